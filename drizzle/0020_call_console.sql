-- The desk's side of the telephone: the paper beside a call, what is asked in it, what is known of its number by consent only, and who
-- hears of somebody who is not called back.
-- somebody else answered when we called, or the word was wrong: nothing was said, and it may be tried again
ALTER TABLE call DROP CONSTRAINT call_outcome_check;
ALTER TABLE call ADD CONSTRAINT call_outcome_check CHECK (outcome IN ('advice', 'appointment', 'referred', 'wrong-number', 'silent', 'abusive', 'other-answered'));
CREATE TABLE call_note (
	id uuid PRIMARY KEY,
	call_id uuid NOT NULL REFERENCES call,
	key_id uuid NOT NULL REFERENCES data_key,
	staff_id uuid NOT NULL REFERENCES staff,
	kind text NOT NULL CONSTRAINT call_note_kind_check CHECK (kind IN ('note', 'handover', 'summary')),
	sealed bytea NOT NULL,
	written_at timestamptz NOT NULL
);
CREATE INDEX ON call_note (call_id, written_at);
-- sealed as the note it becomes when she goes without having kept it
CREATE TABLE call_draft (
	call_id uuid NOT NULL REFERENCES call,
	staff_id uuid NOT NULL REFERENCES staff,
	note_id uuid NOT NULL,
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea NOT NULL,
	kept_at timestamptz NOT NULL,
	PRIMARY KEY (call_id, staff_id)
);
CREATE INDEX ON call (person_id, started_at) WHERE person_id IS NOT NULL;
CREATE INDEX ON call (key_id);
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['call_note', 'call_draft'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY door ON %I TO doorkeeper USING (true) WITH CHECK (true)', t);
		EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO doorkeeper', t);
	END LOOP;
END $$;
GRANT SELECT, INSERT ON call_note TO app;
GRANT SELECT, INSERT, UPDATE, DELETE ON call_draft TO app;
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- what she was writing is a note from here on: she went out of the call, or nobody told in time what it was
CREATE FUNCTION door.call_keep_drafts(p_call uuid, p_staff uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH gone AS (DELETE FROM call_draft WHERE call_id = p_call AND (p_staff IS NULL OR staff_id = p_staff) RETURNING *)
	INSERT INTO call_note (id, call_id, key_id, staff_id, kind, sealed, written_at)
	SELECT note_id, call_id, key_id, staff_id, 'note', sealed, kept_at FROM gone ON CONFLICT (id) DO NOTHING
$$;
CREATE FUNCTION door.call_leg_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF NEW.role <> 'offer' OR EXISTS (SELECT FROM call WHERE id = NEW.call_id AND holder_id IS DISTINCT FROM NEW.staff_id) THEN
		PERFORM door.call_keep_drafts(NEW.call_id, NEW.staff_id);
	END IF;
	RETURN NULL;
END $$;
-- another one leads it: whoever led it before has left, or has still to
CREATE FUNCTION door.call_goes_on() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF NEW.state = 'over' THEN PERFORM door.call_keep_drafts(NEW.id, NULL);
	ELSIF NOT EXISTS (SELECT FROM call_leg WHERE call_id = NEW.id AND staff_id = OLD.holder_id AND state <> 'ended') THEN
		PERFORM door.call_keep_drafts(NEW.id, OLD.holder_id);
	END IF;
	RETURN NULL;
END $$;
-- that somebody looked at it: once for each, for the page follows the call by itself
CREATE FUNCTION door.call_read(p_call uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_chain uuid := door.call_chain(p_call);
BEGIN
	IF p_call = ANY (door.my_calls()) AND NOT EXISTS (SELECT FROM event WHERE chain_id = v_chain AND kind = 'call.opened' AND subject_id = p_call AND actor_id = door.actor()) THEN
		PERFORM door.record(v_chain, 'call.opened', p_call, NULL, NULL);
	END IF;
END $$;
-- she had part in it until a moment ago: her page was still open when it ended, or went on without her
CREATE FUNCTION door.call_was_mine(p_call uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.actor_role() IN ('counsellor', 'supervisor') AND NOT door.call_is_barred(p_call)
		AND (EXISTS (SELECT FROM call_leg WHERE call_id = p_call AND staff_id = door.actor() AND coalesce(ended_at, door.time()) > door.time() - interval '10 minutes')
			OR EXISTS (SELECT FROM call WHERE id = p_call AND holder_id = door.actor() AND told_at > door.time() - interval '10 minutes'))
$$;
CREATE FUNCTION door.call_refused(p_call uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF EXISTS (SELECT FROM call WHERE id = p_call) THEN PERFORM door.record(door.call_chain(p_call), 'call.opening-refused', p_call, NULL, NULL); END IF;
END $$;
-- it could be taken until a moment ago: a colleague was quicker, or whoever waited is gone
CREATE FUNCTION door.call_just_gone(p_call uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.actor_role() IN ('counsellor', 'supervisor') AND NOT door.call_is_barred(p_call)
		AND EXISTS (SELECT FROM call WHERE id = p_call AND direction = 'inbound' AND state <> 'greeting' AND heard_at > door.time() - interval '10 minutes')
$$;
-- Whose number this is, of her own cases and only where calling was agreed; it proves nobody.
CREATE FUNCTION door.call_known(p_call uuid) RETURNS TABLE (person_id uuid, part_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT DISTINCT h.id, h.part_id FROM call c JOIN intake i ON i.id = c.intake_id JOIN contact_point p ON p.value_index = i.number_index
		JOIN person h ON h.id = p.person_id
	WHERE c.id = p_call AND p_call = ANY (door.my_calls()) AND p.kind = 'phone' AND p.ended_at IS NULL AND h.part_id = ANY (door.my_parts())
		AND EXISTS (SELECT FROM consent k WHERE k.person_id = h.id AND k.purpose = 'voice_call' AND k.withdrawn_at IS NULL
			AND k.given_at <= door.time() AND k.valid_until > door.time())
	LIMIT 3
$$;
-- how often this number called before, and nothing of what it was about
CREATE FUNCTION door.call_times(p_call uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT count(*)::int FROM call c JOIN intake i ON i.id = c.intake_id JOIN intake o ON o.number_index = i.number_index JOIN call b ON b.intake_id = o.id
	WHERE c.id = p_call AND p_call = ANY (door.my_calls()) AND b.direction = 'inbound' AND b.id <> c.id AND b.started_at < c.started_at
$$;
-- what was asked beside the call; the level only goes up here
CREATE FUNCTION door.call_weigh(p_call uuid, p_sealed bytea, p_level text, p_acute_unclear boolean, p_supervisor_look boolean, p_rule_version integer,
	p_deadline timestamptz, p_read_by timestamptz) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	SELECT i.id, i.level, i.part_id INTO v FROM call c JOIN intake i ON i.id = c.intake_id
	WHERE c.id = p_call AND c.id = ANY (door.my_calls()) AND (i.part_id IS NULL OR i.part_id = ANY (door.my_parts())) FOR UPDATE OF i;
	IF v.id IS NULL THEN RETURN NULL; END IF;
	UPDATE intake_answers SET sealed = p_sealed WHERE intake_id = v.id;
	IF NOT FOUND THEN RETURN NULL; END IF;
	UPDATE intake SET level = least(level, p_level), acute_unclear = p_acute_unclear, supervisor_look = supervisor_look OR p_supervisor_look,
		rule_version = p_rule_version, deadline_at = CASE WHEN p_level < level THEN least(deadline_at, p_deadline) ELSE deadline_at END,
		read_by = CASE WHEN p_level < level THEN least(read_by, p_read_by) ELSE read_by END WHERE id = v.id;
	PERFORM door.record(coalesce(v.part_id, v.id), CASE WHEN p_level < v.level THEN 'intake.level-raised' ELSE 'call.asked' END, v.id, NULL, NULL);
	IF p_level < v.level AND p_level IN ('T0', 'T1') THEN PERFORM door.alert(v.id, 'alert-urgent', door.time()); END IF;
	PERFORM door.call_hint();
	RETURN least(v.level, p_level);
END $$;
-- who can be called in: a telephone of hers is known, and whether it is in a call now
CREATE FUNCTION door.call_colleagues() RETURNS TABLE (staff_id uuid, is_busy boolean) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT s.id, EXISTS (SELECT FROM call_leg l WHERE l.staff_id = s.id AND l.state <> 'ended') FROM staff s
	WHERE door.actor_role() IN ('counsellor', 'supervisor') AND s.admitted AND s.role IN ('counsellor', 'supervisor') AND s.phone IS NOT NULL
$$;
-- Nobody took it in time: supervisors hear of it, once. `p_at` is a moment at which they may be texted.
CREATE FUNCTION door.tell_late_callbacks(p_after interval, p_at timestamptz) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n integer; t timestamptz := door.time();
BEGIN
	INSERT INTO notification (id, unique_key, purpose, staff_id, intake_id, planned_at, first_planned_at, changed_at, created_at)
	SELECT gen_random_uuid(), concat_ws(':', 'alert-unread', 'callback', f.id, s.id), 'alert-unread', s.id, i.id, p_at, p_at, t, t
	FROM follow_up f JOIN intake i ON i.id = f.intake_id CROSS JOIN staff s
	WHERE f.status = 'open' AND f.reason_code IN ('callback-asked', 'decide-callback') AND f.created_at < t - p_after AND f.created_at > t - interval '3 days'
		AND i.part_id IS NULL AND i.taken_by IS NULL AND NOT EXISTS (SELECT FROM call c WHERE c.task_id = f.id AND c.direction = 'outbound')
		AND s.admitted AND s.role = 'supervisor' AND s.phone IS NOT NULL
	ON CONFLICT (unique_key) DO NOTHING;
	GET DIAGNOSTICS n = ROW_COUNT;
	IF n > 0 THEN PERFORM door.call_hint(); END IF;
	RETURN n;
END $$;
GRANT EXECUTE ON FUNCTION door.call_read(uuid), door.call_was_mine(uuid), door.call_refused(uuid), door.call_just_gone(uuid), door.call_known(uuid), door.call_times(uuid),
	door.call_weigh(uuid, bytea, text, boolean, boolean, integer, timestamptz, timestamptz), door.call_colleagues(), door.call_hint() TO app;
GRANT EXECUTE ON FUNCTION door.tell_late_callbacks(interval, timestamptz) TO worker;
-- whoever owns the tables hangs them there
GRANT EXECUTE ON FUNCTION door.call_leg_ends(), door.call_goes_on() TO SESSION_USER;
RESET ROLE;
CREATE TRIGGER call_leg_ends AFTER UPDATE OF state ON call_leg FOR EACH ROW WHEN (NEW.state = 'ended' AND OLD.state <> 'ended') EXECUTE FUNCTION door.call_leg_ends();
CREATE TRIGGER call_goes_on AFTER UPDATE ON call FOR EACH ROW
	WHEN (NEW.state = 'over' AND OLD.state <> 'over' OR NEW.holder_id IS DISTINCT FROM OLD.holder_id AND OLD.holder_id IS NOT NULL) EXECUTE FUNCTION door.call_goes_on();
--> statement-breakpoint

-- ------------------------------------------------------------------ app: who sees what
-- a call of a case that goes on or was told: whoever watches over the case
CREATE POLICY watched ON call FOR SELECT TO app USING ((SELECT door.actor_role()) = 'supervisor' AND part_id IS NOT NULL
	AND part_id <> ALL ((SELECT door.barred_parts())::uuid[]));
CREATE POLICY present ON call_note FOR SELECT TO app USING (call_id = ANY ((SELECT door.my_calls())::uuid[])
	OR EXISTS (SELECT FROM call c LEFT JOIN intake i ON i.id = c.intake_id WHERE c.id = call_id AND c.state = 'over'
		AND (c.part_id IS NOT NULL OR i.taken_by IS NOT NULL OR (SELECT door.actor_role()) = 'supervisor')));
CREATE POLICY write ON call_note FOR INSERT TO app WITH CHECK (staff_id = (SELECT door.actor()) AND call_id = ANY ((SELECT door.my_calls())::uuid[]));
CREATE POLICY own ON call_draft TO app USING (staff_id = (SELECT door.actor()) AND call_id = ANY ((SELECT door.my_calls())::uuid[]))
	WITH CHECK (staff_id = (SELECT door.actor()) AND call_id = ANY ((SELECT door.my_calls())::uuid[]));
-- whoever takes part in a call opens what is noted in it; what belongs to a case only whoever works on that
CREATE POLICY calling ON data_key FOR SELECT TO app USING (intake_id IS NOT NULL
	AND EXISTS (SELECT FROM call c WHERE c.key_id = data_key.id AND c.id = ANY ((SELECT door.my_calls())::uuid[])));
--> statement-breakpoint
-- as in 0015_chat.sql; looking at a call is a reading too
DROP INDEX event_read;
CREATE INDEX event_read ON event (chain_id, at DESC, seq DESC) WHERE kind IN ('part.read', 'part.reading-refused', 'part.log-read',
	'intake.opened', 'intake.opening-refused', 'chat.opening-refused', 'call.opened', 'call.opening-refused', 'phone.shown', 'case.printed', 'room.opened',
	'room.opening-refused', 'room.answer-read');
