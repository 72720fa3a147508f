-- The telephone (telephony.md 5.2). A call hangs on an intake from the first word of the network about it; while it goes on the intake is
-- live. One that we make from a case hangs on its part. The rules of how it goes on are step() in src/domain/call-steps.ts.
ALTER TABLE staff ADD takes_calls boolean NOT NULL DEFAULT true;
CREATE TABLE call (
	id uuid PRIMARY KEY,
	direction text NOT NULL CONSTRAINT call_direction_check CHECK (direction IN ('inbound', 'outbound')),
	intake_id uuid REFERENCES intake,
	part_id uuid REFERENCES part,
	person_id uuid REFERENCES person,
	-- of the task that asked for it
	task_id uuid REFERENCES follow_up,
	key_id uuid NOT NULL REFERENCES data_key,
	-- their telephone at the provider, and the queue it waits in there
	provider_id text UNIQUE,
	queue_id text,
	state text NOT NULL CONSTRAINT call_state_check CHECK (state IN ('greeting', 'closed', 'keying', 'promised', 'heading', 'queued', 'joining',
		'ringing-us', 'ringing-them', 'connected', 'wrap_up', 'over')),
	ended_as text CONSTRAINT call_ended_as_check CHECK (ended_as IN ('told', 'untold', 'abandoned', 'callback', 'no-answer', 'not-begun')),
	stage text,
	language text,
	asked boolean NOT NULL DEFAULT false,
	has_number boolean NOT NULL,
	-- the number they gave by keys, or that we call
	sealed bytea,
	-- the leg that leads it, and who that is, or was
	holder uuid,
	holder_id uuid REFERENCES staff,
	-- their own counsellor, when the number is that of somebody in her case
	wants uuid REFERENCES staff,
	started_at timestamptz NOT NULL,
	queued_at timestamptz,
	-- somebody pressed a key to take it
	taken_at timestamptz,
	connected_at timestamptz,
	-- they spoke until then, or nobody came
	ended_at timestamptz,
	told_at timestamptz,
	-- the last news of it
	heard_at timestamptz NOT NULL,
	outcome text CONSTRAINT call_outcome_check CHECK (outcome IN ('advice', 'appointment', 'referred', 'wrong-number', 'silent', 'abusive')),
	CHECK (num_nonnulls(intake_id, part_id) >= 1),
	CHECK ((ended_as IS NOT NULL) = (state = 'over'))
);
CREATE INDEX call_live ON call (heard_at) WHERE state NOT IN ('wrap_up', 'over');
CREATE INDEX call_to_tell ON call (ended_at) WHERE state = 'wrap_up';
CREATE INDEX call_queued ON call (queued_at, id) WHERE state IN ('heading', 'queued');
CREATE INDEX call_of_intake ON call (intake_id, started_at) WHERE intake_id IS NOT NULL;
CREATE INDEX call_of_part ON call (part_id, started_at) WHERE part_id IS NOT NULL;
CREATE INDEX call_of_task ON call (task_id) WHERE task_id IS NOT NULL;
CREATE INDEX call_held ON call (holder_id, ended_at DESC) WHERE holder_id IS NOT NULL;
CREATE INDEX call_taken ON call (taken_at) WHERE taken_at IS NOT NULL AND direction = 'inbound';
CREATE TABLE call_leg (
	id uuid PRIMARY KEY,
	call_id uuid NOT NULL REFERENCES call,
	staff_id uuid NOT NULL REFERENCES staff,
	role text NOT NULL CONSTRAINT call_leg_role_check CHECK (role IN ('offer', 'transfer', 'joined')),
	state text NOT NULL CONSTRAINT call_leg_state_check CHECK (state IN ('created', 'queued', 'ringing', 'answered', 'accepted', 'bridged', 'ended')),
	reason text CONSTRAINT call_leg_reason_check CHECK (reason IN ('completed', 'busy', 'no-answer', 'failed', 'canceled', 'declined', 'taken', 'lost')),
	provider_id text UNIQUE,
	created_at timestamptz NOT NULL,
	heard_at timestamptz NOT NULL,
	accepted_at timestamptz,
	ended_at timestamptz
);
-- one telephone of ours takes part in one call at a time
CREATE UNIQUE INDEX call_leg_busy ON call_leg (staff_id) WHERE state <> 'ended';
CREATE INDEX call_leg_of_call ON call_leg (call_id, created_at);
CREATE INDEX call_leg_offered ON call_leg (staff_id, created_at DESC);
-- what the network is still to be asked, in order
CREATE TABLE call_order (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	call_id uuid NOT NULL REFERENCES call,
	leg_id uuid REFERENCES call_leg,
	what text NOT NULL CONSTRAINT call_order_what_check CHECK (what IN ('ring', 'stop', 'fetch', 'call-them', 'let-go', 'requeue', 'hold', 'unhold')),
	due_at timestamptz NOT NULL,
	claims integer NOT NULL DEFAULT 0,
	leased_until timestamptz
);
CREATE INDEX call_order_due ON call_order (due_at, id);
-- one row: the door that a supervisor shuts by hand
CREATE TABLE telephone_door (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	shut_at timestamptz,
	shut_by uuid REFERENCES staff
);
INSERT INTO telephone_door DEFAULT VALUES;
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['call', 'call_leg', 'call_order', 'telephone_door'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY door ON %I TO doorkeeper USING (true) WITH CHECK (true)', t);
		EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO doorkeeper', t);
	END LOOP;
END $$;
GRANT SELECT ON call, call_leg, telephone_door TO app;
-- a second call of the same number finds the task there is
CREATE INDEX follow_up_callback ON follow_up (intake_id) WHERE status = 'open' AND reason_code IN ('callback-asked', 'decide-callback');
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- ------------------------------------------------------------------ how a call stands, and what becomes of it
CREATE FUNCTION door.call_chain(p_call uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(c.part_id, i.part_id, i.id) FROM call c LEFT JOIN intake i ON i.id = c.intake_id WHERE c.id = p_call
$$;
-- the calls somebody takes part in now, or led and has still to tell of
CREATE FUNCTION door.my_calls() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(c.id), '{}') FROM call c LEFT JOIN intake i ON i.id = c.intake_id
	WHERE door.actor_role() IN ('counsellor', 'supervisor') AND c.state <> 'over'
		AND (c.holder_id = door.actor() OR EXISTS (SELECT FROM call_leg l WHERE l.call_id = c.id AND l.staff_id = door.actor() AND l.state <> 'ended'))
		AND (coalesce(c.part_id, i.part_id) IS NULL OR coalesce(c.part_id, i.part_id) <> ALL ((SELECT door.barred_parts())::uuid[]))
		AND (i.id IS NULL OR i.id <> ALL ((SELECT door.barred_contacts())::uuid[]))
$$;
CREATE FUNCTION door.call_is_barred(p_call uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM call c LEFT JOIN intake i ON i.id = c.intake_id WHERE c.id = p_call
		AND (coalesce(c.part_id, i.part_id) = ANY (door.barred_parts()) OR i.id = ANY (door.barred_contacts())))
$$;
-- the network, the worker, or a colleague whose work it is: nobody else turns a call, or is handed its key
CREATE FUNCTION door.at_the_telephone(p_call uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.actor() IS NULL OR coalesce(door.actor_role() IN ('counsellor', 'supervisor'), false) AND NOT door.call_is_barred(p_call)
$$;
CREATE FUNCTION door.call_hint() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT pg_notify('desk', ''), pg_notify('notification', '')
$$;
-- somebody calls: once for each call, whatever the network sends again
CREATE FUNCTION door.call_arrive(p_id uuid, p_intake uuid, p_provider text, p_has_number boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time();
BEGIN
	SELECT i.id, i.key_id, i.number_index INTO v FROM intake i WHERE i.id = p_intake AND door.actor() IS NULL FOR UPDATE;
	IF v.id IS NULL THEN RETURN false; END IF;
	INSERT INTO call (id, direction, intake_id, key_id, provider_id, state, has_number, wants, started_at, heard_at)
	VALUES (p_id, 'inbound', p_intake, v.key_id, p_provider, 'greeting', p_has_number,
		-- of one family only; that the number is theirs proves nobody, and is told to nobody
		(SELECT CASE WHEN count(DISTINCT m.staff_id) = 1 THEN (array_agg(m.staff_id))[1] END FROM contact_point p JOIN person h ON h.id = p.person_id
			JOIN membership m ON m.part_id = h.part_id AND m.role = 'first' AND m.ended_at IS NULL
			WHERE v.number_index IS NOT NULL AND p.kind = 'phone' AND p.value_index = v.number_index AND p.ended_at IS NULL),
		t, t)
	ON CONFLICT (provider_id) DO NOTHING;
	IF NOT FOUND THEN RETURN false; END IF;
	UPDATE intake SET status = 'live' WHERE id = p_intake AND part_id IS NULL;
	PERFORM door.call_hint();
	RETURN true;
END $$;
-- the call as its rules see it, locked until it is kept; by its id, by their telephone, or by one of ours
CREATE FUNCTION door.call_hold(p_call uuid, p_provider text, p_leg uuid)
RETURNS TABLE (id uuid, now timestamptz, rules jsonb, intake_id uuid, part_id uuid, provider_id text, queue_id text, queued_at timestamptz,
	holder_id uuid, level text, acute_unclear boolean, key_id uuid, kek_id text, wrapped bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v uuid;
BEGIN
	SELECT coalesce(p_call, (SELECT c.id FROM call c WHERE c.provider_id = p_provider),
		(SELECT l.call_id FROM call_leg l WHERE l.id = p_leg OR l.provider_id = p_provider LIMIT 1)) INTO v;
	IF NOT door.at_the_telephone(v) THEN RETURN; END IF;
	PERFORM FROM call c WHERE c.id = v FOR UPDATE;
	RETURN QUERY SELECT c.id, door.time(), jsonb_build_object('direction', c.direction, 'state', c.state, 'end', c.ended_as, 'stage', c.stage,
			'language', c.language, 'asked', c.asked, 'hasNumber', c.has_number, 'holder', c.holder,
			'legs', coalesce((SELECT jsonb_agg(jsonb_build_object('id', l.id, 'staffId', l.staff_id, 'role', l.role, 'state', l.state, 'reason', l.reason)
				ORDER BY l.created_at, l.id) FROM call_leg l WHERE l.call_id = c.id), '[]')),
		c.intake_id, coalesce(c.part_id, i.part_id), c.provider_id, c.queue_id, c.queued_at, c.holder_id, i.level, i.acute_unclear, k.id, k.kek_id, k.wrapped
	FROM call c LEFT JOIN intake i ON i.id = c.intake_id JOIN data_key k ON k.id = c.key_id WHERE c.id = v;
END $$;
CREATE FUNCTION door.leg_of_telephone(p_provider text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT id FROM call_leg WHERE provider_id = p_provider
$$;
CREATE FUNCTION door.call_heard(p_call uuid, p_queue text, p_leg uuid, p_leg_provider text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	-- what is told twice is kept once
	UPDATE call SET heard_at = door.time(), queue_id = coalesce(p_queue, queue_id), provider_id = CASE WHEN p_leg IS NULL THEN coalesce(provider_id, p_leg_provider) ELSE provider_id END
	WHERE id = p_call AND (heard_at < door.time() - interval '10 seconds' OR queue_id IS DISTINCT FROM coalesce(p_queue, queue_id)
		OR provider_id IS NULL AND p_leg IS NULL AND p_leg_provider IS NOT NULL);
	UPDATE call_leg SET heard_at = door.time(), provider_id = coalesce(provider_id, p_leg_provider)
	WHERE id = p_leg AND call_id = p_call AND (heard_at < door.time() - interval '10 seconds' OR provider_id IS NULL AND p_leg_provider IS NOT NULL);
END $$;
-- their number, as they gave it by keys
CREATE FUNCTION door.call_number(p_call uuid, p_sealed bytea) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	UPDATE call SET sealed = p_sealed WHERE id = p_call AND door.actor() IS NULL
$$;
CREATE FUNCTION door.call_typed(p_call uuid) RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT sealed FROM call WHERE id = p_call AND door.at_the_telephone(p_call)
$$;
-- what became of it by one event: as its rules say, with what is to be asked of the network
CREATE FUNCTION door.call_keep(p_call uuid, p jsonb, p_orders jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; l record; t timestamptz := door.time(); v_state text := p->>'state'; v_holder uuid := (p->>'holder')::uuid; v_staff uuid; v_chain uuid := door.call_chain(p_call);
BEGIN
	SELECT * INTO v FROM call WHERE id = p_call AND door.at_the_telephone(p_call) FOR UPDATE;
	IF NOT FOUND THEN RETURN; END IF;
	FOR l IN SELECT * FROM jsonb_to_recordset(p->'legs') AS x (id uuid, "staffId" uuid, role text, state text, reason text) LOOP
		INSERT INTO call_leg AS k (id, call_id, staff_id, role, state, reason, created_at, heard_at)
		VALUES (l.id, p_call, l."staffId", l.role, l.state, l.reason, t, t)
		ON CONFLICT (id) DO UPDATE SET state = l.state, reason = l.reason, heard_at = CASE WHEN k.state <> l.state THEN t ELSE k.heard_at END,
			accepted_at = CASE WHEN l.state IN ('accepted', 'bridged') THEN coalesce(k.accepted_at, t) ELSE k.accepted_at END,
			ended_at = CASE WHEN l.state = 'ended' THEN coalesce(k.ended_at, t) END
		WHERE k.call_id = p_call;
	END LOOP;
	v_staff := (SELECT staff_id FROM call_leg WHERE id = v_holder);
	UPDATE call SET state = v_state, ended_as = p->>'end', stage = p->>'stage', language = p->>'language', asked = (p->>'asked')::boolean,
		has_number = (p->>'hasNumber')::boolean, holder = v_holder, holder_id = coalesce(v_staff, holder_id), heard_at = CASE WHEN v_state <> v.state THEN t ELSE heard_at END,
		queued_at = CASE WHEN v_state IN ('heading', 'queued') THEN coalesce(queued_at, t) ELSE queued_at END,
		taken_at = CASE WHEN v_state IN ('joining', 'ringing-them') THEN coalesce(taken_at, t) ELSE taken_at END,
		connected_at = CASE WHEN v_state = 'connected' THEN coalesce(connected_at, t) ELSE connected_at END,
		ended_at = CASE WHEN v_state IN ('wrap_up', 'over') THEN coalesce(ended_at, t) END,
		told_at = CASE WHEN v_state = 'over' THEN t END
	WHERE id = p_call;
	INSERT INTO call_order (call_id, leg_id, what, due_at)
	SELECT p_call, o.leg, o.what, t FROM jsonb_to_recordset(p_orders) AS o (what text, leg uuid);
	IF v.holder_id IS DISTINCT FROM v_staff AND v_staff IS NOT NULL AND v.intake_id IS NOT NULL THEN
		-- it is hers from now on, like a message that she took
		UPDATE intake SET taken_by = v_staff, taken_at = t, read_at = coalesce(read_at, t), alert_again = '{}' WHERE id = v.intake_id AND part_id IS NULL;
	END IF;
	IF v.holder_id IS DISTINCT FROM v_staff AND v_staff IS NOT NULL THEN
		PERFORM door.record(v_chain, CASE WHEN v.holder_id IS NULL THEN 'call.taken' ELSE 'call.transferred' END, v_staff, NULL, NULL, 'telephone');
	END IF;
	IF v_state <> v.state AND v_state IN ('queued', 'connected', 'wrap_up') THEN
		PERFORM door.record(v_chain, CASE v_state WHEN 'queued' THEN 'call.waits' WHEN 'connected' THEN 'call.begun' ELSE 'call.ended' END, p_call, NULL, NULL, 'telephone');
	END IF;
	IF v_state <> v.state AND v_state = 'over' AND v.state <> 'wrap_up' THEN PERFORM door.record(v_chain, 'call.missed', p_call, NULL, NULL, 'telephone'); END IF;
	PERFORM door.call_hint();
END $$;
-- Nobody spoke with them: from here on it is a message like any other, unread. Of one number there is one task, also when it calls again.
CREATE FUNCTION door.call_missed(p_call uuid, p_reason text, p_index bytea, p_alert text, p_alert_at timestamptz, p_again timestamptz[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_task uuid; t timestamptz := door.time();
BEGIN
	SELECT i.id, i.part_id, coalesce(p_index, i.number_index) AS number_index, i.status, i.deadline_at INTO v FROM call c JOIN intake i ON i.id = c.intake_id WHERE c.id = p_call AND door.at_the_telephone(p_call) FOR UPDATE OF i;
	IF v.id IS NULL THEN RETURN; END IF;
	UPDATE intake SET status = CASE WHEN part_id IS NULL AND status = 'live' THEN 'new' ELSE status END, taken_by = CASE WHEN status = 'live' THEN NULL ELSE taken_by END,
		taken_at = CASE WHEN status = 'live' THEN NULL ELSE taken_at END, read_at = CASE WHEN status = 'live' THEN NULL ELSE read_at END,
		number_index = v.number_index, alert_again = p_again WHERE id = v.id;
	IF p_reason IS NOT NULL THEN
		-- two calls of one number that end at once make one task
		PERFORM pg_advisory_xact_lock(hashtextextended(encode(v.number_index, 'hex'), 7));
		SELECT f.id INTO v_task FROM follow_up f JOIN intake i ON i.id = f.intake_id WHERE i.number_index = v.number_index AND f.status = 'open'
			AND f.reason_code IN ('callback-asked', 'decide-callback') ORDER BY f.created_at LIMIT 1;
		IF v_task IS NULL THEN
			v_task := gen_random_uuid();
			INSERT INTO follow_up (id, kind, intake_id, status, starts_at, ends_at, reason_code, created_at)
			VALUES (v_task, 'task', v.id, 'open', v.deadline_at, v.deadline_at + interval '15 minutes', p_reason, t);
			PERFORM door.record(v.id, 'task.opened', v_task, NULL, NULL, 'telephone');
		ELSIF p_reason = 'callback-asked' THEN
			-- a number that was keyed in may be anybody's: whose telephone showed it did not ask, and a person still decides
			UPDATE follow_up SET reason_code = CASE WHEN p_index IS NULL THEN p_reason ELSE reason_code END, starts_at = least(starts_at, v.deadline_at),
				version = version + 1 WHERE id = v_task AND reason_code <> p_reason;
		END IF;
		UPDATE call SET task_id = v_task WHERE id = p_call;
	END IF;
	IF p_alert IS NOT NULL THEN PERFORM door.alert(v.id, p_alert, p_alert_at); END IF;
	PERFORM door.call_hint();
END $$;
-- they spoke: it is told, or nobody told it in time; then it is a contact like any other, of whoever spoke with them
CREATE FUNCTION door.call_told(p_call uuid, p_outcome text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_intake uuid;
BEGIN
	UPDATE call SET outcome = p_outcome WHERE id = p_call AND door.at_the_telephone(p_call) RETURNING intake_id INTO v_intake;
	IF NOT FOUND THEN RETURN NULL; END IF;
	UPDATE intake SET status = CASE WHEN taken_by IS NULL THEN 'triaged' ELSE 'assigned' END WHERE id = v_intake AND part_id IS NULL AND status = 'live'
		AND NOT EXISTS (SELECT FROM call WHERE intake_id = v_intake AND state <> 'over');
	PERFORM door.record(door.call_chain(p_call), 'call.told', p_call, NULL, NULL, 'telephone');
	PERFORM door.call_hint();
	RETURN v_intake;
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ who is called by whom
-- whoever waits, with the telephones that were tried for them
CREATE FUNCTION door.calls_waiting() RETURNS TABLE (id uuid, language text, wants uuid, queued_at timestamptz, ringing integer, tried uuid[], barred uuid[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT c.id, coalesce(c.language, 'nl'), c.wants, c.queued_at, (SELECT count(*)::int FROM call_leg l WHERE l.call_id = c.id AND l.state <> 'ended'),
		ARRAY(SELECT l.staff_id FROM call_leg l WHERE l.call_id = c.id ORDER BY l.created_at),
		ARRAY(SELECT k.staff_id FROM conflict k JOIN part p ON p.case_id = k.case_id JOIN intake i ON i.part_id = p.id WHERE i.id = c.intake_id)
	FROM call c WHERE c.state = 'queued' AND c.direction = 'inbound' ORDER BY c.queued_at, c.id LIMIT 200
$$;
-- whose telephone may ring now: on duty, takes calls, in no call, and nothing to tell of the last one for ten minutes
CREATE FUNCTION door.telephones_free() RETURNS TABLE (staff_id uuid, languages text[], spoke_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT s.id, s.chat_languages, (SELECT max(c.ended_at) FROM call c WHERE c.holder_id = s.id)
	FROM staff s WHERE s.admitted AND s.role = 'counsellor' AND s.on_duty_since IS NOT NULL AND s.phone IS NOT NULL AND s.takes_calls
		AND NOT EXISTS (SELECT FROM call_leg l WHERE l.staff_id = s.id AND l.state <> 'ended')
		AND NOT EXISTS (SELECT FROM call c WHERE c.holder_id = s.id AND c.state = 'wrap_up' AND c.ended_at > door.time() - interval '10 minutes')
		AND NOT EXISTS (SELECT FROM chat h WHERE h.holder = s.id AND h.status = 'active')
$$;
-- how many wait before them, and how long it lately took: told from five on
CREATE FUNCTION door.call_place(p_call uuid) RETURNS TABLE (place integer, waiting integer, samples integer, seconds double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT (SELECT 1 + count(*)::int FROM call o WHERE o.state IN ('heading', 'queued') AND (o.queued_at, o.id) < (c.queued_at, c.id)),
		(SELECT count(*)::int FROM call o WHERE o.state IN ('heading', 'queued')), w.n::int, w.p
	FROM call c, (SELECT count(*) AS n, percentile_disc(0.75) WITHIN GROUP (ORDER BY extract(epoch FROM taken_at - queued_at))::float8 AS p
		FROM (SELECT taken_at, queued_at FROM call WHERE direction = 'inbound' AND taken_at > door.time() - interval '7 days' AND queued_at IS NOT NULL ORDER BY taken_at DESC LIMIT 200) x) w
	WHERE c.id = p_call
$$;
CREATE FUNCTION door.telephone_is_shut() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM telephone_door WHERE shut_at IS NOT NULL)
$$;
CREATE FUNCTION door.shut_telephone(p_shut boolean) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF door.actor_role() IS DISTINCT FROM 'supervisor' THEN RETURN false; END IF;
	UPDATE telephone_door SET shut_at = CASE WHEN p_shut THEN coalesce(shut_at, door.time()) END, shut_by = CASE WHEN p_shut THEN door.actor() END
	WHERE p_shut <> (shut_at IS NOT NULL);
	IF NOT FOUND THEN RETURN true; END IF;
	PERFORM door.record('00000000-0000-0000-0000-000000000000', CASE WHEN p_shut THEN 'telephone.shut' ELSE 'telephone.opened' END, door.actor(), NULL, NULL);
	PERFORM door.call_hint();
	RETURN true;
END $$;
CREATE FUNCTION door.takes_calls(p_takes boolean) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE staff SET takes_calls = p_takes WHERE id = door.actor() AND admitted AND role IN ('counsellor', 'supervisor');
	IF NOT FOUND THEN RETURN false; END IF;
	PERFORM door.record('00000000-0000-0000-0000-000000000000', 'staff.call-presence', door.actor(), NULL, NULL);
	PERFORM door.call_hint();
	RETURN true;
END $$;
-- for the head of every page: how many wait at the telephone, and the call that is hers
CREATE FUNCTION door.call_counts() RETURNS TABLE (waiting integer, mine uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT (SELECT count(*) FROM call WHERE state IN ('heading', 'queued'))::int,
		(SELECT c.id FROM call c WHERE c.holder_id = door.actor() AND c.state <> 'over' ORDER BY c.started_at DESC LIMIT 1)
	WHERE door.actor_role() IN ('counsellor', 'supervisor')
$$;
-- we call: from a task about somebody who called, or somebody of a case
CREATE FUNCTION door.call_out(p_id uuid, p_intake uuid, p_person uuid, p_task uuid, p_sealed bytea, p_language text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_key uuid; v_part uuid; t timestamptz := door.time();
BEGIN
	IF door.actor_role() IN ('counsellor', 'supervisor') IS NOT TRUE THEN RETURN false; END IF;
	IF p_person IS NOT NULL THEN
		SELECT p.key_id, p.part_id INTO v_key, v_part FROM person p WHERE p.id = p_person AND p.part_id = ANY (door.my_parts());
	ELSE
		SELECT i.key_id, i.part_id INTO v_key, v_part FROM intake i WHERE i.id = p_intake
			AND (door.has_taken(i.taken_by, i.taken_at) OR i.taken_by = door.actor() OR i.part_id = ANY (door.my_parts()));
	END IF;
	IF v_key IS NULL OR v_part = ANY (door.barred_parts()) THEN RETURN false; END IF;
	INSERT INTO call (id, direction, intake_id, part_id, person_id, task_id, key_id, state, language, has_number, sealed, started_at, heard_at)
	VALUES (p_id, 'outbound', p_intake, v_part, p_person, p_task, v_key, 'ringing-us', p_language, true, p_sealed, t, t);
	PERFORM door.record(door.call_chain(p_id), 'call.placed', p_id, NULL, NULL);
	RETURN true;
END $$;
-- how often this was tried, and when last
CREATE FUNCTION door.call_attempts(p_task uuid) RETURNS TABLE (n integer, last_at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT count(*)::int, max(started_at) FROM call WHERE task_id = p_task AND direction = 'outbound' AND ended_as IS DISTINCT FROM 'not-begun'
$$;
--> statement-breakpoint

-- ------------------------------------------------------------------ what the network is asked, and time that goes by
CREATE FUNCTION door.claim_call_orders(p_limit integer, p_lease interval) RETURNS TABLE (id bigint, call_id uuid, leg_id uuid, what text, claims integer, due_at timestamptz)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	UPDATE call_order o SET claims = o.claims + 1, leased_until = clock_timestamp() + p_lease
	WHERE o.id IN (SELECT d.id FROM call_order d WHERE d.due_at <= door.time() AND (d.leased_until IS NULL OR d.leased_until < clock_timestamp())
		-- of one call one after the other
		AND NOT EXISTS (SELECT FROM call_order e WHERE e.call_id = d.call_id AND e.id < d.id)
		ORDER BY d.id LIMIT p_limit FOR UPDATE SKIP LOCKED)
	RETURNING o.id, o.call_id, o.leg_id, o.what, o.claims, o.due_at
$$;
CREATE FUNCTION door.end_call_order(p_id bigint, p_again timestamptz, p_provider text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	SELECT * INTO v FROM call_order WHERE id = p_id FOR UPDATE;
	IF v.what = 'ring' THEN UPDATE call_leg SET provider_id = coalesce(provider_id, p_provider) WHERE id = v.leg_id; END IF;
	IF v.what = 'call-them' THEN UPDATE call SET provider_id = coalesce(provider_id, p_provider) WHERE id = v.call_id; END IF;
	IF p_again IS NULL THEN DELETE FROM call_order WHERE id = p_id;
	ELSE UPDATE call_order SET due_at = p_again, leased_until = NULL WHERE id = p_id; END IF;
END $$;
CREATE FUNCTION door.leg_telephone(p_leg uuid) RETURNS TABLE (provider_id text, staff_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT provider_id, staff_id FROM call_leg WHERE id = p_leg
$$;
-- of which nothing was heard for so long: somebody asks the network
CREATE FUNCTION door.calls_silent(p_after interval) RETURNS TABLE (call_id uuid, provider_id text, leg_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT c.id, c.provider_id, NULL::uuid FROM call c WHERE c.state NOT IN ('wrap_up', 'over') AND c.heard_at < door.time() - p_after
	UNION ALL SELECT l.call_id, l.provider_id, l.id FROM call_leg l WHERE l.state <> 'ended' AND l.heard_at < door.time() - p_after LIMIT 100
$$;
CREATE FUNCTION door.calls_untold(p_after interval) RETURNS TABLE (call_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT id FROM call WHERE state = 'wrap_up' AND ended_at < door.time() - p_after LIMIT 50
$$;
CREATE FUNCTION door.call_is_known(p_provider text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM intake WHERE external_id = p_provider) OR EXISTS (SELECT FROM call WHERE provider_id = p_provider)
$$;
GRANT EXECUTE ON FUNCTION door.my_calls(), door.call_is_barred(uuid), door.leg_of_telephone(text), door.call_arrive(uuid, uuid, text, boolean), door.call_hold(uuid, text, uuid),
	door.call_heard(uuid, text, uuid, text), door.call_number(uuid, bytea), door.call_typed(uuid), door.call_keep(uuid, jsonb, jsonb),
	door.call_missed(uuid, text, bytea, text, timestamptz, timestamptz[]), door.call_told(uuid, text), door.call_place(uuid),
	door.telephone_is_shut(), door.shut_telephone(boolean), door.takes_calls(boolean), door.call_counts(), door.call_out(uuid, uuid, uuid, uuid, bytea, text),
	door.call_attempts(uuid), door.call_chain(uuid) TO app;
GRANT EXECUTE ON FUNCTION door.call_arrive(uuid, uuid, text, boolean), door.call_hold(uuid, text, uuid), door.call_heard(uuid, text, uuid, text), door.call_typed(uuid),
	door.call_keep(uuid, jsonb, jsonb), door.call_missed(uuid, text, bytea, text, timestamptz, timestamptz[]), door.call_told(uuid, text),
	door.calls_waiting(), door.telephones_free(), door.claim_call_orders(integer, interval), door.end_call_order(bigint, timestamptz, text),
	-- what was never told is found at the network, and kept as if it had been
	door.receive_intake(uuid, uuid, text, bytea, text, text, bytea, bytea, text, text, integer, boolean, boolean, timestamptz,
		timestamptz, bytea, bytea, bytea, text, timestamptz, timestamptz, text, timestamptz[], bytea), door.telephone_is_shut(),
	door.leg_telephone(uuid), door.calls_silent(interval), door.calls_untold(interval), door.call_is_known(text) TO worker;
RESET ROLE;
--> statement-breakpoint

-- ------------------------------------------------------------------ app: who sees what of a call
-- that somebody waits, and in which language, whoever could take it; the rest whoever takes part, works on the case, or later has the contact
CREATE POLICY seen ON call FOR SELECT TO app USING (
	((SELECT door.actor_role()) IN ('counsellor', 'supervisor') AND state IN ('greeting', 'heading', 'queued', 'joining')
		OR (SELECT door.actor_role()) = 'supervisor' AND state = 'connected') AND direction = 'inbound' AND NOT door.call_is_barred(id)
	OR id = ANY ((SELECT door.my_calls())::uuid[])
	OR ((SELECT door.actor_role()) IN ('counsellor', 'supervisor') OR state = 'over')
		AND EXISTS (SELECT FROM intake i WHERE i.id = intake_id AND (i.taken_by IS NOT NULL OR (SELECT door.actor_role()) = 'supervisor'))
	OR part_id = ANY ((SELECT door.my_parts())::uuid[]));
CREATE POLICY around ON call_leg FOR SELECT TO app USING (EXISTS (SELECT FROM call c WHERE c.id = call_id));
CREATE POLICY door_of_all ON telephone_door FOR SELECT TO app USING ((SELECT door.actor_role()) IS NOT NULL);
