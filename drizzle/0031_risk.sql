-- What was noticed and how it is judged (domain.md 2.7, 3.5, 3.9, 3.10): signals and what speaks against them, factors one by one over time, and a
-- risk level that a professional chooses and a second one looks at. Nothing of it is added up. The closed lists are those of src/domain.
CREATE TABLE signal (
	id uuid PRIMARY KEY,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	person_id uuid NOT NULL,
	side text NOT NULL CONSTRAINT signal_side_check CHECK (side IN ('worry', 'contra')),
	source text NOT NULL CONSTRAINT signal_source_check CHECK (source IN ('client', 'subject', 'relative', 'friend', 'school_or_work', 'care', 'municipality', 'police_or_probation',
		'open_online', 'seen_ourselves', 'other')),
	observed_on date NOT NULL,
	-- a category to work with; unclear until somebody knows more
	form text NOT NULL DEFAULT 'unclear' CONSTRAINT signal_form_check CHECK (form IN ('jihadist', 'right_extremist', 'right_accelerationist', 'anti_institutional', 'conspiracy', 'left_extremist',
		'animal_environment', 'incel_misogynist', 'nihilistic_violence', 'ethno_nationalist', 'other_religious', 'mixed',
		'unclear', 'none_apparent')),
	also text[] NOT NULL DEFAULT '{}' CONSTRAINT signal_also_check CHECK (also <@ ARRAY['jihadist', 'right_extremist', 'right_accelerationist', 'anti_institutional', 'conspiracy', 'left_extremist',
		'animal_environment', 'incel_misogynist', 'nihilistic_violence', 'ethno_nationalist', 'other_religious']),
	platforms text[] NOT NULL DEFAULT '{}' CONSTRAINT signal_platforms_check CHECK (platforms <@ ARRAY['tiktok', 'instagram', 'snapchat', 'youtube', 'x', 'facebook', 'whatsapp', 'signal', 'telegram', 'discord', 'reddit',
		'gaming', 'livestream', 'imageboard', 'forum', 'dark_web', 'other']),
	-- what was seen and what somebody makes of it, each by itself
	sealed bytea NOT NULL,
	noted_at timestamptz NOT NULL,
	noted_by uuid NOT NULL REFERENCES staff,
	-- which one it puts right: that one stays as it is
	corrects uuid UNIQUE CHECK (corrects <> id),
	UNIQUE (id, part_id),
	FOREIGN KEY (corrects, part_id) REFERENCES signal (id, part_id),
	FOREIGN KEY (person_id, part_id) REFERENCES person (id, part_id)
);
CREATE INDEX ON signal (part_id, observed_on);
CREATE TABLE factor (
	id uuid PRIMARY KEY,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	person_id uuid NOT NULL,
	kind text NOT NULL CONSTRAINT factor_kind_check CHECK (kind IN ('driver', 'trigger', 'protective')),
	code text NOT NULL CONSTRAINT factor_code_check CHECK (code IN ('identity', 'justice', 'meaning', 'sensation', 'confrontation_death', 'problems_at_home', 'loss_status_work_school',
		'discrimination_exclusion', 'clash_with_authorities', 'detention', 'breaking_social_ties', 'meeting_radical_person',
		'joining_radical_group', 'marriage', 'training_camp', 'propaganda_exposure', 'disillusion_with_group', 'leaving_group',
		'attack_on_own_group', 'government_policy_event', 'call_to_action', 'international_conflict', 'stable_adult',
		'warm_parent_bond', 'work_or_school', 'hobby_or_sport', 'critical_thinking', 'different_people', 'faith_mentor',
		'own_family', 'help_accepted', 'self_control', 'positive_identity', 'trust_in_institutions')),
	turn text CONSTRAINT factor_turn_check CHECK (turn IN ('turning_point', 'catalyst')),
	direction text NOT NULL CONSTRAINT factor_direction_check CHECK (direction IN ('towards', 'away')),
	-- a step with a word, that is never added to another
	strength smallint NOT NULL CHECK (strength BETWEEN 0 AND 3),
	source text NOT NULL CONSTRAINT factor_source_check CHECK (source IN ('client', 'subject', 'relative', 'friend', 'school_or_work', 'care', 'municipality', 'police_or_probation',
		'open_online', 'seen_ourselves', 'other')),
	seen_on date NOT NULL,
	sealed bytea NOT NULL,
	noted_at timestamptz NOT NULL,
	noted_by uuid NOT NULL REFERENCES staff,
	corrects uuid UNIQUE CHECK (corrects <> id),
	UNIQUE (id, part_id),
	CHECK ((kind = 'trigger') = (turn IS NOT NULL)),
	CHECK (kind <> 'trigger' OR strength > 0),
	FOREIGN KEY (corrects, part_id) REFERENCES factor (id, part_id),
	FOREIGN KEY (person_id, part_id) REFERENCES person (id, part_id)
);
CREATE INDEX ON factor (part_id, seen_on);
-- A judgement holds from the moment it is written down; that a second one is asked blocks nothing.
CREATE TABLE risk_judgement (
	id uuid PRIMARY KEY,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	level text NOT NULL CONSTRAINT risk_judgement_level_check CHECK (level IN ('unknown', 'low', 'raised', 'high', 'acute')),
	due_on date NOT NULL,
	sealed bytea NOT NULL,
	asks_second boolean NOT NULL,
	judged_at timestamptz NOT NULL,
	judged_by uuid NOT NULL REFERENCES staff,
	second_says text CONSTRAINT risk_judgement_second_says_check CHECK (second_says IN ('agrees', 'differs')),
	second_level text CONSTRAINT risk_judgement_second_level_check CHECK (second_level IN ('unknown', 'low', 'raised', 'high', 'acute')),
	second_sealed bytea,
	second_by uuid REFERENCES staff,
	second_at timestamptz,
	CHECK (level NOT IN ('high', 'acute') OR asks_second),
	CHECK (num_nonnulls(second_says, second_by, second_at) IN (0, 3)),
	CHECK (asks_second OR second_by IS NULL),
	CHECK (second_by <> judged_by),
	CHECK ((second_says IS NOT DISTINCT FROM 'differs') = (second_level IS NOT NULL)),
	CHECK (second_level <> level)
);
CREATE INDEX ON risk_judgement (part_id, judged_at DESC, id DESC);
CREATE INDEX risk_judgement_waits ON risk_judgement (judged_at) WHERE asks_second AND second_at IS NULL;
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['signal', 'factor', 'risk_judgement'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY door ON %I TO doorkeeper USING (true) WITH CHECK (true)', t);
		EXECUTE format('GRANT SELECT ON %I TO doorkeeper', t);
		EXECUTE format($p$CREATE POLICY mine ON %I FOR SELECT TO app USING (
			(SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
			OR part_id = ANY ((SELECT door.seen_parts())::uuid[]))$p$, t);
		EXECUTE format('CREATE POLICY along ON %I FOR SELECT TO app USING (part_id = ANY ((SELECT door.invited_parts())::uuid[]))', t);
		EXECUTE format('GRANT SELECT, INSERT ON %I TO app', t);
	END LOOP;
	-- nobody writes in somebody else's name
	FOREACH t IN ARRAY ARRAY['signal', 'factor'] LOOP
		EXECUTE format('CREATE POLICY add ON %I FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[]) AND noted_by = (SELECT door.actor()))', t);
	END LOOP;
END $$;
GRANT UPDATE (second_says, second_level, second_sealed, second_by, second_at) ON risk_judgement TO doorkeeper;
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- src/domain/risk.ts, asksSecond: what is grave, in the eyes of either of two, and whatever comes after it, so that nobody lowers it alone. Of a part that
-- the actor does not see nothing is said.
CREATE FUNCTION door.asks_second(p_part uuid, p_level text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT p_level IN ('high', 'acute') OR coalesce((SELECT 'high' IN (level, second_level) OR 'acute' IN (level, second_level) OR asks_second AND second_at IS NULL
		FROM risk_judgement WHERE part_id = p_part ORDER BY judged_at DESC, id DESC LIMIT 1), false)
	WHERE p_part = ANY (door.seen_parts()) OR door.actor_role() = 'supervisor' AND p_part <> ALL (door.barred_parts())
$$;
-- The second one says how she sees it, of the judgement that holds now, while the case is open. Who made it does not; where they differ whoever has the case hears so.
CREATE FUNCTION door.second_risk(p_judgement uuid, p_says text, p_level text, p_words bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v risk_judgement; v_task record; t timestamptz := door.time();
BEGIN
	SELECT * INTO v FROM risk_judgement WHERE id = p_judgement AND asks_second AND second_at IS NULL FOR UPDATE;
	IF (v.judged_by <> door.actor() AND v.part_id <> ALL (door.barred_parts())
			AND (door.actor_role() = 'supervisor' OR door.actor_role() = 'counsellor' AND v.part_id = ANY (door.my_parts()))
			AND EXISTS (SELECT FROM part p WHERE p.id = v.part_id AND p.closed_at IS NULL)
			AND NOT EXISTS (SELECT FROM risk_judgement r WHERE r.part_id = v.part_id AND (r.judged_at, r.id) > (v.judged_at, v.id))) IS NOT TRUE THEN
		RETURN false;
	END IF;
	UPDATE risk_judgement SET second_says = p_says, second_level = p_level, second_sealed = p_words, second_by = door.actor(), second_at = t WHERE id = v.id;
	FOR v_task IN UPDATE follow_up SET status = 'done', settled_at = t, version = version + 1
		WHERE part_id = v.part_id AND reason_code = 'risk-second' AND status = 'open' RETURNING id LOOP
		PERFORM door.record(v.part_id, 'task.done', v_task.id, NULL, NULL);
	END LOOP;
	IF p_says = 'differs' THEN
		INSERT INTO follow_up (id, kind, part_id, counsellor_id, status, starts_at, ends_at, reason_code, created_at)
		VALUES (gen_random_uuid(), 'task', v.part_id, coalesce((SELECT staff_id FROM membership WHERE part_id = v.part_id AND staff_id = v.judged_by
				AND ended_at IS NULL AND role <> 'expert' LIMIT 1),
			(SELECT staff_id FROM membership WHERE part_id = v.part_id AND role = 'first' AND ended_at IS NULL LIMIT 1)),
			'open', t, t + interval '15 minutes', 'risk-differs', t) RETURNING id INTO v_task;
		PERFORM door.record(v.part_id, 'task.opened', v_task.id, NULL, NULL);
	END IF;
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- what was to be judged again goes with the case
CREATE FUNCTION door.risk_tasks_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time();
BEGIN
	FOR v IN UPDATE follow_up SET status = 'cancelled', settled_at = t, version = version + 1
		WHERE part_id = NEW.id AND reason_code IN ('risk-review', 'risk-second', 'risk-differs') AND status = 'open' RETURNING id LOOP
		PERFORM door.record(NEW.id, 'task.cancelled', v.id, NULL, NULL);
	END LOOP;
	RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION door.asks_second(uuid, text), door.second_risk(uuid, text, text, bytea) TO app;
GRANT EXECUTE ON FUNCTION door.risk_tasks_end() TO SESSION_USER;
RESET ROLE;
CREATE TRIGGER risk_tasks_end AFTER UPDATE OF closed_at ON part FOR EACH ROW
	WHEN (OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL) EXECUTE FUNCTION door.risk_tasks_end();
-- the latest holds, so none is written down for another moment
CREATE POLICY add ON risk_judgement FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[])
	AND judged_by = (SELECT door.actor()) AND judged_at = (SELECT door.time()) AND second_at IS NULL AND second_sealed IS NULL
	AND asks_second = door.asks_second(part_id, level));
-- one day for looking again, and one question to a colleague
CREATE UNIQUE INDEX follow_up_one_of_risk ON follow_up (part_id, reason_code) WHERE status = 'open' AND reason_code IN ('risk-review', 'risk-second');
