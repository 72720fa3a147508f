-- Interventions (domain.md 3.4): a catalogue in clear, of no case and nobody, and what of it was chosen in a trajectory. What ends stays, so that
-- what was chosen once can be read. The closed lists are those of src/domain/intervention.ts.
CREATE TABLE intervention (
	id uuid PRIMARY KEY,
	name text NOT NULL,
	provider text NOT NULL,
	category text NOT NULL CONSTRAINT intervention_category_check CHECK (category IN ('family_talk', 'parenting_support', 'systemic_therapy',
		'theological_talk', 'mentor', 'peer_group', 'psycho_education', 'trauma_treatment', 'work_coaching', 'housing_support', 'debt_help',
		'resilience_youth', 'counter_voice', 'online_coaching', 'mediation', 'training')),
	audiences text[] NOT NULL CONSTRAINT intervention_audiences_check CHECK (audiences <@ ARRAY['parents', 'partners', 'siblings', 'children', 'young_people',
		'leaving', 'schools', 'professionals']::text[]),
	-- empty: everywhere
	region text NOT NULL,
	cost text NOT NULL,
	evidence text NOT NULL CONSTRAINT intervention_evidence_check CHECK (evidence IN ('promising_theory', 'described', 'well_founded',
		'indications_effective', 'effective')),
	elements text NOT NULL,
	evaluated boolean NOT NULL,
	report text NOT NULL,
	valid_until date,
	-- offered no more from this day on
	ended_on date,
	version integer NOT NULL DEFAULT 1,
	changed_at timestamptz NOT NULL,
	changed_by uuid NOT NULL REFERENCES staff,
	CHECK (cardinality(audiences) > 0)
);
CREATE TABLE chosen_intervention (
	id uuid PRIMARY KEY,
	trajectory_id uuid NOT NULL,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	intervention_id uuid NOT NULL REFERENCES intervention,
	starts_on date NOT NULL,
	sealed bytea NOT NULL,
	chosen_at timestamptz NOT NULL,
	chosen_by uuid NOT NULL REFERENCES staff,
	ends_on date,
	outcome text CONSTRAINT chosen_intervention_outcome_check CHECK (outcome IN ('completed', 'partly', 'stopped_by_client', 'stopped_by_us',
		'no_place', 'not_begun')),
	ending bytea,
	ended_by uuid REFERENCES staff,
	CHECK (num_nonnulls(ends_on, outcome, ending, ended_by) IN (0, 4)),
	CHECK (ends_on >= starts_on),
	FOREIGN KEY (trajectory_id, part_id) REFERENCES trajectory (id, part_id)
);
CREATE INDEX ON chosen_intervention (trajectory_id, starts_on);
--> statement-breakpoint

-- Advice to a professional (domain.md 2.12): what was asked and what was seen; each draft a row of its own, read by a second person; what was given;
-- and what became of it, asked after four weeks. Who it is about stands nowhere by name without a ground. The lists are those of src/domain/advice.ts.
CREATE TABLE advice (
	id uuid PRIMARY KEY,
	trajectory_id uuid NOT NULL,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	person_id uuid NOT NULL,
	occupation text NOT NULL CONSTRAINT advice_occupation_check CHECK (occupation IN ('school', 'youth', 'care', 'municipality', 'police', 'asylum',
		'probation', 'prison', 'other')),
	question_kind text NOT NULL CONSTRAINT advice_question_kind_check CHECK (question_kind IN ('signal', 'talk_skills', 'law_sharing', 'escalation',
		'school_incident', 'detainee')),
	ground text CONSTRAINT advice_ground_check CHECK (ground IN ('consent', 'safety', 'commission', 'legal_duty')),
	asked_on date NOT NULL,
	due_on date NOT NULL,
	due_task uuid NOT NULL,
	sealed bytea NOT NULL,
	noted_at timestamptz NOT NULL,
	noted_by uuid NOT NULL REFERENCES staff,
	UNIQUE (id, part_id),
	FOREIGN KEY (trajectory_id, part_id) REFERENCES trajectory (id, part_id),
	FOREIGN KEY (person_id, part_id) REFERENCES person (id, part_id)
);
CREATE INDEX ON advice (trajectory_id, asked_on);
CREATE TABLE advice_draft (
	id uuid PRIMARY KEY,
	advice_id uuid NOT NULL,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	version integer NOT NULL CHECK (version >= 1),
	conclusion text CONSTRAINT advice_draft_conclusion_check CHECK (conclusion IN ('no_extremism', 'concern_no_extremism', 'radicalising',
		'non_violent_extremism', 'violent_extremism_indications', 'insufficient_information')),
	read_by date NOT NULL,
	sealed bytea NOT NULL,
	written_at timestamptz NOT NULL,
	written_by uuid NOT NULL REFERENCES staff,
	decision text CONSTRAINT advice_draft_decision_check CHECK (decision IN ('agreed', 'sent-back')),
	decided_at timestamptz,
	decided_by uuid REFERENCES staff,
	-- what the second reader wrote with it
	answer bytea,
	-- each follows the one before it
	previous integer GENERATED ALWAYS AS (nullif(version, 1) - 1) STORED,
	UNIQUE (advice_id, version),
	UNIQUE (id, advice_id),
	CHECK (num_nonnulls(decision, decided_at, decided_by) IN (0, 3)),
	CHECK (decided_by <> written_by),
	CHECK (decision IS DISTINCT FROM 'sent-back' OR answer IS NOT NULL),
	FOREIGN KEY (advice_id, previous) REFERENCES advice_draft (advice_id, version),
	FOREIGN KEY (advice_id, part_id) REFERENCES advice (id, part_id)
);
CREATE TABLE advice_given (
	advice_id uuid PRIMARY KEY,
	draft_id uuid NOT NULL,
	part_id uuid NOT NULL REFERENCES part,
	given_on date NOT NULL,
	given_how text NOT NULL CONSTRAINT advice_given_given_how_check CHECK (given_how IN ('phone', 'talk', 'video', 'letter', 'email')),
	-- on which day is asked what became of it
	after_on date NOT NULL,
	after_task uuid NOT NULL,
	given_at timestamptz NOT NULL,
	given_by uuid NOT NULL REFERENCES staff,
	CHECK (after_on >= given_on + 28),
	FOREIGN KEY (advice_id, part_id) REFERENCES advice (id, part_id),
	FOREIGN KEY (draft_id, advice_id) REFERENCES advice_draft (id, advice_id)
);
CREATE TABLE advice_outcome (
	advice_id uuid PRIMARY KEY REFERENCES advice_given,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	asked_on date NOT NULL,
	used text NOT NULL CONSTRAINT advice_outcome_used_check CHECK (used IN ('yes', 'partly', 'not_yet', 'no', 'not_reached')),
	helped integer CHECK (helped BETWEEN 1 AND 5),
	-- "my scope for action grew", of coaching alone
	scope integer CHECK (scope BETWEEN 1 AND 5),
	sealed bytea NOT NULL,
	noted_at timestamptz NOT NULL,
	noted_by uuid NOT NULL REFERENCES staff,
	CHECK (used <> 'not_reached' OR num_nonnulls(helped, scope) = 0),
	FOREIGN KEY (advice_id, part_id) REFERENCES advice (id, part_id)
);
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['intervention', 'chosen_intervention', 'advice', 'advice_draft', 'advice_given', 'advice_outcome'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY door ON %I TO doorkeeper USING (true) WITH CHECK (true)', t);
		EXECUTE format('GRANT SELECT, INSERT ON %I TO app', t);
		EXECUTE format('GRANT SELECT ON %I TO doorkeeper', t);
	END LOOP;
	FOREACH t IN ARRAY ARRAY['chosen_intervention', 'advice', 'advice_draft', 'advice_given', 'advice_outcome'] LOOP
		EXECUTE format('CREATE INDEX ON %I (part_id)', t);
		EXECUTE format($p$CREATE POLICY mine ON %I FOR SELECT TO app USING (
			(SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
			OR part_id = ANY ((SELECT door.seen_parts())::uuid[]))$p$, t);
		EXECUTE format('CREATE POLICY along ON %I FOR SELECT TO app USING (part_id = ANY ((SELECT door.invited_parts())::uuid[]))', t);
	END LOOP;
END $$;
GRANT UPDATE (decision, decided_at, decided_by, answer) ON advice_draft TO doorkeeper;
-- what is offered is for whoever reads a plan; supervisors keep it
CREATE POLICY known ON intervention FOR SELECT TO app USING ((SELECT door.actor_role()) IN ('counsellor', 'supervisor', 'expert', 'on_call'));
CREATE POLICY add ON intervention FOR INSERT TO app WITH CHECK ((SELECT door.actor_role()) = 'supervisor' AND changed_by = (SELECT door.actor()));
CREATE POLICY change ON intervention FOR UPDATE TO app USING ((SELECT door.actor_role()) = 'supervisor') WITH CHECK (changed_by = (SELECT door.actor()));
GRANT UPDATE (name, provider, category, audiences, region, cost, evidence, elements, evaluated, report, valid_until, ended_on, version, changed_at, changed_by)
	ON intervention TO app;
-- nobody writes in somebody else's name; an end is said once
CREATE POLICY add ON chosen_intervention FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[])
	AND chosen_by = (SELECT door.actor()) AND ends_on IS NULL);
CREATE POLICY change ON chosen_intervention FOR UPDATE TO app USING (part_id = ANY ((SELECT door.my_parts())::uuid[]) AND ends_on IS NULL)
	WITH CHECK (ended_by = (SELECT door.actor()));
GRANT UPDATE (ends_on, outcome, ending, ended_by) ON chosen_intervention TO app;
CREATE POLICY add ON advice FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[]) AND noted_by = (SELECT door.actor()));
CREATE POLICY add ON advice_draft FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[])
	AND written_by = (SELECT door.actor()) AND decision IS NULL AND decided_by IS NULL AND answer IS NULL
	-- what was given stays what it was
	AND NOT EXISTS (SELECT FROM advice_given g WHERE g.advice_id = advice_draft.advice_id));
CREATE POLICY add ON advice_outcome FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[]) AND noted_by = (SELECT door.actor()));
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- Whether a draft of a case of the actor may be given: the newest, and read by a second person; a short question is answered without one
-- (src/domain/advice.ts, asksSecond).
CREATE FUNCTION door.advice_ready(p_draft uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce((SELECT d.version = (SELECT max(o.version) FROM advice_draft o WHERE o.advice_id = d.advice_id)
			AND (d.decision = 'agreed' OR d.decision IS NULL AND t.service_type = 'consultation')
		FROM advice_draft d JOIN advice a ON a.id = d.advice_id JOIN trajectory t ON t.id = a.trajectory_id
		WHERE d.id = p_draft AND d.part_id = ANY (door.my_parts())), false)
$$;
-- The second reader: not whoever wrote it, and somebody who may read the story of this part, while that help goes on. What is sent back is a task of the writer, or, when she
-- has the case no more, of whoever has.
CREATE FUNCTION door.read_draft(p_draft uuid, p_decision text, p_answer bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
		INSERT INTO follow_up (id, kind, part_id, counsellor_id, trajectory_id, status, starts_at, ends_at, reason_code, created_at)
		VALUES (gen_random_uuid(), 'task', v.part_id, coalesce((SELECT staff_id FROM membership WHERE part_id = v.part_id AND staff_id = v.written_by
				AND ended_at IS NULL AND role <> 'expert' LIMIT 1),
			(SELECT staff_id FROM membership WHERE part_id = v.part_id AND role = 'first' AND ended_at IS NULL LIMIT 1)),
			v_trajectory, 'open', t, t + interval '15 minutes', 'advice-sent-back', t) RETURNING id INTO v_task;
		PERFORM door.record(v.part_id, 'task.opened', v_task, NULL, NULL);
	END IF;
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
GRANT EXECUTE ON FUNCTION door.advice_ready(uuid), door.read_draft(uuid, text, bytea) TO app;
RESET ROLE;
--> statement-breakpoint

CREATE POLICY add ON advice_given FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[])
	AND given_by = (SELECT door.actor()) AND door.advice_ready(draft_id));
