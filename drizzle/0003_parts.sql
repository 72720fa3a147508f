-- What a counsellor calls a case is one part: the file of somebody who asked for help, with a code, a status and an end of its own.
-- That several parts are about the same people (one case_file, or two with a sealed link) is known to supervisors alone.
ALTER TABLE part ADD code text, ADD status text, ADD closed_at timestamptz;
GRANT UPDATE (code, status, closed_at) ON part TO doorkeeper;
GRANT SELECT ON case_file TO doorkeeper;
SET LOCAL ROLE doorkeeper;
UPDATE part p SET code = c.code, status = c.status, closed_at = c.closed_at FROM case_file c WHERE c.id = p.case_id;
RESET ROLE;
DROP POLICY mine ON case_file;
DROP POLICY change_case ON case_file;
ALTER TABLE part ALTER code SET NOT NULL, ALTER status SET NOT NULL, ADD UNIQUE (code),
	ADD CONSTRAINT part_code_check CHECK (code ~ '^NL-[0-9]{4}-[0-9]{5,}$'),
	ADD CONSTRAINT part_status_check CHECK (status IN ('intake', 'clearing', 'active', 'on_hold', 'aftercare', 'closed'));
REVOKE UPDATE (status, closed_at) ON case_file FROM app;
ALTER TABLE case_file DROP code, DROP status, DROP closed_at;
GRANT UPDATE (status, closed_at) ON part TO app;
--> statement-breakpoint

-- ------------------------------------------------------------------ what joins parts, and what shuts them
-- two cases about the same people that need two counsellors
CREATE TABLE sealed_link (
	id uuid PRIMARY KEY,
	case_id uuid NOT NULL REFERENCES case_file,
	other_case_id uuid NOT NULL REFERENCES case_file,
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea NOT NULL,
	made_by uuid NOT NULL REFERENCES staff,
	made_at timestamptz NOT NULL,
	ended_at timestamptz,
	ended_by uuid REFERENCES staff,
	CHECK (case_id <> other_case_id),
	CHECK (num_nonnulls(ended_at, ended_by) IN (0, 2))
);
CREATE UNIQUE INDEX ON sealed_link (least(case_id, other_case_id), greatest(case_id, other_case_id)) WHERE ended_at IS NULL;
CREATE INDEX ON sealed_link (case_id) WHERE ended_at IS NULL;
CREATE INDEX ON sealed_link (other_case_id) WHERE ended_at IS NULL;
-- walls hide people, never danger: what must be weighed for every other part
CREATE TABLE danger (
	id uuid PRIMARY KEY,
	part_id uuid NOT NULL REFERENCES part,
	intake_id uuid REFERENCES intake,
	kind text NOT NULL CHECK (kind IN ('level', 'duress')),
	level text NOT NULL CHECK (level IN ('T0', 'T1')),
	reference text NOT NULL,
	raised_at timestamptz NOT NULL,
	deadline_at timestamptz NOT NULL,
	seen_at timestamptz,
	seen_by uuid REFERENCES staff,
	ended_at timestamptz,
	ended_by uuid REFERENCES staff,
	key_id uuid REFERENCES data_key,
	sealed bytea,
	CHECK (num_nonnulls(seen_at, seen_by) IN (0, 2)),
	CHECK (num_nonnulls(ended_at, ended_by, key_id, sealed) IN (0, 4))
);
CREATE INDEX ON danger (deadline_at) WHERE ended_at IS NULL;
CREATE INDEX ON danger (part_id) WHERE ended_at IS NULL;
-- the reason lies under the key of the case the danger came from: supervisors alone open it
CREATE TABLE passing_on (
	danger_id uuid NOT NULL REFERENCES danger,
	part_id uuid NOT NULL REFERENCES part,
	decision text NOT NULL CHECK (decision IN ('passed-on', 'kept')),
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea NOT NULL,
	decided_by uuid NOT NULL REFERENCES staff,
	decided_at timestamptz NOT NULL,
	PRIMARY KEY (danger_id, part_id)
);
-- reading what is not one's own, in need: with a reason, for an hour, before everybody's eyes
CREATE TABLE broken_glass (
	id uuid PRIMARY KEY,
	part_id uuid NOT NULL REFERENCES part,
	staff_id uuid NOT NULL REFERENCES staff,
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea,
	broken_at timestamptz NOT NULL,
	until timestamptz NOT NULL,
	ended_at timestamptz,
	review_by timestamptz NOT NULL,
	reviewed_at timestamptz,
	reviewed_by uuid REFERENCES staff,
	verdict text CHECK (verdict IN ('right', 'wrong')),
	review bytea,
	CHECK (until > broken_at),
	CHECK (reviewed_by <> staff_id),
	CHECK (num_nonnulls(reviewed_at, reviewed_by, verdict, review) IN (0, 4))
);
CREATE INDEX ON broken_glass (staff_id, until) WHERE ended_at IS NULL;
CREATE INDEX ON broken_glass (review_by) WHERE reviewed_at IS NULL;
CREATE TABLE conflict (
	id uuid PRIMARY KEY,
	part_id uuid NOT NULL REFERENCES part,
	case_id uuid NOT NULL REFERENCES case_file,
	staff_id uuid NOT NULL REFERENCES staff,
	key_id uuid NOT NULL REFERENCES data_key,
	-- the row its reason was sealed in, when it went along to this case with a part
	sealed_in uuid,
	sealed bytea NOT NULL,
	declared_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX ON conflict (staff_id, case_id);
ALTER TABLE notification ADD danger_id uuid REFERENCES danger;
ALTER TABLE notification DROP CONSTRAINT notification_purpose_check,
	ADD CONSTRAINT notification_purpose_check CHECK (purpose IN ('remind-counsellor', 'remind-family', 'alert-urgent', 'alert-unread',
		'alert-danger', 'tell-glass'));
CREATE INDEX ON notification (danger_id) WHERE danger_id IS NOT NULL;
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['sealed_link', 'danger', 'passing_on', 'broken_glass', 'conflict'] LOOP
		EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY door ON public.%I TO doorkeeper USING (true) WITH CHECK (true)', t);
	END LOOP;
END $$;
GRANT SELECT ON sealed_link, trajectory, note TO doorkeeper;
GRANT SELECT, INSERT, UPDATE ON danger, broken_glass, conflict TO doorkeeper;
GRANT SELECT, INSERT ON passing_on TO doorkeeper;
GRANT UPDATE ON part, membership TO doorkeeper;
GRANT INSERT ON membership TO doorkeeper;
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- ------------------------------------------------------------------ what an actor sees
-- a conflict shuts the whole case: also the parts its declarer does not know of
CREATE FUNCTION door.barred_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(case_id), '{}') FROM conflict WHERE staff_id = door.actor()
$$;
CREATE FUNCTION door.barred_parts() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(id), '{}') FROM part WHERE case_id = ANY ((SELECT door.barred_cases())::uuid[])
$$;
CREATE FUNCTION door.barred_chains() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.barred_cases() || door.barred_parts()
		|| (SELECT coalesce(array_agg(id), '{}') FROM intake WHERE part_id = ANY ((SELECT door.barred_parts())::uuid[]))
$$;
CREATE OR REPLACE FUNCTION door.my_parts() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(part_id), '{}') FROM membership
	WHERE staff_id = door.actor() AND ended_at IS NULL AND door.actor_role() IN ('counsellor', 'supervisor')
		AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
$$;
-- to read, never to write; glass without a reason opens nothing
CREATE FUNCTION door.seen_parts() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.my_parts() || (SELECT coalesce(array_agg(DISTINCT part_id), '{}') FROM broken_glass
		WHERE staff_id = door.actor() AND ended_at IS NULL AND until > door.time() AND sealed IS NOT NULL
			AND door.actor_role() = 'counsellor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[]))
$$;
-- a refused opening of what supervisors weigh is written down too
CREATE OR REPLACE FUNCTION door.record_refusal(p_kind text, p_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_chain uuid;
BEGIN
	SELECT id INTO v_chain FROM part WHERE id = p_id;
	IF v_chain IS NULL THEN SELECT coalesce(part_id, id) INTO v_chain FROM intake WHERE id = p_id; END IF;
	IF v_chain IS NULL THEN SELECT coalesce(part_id, intake_id) INTO v_chain FROM follow_up WHERE id = p_id; END IF;
	IF v_chain IS NULL THEN SELECT coalesce(l.part_id, i.part_id, i.id) INTO v_chain FROM second_look l LEFT JOIN intake i ON i.id = l.intake_id WHERE l.id = p_id; END IF;
	IF v_chain IS NULL THEN SELECT part_id INTO v_chain FROM danger WHERE id = p_id; END IF;
	IF v_chain IS NULL THEN SELECT part_id INTO v_chain FROM broken_glass WHERE id = p_id; END IF;
	IF v_chain IS NOT NULL THEN PERFORM door.record(v_chain, p_kind, p_id, NULL, NULL); END IF;
END $$;
-- every part about the same people, near or through sealed links
CREATE FUNCTION door.other_parts(p_part uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH RECURSIVE near AS (
		SELECT case_id FROM part WHERE id = p_part
		UNION SELECT CASE WHEN l.case_id = n.case_id THEN l.other_case_id ELSE l.case_id END
		FROM near n JOIN sealed_link l ON n.case_id IN (l.case_id, l.other_case_id) AND l.ended_at IS NULL
	)
	SELECT p.id FROM part p JOIN near n ON n.case_id = p.case_id WHERE p.id <> p_part
$$;
-- the same, for whoever may know
CREATE FUNCTION door.parts_beside(p_part uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT o FROM door.other_parts(p_part) o WHERE door.actor_role() = 'supervisor' AND o <> ALL (door.barred_parts())
$$;
--> statement-breakpoint

-- ------------------------------------------------------------------ danger passes through walls
-- every supervisor who may see that case; again when another part comes to stand beside it
CREATE FUNCTION door.ring_danger(p_danger uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	INSERT INTO notification (id, unique_key, purpose, staff_id, danger_id, planned_at, first_planned_at, changed_at, created_at)
	SELECT gen_random_uuid(), concat_ws(':', 'alert-danger', d.id, s.id, (SELECT md5(string_agg(o::text, ' ' ORDER BY o)) FROM door.other_parts(d.part_id) o)), 'alert-danger',
		s.id, d.id, door.time(), door.time(), door.time(), door.time()
	FROM danger d JOIN part p ON p.id = d.part_id, staff s
	WHERE d.id = p_danger AND d.ended_at IS NULL AND s.role = 'supervisor' AND s.admitted AND s.phone IS NOT NULL
		AND s.id IS DISTINCT FROM door.actor()
		AND (d.kind = 'duress' OR EXISTS (SELECT FROM door.other_parts(d.part_id)))
		AND NOT EXISTS (SELECT FROM conflict c WHERE c.staff_id = s.id AND c.case_id = p.case_id)
	ON CONFLICT (unique_key) DO NOTHING;
	SELECT pg_notify('notification', ''), pg_notify('desk', '')
$$;
-- whoever works on the part of a task about danger; every supervisor when that is nobody who can be rung
CREATE FUNCTION door.ring_about_task(p_task uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH holder AS (
		SELECT s.id FROM follow_up f JOIN membership m ON m.part_id = f.part_id AND m.staff_id = f.counsellor_id AND m.ended_at IS NULL
		JOIN staff s ON s.id = m.staff_id WHERE f.id = p_task AND s.admitted AND s.phone IS NOT NULL
	)
	INSERT INTO notification (id, unique_key, purpose, staff_id, follow_up_id, follow_up_version, planned_at, first_planned_at, changed_at, created_at)
	SELECT gen_random_uuid(), concat_ws(':', 'alert-danger', f.id, s.id), 'alert-danger', s.id, f.id, 1, door.time(), door.time(), door.time(), door.time()
	FROM follow_up f JOIN part p ON p.id = f.part_id, staff s
	WHERE f.id = p_task AND f.status = 'open' AND f.reason_code = 'danger-passed-on' AND s.admitted AND s.phone IS NOT NULL
		AND (s.id IN (SELECT id FROM holder) OR s.role = 'supervisor' AND NOT EXISTS (SELECT FROM holder))
		AND NOT EXISTS (SELECT FROM conflict c WHERE c.staff_id = s.id AND c.case_id = p.case_id)
	ON CONFLICT (unique_key) DO NOTHING;
	SELECT pg_notify('notification', '')
$$;
CREATE FUNCTION door.raise_danger(p_part uuid, p_intake uuid, p_kind text, p_level text, p_reference text, p_deadline timestamptz)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v uuid := gen_random_uuid();
BEGIN
	INSERT INTO danger (id, part_id, intake_id, kind, level, reference, raised_at, deadline_at)
	VALUES (v, p_part, p_intake, p_kind, p_level, p_reference, door.time(), p_deadline);
	PERFORM door.record(p_part, 'danger.raised', v, NULL, NULL);
	PERFORM door.ring_danger(v);
	RETURN v;
END $$;
CREATE FUNCTION door.danger_deadline(p_level text) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.time() + CASE p_level WHEN 'T0' THEN interval '15 minutes' ELSE interval '4 hours' END
$$;
-- whichever way a message in a part becomes urgent, or an urgent one comes into a part
CREATE FUNCTION door.urgent_in_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM door.raise_danger(NEW.part_id, NEW.id, 'level', NEW.level, NEW.reference, door.danger_deadline(NEW.level));
	RETURN NULL;
END $$;
CREATE FUNCTION door.speak_duress(p_part uuid) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF NOT p_part = ANY (door.my_parts()) THEN RETURN NULL; END IF;
	RETURN door.raise_danger(p_part, NULL, 'duress', 'T1', upper(substr(encode(sha256(convert_to(p_part::text || clock_timestamp()::text, 'UTF8')), 'hex'), 1, 4)),
		door.danger_deadline('T1'));
END $$;
CREATE FUNCTION door.see_danger(p_danger uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	SELECT d.id, p.case_id INTO v FROM danger d JOIN part p ON p.id = d.part_id
	WHERE d.id = p_danger AND p.case_id <> ALL (door.barred_cases()) AND door.actor_role() = 'supervisor';
	IF v.id IS NULL THEN RETURN; END IF;
	PERFORM door.record(v.case_id, 'danger.seen', v.id, NULL, NULL);
	UPDATE danger SET seen_at = door.time(), seen_by = door.actor() WHERE id = v.id AND seen_at IS NULL;
END $$;
-- p_task holds what the other part hears, under that part's key: the danger, not where it came from
CREATE FUNCTION door.decide_passing_on(p_danger uuid, p_part uuid, p_decision text, p_key uuid, p_reason bytea, p_task uuid,
	p_task_key uuid, p_task_words bytea)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_owner uuid; t timestamptz := door.time();
BEGIN
	SELECT d.id, p.case_id INTO v FROM danger d JOIN part p ON p.id = d.part_id
	WHERE d.id = p_danger AND d.ended_at IS NULL AND door.actor_role() = 'supervisor' AND p.case_id <> ALL (door.barred_cases())
		AND p_part <> ALL (door.barred_parts()) AND p_part IN (SELECT door.other_parts(d.part_id)) FOR UPDATE OF d;
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
CREATE FUNCTION door.is_undecided(p_danger uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM danger d, door.other_parts(d.part_id) o WHERE d.id = p_danger
		AND NOT EXISTS (SELECT FROM passing_on q WHERE q.danger_id = d.id AND q.part_id = o))
$$;
CREATE FUNCTION door.end_danger(p_danger uuid, p_key uuid, p_reason bytea) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	SELECT d.id, d.ended_at, p.case_id INTO v FROM danger d JOIN part p ON p.id = d.part_id
	WHERE d.id = p_danger AND door.actor_role() = 'supervisor' AND p.case_id <> ALL (door.barred_cases()) FOR UPDATE OF d;
	IF v.id IS NULL THEN RETURN 'not-found'; END IF;
	IF v.ended_at IS NOT NULL THEN RETURN 'decided-before'; END IF;
	IF door.is_undecided(v.id) THEN RETURN 'still-undecided'; END IF;
	UPDATE danger SET ended_at = door.time(), ended_by = door.actor(), key_id = p_key, sealed = p_reason,
		seen_at = coalesce(seen_at, door.time()), seen_by = coalesce(seen_by, door.actor()) WHERE id = v.id;
	PERFORM door.record(v.case_id, 'danger.ended', v.id, NULL, NULL);
	PERFORM pg_notify('desk', '');
	RETURN 'ended';
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ parts of one case, and cases side by side
-- what stands open in danger is to be weighed anew for whoever came to stand beside it: nobody has seen that yet
CREATE FUNCTION door.ring_neighbours(p_case uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v uuid;
BEGIN
	FOR v IN SELECT d.id FROM danger d JOIN part p ON p.id = d.part_id
		WHERE door.actor_role() = 'supervisor' AND d.ended_at IS NULL AND door.is_undecided(d.id)
			AND (p.case_id = p_case OR p.id IN (SELECT door.other_parts(q.id) FROM part q WHERE q.case_id = p_case)) FOR UPDATE OF d LOOP
		UPDATE danger SET seen_at = NULL, seen_by = NULL, deadline_at = door.danger_deadline(level) WHERE id = v;
		PERFORM door.ring_danger(v);
	END LOOP;
END $$;
-- in no part of a case works anybody who declared a conflict about it
CREATE FUNCTION door.shut_out_barred(p_case uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	FOR v IN UPDATE membership m SET ended_at = door.time() FROM part p, conflict c
		WHERE p.id = m.part_id AND p.case_id = p_case AND c.case_id = p_case AND c.staff_id = m.staff_id AND m.ended_at IS NULL
		RETURNING m.part_id, m.staff_id LOOP
		PERFORM door.record(v.part_id, 'part.counsellor-removed', v.staff_id, NULL, NULL);
	END LOOP;
	UPDATE notification n SET status = 'cancelled', reason_code = 'other-counsellor', changed_at = door.time()
	FROM follow_up f JOIN part p ON p.id = f.part_id, conflict c
	WHERE f.id = n.follow_up_id AND p.case_id = p_case AND c.case_id = p_case AND c.staff_id = n.staff_id
		AND n.purpose = 'remind-counsellor' AND n.status = 'planned';
	UPDATE broken_glass g SET ended_at = door.time() FROM part p, conflict c
	WHERE p.id = g.part_id AND p.case_id = p_case AND c.case_id = p_case AND c.staff_id = g.staff_id AND g.ended_at IS NULL;
	FOR v IN UPDATE follow_up f SET counsellor_id = NULL FROM part p, conflict c
		WHERE p.id = f.part_id AND p.case_id = p_case AND c.case_id = p_case AND c.staff_id = f.counsellor_id
			AND f.reason_code = 'danger-passed-on' AND f.status = 'open' RETURNING f.id LOOP
		PERFORM door.ring_about_task(v.id);
	END LOOP;
END $$;
-- a part goes to another case; an empty case it leaves behind stays, so that its chain stays
CREATE FUNCTION door.move_part(p_part uuid, p_case uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_from uuid;
BEGIN
	SELECT case_id INTO v_from FROM part WHERE id = p_part AND id <> ALL (door.barred_parts()) FOR UPDATE;
	IF v_from IS NULL OR v_from = p_case OR door.actor_role() IS DISTINCT FROM 'supervisor' OR p_case = ANY (door.barred_cases())
		OR NOT EXISTS (SELECT FROM case_file WHERE id = p_case) THEN RETURN false; END IF;
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
--> statement-breakpoint

-- ------------------------------------------------------------------ breaking glass, declaring a conflict
-- answers the key the reason is sealed with; the row opens nothing before it has one (door.seen_parts)
CREATE FUNCTION door.break_glass(p_id uuid, p_code text, p_until timestamptz, p_review_by timestamptz)
RETURNS TABLE (part_id uuid, key_id uuid, kek_id text, wrapped bytea) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_part uuid; v_key uuid; t timestamptz := door.time();
BEGIN
	IF door.actor_role() IS DISTINCT FROM 'counsellor' THEN RETURN; END IF;
	SELECT p.id, p.key_id INTO v_part, v_key FROM part p WHERE p.code = p_code AND p.id <> ALL (door.barred_parts()) AND p.id <> ALL (door.my_parts());
	IF v_part IS NULL THEN RETURN; END IF;
	-- one glass at a time: sent twice, or broken already, it opens what stands open
	PERFORM FROM part WHERE id = v_part FOR UPDATE;
	IF EXISTS (SELECT FROM broken_glass g WHERE g.part_id = v_part AND g.staff_id = door.actor() AND g.ended_at IS NULL AND g.until > t) THEN
		RETURN QUERY SELECT v_part, k.id, k.kek_id, k.wrapped FROM data_key k WHERE k.id = v_key;
		RETURN;
	END IF;
	INSERT INTO broken_glass (id, part_id, staff_id, key_id, broken_at, until, review_by)
	VALUES (p_id, v_part, door.actor(), v_key, t, p_until, p_review_by);
	RETURN QUERY SELECT v_part, k.id, k.kek_id, k.wrapped FROM data_key k WHERE k.id = v_key;
END $$;
CREATE FUNCTION door.give_glass_reason(p_id uuid, p_sealed bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time();
BEGIN
	UPDATE broken_glass SET sealed = p_sealed WHERE id = p_id AND staff_id = door.actor() AND sealed IS NULL AND broken_at = t
	RETURNING * INTO v;
	IF v.id IS NULL THEN RETURN false; END IF;
	PERFORM door.record(v.part_id, 'glass.broken', v.id, v.key_id, NULL);
	-- who works on it, and every supervisor who may see it, hear of it at once
	INSERT INTO notification (id, unique_key, purpose, staff_id, planned_at, first_planned_at, changed_at, created_at, follow_up_id)
	SELECT gen_random_uuid(), concat_ws(':', 'tell-glass', v.id, s.id), 'tell-glass', s.id, t, t, t, t, NULL FROM staff s
	WHERE s.admitted AND s.phone IS NOT NULL AND s.id <> v.staff_id
		AND (EXISTS (SELECT FROM membership m WHERE m.part_id = v.part_id AND m.staff_id = s.id AND m.ended_at IS NULL)
			OR s.role = 'supervisor' AND NOT EXISTS (SELECT FROM conflict c JOIN part p ON p.case_id = c.case_id WHERE p.id = v.part_id AND c.staff_id = s.id));
	INSERT INTO follow_up (id, kind, part_id, counsellor_id, status, starts_at, ends_at, reason_code, created_at)
	SELECT v.id, 'task', v.part_id, m.staff_id, 'open', t, t + interval '15 minutes', 'glass-broken', t
	FROM membership m WHERE m.part_id = v.part_id AND m.role = 'first' AND m.ended_at IS NULL;
	PERFORM pg_notify('notification', '');
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- its end is written down when its minute has passed, or when whoever broke it is done
CREATE FUNCTION door.end_glass(p_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	FOR v IN SELECT id, part_id, until FROM broken_glass WHERE ended_at IS NULL
		AND (p_id IS NULL AND until <= door.time() OR id = p_id AND staff_id = door.actor()) FOR UPDATE SKIP LOCKED LOOP
		UPDATE broken_glass SET ended_at = least(v.until, door.time()) WHERE id = v.id;
		PERFORM door.record(v.part_id, 'glass.ended', v.id, NULL, NULL);
	END LOOP;
END $$;
CREATE FUNCTION door.review_glass(p_id uuid, p_verdict text, p_words bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	UPDATE broken_glass SET reviewed_at = door.time(), reviewed_by = door.actor(), verdict = p_verdict, review = p_words
	WHERE id = p_id AND reviewed_at IS NULL AND sealed IS NOT NULL AND staff_id <> door.actor() AND door.actor_role() = 'supervisor'
		AND part_id <> ALL (door.barred_parts()) RETURNING * INTO v;
	IF v.id IS NULL THEN RETURN false; END IF;
	PERFORM door.record(v.part_id, 'glass.reviewed', v.id, NULL, NULL);
	RETURN true;
END $$;
-- shuts the case to its declarer in this transaction; what was theirs waits for a supervisor
CREATE FUNCTION door.declare_conflict(p_id uuid, p_part uuid, p_key uuid, p_sealed bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time();
BEGIN
	SELECT p.id, p.case_id, p.key_id INTO v FROM part p WHERE p.id = p_part AND (door.actor_role() = 'supervisor' OR p.id = ANY (door.seen_parts()))
		AND p.id <> ALL (door.barred_parts()) FOR UPDATE OF p;
	IF v.id IS NULL OR v.key_id <> p_key THEN RETURN false; END IF;
	-- sent twice at once
	IF EXISTS (SELECT FROM conflict WHERE staff_id = door.actor() AND case_id = v.case_id) THEN RETURN true; END IF;
	PERFORM door.record(v.id, 'conflict.declared', p_id, NULL, NULL);
	INSERT INTO conflict (id, part_id, case_id, staff_id, key_id, sealed, declared_at) VALUES (p_id, v.id, v.case_id, door.actor(), p_key, p_sealed, t);
	PERFORM door.shut_out_barred(v.case_id);
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- who works on a part: a supervisor's word. Tasks go along; an appointment does not, since another agenda may be full at that hour.
CREATE FUNCTION door.assign_part(p_part uuid, p_staff uuid, p_role text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time(); v_case uuid;
BEGIN
	SELECT case_id INTO v_case FROM part WHERE id = p_part AND id <> ALL (door.barred_parts()) AND door.actor_role() = 'supervisor' FOR UPDATE;
	IF v_case IS NULL THEN RETURN 'not-found'; END IF;
	IF NOT EXISTS (SELECT FROM staff WHERE id = p_staff AND admitted AND role IN ('counsellor', 'supervisor')) THEN RETURN 'not-possible-now'; END IF;
	IF EXISTS (SELECT FROM conflict WHERE staff_id = p_staff AND case_id = v_case) THEN RETURN 'conflict-declared'; END IF;
	-- sent twice at once
	IF EXISTS (SELECT FROM membership WHERE part_id = p_part AND staff_id = p_staff AND role = p_role AND ended_at IS NULL) THEN RETURN 'assigned'; END IF;
	-- the new first ends the first there was; the same person changes place
	FOR v IN UPDATE membership SET ended_at = t WHERE part_id = p_part AND ended_at IS NULL
		AND (staff_id = p_staff OR p_role = 'first' AND role = 'first') RETURNING staff_id LOOP
		IF v.staff_id <> p_staff THEN PERFORM door.record(p_part, 'part.counsellor-removed', v.staff_id, NULL, NULL); END IF;
	END LOOP;
	INSERT INTO membership (part_id, staff_id, role, since) VALUES (p_part, p_staff, p_role, t);
	PERFORM door.record(p_part, 'part.counsellor-added', p_staff, NULL, NULL);
	IF p_role = 'first' THEN
		UPDATE follow_up SET counsellor_id = p_staff WHERE part_id = p_part AND kind = 'task' AND status = 'open';
		PERFORM door.ring_about_task(f.id) FROM follow_up f WHERE f.part_id = p_part AND f.reason_code = 'danger-passed-on' AND f.status = 'open';
		FOR v IN SELECT f.id FROM follow_up f WHERE f.part_id = p_part AND f.kind = 'appointment' AND f.status IN ('held', 'booked') AND f.starts_at > t
			AND NOT EXISTS (SELECT FROM membership m WHERE m.part_id = p_part AND m.staff_id = f.counsellor_id AND m.ended_at IS NULL) LOOP
			UPDATE notification SET status = 'cancelled', reason_code = 'other-counsellor', changed_at = t
			WHERE follow_up_id = v.id AND purpose = 'remind-counsellor' AND status = 'planned';
			INSERT INTO follow_up (id, kind, part_id, counsellor_id, status, starts_at, ends_at, reason_code, created_at)
			VALUES (gen_random_uuid(), 'task', p_part, p_staff, 'open', t, t + interval '15 minutes', 'take-over-appointment', t);
		END LOOP;
	END IF;
	PERFORM pg_notify('desk', '');
	RETURN 'assigned';
END $$;
-- what nobody answered goes to every supervisor
CREATE OR REPLACE FUNCTION door.pass_alert_on(p_notification uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	UPDATE notification SET reason_code = 'passed-on', changed_at = door.time() WHERE gathered_in = p_notification;
	SELECT door.alert(n.intake_id, n.purpose, door.time())
	FROM notification n JOIN intake i ON i.id = n.intake_id
	WHERE (n.id = p_notification OR n.gathered_in = p_notification) AND n.purpose IN ('alert-urgent', 'alert-unread')
		AND i.closed_at IS NULL AND (i.read_at IS NULL OR i.read_at <= n.created_at);
	INSERT INTO notification (id, unique_key, purpose, staff_id, follow_up_id, follow_up_version, planned_at, first_planned_at, changed_at, created_at)
	SELECT gen_random_uuid(), concat_ws(':', 'alert-danger', f.id, s.id), 'alert-danger', s.id, f.id, 1, door.time(), door.time(), door.time(), door.time()
	FROM notification n JOIN follow_up f ON f.id = n.follow_up_id AND f.status = 'open' JOIN part p ON p.id = f.part_id, staff s
	WHERE n.id = p_notification AND n.purpose = 'alert-danger' AND s.role = 'supervisor' AND s.admitted AND s.phone IS NOT NULL
		AND NOT EXISTS (SELECT FROM conflict c WHERE c.staff_id = s.id AND c.case_id = p.case_id)
	ON CONFLICT (unique_key) DO NOTHING
$$;
GRANT EXECUTE ON FUNCTION door.barred_cases(), door.barred_parts(), door.barred_chains(), door.seen_parts(), door.parts_beside(uuid),
	door.speak_duress(uuid), door.see_danger(uuid), door.decide_passing_on(uuid, uuid, text, uuid, bytea, uuid, uuid, bytea),
	door.end_danger(uuid, uuid, bytea), door.move_part(uuid, uuid), door.ring_neighbours(uuid),
	door.break_glass(uuid, text, timestamptz, timestamptz), door.give_glass_reason(uuid, bytea), door.end_glass(uuid),
	door.review_glass(uuid, text, bytea), door.declare_conflict(uuid, uuid, uuid, bytea), door.assign_part(uuid, uuid, text) TO app;
GRANT EXECUTE ON FUNCTION door.end_glass(uuid) TO worker;
GRANT EXECUTE ON FUNCTION door.urgent_in_part() TO SESSION_USER;
RESET ROLE;
CREATE TRIGGER urgent_in_part AFTER UPDATE OF level, part_id, waiting_since ON intake FOR EACH ROW
	WHEN (NEW.part_id IS NOT NULL AND NEW.level IN ('T0', 'T1') AND (NEW.level < OLD.level
		OR NEW.part_id IS DISTINCT FROM OLD.part_id OR NEW.waiting_since <> OLD.waiting_since))
	EXECUTE FUNCTION door.urgent_in_part();
--> statement-breakpoint

-- ------------------------------------------------------------------ app: supervisors see what they did not declare a conflict in
GRANT SELECT ON sealed_link, danger, passing_on, broken_glass, conflict TO app;
GRANT INSERT ON sealed_link TO app;
GRANT UPDATE (ended_at, ended_by) ON sealed_link TO app;
CREATE POLICY supervised ON case_file FOR SELECT TO app USING ((SELECT door.actor_role()) = 'supervisor'
	AND id <> ALL ((SELECT door.barred_cases())::uuid[]));
CREATE POLICY supervised ON sealed_link FOR SELECT TO app USING (EXISTS (SELECT FROM case_file c WHERE c.id = case_id)
	AND EXISTS (SELECT FROM case_file c WHERE c.id = other_case_id));
CREATE POLICY link ON sealed_link FOR INSERT TO app WITH CHECK (made_by = (SELECT door.actor()) AND ended_at IS NULL
	AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id) AND EXISTS (SELECT FROM case_file c WHERE c.id = other_case_id));
CREATE POLICY unlink ON sealed_link FOR UPDATE TO app USING (ended_at IS NULL AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id)
	AND EXISTS (SELECT FROM case_file c WHERE c.id = other_case_id)) WITH CHECK (ended_by = (SELECT door.actor()));
CREATE POLICY supervised ON danger FOR SELECT TO app USING ((SELECT door.actor_role()) = 'supervisor' AND EXISTS (SELECT FROM part p WHERE p.id = part_id));
CREATE POLICY supervised ON passing_on FOR SELECT TO app USING (EXISTS (SELECT FROM danger d WHERE d.id = danger_id)
	AND part_id <> ALL ((SELECT door.barred_parts())::uuid[]));
CREATE POLICY concerned ON broken_glass FOR SELECT TO app USING (
	(SELECT door.actor_role()) IN ('counsellor', 'supervisor') AND staff_id = (SELECT door.actor()) OR EXISTS (SELECT FROM part p WHERE p.id = part_id));
CREATE POLICY concerned ON conflict FOR SELECT TO app USING (
	(SELECT door.actor_role()) IN ('counsellor', 'supervisor') AND staff_id = (SELECT door.actor())
	OR (SELECT door.actor_role()) = 'supervisor' AND EXISTS (SELECT FROM part p WHERE p.id = part_id));

DROP POLICY desk ON intake;
CREATE POLICY desk ON intake FOR SELECT TO app USING (
	(SELECT door.actor_role()) = 'supervisor' AND (part_id IS NULL OR part_id <> ALL ((SELECT door.barred_parts())::uuid[]))
	OR (SELECT door.actor_role()) = 'counsellor' AND (
		part_id IS NULL AND (taken_by IS NULL OR taken_by = (SELECT door.actor()))
		OR part_id = ANY ((SELECT door.seen_parts())::uuid[])));
DROP POLICY desk_change ON intake;
CREATE POLICY desk_change ON intake FOR UPDATE TO app USING (
	(SELECT door.actor_role()) = 'supervisor' AND (part_id IS NULL OR part_id <> ALL ((SELECT door.barred_parts())::uuid[]))
	OR (SELECT door.actor_role()) = 'counsellor' AND (
		part_id IS NULL AND (taken_by IS NULL OR taken_by = (SELECT door.actor()))
		OR part_id = ANY ((SELECT door.my_parts())::uuid[])))
	WITH CHECK ((SELECT door.actor_role()) = 'supervisor'
		OR (SELECT door.actor_role()) = 'counsellor' AND (part_id IS NULL OR part_id = ANY ((SELECT door.my_parts())::uuid[])));
-- who reads behind broken glass answers nobody
DROP POLICY taker_writes ON intake_message;
CREATE POLICY taker_writes ON intake_message FOR INSERT TO app WITH CHECK (author = 'staff' AND staff_id = (SELECT door.actor())
	AND EXISTS (SELECT FROM intake i WHERE i.id = intake_id AND (i.taken_by IS NOT NULL OR (SELECT door.actor_role()) = 'supervisor')
		AND (i.part_id IS NULL OR (SELECT door.actor_role()) = 'supervisor' OR i.part_id = ANY ((SELECT door.my_parts())::uuid[]))));
DROP POLICY two_persons ON second_look;
CREATE POLICY two_persons ON second_look FOR SELECT TO app USING (EXISTS (SELECT FROM intake i WHERE i.id = intake_id
	AND (i.taken_by IS NOT NULL OR (SELECT door.actor_role()) = 'supervisor')) OR (SELECT door.actor_role()) = 'counsellor' AND proposed_by = (SELECT door.actor()));
DROP POLICY decide ON second_look;
CREATE POLICY decide ON second_look FOR UPDATE TO app USING (decided_at IS NULL AND (
		(SELECT door.actor_role()) = 'supervisor' AND EXISTS (SELECT FROM intake i WHERE i.id = intake_id)
		OR (SELECT door.actor_role()) = 'counsellor' AND proposed_by = (SELECT door.actor())
		OR EXISTS (SELECT FROM intake i WHERE i.id = intake_id AND i.taken_by = (SELECT door.actor()))))
	WITH CHECK (decided_by = (SELECT door.actor()) AND (decided_by <> proposed_by OR decision = 'withdrawn'));

DROP POLICY mine ON part;
CREATE POLICY mine ON part FOR SELECT TO app USING (
	(SELECT door.actor_role()) = 'supervisor' AND id <> ALL ((SELECT door.barred_parts())::uuid[]) OR id = ANY ((SELECT door.seen_parts())::uuid[]));
CREATE POLICY change ON part FOR UPDATE TO app USING (id = ANY ((SELECT door.my_parts())::uuid[]));
DROP POLICY mine ON membership;
CREATE POLICY mine ON membership FOR SELECT TO app USING (
	(SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[]) OR part_id = ANY ((SELECT door.seen_parts())::uuid[]));
DROP POLICY let_in ON membership;
-- nobody lets himself in where a conflict was declared
CREATE POLICY let_in ON membership FOR INSERT TO app WITH CHECK (
	(SELECT door.actor_role()) = 'supervisor' AND EXISTS (SELECT FROM part p WHERE p.id = part_id)
		AND NOT EXISTS (SELECT FROM conflict c JOIN part p ON p.case_id = c.case_id WHERE p.id = part_id AND c.staff_id = membership.staff_id)
	OR (SELECT door.actor_role()) = 'counsellor' AND staff_id = (SELECT door.actor()) AND NOT door.part_has_members(part_id));
DROP POLICY let_out ON membership;
CREATE POLICY let_out ON membership FOR UPDATE TO app USING ((SELECT door.actor_role()) = 'supervisor' AND EXISTS (SELECT FROM part p WHERE p.id = part_id)) WITH CHECK (true);
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['person', 'trajectory', 'note', 'contact_point', 'safe_contact_plan', 'consent'] LOOP
		EXECUTE format('DROP POLICY mine ON %I', t);
		EXECUTE format($p$CREATE POLICY mine ON %I FOR SELECT TO app USING (
			(SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
			OR part_id = ANY ((SELECT door.seen_parts())::uuid[]))$p$, t);
	END LOOP;
END $$;
DROP POLICY mine ON follow_up;
CREATE POLICY mine ON follow_up FOR SELECT TO app USING (
	(SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
	OR part_id = ANY ((SELECT door.seen_parts())::uuid[])
	OR part_id IS NULL AND EXISTS (SELECT FROM intake i WHERE i.id = intake_id));
-- a task about an intake is its desk's to change, or its part's; whoever reads behind broken glass leaves it alone
DROP POLICY add ON follow_up;
DROP POLICY change ON follow_up;
CREATE POLICY add ON follow_up FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[])
	OR part_id IS NULL AND EXISTS (SELECT FROM intake i WHERE i.id = intake_id
		AND (i.part_id IS NULL OR (SELECT door.actor_role()) = 'supervisor' OR i.part_id = ANY ((SELECT door.my_parts())::uuid[]))));
CREATE POLICY change ON follow_up FOR UPDATE TO app USING (part_id = ANY ((SELECT door.my_parts())::uuid[])
	OR part_id IS NULL AND EXISTS (SELECT FROM intake i WHERE i.id = intake_id
		AND (i.part_id IS NULL OR (SELECT door.actor_role()) = 'supervisor' OR i.part_id = ANY ((SELECT door.my_parts())::uuid[]))));
DROP POLICY mine ON notification;
CREATE POLICY mine ON notification FOR SELECT TO app USING (
	(SELECT door.actor_role()) = 'supervisor' AND (part_id IS NULL AND (intake_id IS NULL OR EXISTS (SELECT FROM intake i WHERE i.id = intake_id))
		OR part_id <> ALL ((SELECT door.barred_parts())::uuid[]))
	OR part_id = ANY ((SELECT door.seen_parts())::uuid[])
	OR (SELECT door.actor_role()) = 'counsellor' AND staff_id = (SELECT door.actor()));
DROP POLICY follows ON event;
CREATE POLICY follows ON event FOR SELECT TO app USING (
	(SELECT door.actor_role()) = 'supervisor' AND chain_id <> ALL ((SELECT door.barred_chains())::uuid[])
	OR chain_id = ANY ((SELECT door.seen_parts())::uuid[])
	OR EXISTS (SELECT FROM intake i WHERE i.id = chain_id AND i.taken_by IS NOT NULL)
	OR chain_id = '00000000-0000-0000-0000-000000000000' AND (SELECT door.actor_role()) = 'administrator');
--> statement-breakpoint

-- ------------------------------------------------------------------ worker
GRANT SELECT (id, reference, level, seen_at, ended_at) ON danger TO worker;
CREATE POLICY worker ON danger FOR SELECT TO worker USING (true);
