-- Walls: row level security forced on every table; what a role may do stands here and nowhere else.
-- Policies that walk a caseload are written as "= ANY (ARRAY...)" or as a sub-select computed once.
DO $$
DECLARE t text;
BEGIN
	FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
		EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY door ON public.%I TO doorkeeper USING (true) WITH CHECK (true)', t);
	END LOOP;
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ what app may touch at all
GRANT SELECT, INSERT ON data_key, case_file, part, membership, person, trajectory, note, safe_contact_plan, consent, contact_point,
	follow_up, second_look, notification TO app;
GRANT SELECT ON staff, intake, intake_answers, intake_message, opt_out, notification_attempt, event, clock TO app;
GRANT INSERT ON intake_message TO app;
GRANT SELECT (id, intake_id, opened_at, closed_at, closed_by) ON room TO app;
GRANT UPDATE (status, closed_at) ON case_file TO app;
GRANT UPDATE (ended_at) ON membership TO app;
GRANT UPDATE (phase, status, changed_at) ON trajectory TO app;
GRANT UPDATE (sealed) ON person TO app;
GRANT UPDATE (sealed, offered_at, confirmed_at, confirmed_how, confirmed_by) ON safe_contact_plan TO app;
GRANT UPDATE (withdrawn_at, withdrawn_how) ON consent TO app;
GRANT UPDATE (ended_at, spoken_at) ON contact_point TO app;
GRANT UPDATE (status, version, starts_at, ends_at, method, counsellor_id, settled_at, sealed, key_id) ON follow_up TO app;
GRANT UPDATE (decided_by, decided_at, decision) ON second_look TO app;
GRANT UPDATE (status, level, read_at, read_by, deadline_at, waiting_since, taken_by, taken_at, part_id, closed_at, acute_unclear) ON intake TO app;
GRANT UPDATE (status, reason_code, changed_at) ON notification TO app;
GRANT USAGE ON SEQUENCE case_number TO app;
SET LOCAL ROLE doorkeeper;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA door TO app;
REVOKE EXECUTE ON FUNCTION door.claim_notifications(integer, interval), door.pass_alert_on(uuid), door.alert_again(), door.free_intakes(uuid), door.chain_heads(), door.broken_events(),
	door.sealed_events(uuid[], bigint[]) FROM app;
GRANT EXECUTE ON FUNCTION door.time(), door.actor(), door.actor_role(), door.record(uuid, text, uuid, uuid, bytea, text), door.state(),
	door.prove_key(text, bytea), door.claim_notifications(integer, interval), door.pass_alert_on(uuid), door.alert_again(), door.someone_on_duty(), door.attempts_since(uuid, timestamptz),
	door.chain_heads(), door.broken_events(), door.sealed_events(uuid[], bigint[]) TO worker;
RESET ROLE;
--> statement-breakpoint

-- ------------------------------------------------------------------ app: staff and the clock
CREATE POLICY colleagues ON staff FOR SELECT TO app USING ((SELECT door.actor_role()) IS NOT NULL);
CREATE POLICY anyone ON clock FOR SELECT TO app USING (true);
-- ------------------------------------------------------------------ app: intakes
CREATE POLICY desk ON intake FOR SELECT TO app USING (
	(SELECT door.actor_role()) = 'supervisor'
	OR (SELECT door.actor_role()) = 'counsellor' AND (
		part_id IS NULL AND (taken_by IS NULL OR taken_by = (SELECT door.actor()))
		OR part_id = ANY ((SELECT door.my_parts())::uuid[])));
CREATE POLICY desk_change ON intake FOR UPDATE TO app USING (
	(SELECT door.actor_role()) = 'supervisor'
	OR (SELECT door.actor_role()) = 'counsellor' AND (
		part_id IS NULL AND (taken_by IS NULL OR taken_by = (SELECT door.actor()))
		OR part_id = ANY ((SELECT door.my_parts())::uuid[])))
	WITH CHECK ((SELECT door.actor_role()) = 'supervisor'
		OR (SELECT door.actor_role()) = 'counsellor' AND (part_id IS NULL OR part_id = ANY ((SELECT door.my_parts())::uuid[])));
-- what she wrote opens only for whoever took it (their part, or a supervisor)
CREATE POLICY taker ON intake_answers FOR SELECT TO app USING (EXISTS (SELECT FROM intake i WHERE i.id = intake_id
	AND (i.taken_by IS NOT NULL OR (SELECT door.actor_role()) = 'supervisor')));
CREATE POLICY taker ON intake_message FOR SELECT TO app USING (EXISTS (SELECT FROM intake i WHERE i.id = intake_id
	AND (i.taken_by IS NOT NULL OR (SELECT door.actor_role()) = 'supervisor')));
CREATE POLICY taker_writes ON intake_message FOR INSERT TO app WITH CHECK (author = 'staff' AND staff_id = (SELECT door.actor())
	AND EXISTS (SELECT FROM intake i WHERE i.id = intake_id AND (i.taken_by IS NOT NULL OR (SELECT door.actor_role()) = 'supervisor')));
CREATE POLICY taker ON room FOR SELECT TO app USING (EXISTS (SELECT FROM intake i WHERE i.id = intake_id
	AND (i.taken_by IS NOT NULL OR (SELECT door.actor_role()) = 'supervisor')));
CREATE POLICY two_persons ON second_look FOR SELECT TO app USING ((SELECT door.actor_role()) = 'supervisor'
	OR (SELECT door.actor_role()) = 'counsellor' AND proposed_by = (SELECT door.actor())
	OR EXISTS (SELECT FROM intake i WHERE i.id = intake_id AND i.taken_by IS NOT NULL));
CREATE POLICY propose ON second_look FOR INSERT TO app WITH CHECK (proposed_by = (SELECT door.actor()) AND decided_by IS NULL
	AND EXISTS (SELECT FROM intake i WHERE i.id = intake_id));
CREATE POLICY decide ON second_look FOR UPDATE TO app USING (decided_at IS NULL AND ((SELECT door.actor_role()) = 'supervisor'
	OR (SELECT door.actor_role()) = 'counsellor' AND proposed_by = (SELECT door.actor())
	OR EXISTS (SELECT FROM intake i WHERE i.id = intake_id AND i.taken_by = (SELECT door.actor()))))
	WITH CHECK (decided_by = (SELECT door.actor()) AND (decided_by <> proposed_by OR decision = 'withdrawn'));
-- T0 and T1 go down only together with a second person's yes in the same transaction, whoever holds the pen
CREATE FUNCTION lowering_needs_two() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	IF NEW.level > OLD.level AND OLD.level IN ('T0', 'T1') AND NOT EXISTS (SELECT FROM second_look l WHERE l.intake_id = NEW.id
		AND l.decision = 'agreed' AND l.decided_at = door.time() AND l.from_level = OLD.level AND l.to_level = NEW.level)
	THEN RAISE EXCEPTION 'lowering needs a second person' USING ERRCODE = '42501'; END IF;
	RETURN NEW;
END $$;
CREATE TRIGGER lowering_needs_two BEFORE UPDATE OF level ON intake FOR EACH ROW EXECUTE FUNCTION lowering_needs_two();
--> statement-breakpoint

-- ------------------------------------------------------------------ app: cases, by part
CREATE POLICY mine ON part FOR SELECT TO app USING ((SELECT door.actor_role()) = 'supervisor' OR id = ANY ((SELECT door.my_parts())::uuid[]));
-- a new part belongs to a new case: a part of one's own would open somebody else's case
CREATE POLICY open_part ON part FOR INSERT TO app WITH CHECK ((SELECT door.actor_role()) IN ('counsellor', 'supervisor')
	AND NOT door.case_has_parts(case_id));
CREATE POLICY mine ON case_file FOR SELECT TO app USING (EXISTS (SELECT FROM part p WHERE p.case_id = case_file.id));
CREATE POLICY open_case ON case_file FOR INSERT TO app WITH CHECK ((SELECT door.actor_role()) IN ('counsellor', 'supervisor'));
CREATE POLICY change_case ON case_file FOR UPDATE TO app USING (EXISTS (SELECT FROM part p WHERE p.case_id = case_file.id)) WITH CHECK (true);
CREATE POLICY mine ON membership FOR SELECT TO app USING ((SELECT door.actor_role()) = 'supervisor' OR part_id = ANY ((SELECT door.my_parts())::uuid[]));
-- nobody lets himself in: the first member of a new part is whoever opens it, later ones come by a supervisor
CREATE POLICY let_in ON membership FOR INSERT TO app WITH CHECK ((SELECT door.actor_role()) = 'supervisor'
	OR (SELECT door.actor_role()) = 'counsellor' AND staff_id = (SELECT door.actor()) AND NOT door.part_has_members(part_id));
CREATE POLICY let_out ON membership FOR UPDATE TO app USING ((SELECT door.actor_role()) = 'supervisor') WITH CHECK (true);
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['person', 'trajectory', 'note', 'contact_point', 'safe_contact_plan', 'consent'] LOOP
		EXECUTE format($p$CREATE POLICY mine ON %I FOR SELECT TO app USING ((SELECT door.actor_role()) = 'supervisor'
			OR part_id = ANY ((SELECT door.my_parts())::uuid[]))$p$, t);
		EXECUTE format($p$CREATE POLICY add ON %I FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[]))$p$, t);
		EXECUTE format($p$CREATE POLICY change ON %I FOR UPDATE TO app USING (part_id = ANY ((SELECT door.my_parts())::uuid[]))$p$, t);
	END LOOP;
END $$;
CREATE POLICY known ON opt_out FOR SELECT TO app USING (EXISTS (SELECT FROM contact_point c WHERE c.value_index = opt_out.value_index));
CREATE POLICY mine ON follow_up FOR SELECT TO app USING ((SELECT door.actor_role()) = 'supervisor'
	OR part_id = ANY ((SELECT door.my_parts())::uuid[])
	OR part_id IS NULL AND EXISTS (SELECT FROM intake i WHERE i.id = intake_id));
CREATE POLICY add ON follow_up FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[])
	OR part_id IS NULL AND EXISTS (SELECT FROM intake i WHERE i.id = intake_id));
CREATE POLICY change ON follow_up FOR UPDATE TO app USING (part_id = ANY ((SELECT door.my_parts())::uuid[])
	OR part_id IS NULL AND EXISTS (SELECT FROM intake i WHERE i.id = intake_id));
CREATE POLICY mine ON notification FOR SELECT TO app USING ((SELECT door.actor_role()) = 'supervisor'
	OR part_id = ANY ((SELECT door.my_parts())::uuid[])
	OR (SELECT door.actor_role()) = 'counsellor' AND staff_id = (SELECT door.actor()));
CREATE POLICY add ON notification FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[]));
CREATE POLICY change ON notification FOR UPDATE TO app USING (part_id = ANY ((SELECT door.my_parts())::uuid[]));
CREATE POLICY mine ON notification_attempt FOR SELECT TO app USING (EXISTS (SELECT FROM notification n WHERE n.id = notification_id));
-- ------------------------------------------------------------------ app: keys and events follow what they belong to
CREATE POLICY follows ON data_key FOR SELECT TO app USING (
	EXISTS (SELECT FROM intake i WHERE i.id = data_key.intake_id AND (i.taken_by IS NOT NULL OR (SELECT door.actor_role()) = 'supervisor'))
	OR EXISTS (SELECT FROM part p WHERE p.id = data_key.part_id)
	OR EXISTS (SELECT FROM case_file c WHERE c.id = data_key.case_id)
	OR staff_id IS NOT NULL AND (SELECT door.actor_role()) IS NOT NULL);
CREATE POLICY make ON data_key FOR INSERT TO app WITH CHECK (staff_id IS NULL AND intake_id IS NULL
	AND (SELECT door.actor_role()) IN ('counsellor', 'supervisor'));
CREATE POLICY follows ON event FOR SELECT TO app USING ((SELECT door.actor_role()) = 'supervisor'
	OR chain_id = ANY ((SELECT door.my_parts())::uuid[])
	OR EXISTS (SELECT FROM intake i WHERE i.id = chain_id AND i.taken_by IS NOT NULL)
	OR chain_id = '00000000-0000-0000-0000-000000000000' AND (SELECT door.actor_role()) = 'administrator');
--> statement-breakpoint

-- ------------------------------------------------------------------ worker: messages and what they need, nothing a person told
GRANT SELECT ON notification TO worker;
-- never to whom: the numbers it may open follow from that
GRANT UPDATE (status, reason_code, planned_at, provider_id, error_code, uncertain_since, leased_until, changed_at, gathered_in) ON notification TO worker;
GRANT SELECT, INSERT, UPDATE ON notification_attempt TO worker;
GRANT SELECT ON provider_event, clock, opt_out, safe_contact_plan, consent, contact_point, staff, membership, part, data_key TO worker;
GRANT SELECT (id, reference, level, status, read_at, taken_by, closed_at, part_id) ON intake TO worker;
GRANT INSERT ON follow_up TO worker;
GRANT SELECT (id, kind, part_id, intake_id, person_id, counsellor_id, status, version, starts_at, ends_at, method,
	reason_code, created_at, created_by, settled_at) ON follow_up TO worker;
CREATE POLICY worker ON notification TO worker USING (true) WITH CHECK (true);
CREATE POLICY worker ON notification_attempt TO worker USING (true) WITH CHECK (true);
CREATE POLICY worker ON provider_event FOR SELECT TO worker USING (true);
CREATE POLICY worker ON clock FOR SELECT TO worker USING (true);
CREATE POLICY worker ON opt_out FOR SELECT TO worker USING (true);
CREATE POLICY worker ON staff FOR SELECT TO worker USING (disabled_at IS NULL);
CREATE POLICY worker ON membership FOR SELECT TO worker USING (ended_at IS NULL);
CREATE POLICY worker ON part FOR SELECT TO worker USING (true);
CREATE POLICY worker ON intake FOR SELECT TO worker USING (true);
CREATE POLICY worker ON follow_up FOR SELECT TO worker USING (true);
CREATE POLICY worker_task ON follow_up FOR INSERT TO worker WITH CHECK (kind = 'task' AND sealed IS NULL);
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['contact_point', 'safe_contact_plan', 'consent'] LOOP
		EXECUTE format($p$CREATE POLICY worker ON %I FOR SELECT TO worker USING (EXISTS (SELECT FROM notification n
			WHERE n.person_id = %I.person_id AND n.status IN ('planned', 'uncertain')))$p$, t, t);
	END LOOP;
END $$;
CREATE INDEX ON notification (person_id) WHERE person_id IS NOT NULL;
CREATE POLICY worker ON data_key FOR SELECT TO worker USING (staff_id IS NOT NULL
	OR part_id IS NOT NULL AND EXISTS (SELECT FROM notification n WHERE n.part_id = data_key.part_id AND n.status IN ('planned', 'uncertain')));
