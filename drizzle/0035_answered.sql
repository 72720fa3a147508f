-- What is done by answering it is done by nothing else; what was sent back is settled by itself alone; an acute judgement reaches the supervisors; and
-- what is sealed for a part is sealed with the key of that part.
-- what a task is about, where a part can have more than one such task
ALTER TABLE follow_up ADD about_id uuid;
-- beside a message of no case nothing waits about somebody's help: what is done by itself would tell when that moved
ALTER TABLE follow_up ADD CONSTRAINT follow_up_of_its_part CHECK (trajectory_id IS NULL OR part_id IS NOT NULL);
ALTER TABLE danger DROP CONSTRAINT danger_kind_check, ADD CONSTRAINT danger_kind_check CHECK (kind IN ('level', 'duress', 'judgement'));
--> statement-breakpoint

-- A row of one part never names the key of another: whoever may open the other could read what is written here, and whoever may read here could not.
ALTER TABLE data_key ADD UNIQUE (id, part_id);
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['person', 'contact_point', 'safe_contact_plan', 'consent', 'disclosure', 'relation', 'household', 'sibling_check',
		'note', 'note_correction', 'trajectory', 'help_plan', 'trajectory_review', 'measure', 'commission', 'legal_frame', 'step_request', 'hand_over',
		'session', 'signal', 'factor', 'risk_judgement', 'chosen_intervention', 'advice', 'advice_draft', 'advice_outcome'] LOOP
		EXECUTE format('ALTER TABLE %I ADD FOREIGN KEY (key_id, part_id) REFERENCES data_key (id, part_id)', t);
	END LOOP;
END $$;
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- until now both were written in one moment
UPDATE follow_up f SET about_id = d.advice_id FROM advice_draft d
WHERE f.reason_code = 'advice-sent-back' AND d.part_id = f.part_id AND d.decision = 'sent-back' AND d.decided_at = f.created_at;
UPDATE follow_up f SET about_id = r.id FROM step_request r
WHERE f.reason_code = 'step-sent-back' AND r.trajectory_id = f.trajectory_id AND r.decision = 'sent-back' AND r.decided_at = f.created_at;
CREATE OR REPLACE FUNCTION door.read_draft(p_draft uuid, p_decision text, p_answer bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v advice_draft; t timestamptz := door.time(); v_task uuid; v_trajectory uuid;
BEGIN
	SELECT * INTO v FROM advice_draft WHERE id = p_draft AND decision IS NULL FOR UPDATE;
	IF (p_decision IN ('agreed', 'sent-back') AND v.written_by <> door.actor() AND (v.part_id = ANY (door.my_parts()) OR v.part_id = ANY (door.invited_parts())
			OR door.actor_role() = 'supervisor' AND v.part_id <> ALL ((SELECT door.barred_parts())::uuid[]))
		AND NOT EXISTS (SELECT FROM advice_draft o WHERE o.advice_id = v.advice_id AND o.version > v.version)
		AND NOT EXISTS (SELECT FROM advice_given g WHERE g.advice_id = v.advice_id)
		AND EXISTS (SELECT FROM advice a JOIN trajectory l ON l.id = a.trajectory_id WHERE a.id = v.advice_id AND l.status NOT IN ('closed', 'stopped', 'declined'))) IS NOT TRUE THEN
		RETURN false;
	END IF;
	UPDATE advice_draft SET decision = p_decision, decided_by = door.actor(), decided_at = t, answer = p_answer WHERE id = v.id;
	IF p_decision = 'sent-back' THEN
		SELECT trajectory_id INTO v_trajectory FROM advice WHERE id = v.advice_id;
		INSERT INTO follow_up (id, kind, part_id, counsellor_id, trajectory_id, about_id, status, starts_at, ends_at, reason_code, created_at)
		VALUES (gen_random_uuid(), 'task', v.part_id, coalesce((SELECT staff_id FROM membership WHERE part_id = v.part_id AND staff_id = v.written_by
				AND ended_at IS NULL AND role <> 'expert' LIMIT 1),
			(SELECT staff_id FROM membership WHERE part_id = v.part_id AND role = 'first' AND ended_at IS NULL LIMIT 1)),
			v_trajectory, v.advice_id, 'open', t, t + interval '15 minutes', 'advice-sent-back', t) RETURNING id INTO v_task;
		PERFORM door.record(v.part_id, 'task.opened', v_task, NULL, NULL);
	END IF;
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
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
			ended_at = CASE WHEN v_to IN ('aftercare', 'closed') THEN coalesce(v_ended, t) END WHERE id = v.trajectory_id;
		PERFORM door.open_or_close(v.part_id);
	END IF;
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- a step that was sent back is asked from a status; where a trajectory left that, whoever moved it, there is nothing left to ask
CREATE FUNCTION door.sent_back_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time();
BEGIN
	FOR v IN UPDATE follow_up SET status = 'done', settled_at = t, version = version + 1
		WHERE trajectory_id = NEW.id AND reason_code = 'step-sent-back' AND status = 'open' RETURNING id LOOP
		PERFORM door.record(NEW.part_id, 'task.done', v.id, NULL, NULL);
	END LOOP;
	RETURN NULL;
END $$;
-- as in 0026_plan.sql; whatever else is named there is no look at a plan, and waits on
CREATE OR REPLACE FUNCTION door.review_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE trajectory SET review_on = NULL, review_task = NULL WHERE id = NEW.id;
	UPDATE follow_up SET status = 'cancelled', settled_at = door.time(), version = version + 1
	WHERE id = NEW.review_task AND part_id = NEW.part_id AND reason_code = 'plan-review' AND status = 'open';
	IF FOUND THEN PERFORM door.record(NEW.part_id, 'task.cancelled', NEW.review_task, NULL, NULL); END IF;
	RETURN NULL;
END $$;
-- What the web process may make of a task, by whoever works on its part; to others it tells nothing. What is done by its answer (src/domain/task-reason.ts,
-- isAnswered) is done once there is a judgement after it, and is not put off; what a supervisor decides is settled by her, or by a word of whoever was not
-- heard from, written down in the same moment. Whether somebody on a visit is helped is settled by no other way than door.settle_visit_task.
CREATE FUNCTION door.may_settle(p_part uuid, p_reason text, p_status text, p_created timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT CASE
		WHEN p_reason IN ('visit-police', 'visit-help') THEN false
		WHEN p_reason IN ('risk-review', 'risk-second') THEN p_status = 'done' AND p_part = ANY (door.my_parts())
			AND EXISTS (SELECT FROM risk_judgement r WHERE r.part_id = p_part AND (r.judged_at > p_created OR r.judged_at = door.time()))
		WHEN p_reason = 'missed-decide' THEN p_status = 'done' AND p_part = ANY (door.my_parts())
			AND (EXISTS (SELECT FROM follow_up f WHERE f.part_id = p_part AND f.status = 'completed' AND f.settled_at = door.time())
				OR EXISTS (SELECT FROM session s WHERE s.part_id = p_part AND s.written_at = door.time() AND s.written_by = door.actor()
					AND (s.heard OR s.outcome = 'cancelled-by-client')))
		ELSE true END
$$;
-- What the judgement that holds was still to bring went with the case (0031_risk.sql) and comes back with it, so that nobody gets rid of it by ending all help
-- and beginning it anew; for whoever has the case now.
CREATE FUNCTION door.risk_tasks_return() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	FOR v IN UPDATE follow_up f SET status = 'open', settled_at = NULL, version = f.version + 1, counsellor_id = coalesce(
			(SELECT staff_id FROM membership WHERE part_id = NEW.id AND staff_id = f.counsellor_id AND ended_at IS NULL AND role <> 'expert' LIMIT 1),
			(SELECT staff_id FROM membership WHERE part_id = NEW.id AND role = 'first' AND ended_at IS NULL LIMIT 1))
		WHERE id IN (SELECT DISTINCT ON (reason_code) id FROM follow_up WHERE part_id = NEW.id AND status = 'cancelled' AND reason_code IN ('risk-review', 'risk-second')
				AND created_at >= (SELECT max(judged_at) FROM risk_judgement WHERE part_id = NEW.id)
				-- of who left nobody takes it over, least of all whoever judged: it stands with the supervisors
				AND (reason_code = 'risk-review' OR counsellor_id IN (SELECT staff_id FROM membership WHERE part_id = NEW.id AND ended_at IS NULL AND role <> 'expert'))
				ORDER BY reason_code, created_at DESC, id DESC)
			AND NOT EXISTS (SELECT FROM follow_up o WHERE o.part_id = NEW.id AND o.reason_code = f.reason_code AND o.status = 'open') RETURNING f.id LOOP
		PERFORM door.record(NEW.id, 'task.opened', v.id, NULL, NULL);
	END LOOP;
	RETURN NULL;
END $$;
-- Acute is danger: it rings as danger does, whoever of the two says it. What was acute before and stands open already is not rung about anew each day.
CREATE FUNCTION door.acute_judged() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF EXISTS (SELECT FROM danger WHERE part_id = NEW.part_id AND kind = 'judgement' AND ended_at IS NULL)
		AND coalesce((SELECT 'acute' IN (r.level, r.second_level) FROM risk_judgement r WHERE r.part_id = NEW.part_id AND (r.judged_at, r.id) < (NEW.judged_at, NEW.id)
			ORDER BY r.judged_at DESC, r.id DESC LIMIT 1), false) THEN
		RETURN NULL;
	END IF;
	PERFORM door.raise_danger(NEW.part_id, NULL, 'judgement', 'T0', upper(substr(encode(sha256(convert_to(NEW.id::text, 'UTF8')), 'hex'), 1, 4)), door.danger_deadline('T0'));
	RETURN NULL;
END $$;
-- A message that is urgent rings of itself, and a danger of it only where there is another part to weigh it for; the others ring always.
CREATE OR REPLACE FUNCTION door.ring_danger(p_danger uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	INSERT INTO notification (id, unique_key, purpose, staff_id, danger_id, planned_at, first_planned_at, changed_at, created_at)
	SELECT gen_random_uuid(), concat_ws(':', 'alert-danger', d.id, s.id, (SELECT md5(string_agg(o::text, ' ' ORDER BY o)) FROM door.other_parts(d.part_id) o)), 'alert-danger',
		s.id, d.id, door.time(), door.time(), door.time(), door.time()
	FROM danger d JOIN part p ON p.id = d.part_id, staff s
	WHERE d.id = p_danger AND d.ended_at IS NULL AND s.role = 'supervisor' AND s.admitted AND s.phone IS NOT NULL
		AND s.id IS DISTINCT FROM door.actor()
		AND (d.kind <> 'level' OR EXISTS (SELECT FROM door.other_parts(d.part_id)))
		AND NOT EXISTS (SELECT FROM conflict c WHERE c.staff_id = s.id AND c.case_id = p.case_id)
	ON CONFLICT (unique_key) DO NOTHING;
	SELECT pg_notify('notification', ''), pg_notify('desk', '')
$$;
GRANT EXECUTE ON FUNCTION door.may_settle(uuid, text, text, timestamptz) TO app;
GRANT EXECUTE ON FUNCTION door.sent_back_ends(), door.risk_tasks_return(), door.acute_judged() TO SESSION_USER;
RESET ROLE;
CREATE TRIGGER sent_back_ends AFTER UPDATE OF status ON trajectory FOR EACH ROW
	WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION door.sent_back_ends();
CREATE TRIGGER risk_tasks_return AFTER UPDATE OF closed_at ON part FOR EACH ROW
	WHEN (OLD.closed_at IS NOT NULL AND NEW.closed_at IS NULL) EXECUTE FUNCTION door.risk_tasks_return();
CREATE TRIGGER acute_judged AFTER INSERT ON risk_judgement FOR EACH ROW WHEN (NEW.level = 'acute') EXECUTE FUNCTION door.acute_judged();
CREATE TRIGGER acute_seconded AFTER UPDATE OF second_level ON risk_judgement FOR EACH ROW
	WHEN (NEW.second_level = 'acute' AND OLD.second_level IS DISTINCT FROM 'acute') EXECUTE FUNCTION door.acute_judged();
CREATE POLICY answered ON follow_up AS RESTRICTIVE FOR UPDATE TO app USING (true) WITH CHECK (door.may_settle(part_id, reason_code, status, created_at));
