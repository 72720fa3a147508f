-- Hand-over (domain.md 3, 8): whenever a case goes to somebody else that is written down, with what the one who gets it must know, and it stays on
-- one page of hers until she says that she read it.
-- Who gave what to whom, and what the one who gets it must know; read when she says so.
CREATE TABLE hand_over (
	id uuid PRIMARY KEY,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid REFERENCES data_key,
	from_id uuid REFERENCES staff,
	to_id uuid NOT NULL REFERENCES staff,
	role text NOT NULL CONSTRAINT hand_over_role_check CHECK (role IN ('first', 'second')),
	made_by uuid NOT NULL REFERENCES staff,
	made_at timestamptz NOT NULL,
	sealed bytea,
	read_at timestamptz,
	CHECK (num_nonnulls(key_id, sealed) IN (0, 2))
);
CREATE INDEX ON hand_over (part_id);
CREATE INDEX hand_over_unread ON hand_over (to_id) WHERE read_at IS NULL;
ALTER TABLE hand_over ENABLE ROW LEVEL SECURITY;
ALTER TABLE hand_over FORCE ROW LEVEL SECURITY;
CREATE POLICY door ON hand_over TO doorkeeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON hand_over TO doorkeeper;
GRANT SELECT ON hand_over TO app;
CREATE POLICY mine ON hand_over FOR SELECT TO app USING (
	(SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
	OR part_id = ANY ((SELECT door.seen_parts())::uuid[]));
GRANT UPDATE (read_at) ON hand_over TO app;
CREATE POLICY read ON hand_over FOR UPDATE TO app USING (to_id = (SELECT door.actor()) AND part_id = ANY ((SELECT door.my_parts())::uuid[]))
	WITH CHECK (true);
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- As in 0003_parts.sql; and a first counsellor who comes is told so, whoever was there before.
CREATE FUNCTION door.note_hand_over(p_part uuid, p_from uuid, p_to uuid, p_role text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	-- what she was given before and never read is the same to whoever gets it now
	UPDATE hand_over SET read_at = door.time() WHERE part_id = p_part AND role = p_role AND read_at IS NULL AND to_id <> p_to;
	IF p_to <> door.actor() THEN
		INSERT INTO hand_over (id, part_id, from_id, to_id, role, made_by, made_at)
		VALUES (gen_random_uuid(), p_part, p_from, p_to, p_role, door.actor(), door.time());
	END IF;
END $$;
CREATE OR REPLACE FUNCTION door.assign_part(p_part uuid, p_staff uuid, p_role text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time(); v_case uuid; v_from uuid;
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
		v_from := CASE WHEN v.staff_id <> p_staff THEN v.staff_id ELSE v_from END;
		IF v.staff_id <> p_staff THEN PERFORM door.record(p_part, 'part.counsellor-removed', v.staff_id, NULL, NULL); END IF;
	END LOOP;
	INSERT INTO membership (part_id, staff_id, role, since) VALUES (p_part, p_staff, p_role, t);
	PERFORM door.record(p_part, 'part.counsellor-added', p_staff, NULL, NULL);
	IF p_role = 'first' THEN
		PERFORM door.note_hand_over(p_part, v_from, p_staff, p_role);
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
-- A case goes from somebody to somebody, in the place that the one had: a second counsellor is followed by a second one. What was open in her
-- name goes along; of her appointments a task tells, since two agendas are not the same. With the words of whoever hands it over.
CREATE FUNCTION door.hand_over(p_part uuid, p_from uuid, p_to uuid, p_key uuid, p_id uuid, p_sealed bytea) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_role text; v_outcome text; v record; t timestamptz := door.time();
BEGIN
	SELECT role INTO v_role FROM membership WHERE part_id = p_part AND staff_id = p_from AND ended_at IS NULL AND role <> 'expert';
	IF v_role IS NULL OR p_from = p_to THEN RETURN 'not-possible-now'; END IF;
	-- whoever works on it already comes in her place
	IF v_role = 'second' AND EXISTS (SELECT FROM membership WHERE part_id = p_part AND staff_id = p_to AND role = 'first' AND ended_at IS NULL) THEN
		RETURN 'works-on-it';
	END IF;
	v_outcome := door.assign_part(p_part, p_to, v_role);
	IF v_outcome <> 'assigned' THEN RETURN v_outcome; END IF;
	IF v_role = 'second' THEN
		UPDATE membership SET ended_at = t WHERE part_id = p_part AND staff_id = p_from AND ended_at IS NULL;
		PERFORM door.record(p_part, 'part.counsellor-removed', p_from, NULL, NULL);
		PERFORM door.note_hand_over(p_part, p_from, p_to, v_role);
		UPDATE follow_up SET counsellor_id = p_to WHERE part_id = p_part AND counsellor_id = p_from AND kind = 'task' AND status = 'open';
		FOR v IN SELECT id FROM follow_up WHERE part_id = p_part AND counsellor_id = p_from AND kind = 'appointment' AND status IN ('held', 'booked') AND starts_at > t LOOP
			UPDATE notification SET status = 'cancelled', reason_code = 'other-counsellor', changed_at = t
			WHERE follow_up_id = v.id AND purpose = 'remind-counsellor' AND status = 'planned';
			INSERT INTO follow_up (id, kind, part_id, counsellor_id, status, starts_at, ends_at, reason_code, created_at)
			VALUES (gen_random_uuid(), 'task', p_part, p_to, 'open', t, t + interval '15 minutes', 'take-over-appointment', t);
		END LOOP;
	END IF;
	IF p_sealed IS NOT NULL THEN
		UPDATE hand_over SET id = p_id, key_id = p_key, sealed = p_sealed WHERE part_id = p_part AND to_id = p_to AND made_at = t AND read_at IS NULL
			AND p_key = (SELECT key_id FROM part WHERE id = p_part);
	END IF;
	PERFORM door.record(p_part, 'part.handed-over', p_to, NULL, NULL);
	RETURN 'assigned';
END $$;
-- what somebody who leaves took from the desk goes back to it
CREATE FUNCTION door.give_back_of(p_staff uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF door.actor_role() IS DISTINCT FROM 'supervisor' THEN RETURN; END IF;
	PERFORM door.free_intakes(p_staff);
END $$;
GRANT EXECUTE ON FUNCTION door.hand_over(uuid, uuid, uuid, uuid, uuid, bytea), door.give_back_of(uuid) TO app;
RESET ROLE;
