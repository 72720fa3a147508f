-- After how many days of silence a supervisor looks (domain.md 5.2): part of her sealed plan, and here in clear, since the worker
-- watches it without keys.
ALTER TABLE safe_contact_plan ADD silence_days integer CHECK (silence_days BETWEEN 1 AND 90);
CREATE INDEX follow_up_silent ON follow_up (part_id, created_at) WHERE reason_code = 'silent';
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- her last word: a message, a call, a text, an appointment she came to, a plan she confirmed
CREATE FUNCTION door.last_heard(p_part uuid) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT greatest(p.opened_at,
		(SELECT max(greatest(i.received_at, i.waiting_since)) FROM intake i WHERE i.part_id = p.id),
		(SELECT max(m.written_at) FROM intake i JOIN intake_message m ON m.intake_id = i.id AND m.author = 'seeker' WHERE i.part_id = p.id),
		(SELECT max(f.starts_at) FROM follow_up f WHERE f.part_id = p.id AND f.status = 'completed'),
		(SELECT max(s.confirmed_at) FROM safe_contact_plan s WHERE s.part_id = p.id),
		(SELECT max(e.at) FROM event e WHERE e.chain_id = p.id AND e.kind = 'text.received'))
	FROM part p WHERE p.id = p_part AND (door.actor() IS NULL OR p.id = ANY (door.seen_parts())
		OR door.actor_role() = 'supervisor' AND p.id <> ALL (door.barred_parts()))
$$;
-- A task for whoever holds the case, on the supervisors' page too. It goes away when she is heard from or the case closes, and comes back when it was
-- settled and she stays silent as long again. Where an appointment stands within those days, that is awaited first.
CREATE FUNCTION door.watch_silence() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_task uuid; t timestamptz := door.time();
BEGIN
	IF NOT pg_try_advisory_xact_lock(hashtext('silence')) THEN RETURN; END IF;
	FOR v IN UPDATE follow_up f SET status = 'cancelled', settled_at = t, version = f.version + 1 FROM part p
		WHERE p.id = f.part_id AND f.reason_code = 'silent' AND f.status = 'open'
			AND (p.closed_at IS NOT NULL OR door.last_heard(f.part_id) > f.created_at) RETURNING f.id, f.part_id LOOP
		PERFORM door.record(v.part_id, 'task.cancelled', v.id, NULL, NULL);
	END LOOP;
	FOR v IN SELECT q.part_id, m.staff_id FROM (
			SELECT s.part_id, min(s.silence_days) * interval '1 day' AS patience FROM part p
				JOIN LATERAL (SELECT DISTINCT ON (person_id) part_id, silence_days FROM safe_contact_plan WHERE part_id = p.id
					AND confirmed_at IS NOT NULL ORDER BY person_id, version DESC) s ON s.silence_days IS NOT NULL
			WHERE p.closed_at IS NULL GROUP BY s.part_id) q
		LEFT JOIN membership m ON m.part_id = q.part_id AND m.role = 'first' AND m.ended_at IS NULL
		WHERE door.last_heard(q.part_id) <= t - q.patience AND NOT EXISTS (SELECT FROM follow_up f WHERE f.part_id = q.part_id
			AND (f.reason_code = 'silent' AND (f.status = 'open' OR f.settled_at > t - q.patience)
				OR f.kind = 'appointment' AND f.status IN ('held', 'booked') AND f.starts_at BETWEEN t AND t + q.patience)) LOOP
		INSERT INTO follow_up (id, kind, part_id, counsellor_id, status, starts_at, ends_at, reason_code, created_at)
		VALUES (gen_random_uuid(), 'task', v.part_id, v.staff_id, 'open', t, t + interval '15 minutes', 'silent', t) RETURNING id INTO v_task;
		PERFORM door.record(v.part_id, 'task.opened', v_task, NULL, NULL);
		PERFORM pg_notify('desk', '');
	END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION door.last_heard(uuid) TO app;
GRANT EXECUTE ON FUNCTION door.watch_silence() TO worker;
RESET ROLE;
