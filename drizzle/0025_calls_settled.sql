-- A conflict of interest is also one at the telephone, and what follows on a crisis is not hers to take back.
ALTER TABLE call_leg DROP CONSTRAINT call_leg_reason_check,
	ADD CONSTRAINT call_leg_reason_check CHECK (reason IN ('completed', 'busy', 'no-answer', 'failed', 'canceled', 'declined', 'held', 'taken', 'lost'));
SET LOCAL ROLE doorkeeper;
-- the parts a call is of, or may be of: whose number it is
CREATE FUNCTION door.call_parts(p_call uuid) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(x.part_id), '{}') FROM call c LEFT JOIN intake i ON i.id = c.intake_id CROSS JOIN LATERAL (
		SELECT coalesce(c.part_id, i.part_id) AS part_id
		UNION SELECT h.part_id FROM contact_point p JOIN person h ON h.id = p.person_id
			WHERE p.kind = 'phone' AND p.value_index = i.number_index AND p.ended_at IS NULL) x
	WHERE c.id = p_call AND x.part_id IS NOT NULL
$$;
-- as in 0016_telephone.sql; and of a number that is known in a case
CREATE OR REPLACE FUNCTION door.call_is_barred(p_call uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM call c WHERE c.id = p_call AND (c.intake_id = ANY (door.barred_contacts()) OR door.call_parts(c.id) && door.barred_parts()))
$$;
-- who declared a conflict with what this call may be about
CREATE FUNCTION door.call_conflicts(p_call uuid) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(DISTINCT k.staff_id), '{}') FROM conflict k JOIN part p ON p.case_id = k.case_id WHERE p.id = ANY (door.call_parts(p_call))
$$;
-- as in 0016_telephone.sql
CREATE OR REPLACE FUNCTION door.calls_waiting() RETURNS TABLE (id uuid, language text, wants uuid, queued_at timestamptz, ringing integer, tried uuid[], barred uuid[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT c.id, coalesce(c.language, 'nl'), c.wants, c.queued_at, (SELECT count(*)::int FROM call_leg l WHERE l.call_id = c.id AND l.state <> 'ended'),
		ARRAY(SELECT l.staff_id FROM call_leg l WHERE l.call_id = c.id ORDER BY l.created_at), door.call_conflicts(c.id)
	FROM call c WHERE c.state = 'queued' AND c.direction = 'inbound' ORDER BY c.queued_at, c.id LIMIT 200
$$;
-- as in 0020_call_console.sql; into this call, of hers who asks
DROP FUNCTION door.call_colleagues();
CREATE FUNCTION door.call_colleagues(p_call uuid) RETURNS TABLE (staff_id uuid, is_busy boolean) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT s.id, EXISTS (SELECT FROM call_leg l WHERE l.staff_id = s.id AND l.state <> 'ended') FROM staff s
	WHERE p_call = ANY (door.my_calls()) AND s.admitted AND s.role IN ('counsellor', 'supervisor') AND s.phone IS NOT NULL
		AND s.id <> ALL (door.call_conflicts(p_call))
$$;
GRANT EXECUTE ON FUNCTION door.call_colleagues(uuid) TO app;
-- as in 0024_telephone_mended.sql; what colleagues still do with one another about a crisis stays theirs
CREATE OR REPLACE FUNCTION door.close_room(p_room uuid, p_by text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_intake uuid; v_part uuid; v_key uuid; v_chat uuid; t timestamptz := door.time();
BEGIN
	-- first her conversations, then the intake: what she writes, and who takes it on, waits for this or is waited for
	PERFORM FROM room r JOIN chat c ON c.intake_id = r.intake_id WHERE r.id = p_room ORDER BY c.id FOR UPDATE OF c;
	PERFORM FROM room r JOIN intake i ON i.id = r.intake_id WHERE r.id = p_room FOR UPDATE OF i;
	UPDATE room r SET closed_at = t, closed_by = p_by FROM intake i WHERE r.id = p_room AND r.closed_at IS NULL AND i.id = r.intake_id
		AND (p_by = 'seeker' AND door.actor() IS NULL OR p_by = 'staff' AND (door.actor_role() = 'supervisor'
				AND i.id <> ALL (door.barred_contacts()) AND (i.part_id IS NULL OR i.part_id <> ALL (door.barred_parts()))
			OR door.has_taken(i.taken_by, i.taken_at) OR i.part_id = ANY (door.my_parts())))
	RETURNING i.id INTO v_intake;
	IF v_intake IS NULL THEN RETURN false; END IF;
	SELECT part_id, key_id INTO v_part, v_key FROM intake WHERE id = v_intake;
	IF p_by = 'seeker' THEN
		FOR v_chat IN SELECT id FROM chat WHERE intake_id = v_intake LOOP
			PERFORM door.chat_leave(v_chat, 'seeker');
			DELETE FROM chat_line WHERE chat_id = v_chat;
			DELETE FROM chat_draft WHERE chat_id = v_chat;
		END LOOP;
		DELETE FROM intake_message WHERE intake_id = v_intake;
		IF v_part IS NULL THEN
			DELETE FROM chat_note WHERE chat_id IN (SELECT id FROM chat WHERE intake_id = v_intake);
			DELETE FROM intake_answers WHERE intake_id = v_intake;
			UPDATE data_key SET wrapped = NULL, erased_at = t WHERE id = v_key;
			UPDATE intake SET status = 'closed', closed_at = t WHERE id = v_intake;
			UPDATE notification SET status = 'cancelled', changed_at = t WHERE intake_id = v_intake AND status = 'planned' AND page_id IS NULL;
			UPDATE follow_up SET status = 'cancelled', settled_at = t, version = version + 1 WHERE intake_id = v_intake AND status = 'open'
				AND reason_code IS DISTINCT FROM 'crisis-debrief' AND reason_code IS DISTINCT FROM 'crisis-evaluate';
		END IF;
	END IF;
	PERFORM door.record(coalesce(v_part, v_intake), 'room.closed-by-' || p_by, p_room, NULL, NULL, p_by);
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
RESET ROLE;
