-- How help ends. That no other help goes on where somebody may be in danger is decided by two: such an end is asked for, as the others are (src/domain/trajectory.ts).
ALTER TABLE step_request DROP CONSTRAINT step_request_to_status_check;
ALTER TABLE step_request ADD CONSTRAINT step_request_to_status_check CHECK (to_status IN ('plan', 'intake', 'aftercare', 'closed', 'stopped', 'declined'));
ALTER TABLE step_request DROP CONSTRAINT step_request_check2;
ALTER TABLE step_request ADD CONSTRAINT step_request_steps_check CHECK ((from_status, to_status) IN (('intake', 'plan'), ('awaiting_commission', 'plan'), ('evaluation', 'aftercare'),
	('aftercare', 'closed'), ('aftercare', 'intake'), ('closed', 'intake'), ('stopped', 'intake'), ('intake', 'declined'))
	OR to_status = 'stopped' AND from_status NOT IN ('closed', 'stopped', 'declined'));
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- as in 0035_answered.sql; whatever ends by it has its day
CREATE OR REPLACE FUNCTION door.decide_step(p_request uuid, p_decision text, p_answer bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v step_request; t timestamptz := door.time(); v_task uuid; v_to text; v_ended timestamptz;
BEGIN
	SELECT * INTO v FROM step_request WHERE id = p_request AND decision IS NULL FOR UPDATE;
	SELECT ended_at INTO v_ended FROM trajectory WHERE id = v.trajectory_id AND status = v.from_status FOR UPDATE;
	IF (CASE p_decision WHEN 'withdrawn' THEN v.part_id = ANY (door.my_parts())
			WHEN 'sent-back' THEN door.other_eyes(v.part_id) AND v.asked_by <> door.actor()
			WHEN 'agreed' THEN door.other_eyes(v.part_id) AND v.asked_by <> door.actor() AND EXISTS (SELECT FROM trajectory WHERE id = v.trajectory_id
				AND status = v.from_status AND (v.from_status NOT IN ('closed', 'stopped') OR door.recent(ended_at))) END) IS NOT TRUE THEN
		RETURN false;
	END IF;
	UPDATE step_request SET decision = p_decision, decided_by = door.actor(), decided_at = t, answer = p_answer WHERE id = v.id;
	IF p_decision = 'sent-back' THEN
		INSERT INTO follow_up (id, kind, part_id, counsellor_id, trajectory_id, about_id, status, starts_at, ends_at, reason_code, created_at)
		VALUES (gen_random_uuid(), 'task', v.part_id, coalesce((SELECT staff_id FROM membership WHERE part_id = v.part_id AND staff_id = v.asked_by
				AND ended_at IS NULL AND role <> 'expert' LIMIT 1),
			(SELECT staff_id FROM membership WHERE part_id = v.part_id AND role = 'first' AND ended_at IS NULL LIMIT 1)),
			v.trajectory_id, v.id, 'open', t, t + interval '15 minutes', 'step-sent-back', t) RETURNING id INTO v_task;
		PERFORM door.record(v.part_id, 'task.opened', v_task, NULL, NULL);
	ELSIF p_decision = 'agreed' THEN
		v_to := CASE WHEN v.to_status = 'aftercare' AND v.aftercare = 'declined' THEN 'closed' ELSE v.to_status END;
		UPDATE trajectory SET status = v_to, changed_at = t, began_early = began_early OR v_to = 'plan',
			ended_at = CASE WHEN v_to IN ('aftercare', 'closed', 'stopped', 'declined') THEN coalesce(v_ended, t) END WHERE id = v.trajectory_id;
		PERFORM door.open_or_close(v.part_id);
	END IF;
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
RESET ROLE;
--> statement-breakpoint

-- nor is a plan looked at again once help has ended, with aftercare or without
DROP TRIGGER review_ends ON trajectory;
CREATE TRIGGER review_ends AFTER UPDATE OF status ON trajectory FOR EACH ROW
	WHEN (NEW.status IN ('aftercare', 'closed', 'stopped', 'declined') AND NEW.review_on IS NOT NULL) EXECUTE FUNCTION door.review_ends();
