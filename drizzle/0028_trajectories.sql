-- Trajectories (domain.md 1.2, 2.10, 3.2, 3.3, 3.11): every service, who ordered it, what it is for, the criminal-law frame apart, the rhythm of
-- contact, and the end that is asked for and answered inside the tool. The closed lists are those of src/domain/trajectory-type.ts and closing.ts.
ALTER TABLE trajectory DROP CONSTRAINT trajectory_service_type_check;
ALTER TABLE trajectory ADD CONSTRAINT trajectory_service_type_check CHECK (service_type IN ('family_support', 'individual_exit', 'consultation',
	'trajectory_advice', 'interpretation', 'peer_group', 'treatment', 'liv_asylum', 'lat_minor_returnee'));
ALTER TABLE trajectory DROP CONSTRAINT trajectory_phase_check;
ALTER TABLE trajectory ADD CONSTRAINT trajectory_phase_check CHECK (phase IN ('stabilise', 'clearing', 'plan', 'guidance', 'consolidate', 'aftercare',
	'motivate', 'analysis', 'disengage', 're-root', 'identity', 'question', 'advice', 'check', 'sessions', 'evaluation', 'request', 'commission',
	'material', 'second-reading', 'delivered', 'intake', 'closing', 'referral', 'diagnostics', 'treatment'));
ALTER TABLE trajectory ADD pathway text NOT NULL DEFAULT 'none' CONSTRAINT trajectory_pathway_check CHECK (pathway IN ('none', 'home_grown',
	'attempted_departure', 'abroad', 'returnee', 'detention', 'post_detention'));
ALTER TABLE trajectory ADD funding text CONSTRAINT trajectory_funding_check CHECK (funding IN ('nctv_subsidy', 'municipality', 'versterkingsgelden',
	'coa', 'jenv_ct', 'other'));
-- it began before somebody ordered it
ALTER TABLE trajectory ADD began_early boolean NOT NULL DEFAULT false;
ALTER TABLE trajectory ADD ended_at timestamptz;
ALTER TABLE trajectory ADD version integer NOT NULL DEFAULT 1;
-- what it is for, in words
ALTER TABLE trajectory ADD key_id uuid REFERENCES data_key;
ALTER TABLE trajectory ADD sealed bytea;
ALTER TABLE trajectory ADD CHECK (num_nonnulls(key_id, sealed) IN (0, 2));
GRANT UPDATE (pathway, funding, began_early, ended_at, version, key_id, sealed) ON trajectory TO app;
GRANT UPDATE (began_early, ended_at) ON trajectory TO doorkeeper;
DO $$
BEGIN
	ALTER TABLE trajectory NO FORCE ROW LEVEL SECURITY;
	UPDATE trajectory SET ended_at = changed_at WHERE status IN ('aftercare', 'closed', 'stopped', 'declined');
	ALTER TABLE trajectory FORCE ROW LEVEL SECURITY;
END $$;
--> statement-breakpoint

-- One commission a trajectory, as it stands; what it was before is on the trail.
CREATE TABLE commission (
	trajectory_id uuid PRIMARY KEY REFERENCES trajectory,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	status text NOT NULL CONSTRAINT commission_status_check CHECK (status IN ('asked', 'given', 'refused')),
	asked_on date,
	decided_on date,
	valid_until date,
	sealed bytea NOT NULL,
	version integer NOT NULL DEFAULT 1,
	changed_at timestamptz NOT NULL,
	changed_by uuid NOT NULL REFERENCES staff,
	FOREIGN KEY (trajectory_id, part_id) REFERENCES trajectory (id, part_id)
);
CREATE INDEX ON commission (part_id);
-- Criminal-law data (AVG article 10): for whoever works on the case and nobody else, each look is on the trail, and the ground stands with it.
CREATE TABLE legal_frame (
	trajectory_id uuid PRIMARY KEY REFERENCES trajectory,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	ground text NOT NULL CONSTRAINT legal_frame_ground_check CHECK (ground IN ('explicit_consent', 'care_under_secrecy', 'vital_interest')),
	sealed bytea NOT NULL,
	version integer NOT NULL DEFAULT 1,
	changed_at timestamptz NOT NULL,
	changed_by uuid NOT NULL REFERENCES staff,
	FOREIGN KEY (trajectory_id, part_id) REFERENCES trajectory (id, part_id)
);
CREATE INDEX ON legal_frame (part_id);
-- A step that four eyes take, asked for by whoever works on it; with its checklist where it ends the help.
CREATE TABLE step_request (
	id uuid PRIMARY KEY,
	trajectory_id uuid NOT NULL,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	from_status text NOT NULL,
	to_status text NOT NULL CONSTRAINT step_request_to_status_check CHECK (to_status IN ('plan', 'intake', 'aftercare', 'closed')),
	closure_reason text CONSTRAINT step_request_closure_reason_check CHECK (closure_reason IN ('goals_met', 'goals_partly_met', 'concern_not_confirmed',
		'handed_over_local', 'referred_elsewhere', 'client_stopped', 'no_contact_after_attempts', 'subject_detained_other_lead', 'subject_deceased',
		'moved_abroad', 'commission_ended', 'safety_of_staff', 'duplicate', 'other')),
	aftercare text CONSTRAINT step_request_aftercare_check CHECK (aftercare IN ('planned', 'declined')),
	retention text CONSTRAINT step_request_retention_check CHECK (retention IN ('R2', 'R3', 'R4', 'R5', 'R6')),
	sealed bytea NOT NULL,
	asked_by uuid NOT NULL REFERENCES staff,
	asked_at timestamptz NOT NULL,
	decision text CONSTRAINT step_request_decision_check CHECK (decision IN ('agreed', 'sent-back', 'withdrawn')),
	decided_by uuid REFERENCES staff,
	decided_at timestamptz,
	-- what the second person wrote with it
	answer bytea,
	FOREIGN KEY (trajectory_id, part_id) REFERENCES trajectory (id, part_id),
	CHECK (num_nonnulls(decision, decided_by, decided_at) IN (0, 3)),
	CHECK (decision = 'withdrawn' OR decided_by <> asked_by),
	CHECK ((from_status, to_status) IN (('intake', 'plan'), ('awaiting_commission', 'plan'), ('evaluation', 'aftercare'), ('aftercare', 'closed'),
		('aftercare', 'intake'), ('closed', 'intake'), ('stopped', 'intake'))),
	CHECK (num_nonnulls(closure_reason, aftercare, retention) = CASE WHEN to_status IN ('aftercare', 'closed') THEN 3 ELSE 0 END)
);
-- one question at a time
CREATE UNIQUE INDEX step_request_waits ON step_request (trajectory_id) WHERE decision IS NULL;
CREATE INDEX ON step_request (part_id);
-- What was learned, without persons: of no case, so that nobody finds the way back. Whoever approved the end read it first.
CREATE TABLE lesson (
	id uuid PRIMARY KEY,
	service_type text NOT NULL CONSTRAINT lesson_service_type_check CHECK (service_type IN ('family_support', 'individual_exit', 'consultation',
		'trajectory_advice', 'interpretation', 'peer_group', 'treatment', 'liv_asylum', 'lat_minor_returnee')),
	-- the first of the month: a day would say which case
	month date NOT NULL CHECK (extract(day FROM month) = 1),
	words text NOT NULL
);
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['commission', 'legal_frame', 'step_request', 'lesson'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY door ON %I TO doorkeeper USING (true) WITH CHECK (true)', t);
		EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO doorkeeper', t);
		EXECUTE format('GRANT SELECT ON %I TO app', t);
	END LOOP;
	FOREACH t IN ARRAY ARRAY['commission', 'step_request'] LOOP
		EXECUTE format($p$CREATE POLICY mine ON %I FOR SELECT TO app USING (
			(SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
			OR part_id = ANY ((SELECT door.seen_parts())::uuid[]))$p$, t);
	END LOOP;
	FOREACH t IN ARRAY ARRAY['commission', 'legal_frame'] LOOP
		EXECUTE format('CREATE POLICY add ON %I FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[]) AND changed_by = (SELECT door.actor()))', t);
		EXECUTE format('CREATE POLICY change ON %I FOR UPDATE TO app USING (part_id = ANY ((SELECT door.my_parts())::uuid[])) WITH CHECK (changed_by = (SELECT door.actor()))', t);
		EXECUTE format('GRANT INSERT ON %I TO app', t);
	END LOOP;
END $$;
GRANT UPDATE (status, asked_on, decided_on, valid_until, sealed, version, changed_at, changed_by) ON commission TO app;
GRANT UPDATE (ground, sealed, version, changed_at, changed_by) ON legal_frame TO app;
GRANT INSERT ON step_request TO app;
CREATE POLICY mine ON legal_frame FOR SELECT TO app USING (part_id = ANY ((SELECT door.my_parts())::uuid[]));
CREATE POLICY add ON step_request FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[])
	AND asked_by = (SELECT door.actor()) AND decision IS NULL);
CREATE POLICY known ON lesson FOR SELECT TO app USING ((SELECT door.actor_role()) IN ('counsellor', 'supervisor'));
--> statement-breakpoint

-- Of which trajectory a task of the rhythm is, and whose appointment or task it is that was made by it (src/domain/cadence.ts).
ALTER TABLE follow_up ADD trajectory_id uuid;
ALTER TABLE follow_up ADD FOREIGN KEY (trajectory_id, part_id) REFERENCES trajectory (id, part_id);
CREATE INDEX follow_up_of_rhythm ON follow_up (trajectory_id, reason_code) WHERE trajectory_id IS NOT NULL;
-- what comes back is one task at a time; what a day fixes is one for each of its days
CREATE UNIQUE INDEX follow_up_one_of_rhythm ON follow_up (trajectory_id, reason_code)
	WHERE status = 'open' AND reason_code IN ('cadence-contact', 'cadence-risk-review', 'cadence-plan-check', 'cadence-review');
--> statement-breakpoint

-- that somebody looked at a criminal-law frame is a reading too
DROP INDEX event_read;
CREATE INDEX event_read ON event (chain_id, at DESC, seq DESC) WHERE kind IN ('part.read', 'part.reading-refused', 'part.log-read',
	'intake.opened', 'intake.opening-refused', 'chat.opening-refused', 'call.opened', 'call.opening-refused', 'phone.shown', 'frame.shown', 'case.printed',
	'room.opened', 'room.opening-refused', 'room.answer-read');
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- whether the actor never worked on anything in the case of a part, and is a supervisor: hers are the other two of four eyes
CREATE FUNCTION door.other_eyes(p_part uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.actor_role() IS NOT DISTINCT FROM 'supervisor' AND p_part IS NOT NULL AND p_part <> ALL ((SELECT door.barred_parts())::uuid[])
		AND NOT EXISTS (SELECT FROM membership m JOIN part o ON o.id = m.part_id JOIN part p ON p.case_id = o.case_id
			WHERE p.id = p_part AND m.staff_id = door.actor() AND m.role <> 'expert')
$$;
-- the case is open as long as one of its trajectories is
CREATE FUNCTION door.open_or_close(p_part uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_open boolean := EXISTS (SELECT FROM trajectory WHERE part_id = p_part AND status NOT IN ('closed', 'stopped', 'declined'));
BEGIN
	UPDATE part SET status = CASE WHEN v_open THEN 'intake' ELSE 'closed' END, closed_at = CASE WHEN v_open THEN NULL ELSE door.time() END
	WHERE id = p_part AND (closed_at IS NULL) <> v_open;
END $$;
-- The steps that a supervisor takes without being asked: those of movesForFourEyes (src/domain/trajectory.ts) that need no checklist, and a test holds
-- the two together.
CREATE OR REPLACE FUNCTION door.approve_move(p_trajectory uuid, p_from text, p_to text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v trajectory;
BEGIN
	SELECT * INTO v FROM trajectory WHERE id = p_trajectory;
	IF (door.other_eyes(v.part_id) AND (p_from, p_to) IN (('intake', 'plan'), ('awaiting_commission', 'plan'), ('aftercare', 'intake'),
			('closed', 'intake'), ('stopped', 'intake'))
		AND (p_from NOT IN ('closed', 'stopped') OR door.recent(v.ended_at))) IS NOT TRUE THEN
		RETURN false;
	END IF;
	UPDATE trajectory SET status = p_to, changed_at = door.time(), ended_at = NULL, began_early = began_early OR p_to = 'plan'
	WHERE id = p_trajectory AND status = p_from;
	IF NOT FOUND THEN RETURN false; END IF;
	UPDATE step_request SET decision = 'agreed', decided_by = door.actor(), decided_at = door.time()
	WHERE trajectory_id = p_trajectory AND decision IS NULL AND to_status = p_to AND asked_by <> door.actor();
	PERFORM door.open_or_close(v.part_id);
	RETURN true;
END $$;
-- src/domain/trajectory.ts, isLongOver: by the day in Amsterdam
CREATE FUNCTION door.recent(p_ended timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce((p_ended AT TIME ZONE 'Europe/Amsterdam')::date + interval '6 months' >= (door.time() AT TIME ZONE 'Europe/Amsterdam')::date, true)
$$;
-- What was asked for is agreed with, sent back with words, or taken back by whoever works on it. Where aftercare was declined the end comes at once.
CREATE FUNCTION door.decide_step(p_request uuid, p_decision text, p_answer bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
		INSERT INTO follow_up (id, kind, part_id, counsellor_id, trajectory_id, status, starts_at, ends_at, reason_code, created_at)
		VALUES (gen_random_uuid(), 'task', v.part_id, coalesce((SELECT staff_id FROM membership WHERE part_id = v.part_id AND staff_id = v.asked_by
				AND ended_at IS NULL AND role <> 'expert' LIMIT 1),
			(SELECT staff_id FROM membership WHERE part_id = v.part_id AND role = 'first' AND ended_at IS NULL LIMIT 1)),
			v.trajectory_id, 'open', t, t + interval '15 minutes', 'step-sent-back', t) RETURNING id INTO v_task;
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
-- The whole rhythm of a trajectory as it is to be now: what is not among it and waits is taken away, what is new is made for whoever has the case.
-- `p_kept` are tasks that stay as they are.
CREATE FUNCTION door.set_rhythm(p_trajectory uuid, p_kept uuid[], p_codes text[], p_at timestamptz[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_part uuid := (SELECT part_id FROM trajectory WHERE id = p_trajectory); t timestamptz := door.time();
BEGIN
	IF (v_part = ANY (door.my_parts()) OR door.other_eyes(v_part)) IS NOT TRUE THEN RAISE EXCEPTION 'not hers to plan'; END IF;
	UPDATE follow_up SET status = 'cancelled', settled_at = t, version = version + 1
	WHERE trajectory_id = p_trajectory AND reason_code LIKE 'cadence-%' AND status = 'open' AND id <> ALL (p_kept);
	INSERT INTO follow_up (id, kind, part_id, counsellor_id, trajectory_id, status, starts_at, ends_at, reason_code, created_at)
	SELECT gen_random_uuid(), 'task', v_part, (SELECT staff_id FROM membership WHERE part_id = v_part AND role = 'first' AND ended_at IS NULL LIMIT 1),
		p_trajectory, 'open', u.at, u.at + interval '15 minutes', u.code, t FROM unnest(p_codes, p_at) AS u (code, at);
	-- one event for all of it: eleven would hide what a person did
	PERFORM door.record(v_part, 'rhythm.laid', p_trajectory, NULL, NULL);
	PERFORM pg_notify('desk', '');
END $$;
-- the most urgent danger that is open in a part, for whoever works on it or watches over it
CREATE FUNCTION door.danger_in(p_part uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT min(level) FROM danger WHERE part_id = p_part AND ended_at IS NULL AND (p_part = ANY (door.my_parts())
		OR door.actor_role() = 'supervisor' AND p_part <> ALL ((SELECT door.barred_parts())::uuid[]))
$$;
-- a lesson of an end that was agreed to in this transaction
CREATE FUNCTION door.keep_lesson(p_request uuid, p_words text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	INSERT INTO lesson (id, service_type, month, words)
	SELECT gen_random_uuid(), t.service_type, date_trunc('month', door.time() AT TIME ZONE 'Europe/Amsterdam')::date, p_words
	FROM step_request r JOIN trajectory t ON t.id = r.trajectory_id
	WHERE r.id = p_request AND r.decision = 'agreed' AND r.decided_by = door.actor() AND r.decided_at = door.time();
END $$;
CREATE OR REPLACE FUNCTION door.figures_opened() RETURNS TABLE (month text, word text, n integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH found AS (SELECT to_char(opened_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM') AS month, service_type AS word, count(*) AS n FROM trajectory
		WHERE opened_at >= (SELECT min(since) FROM door.figure_months()) GROUP BY 1, 2)
	SELECT m.month, w.word, door.figure(coalesce(f.n, 0)) FROM door.figure_months() m
		CROSS JOIN unnest(ARRAY['family_support', 'individual_exit', 'consultation', 'trajectory_advice', 'interpretation', 'peer_group', 'treatment',
			'liv_asylum', 'lat_minor_returnee']) AS w (word) LEFT JOIN found f USING (month, word)
$$;
CREATE OR REPLACE FUNCTION door.figures_closed() RETURNS TABLE (month text, word text, n integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH found AS (SELECT to_char(p.closed_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM') AS month, t.service_type AS word, count(*) AS n
		FROM part p JOIN trajectory t ON t.part_id = p.id WHERE p.closed_at >= (SELECT min(since) FROM door.figure_months()) GROUP BY 1, 2)
	SELECT m.month, w.word, door.figure(coalesce(f.n, 0)) FROM door.figure_months() m
		CROSS JOIN unnest(ARRAY['family_support', 'individual_exit', 'consultation', 'trajectory_advice', 'interpretation', 'peer_group', 'treatment',
			'liv_asylum', 'lat_minor_returnee']) AS w (word) LEFT JOIN found f USING (month, word)
$$;
GRANT EXECUTE ON FUNCTION door.decide_step(uuid, text, bytea), door.set_rhythm(uuid, uuid[], text[], timestamptz[]),
	door.keep_lesson(uuid, text), door.danger_in(uuid) TO app;
RESET ROLE;
