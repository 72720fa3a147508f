-- Nobody slips a danger out of sight alone: a part that goes to another case takes along who may not end it, keeping it from somebody is left to
-- the same other supervisor, as is what puts somebody out of its reach, and who was told of it is not left by one.
-- In which cases a part stands or ever stood: whoever worked on something there is no other pair of eyes for it.
CREATE TABLE stood_in (
	part_id uuid NOT NULL REFERENCES part ON DELETE CASCADE,
	case_id uuid NOT NULL REFERENCES case_file ON DELETE CASCADE,
	PRIMARY KEY (part_id, case_id)
);
CREATE INDEX ON stood_in (case_id);
CREATE INDEX ON passing_on (part_id);
ALTER TABLE stood_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE stood_in FORCE ROW LEVEL SECURITY;
CREATE POLICY door ON stood_in TO doorkeeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON stood_in TO doorkeeper;
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
INSERT INTO stood_in SELECT id, case_id FROM part UNION SELECT subject_id, chain_id FROM event WHERE kind = 'case.part-left';
CREATE FUNCTION door.stands_in() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	INSERT INTO stood_in VALUES (NEW.id, NEW.case_id) ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
-- who works or worked on it, or on another part that stands or stood in one case with it; for supervisors, whose eyes are asked
CREATE FUNCTION door.worked_beside(p_part uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT DISTINCT m.staff_id FROM stood_in here JOIN stood_in beside USING (case_id) JOIN membership m ON m.part_id = beside.part_id AND m.role <> 'expert'
	WHERE here.part_id = p_part AND door.actor_role() = 'supervisor' AND p_part <> ALL ((SELECT door.barred_parts())::uuid[])
$$;
CREATE OR REPLACE FUNCTION door.other_eyes(p_part uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.actor_role() IS NOT DISTINCT FROM 'supervisor' AND p_part IS NOT NULL AND p_part <> ALL ((SELECT door.barred_parts())::uuid[])
		AND door.actor() NOT IN (SELECT door.worked_beside(p_part))
$$;
-- as in 0003_parts.sql; that a part is not told asks eyes that are other ones on either side, passing on waits for nobody
CREATE OR REPLACE FUNCTION door.decide_passing_on(p_danger uuid, p_part uuid, p_decision text, p_key uuid, p_reason bytea, p_task uuid,
	p_task_key uuid, p_task_words bytea)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_owner uuid; t timestamptz := door.time();
BEGIN
	SELECT d.id, p.case_id INTO v FROM danger d JOIN part p ON p.id = d.part_id
	WHERE d.id = p_danger AND d.ended_at IS NULL AND door.actor_role() = 'supervisor' AND p.case_id <> ALL (door.barred_cases())
		AND p_part <> ALL (door.barred_parts()) AND p_part IN (SELECT door.other_parts(d.part_id))
		AND (p_decision = 'passed-on' OR door.other_eyes(d.part_id) AND door.other_eyes(p_part)) FOR UPDATE OF d;
	IF v.id IS NULL THEN RETURN false; END IF;
	INSERT INTO passing_on (danger_id, part_id, decision, key_id, sealed, decided_by, decided_at)
	VALUES (v.id, p_part, p_decision, p_key, p_reason, door.actor(), t) ON CONFLICT DO NOTHING;
	IF NOT FOUND THEN RETURN false; END IF;
	UPDATE danger SET seen_at = t, seen_by = door.actor() WHERE id = v.id AND seen_at IS NULL;
	PERFORM door.record(v.case_id, 'danger.' || p_decision, p_part, NULL, NULL);
	IF p_decision = 'passed-on' THEN
		SELECT staff_id INTO v_owner FROM membership WHERE part_id = p_part AND role = 'first' AND ended_at IS NULL;
		INSERT INTO follow_up (id, kind, part_id, counsellor_id, status, starts_at, ends_at, reason_code, key_id, sealed, created_at)
		VALUES (p_task, 'task', p_part, v_owner, 'open', t, t + interval '15 minutes', 'danger-passed-on', p_task_key, p_task_words, t);
		PERFORM door.record(p_part, 'danger.received', p_task, NULL, NULL);
		PERFORM door.ring_about_task(p_task);
	END IF;
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- Of no danger that has yet to be weighed is somebody taken out of reach by whoever may not keep it from her. Whoever may not see that part separates nothing.
CREATE FUNCTION door.may_separate(p_part uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.actor_role() IS NOT DISTINCT FROM 'supervisor' AND p_part <> ALL ((SELECT door.barred_parts())::uuid[])
		AND NOT EXISTS (SELECT FROM danger d, door.other_parts(d.part_id) o
			WHERE d.ended_at IS NULL AND (d.part_id = p_part OR d.part_id IN (SELECT door.other_parts(p_part)))
				AND NOT EXISTS (SELECT FROM passing_on q WHERE q.danger_id = d.id AND q.part_id = o)
				AND (door.other_eyes(d.part_id) AND door.other_eyes(o)) IS NOT TRUE)
$$;
-- as in 0003_parts.sql; not out of reach of a danger that has yet to be weighed
CREATE OR REPLACE FUNCTION door.move_part(p_part uuid, p_case uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_from uuid;
BEGIN
	SELECT case_id INTO v_from FROM part WHERE id = p_part AND id <> ALL (door.barred_parts()) FOR UPDATE;
	IF v_from IS NULL OR v_from = p_case OR door.actor_role() IS DISTINCT FROM 'supervisor' OR p_case = ANY (door.barred_cases())
		OR NOT EXISTS (SELECT FROM case_file WHERE id = p_case) OR door.may_separate(p_part) IS NOT TRUE THEN RETURN false; END IF;
	UPDATE part SET case_id = p_case WHERE id = p_part;
	-- whoever knows these people knows them in the other case too
	INSERT INTO conflict (id, part_id, case_id, staff_id, key_id, sealed_in, sealed, declared_at)
	SELECT gen_random_uuid(), part_id, p_case, staff_id, key_id, coalesce(sealed_in, id), sealed, declared_at FROM conflict WHERE case_id = v_from
	ON CONFLICT (staff_id, case_id) DO NOTHING;
	PERFORM door.shut_out_barred(p_case);
	PERFORM door.record(v_from, 'case.part-left', p_part, NULL, NULL);
	PERFORM door.record(p_case, 'case.part-joined', p_part, NULL, NULL);
	PERFORM door.ring_neighbours(p_case);
	RETURN true;
END $$;
-- a danger elsewhere, of which this part was told, is not over; for whoever works on it or watches over it, and nothing of where it came from
CREATE FUNCTION door.told_of_danger(p_part uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM passing_on q JOIN danger d ON d.id = q.danger_id WHERE q.part_id = p_part AND q.decision = 'passed-on' AND d.ended_at IS NULL)
		AND (p_part = ANY (door.my_parts()) OR door.actor_role() = 'supervisor' AND p_part <> ALL ((SELECT door.barred_parts())::uuid[])) IS TRUE
$$;
-- also of a danger elsewhere that it was told of
CREATE OR REPLACE FUNCTION door.ended_danger_in(p_part uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM danger d WHERE d.ended_by = door.actor() AND (d.part_id = p_part
		OR EXISTS (SELECT FROM passing_on q WHERE q.danger_id = d.id AND q.part_id = p_part AND q.decision = 'passed-on')))
$$;
CREATE OR REPLACE FUNCTION door.may_be_in_danger(p_part uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM danger WHERE part_id = p_part AND ended_at IS NULL) OR door.told_of_danger(p_part)
		OR door.asks_second(p_part, 'low') IS NOT FALSE OR door.ended_danger_in(p_part)
$$;
REVOKE EXECUTE ON FUNCTION door.stands_in(), door.worked_beside(uuid), door.told_of_danger(uuid), door.may_separate(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.worked_beside(uuid), door.told_of_danger(uuid), door.may_separate(uuid) TO app;
GRANT EXECUTE ON FUNCTION door.stands_in() TO SESSION_USER;
RESET ROLE;
CREATE TRIGGER stands_in AFTER INSERT OR UPDATE OF case_id ON part FOR EACH ROW EXECUTE FUNCTION door.stands_in();
ALTER POLICY unlink ON sealed_link USING (ended_at IS NULL AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id)
	AND EXISTS (SELECT FROM case_file c WHERE c.id = other_case_id)
	AND coalesce(door.may_separate((SELECT p.id FROM part p WHERE p.case_id = sealed_link.case_id LIMIT 1)), true));
