-- Who is called when somebody is in danger, one after the other until somebody says yes (domain.md 2.8, 5.5); who works when; and what
-- was done while it was not safe. src/domain/paging.ts decides whom to call; this keeps it.
CREATE TABLE page (
	id uuid PRIMARY KEY,
	intake_id uuid NOT NULL REFERENCES intake,
	level text NOT NULL CONSTRAINT page_level_check CHECK (level IN ('T0', 'T1')),
	-- the stretch of waiting it is about, so that the same words ring once
	waiting_since timestamptz NOT NULL,
	opened_at timestamptz NOT NULL,
	-- who is with her already, or said that it is danger: the call is for somebody else
	with_her uuid REFERENCES staff,
	-- how many rungs were climbed, and how often all of them
	rung integer NOT NULL DEFAULT 0,
	round integer NOT NULL DEFAULT 1,
	-- whom this round has reached for, and whom its last rung
	paged uuid[] NOT NULL DEFAULT '{}',
	last uuid[] NOT NULL DEFAULT '{}',
	next_at timestamptz NOT NULL,
	trouble text CONSTRAINT page_trouble_check CHECK (trouble IN ('not-sent', 'nobody')),
	ended_at timestamptz,
	ended_how text CONSTRAINT page_ended_how_check CHECK (ended_how IN ('key', 'desk', 'closed')),
	ended_by uuid REFERENCES staff,
	CHECK ((ended_at IS NULL) = (ended_how IS NULL))
);
CREATE UNIQUE INDEX page_open ON page (intake_id) WHERE ended_at IS NULL;
CREATE INDEX page_due ON page (next_at) WHERE ended_at IS NULL;
CREATE INDEX ON page (intake_id, opened_at);
ALTER TABLE notification ADD page_id uuid REFERENCES page, ADD rung integer, ADD CHECK ((page_id IS NULL) = (rung IS NULL));
CREATE INDEX ON notification (page_id) WHERE page_id IS NOT NULL;
ALTER TABLE notification DROP CONSTRAINT notification_channel_check,
	ADD CONSTRAINT notification_channel_check CHECK (channel IN ('sms', 'voice'));
-- one purpose more than there are
DO $$
DECLARE v text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'notification_purpose_check' AND conrelid = 'notification'::regclass);
BEGIN
	ALTER TABLE notification DROP CONSTRAINT notification_purpose_check;
	EXECUTE 'ALTER TABLE notification ADD CONSTRAINT notification_purpose_check ' || replace(v, '''alert-urgent''::text', '''alert-urgent''::text, ''page-call''::text');
END $$;
ALTER TABLE page ENABLE ROW LEVEL SECURITY;
ALTER TABLE page FORCE ROW LEVEL SECURITY;
CREATE POLICY door ON page TO doorkeeper USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON page TO doorkeeper;
GRANT SELECT ON page TO app, worker;
CREATE POLICY worker ON page FOR SELECT TO worker USING (true);
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- ------------------------------------------------------------------ somebody is called until somebody says yes
-- One ladder a contact. What stands so urgent already and was answered for rings again only when a colleague says so.
CREATE FUNCTION door.open_page(p_intake uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_fresh boolean; v_id uuid := gen_random_uuid(); t timestamptz := door.time();
	v_actor uuid := CASE WHEN door.actor_role() IS NOT NULL THEN door.actor() END;
BEGIN
	SELECT i.id, i.level, i.waiting_since, i.part_id,
		(SELECT c.holder FROM chat c WHERE c.intake_id = i.id AND c.status = 'active') AS holder INTO v FROM intake i WHERE i.id = p_intake;
	UPDATE page SET level = least(level, v.level) WHERE intake_id = v.id AND ended_at IS NULL;
	IF FOUND OR v_actor IS NULL AND EXISTS (SELECT FROM page WHERE intake_id = v.id AND waiting_since = v.waiting_since AND level <= v.level
		AND ended_how <> 'closed') THEN RETURN; END IF;
	INSERT INTO page (id, intake_id, level, waiting_since, opened_at, with_her, next_at)
	VALUES (v_id, v.id, v.level, v.waiting_since, t, coalesce(v_actor, v.holder), t)
	-- said by two at once it is one ladder, and what either told is kept
	ON CONFLICT (intake_id) WHERE ended_at IS NULL DO UPDATE SET level = least(page.level, excluded.level) RETURNING id = v_id INTO v_fresh;
	IF NOT v_fresh THEN RETURN; END IF;
	PERFORM door.record(coalesce(v.part_id, v.id), 'page.opened', v_id, NULL, NULL);
	PERFORM door.open_crisis(gen_random_uuid(), v.id, NULL, NULL);
	PERFORM pg_notify('notification', '');
	PERFORM pg_notify('desk', '');
END $$;
CREATE FUNCTION door.page_chain(p_page uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(i.part_id, i.id) FROM page p JOIN intake i ON i.id = p.intake_id WHERE p.id = p_page
$$;
-- whoever has a number and no conflict; `opens`: she would find it when she signs in
CREATE FUNCTION door.page_people(p_page uuid) RETURNS TABLE (id uuid, role text, admitted boolean, on_duty_since timestamptz, has_it boolean, opens boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT s.id, s.role, s.admitted, s.on_duty_since, i.taken_by IS NOT DISTINCT FROM s.id,
		s.role = 'supervisor' OR CASE WHEN i.part_id IS NOT NULL THEN s.role = 'on_call' OR EXISTS (SELECT FROM membership m
				WHERE m.part_id = i.part_id AND m.staff_id = s.id AND m.ended_at IS NULL AND m.role <> 'expert')
			ELSE i.taken_by IS NULL OR i.taken_by = s.id END
	FROM page p JOIN intake i ON i.id = p.intake_id, staff s
	WHERE p.id = p_page AND s.disabled_at IS NULL AND s.phone IS NOT NULL AND s.role IN ('counsellor', 'on_call', 'supervisor')
		AND s.id IS DISTINCT FROM p.with_her AND NOT EXISTS (SELECT FROM conflict c JOIN part a ON a.case_id = c.case_id
			WHERE a.id = i.part_id AND c.staff_id = s.id)
	ORDER BY s.on_duty_since NULLS LAST, s.id
$$;
-- the next rung: a text and, where there is a telephone, a call to each of these; what had not left for the last one no longer does
CREATE FUNCTION door.page_rung(p_page uuid, p_rung integer, p_round integer, p_staff uuid[], p_paged uuid[], p_next timestamptz, p_voice boolean)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_intake uuid; v_staff uuid; t timestamptz := door.time();
BEGIN
	UPDATE page SET rung = p_rung, round = p_round, last = p_staff, paged = p_paged, next_at = p_next, trouble = NULL
	WHERE id = p_page AND ended_at IS NULL AND rung = p_rung - 1 RETURNING intake_id INTO v_intake;
	IF v_intake IS NULL THEN RETURN false; END IF;
	UPDATE notification SET status = 'cancelled', reason_code = 'next-rung', changed_at = t WHERE page_id = p_page AND status = 'planned';
	INSERT INTO notification (id, unique_key, purpose, channel, staff_id, intake_id, page_id, rung, planned_at, first_planned_at, changed_at, created_at)
	SELECT gen_random_uuid(), concat_ws(':', 'page', p_page, p_rung, s, w.channel), w.purpose, w.channel, s, v_intake, p_page, p_rung, t, t, t, t
	FROM unnest(p_staff) s, (VALUES ('alert-urgent', 'sms'), ('page-call', 'voice')) AS w (purpose, channel) WHERE w.channel = 'sms' OR p_voice;
	FOREACH v_staff IN ARRAY p_staff LOOP
		PERFORM door.record(door.page_chain(p_page), 'page.called', v_staff, NULL, NULL);
	END LOOP;
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- nobody could be reached for: what did not leave is tried again now, and at the next minute that was promised
CREATE FUNCTION door.page_wait(p_page uuid, p_next timestamptz, p_trouble text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_before text;
BEGIN
	SELECT trouble INTO v_before FROM page WHERE id = p_page AND ended_at IS NULL FOR UPDATE;
	IF NOT FOUND THEN RETURN; END IF;
	UPDATE page SET next_at = p_next, trouble = p_trouble WHERE id = p_page;
	UPDATE notification n SET planned_at = door.time(), changed_at = door.time() FROM page p
	WHERE p.id = p_page AND n.page_id = p.id AND n.rung = p.rung AND n.status = 'planned';
	IF v_before IS DISTINCT FROM p_trouble THEN PERFORM door.record(door.page_chain(p_page), 'page.' || p_trouble, p_page, NULL, NULL); END IF;
	PERFORM pg_notify('desk', '');
END $$;
CREATE FUNCTION door.end_page(p_page uuid, p_how text, p_by uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE page SET ended_at = door.time(), ended_how = p_how, ended_by = p_by, trouble = NULL WHERE id = p_page AND ended_at IS NULL;
	IF NOT FOUND THEN RETURN; END IF;
	UPDATE notification SET status = 'cancelled', reason_code = 'seen', changed_at = door.time() WHERE page_id = p_page AND status = 'planned';
	PERFORM door.record(door.page_chain(p_page), CASE p_how WHEN 'closed' THEN 'page.closed' ELSE 'page.acknowledged' END, coalesce(p_by, p_page), NULL, NULL,
		CASE p_how WHEN 'key' THEN 'telephone' END);
	PERFORM pg_notify('desk', '');
END $$;
-- a key on the telephone of whoever was called: only this one, and only while she still works here
CREATE FUNCTION door.acknowledge_page(p_notification uuid, p_attempt uuid) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	SELECT p.id, p.ended_at, n.staff_id INTO v FROM notification n JOIN notification_attempt a ON a.notification_id = n.id AND a.id = p_attempt
	JOIN page p ON p.id = n.page_id JOIN staff s ON s.id = n.staff_id AND s.disabled_at IS NULL
	WHERE n.id = p_notification AND n.channel = 'voice' FOR UPDATE OF p;
	IF v.id IS NULL THEN RETURN 'unknown'; END IF;
	IF v.ended_at IS NOT NULL THEN RETURN 'over'; END IF;
	PERFORM door.end_page(v.id, 'key', v.staff_id);
	RETURN 'acknowledged';
END $$;
-- whoever reads it at the desk answered the call
CREATE FUNCTION door.see_page(p_intake uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v uuid;
BEGIN
	SELECT p.id INTO v FROM page p JOIN intake i ON i.id = p.intake_id WHERE p.intake_id = p_intake AND p.ended_at IS NULL
		AND p.with_her IS DISTINCT FROM door.actor() AND (i.part_id IS NULL OR i.part_id <> ALL (door.barred_parts()))
		AND (door.actor_role() = 'supervisor' OR i.part_id = ANY (door.seen_parts())
			OR i.part_id IS NULL AND i.taken_by = door.actor() AND door.actor_role() IN ('counsellor', 'on_call', 'front_desk')) FOR UPDATE OF p;
	IF v IS NOT NULL THEN PERFORM door.end_page(v, 'desk', door.actor()); END IF;
END $$;
-- taken in whatever way, or over in whatever way
CREATE FUNCTION door.page_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	FOR v IN SELECT id, with_her FROM page WHERE intake_id = NEW.id AND ended_at IS NULL LOOP
		IF NEW.closed_at IS NOT NULL THEN PERFORM door.end_page(v.id, 'closed', door.actor());
		ELSIF (NEW.taken_by = door.actor() OR NEW.status = 'answered') AND door.actor() IS NOT NULL AND door.actor() IS DISTINCT FROM v.with_her THEN PERFORM door.end_page(v.id, 'desk', door.actor()); END IF;
	END LOOP;
	RETURN NULL;
END $$;
CREATE FUNCTION door.page_follows_chat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v uuid;
BEGIN
	SELECT id INTO v FROM page WHERE intake_id = NEW.intake_id AND ended_at IS NULL AND with_her IS DISTINCT FROM NEW.holder;
	IF v IS NOT NULL AND NEW.holder = door.actor() THEN PERFORM door.end_page(v, 'desk', NEW.holder); END IF;
	RETURN NULL;
END $$;
-- as in 0010_roles.sql; danger is called about, one after the other
CREATE OR REPLACE FUNCTION door.alert(p_intake uuid, p_purpose text, p_at timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF p_purpose = 'alert-urgent' THEN
		PERFORM door.open_page(p_intake);
		RETURN;
	END IF;
	WITH about AS (SELECT part_id, concat_ws(':', p_purpose, p_intake, extract(epoch FROM waiting_since)::bigint, level) AS what
			FROM intake WHERE id = p_intake),
		reachable AS (SELECT s.id, s.role, s.admitted, s.admitted AND s.on_duty_since IS NOT NULL AS on_duty, concat_ws(':', i.what, s.id) AS key, i.part_id
			FROM staff s, about i WHERE s.disabled_at IS NULL AND s.phone IS NOT NULL AND s.id IS DISTINCT FROM door.actor() AND s.role <> 'on_call'
				AND NOT EXISTS (SELECT FROM notification n WHERE n.unique_key = concat_ws(':', i.what, s.id)
					AND (n.status IN ('failed', 'held_unsafe') OR n.reason_code IN ('passed-on', 'not-found-out'))))
	INSERT INTO notification (id, unique_key, purpose, staff_id, intake_id, planned_at, first_planned_at, changed_at, created_at)
	SELECT gen_random_uuid(), s.key, p_purpose, s.id, p_intake, p_at, p_at, door.time(), door.time() FROM reachable s
	WHERE s.on_duty OR s.role = 'supervisor' AND NOT EXISTS (SELECT FROM reachable d WHERE d.on_duty AND (d.part_id IS NULL
		OR EXISTS (SELECT FROM membership m WHERE m.part_id = d.part_id AND m.staff_id = d.id AND m.ended_at IS NULL)))
		AND (s.admitted OR NOT EXISTS (SELECT FROM reachable d WHERE d.role = 'supervisor' AND d.admitted))
	ON CONFLICT (unique_key) DO NOTHING;
END $$;
-- as in 0001_door.sql; a call about danger goes first too
CREATE OR REPLACE FUNCTION door.claim_notifications(p_limit integer, p_lease interval) RETURNS TABLE (id uuid, claim integer) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	WITH lost AS (
		UPDATE notification n SET status = 'uncertain', uncertain_since = door.time(), leased_until = NULL, changed_at = door.time()
		WHERE n.status IN ('planned', 'cancelled') AND n.leased_until < clock_timestamp()
			AND EXISTS (SELECT FROM notification_attempt a WHERE a.notification_id = n.id AND a.outcome = 'started')
		RETURNING n.id
	)
	UPDATE notification_attempt a SET outcome = 'uncertain', ended_at = door.time() FROM lost WHERE a.notification_id = lost.id AND a.outcome = 'started';
	RETURN QUERY UPDATE notification n SET claims = n.claims + 1, leased_until = clock_timestamp() + p_lease
		WHERE n.id IN (SELECT d.id FROM notification d WHERE d.status = 'planned' AND d.planned_at <= door.time()
			AND (d.leased_until IS NULL OR d.leased_until < clock_timestamp())
			ORDER BY d.purpose NOT IN ('alert-urgent', 'page-call', 'alert-unread'), d.planned_at LIMIT p_limit FOR UPDATE SKIP LOCKED)
		RETURNING n.id, n.claims;
END $$;
GRANT EXECUTE ON FUNCTION door.acknowledge_page(uuid, uuid), door.see_page(uuid) TO app;
GRANT EXECUTE ON FUNCTION door.page_people(uuid), door.page_wait(uuid, timestamptz, text),
	door.page_rung(uuid, integer, integer, uuid[], uuid[], timestamptz, boolean) TO worker;
GRANT EXECUTE ON FUNCTION door.page_follows(), door.page_follows_chat() TO SESSION_USER;
RESET ROLE;
CREATE TRIGGER page_follows AFTER UPDATE OF taken_by, closed_at, status ON intake FOR EACH ROW
	WHEN (NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL OR NEW.status = 'answered' AND OLD.status <> 'answered' OR NEW.taken_by IS NOT NULL AND NEW.taken_by IS DISTINCT FROM OLD.taken_by)
	EXECUTE FUNCTION door.page_follows();
CREATE TRIGGER page_follows AFTER UPDATE OF holder ON chat FOR EACH ROW
	WHEN (NEW.holder IS NOT NULL AND NEW.holder IS DISTINCT FROM OLD.holder) EXECUTE FUNCTION door.page_follows_chat();
-- who is called, and what came of it, whoever sees the contact
CREATE POLICY called ON page FOR SELECT TO app USING (EXISTS (SELECT FROM intake i WHERE i.id = intake_id));
CREATE POLICY called ON notification FOR SELECT TO app USING (page_id IS NOT NULL AND EXISTS (SELECT FROM page p WHERE p.id = page_id));
--> statement-breakpoint

-- ------------------------------------------------------------------ who works when
-- times are those of the clock on the wall in Europe/Amsterdam. Why somebody is absent stands nowhere: it would tell of her health.
CREATE TABLE roster_week (
	id uuid PRIMARY KEY,
	staff_id uuid NOT NULL REFERENCES staff,
	kind text NOT NULL CONSTRAINT roster_week_kind_check CHECK (kind IN ('duty', 'on-call')),
	weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
	starts text NOT NULL CHECK (starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	ends text NOT NULL CHECK (ends ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND ends <> starts),
	from_date date NOT NULL,
	until_date date CHECK (until_date >= from_date),
	made_at timestamptz NOT NULL,
	made_by uuid NOT NULL REFERENCES staff,
	struck_at timestamptz,
	struck_by uuid REFERENCES staff
);
CREATE TABLE roster_day (
	id uuid PRIMARY KEY,
	staff_id uuid NOT NULL REFERENCES staff,
	on_date date NOT NULL,
	kind text NOT NULL CONSTRAINT roster_day_kind_check CHECK (kind IN ('duty', 'on-call', 'off')),
	starts text CHECK (starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	ends text CHECK (ends ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND ends <> starts),
	made_at timestamptz NOT NULL,
	made_by uuid NOT NULL REFERENCES staff,
	struck_at timestamptz,
	struck_by uuid REFERENCES staff,
	CHECK ((kind = 'off') = (starts IS NULL) AND (kind = 'off') = (ends IS NULL))
);
CREATE TABLE roster_absence (
	id uuid PRIMARY KEY,
	staff_id uuid NOT NULL REFERENCES staff,
	from_date date NOT NULL,
	until_date date NOT NULL CHECK (until_date >= from_date),
	made_at timestamptz NOT NULL,
	made_by uuid NOT NULL REFERENCES staff,
	struck_at timestamptz,
	struck_by uuid REFERENCES staff
);
-- how the roster last turned a switch: at the next boundary it turns it again, between two it is hers
CREATE TABLE roster_turn (
	staff_id uuid PRIMARY KEY REFERENCES staff,
	is_on boolean NOT NULL,
	since timestamptz
);
ALTER TABLE staff ADD speaks text[] NOT NULL DEFAULT '{nl}';
GRANT SELECT ON roster_turn TO worker;
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['roster_week', 'roster_day', 'roster_absence', 'roster_turn'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY door ON %I TO doorkeeper USING (true) WITH CHECK (true)', t);
		EXECUTE format('CREATE POLICY worker ON %I FOR SELECT TO worker USING (true)', t);
		EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO doorkeeper', t);
		CONTINUE WHEN t = 'roster_turn';
		EXECUTE format('GRANT SELECT ON %I TO worker', t);
		EXECUTE format('GRANT SELECT, INSERT, UPDATE (struck_at, struck_by) ON %I TO app', t);
		EXECUTE format($p$CREATE POLICY colleagues ON %I FOR SELECT TO app USING (
			(SELECT door.actor_role()) IN ('front_desk', 'counsellor', 'supervisor', 'on_call'))$p$, t);
		EXECUTE format($p$CREATE POLICY plan ON %I FOR INSERT TO app WITH CHECK (
			(SELECT door.actor_role()) = 'supervisor' AND made_by = (SELECT door.actor()))$p$, t);
		EXECUTE format($p$CREATE POLICY strike ON %I FOR UPDATE TO app USING ((SELECT door.actor_role()) = 'supervisor' AND struck_at IS NULL)
			WITH CHECK (struck_by = (SELECT door.actor()))$p$, t);
	END LOOP;
END $$;
SET LOCAL ROLE doorkeeper;
-- as a hand would (door.set_duty): by the worker, at a boundary
CREATE FUNCTION door.turn_duty(p_staff uuid, p_on boolean, p_since timestamptz, p_switch boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	INSERT INTO roster_turn (staff_id, is_on, since) VALUES (p_staff, p_on, p_since)
	ON CONFLICT (staff_id) DO UPDATE SET is_on = p_on, since = p_since;
	UPDATE staff SET on_duty_since = CASE WHEN p_on THEN door.time() END
	WHERE id = p_staff AND p_switch AND admitted AND role IN ('counsellor', 'on_call') AND (on_duty_since IS NOT NULL) <> p_on;
	IF NOT FOUND THEN RETURN; END IF;
	PERFORM door.record('00000000-0000-0000-0000-000000000000', CASE WHEN p_on THEN 'staff.duty-on' ELSE 'staff.duty-off' END, p_staff, NULL, NULL, 'roster');
	-- what was answered in the night is followed up by day
	UPDATE intake i SET status = 'assigned' FROM staff s WHERE NOT p_on AND s.id = p_staff AND s.role = 'on_call' AND i.taken_by = s.id
		AND i.part_id IS NULL AND i.status = 'answered';
	PERFORM door.give_back();
	PERFORM pg_notify('desk', '');
END $$;
CREATE FUNCTION door.set_speaks(p_staff uuid, p_speaks text[]) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE staff SET speaks = p_speaks WHERE id = p_staff AND disabled_at IS NULL AND door.actor_role() = 'supervisor';
	RETURN FOUND;
END $$;
GRANT EXECUTE ON FUNCTION door.turn_duty(uuid, boolean, timestamptz, boolean) TO worker;
GRANT EXECUTE ON FUNCTION door.set_speaks(uuid, text[]) TO app;
RESET ROLE;
--> statement-breakpoint

-- ------------------------------------------------------------------ what was done while it was not safe
CREATE TABLE crisis (
	id uuid PRIMARY KEY,
	intake_id uuid NOT NULL REFERENCES intake,
	key_id uuid NOT NULL REFERENCES data_key,
	status text NOT NULL CONSTRAINT crisis_status_check CHECK (status IN ('opened', 'safety_action', 'notified', 'stabilised', 'debriefed', 'closed')),
	opened_at timestamptz NOT NULL,
	-- by a person, with a reason; otherwise what was told weighed so
	opened_by uuid REFERENCES staff,
	sealed bytea,
	stabilised_at timestamptz,
	closed_at timestamptz,
	CHECK ((closed_at IS NOT NULL) = (status = 'closed')),
	CHECK ((opened_by IS NULL) = (sealed IS NULL))
);
CREATE UNIQUE INDEX crisis_open ON crisis (intake_id) WHERE closed_at IS NULL;
CREATE INDEX ON crisis (intake_id);
CREATE TABLE crisis_step (
	id uuid PRIMARY KEY,
	crisis_id uuid NOT NULL REFERENCES crisis,
	key_id uuid NOT NULL REFERENCES data_key,
	move text NOT NULL CONSTRAINT crisis_step_move_check CHECK (move IN ('act', 'notify', 'contact', 'stabilise', 'flare', 'debrief', 'evaluate')),
	whom text CONSTRAINT crisis_step_whom_check CHECK (whom IN ('emergency', 'veilig-thuis', 'suicide-line', 'child-protection', 'supervisor', 'doctor', 'other')),
	-- nothing, when she took the key of what she told with her
	sealed bytea,
	-- when it was done, which may be a while before it was written down
	happened_at timestamptz NOT NULL,
	written_at timestamptz NOT NULL,
	written_by uuid NOT NULL REFERENCES staff,
	CHECK ((whom IS NOT NULL) = (move = 'notify')),
	CHECK (happened_at <= written_at)
);
CREATE INDEX ON crisis_step (crisis_id, happened_at);
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['crisis', 'crisis_step'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY door ON %I TO doorkeeper USING (true) WITH CHECK (true)', t);
		EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO doorkeeper', t);
		EXECUTE format('GRANT SELECT ON %I TO app', t);
	END LOOP;
END $$;
SET LOCAL ROLE doorkeeper;
-- one at a time; answers the one there is
CREATE FUNCTION door.open_crisis(p_id uuid, p_intake uuid, p_by uuid, p_sealed bytea) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v uuid;
BEGIN
	INSERT INTO crisis (id, intake_id, key_id, status, opened_at, opened_by, sealed)
	SELECT p_id, i.id, i.key_id, 'opened', door.time(), p_by, p_sealed FROM intake i WHERE i.id = p_intake
	ON CONFLICT (intake_id) WHERE closed_at IS NULL DO NOTHING RETURNING id INTO v;
	IF v IS NULL THEN RETURN (SELECT id FROM crisis WHERE intake_id = p_intake AND closed_at IS NULL); END IF;
	PERFORM door.record((SELECT coalesce(part_id, id) FROM intake WHERE id = p_intake), 'crisis.opened', v, NULL, NULL);
	PERFORM pg_notify('desk', '');
	RETURN v;
END $$;
-- whoever may do something about it now: not who only reads behind broken glass
CREATE FUNCTION door.acts_in_crisis(p_intake uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM intake i WHERE i.id = p_intake AND CASE WHEN i.part_id IS NOT NULL THEN i.part_id <> ALL (door.barred_parts())
			AND (door.actor_role() = 'supervisor' OR i.part_id = ANY (door.my_parts()) OR i.part_id = ANY (door.parts_in_danger()))
		ELSE i.id <> ALL (door.barred_contacts()) AND (door.actor_role() = 'supervisor' OR i.taken_by = door.actor() AND (door.has_taken(i.taken_by, i.taken_at)
			OR i.level <= door.desk_level())) END)
$$;
CREATE FUNCTION door.start_crisis(p_id uuid, p_intake uuid, p_sealed bytea) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF door.acts_in_crisis(p_intake) IS NOT TRUE THEN RETURN NULL; END IF;
	RETURN door.open_crisis(p_id, p_intake, door.actor(), p_sealed);
END $$;
-- p_id comes from the form: sent twice it is one step. `p_from`: what whoever writes it saw.
CREATE FUNCTION door.step_in_crisis(p_id uuid, p_crisis uuid, p_from text, p_to text, p_move text, p_whom text, p_sealed bytea, p_happened timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time();
BEGIN
	SELECT c.id, c.status, c.key_id, c.intake_id, i.part_id INTO v FROM crisis c JOIN intake i ON i.id = c.intake_id WHERE c.id = p_crisis FOR UPDATE OF c;
	IF v.id IS NULL OR door.acts_in_crisis(v.intake_id) IS NOT TRUE OR p_move = 'evaluate' AND door.actor_role() <> 'supervisor' THEN RETURN 'not-found'; END IF;
	IF EXISTS (SELECT FROM crisis_step WHERE id = p_id AND crisis_id = v.id) THEN RETURN 'kept-before'; END IF;
	IF v.status IS DISTINCT FROM p_from THEN RETURN 'changed-meanwhile'; END IF;
	INSERT INTO crisis_step (id, crisis_id, key_id, move, whom, sealed, happened_at, written_at, written_by)
	VALUES (p_id, v.id, v.key_id, p_move, p_whom, p_sealed, least(p_happened, t), t, door.actor());
	UPDATE crisis SET status = p_to, closed_at = CASE WHEN p_to = 'closed' THEN t END,
		stabilised_at = CASE WHEN p_move = 'stabilise' THEN t WHEN p_move = 'flare' THEN NULL ELSE stabilised_at END WHERE id = v.id;
	PERFORM door.record(coalesce(v.part_id, v.intake_id), CASE p_move WHEN 'evaluate' THEN 'crisis.closed' WHEN 'stabilise' THEN 'crisis.stabilised'
		ELSE 'crisis.step' END, p_id, NULL, NULL);
	PERFORM pg_notify('desk', '');
	RETURN 'kept';
END $$;
-- what has to follow, once each; on the desk, or with whoever works on it
CREATE FUNCTION door.crisis_task(p_crisis uuid, p_reason text, p_due timestamptz, p_own boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_id uuid := gen_random_uuid();
BEGIN
	SELECT i.id, i.part_id, i.taken_by INTO v FROM crisis c JOIN intake i ON i.id = c.intake_id WHERE c.id = p_crisis;
	IF v.id IS NULL OR door.acts_in_crisis(v.id) IS NOT TRUE OR EXISTS (SELECT FROM follow_up WHERE intake_id = v.id AND reason_code = p_reason AND status = 'open')
		THEN RETURN; END IF;
	INSERT INTO follow_up (id, kind, part_id, intake_id, counsellor_id, status, starts_at, ends_at, reason_code, created_at)
	VALUES (v_id, 'task', v.part_id, v.id, CASE WHEN NOT p_own THEN NULL WHEN v.part_id IS NULL THEN v.taken_by
		ELSE (SELECT staff_id FROM membership WHERE part_id = v.part_id AND role = 'first' AND ended_at IS NULL) END,
		'open', p_due, p_due + interval '15 minutes', p_reason, door.time());
	PERFORM door.record(coalesce(v.part_id, v.id), 'task.opened', v_id, NULL, NULL);
END $$;
CREATE FUNCTION door.settle_crisis_task(p_crisis uuid, p_reason text, p_to text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_task uuid;
BEGIN
	SELECT i.id, i.part_id INTO v FROM crisis c JOIN intake i ON i.id = c.intake_id WHERE c.id = p_crisis;
	IF v.id IS NULL OR door.acts_in_crisis(v.id) IS NOT TRUE THEN RETURN; END IF;
	FOR v_task IN UPDATE follow_up SET status = p_to, settled_at = door.time(), version = version + 1
		WHERE intake_id = v.id AND reason_code = p_reason AND status = 'open' RETURNING id LOOP
		PERFORM door.record(coalesce(v.part_id, v.id), 'task.' || p_to, v_task, NULL, NULL);
	END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION door.acts_in_crisis(uuid), door.start_crisis(uuid, uuid, bytea), door.step_in_crisis(uuid, uuid, text, text, text, text, bytea, timestamptz),
	door.crisis_task(uuid, text, timestamptz, boolean), door.settle_crisis_task(uuid, text, text) TO app;
RESET ROLE;
-- whoever may read the contact
CREATE POLICY reads ON crisis FOR SELECT TO app USING (EXISTS (SELECT FROM intake i WHERE i.id = intake_id
	AND (i.taken_by IS NOT NULL OR (SELECT door.actor_role()) = 'supervisor')));
CREATE POLICY reads ON crisis_step FOR SELECT TO app USING (EXISTS (SELECT FROM crisis c WHERE c.id = crisis_id));
