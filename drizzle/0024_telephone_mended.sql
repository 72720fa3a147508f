-- What an attacker and a reader found in the telephone, the calls about danger and the visits (telephony.md 5.2; domain.md 2.8, 2.13).
-- Whose client somebody is who calls: no column for every counsellor; a column that comes later is granted with it.
REVOKE SELECT ON call FROM app;
DO $$
BEGIN
	EXECUTE (SELECT format('GRANT SELECT (%s) ON call TO app', string_agg(quote_ident(attname), ', ' ORDER BY attnum))
		FROM pg_attribute WHERE attrelid = 'call'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'wants');
END $$;
-- since when whoever goes no longer works on the case: before she went, so nobody goes
ALTER TABLE visit ADD left_at timestamptz;
GRANT SELECT (left_at) ON visit TO worker;
ALTER TABLE page DROP CONSTRAINT page_trouble_check,
	ADD CONSTRAINT page_trouble_check CHECK (trouble IN ('not-sent', 'nobody', 'acted-on'));
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- ------------------------------------------------------------------ calls
-- the calls of her own clients that wait, or that she takes part in
CREATE FUNCTION door.calls_for_me() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(id), '{}') FROM call
	WHERE wants = door.actor() AND state <> 'over' AND door.actor_role() IN ('counsellor', 'supervisor')
$$;
-- somebody of ours is in the room and of the other nothing was told: it may have been lost
CREATE FUNCTION door.calls_joining(p_after interval) RETURNS TABLE (call_id uuid, provider_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT c.id, c.provider_id FROM call c JOIN call_leg l ON l.id = c.holder
	WHERE c.state IN ('joining', 'ringing-them') AND c.provider_id IS NOT NULL AND l.state = 'bridged' AND l.heard_at < door.time() - p_after
	ORDER BY l.heard_at, c.id LIMIT 50
$$;
-- our own telephone rings for a call that we make: whose it is, and whom it is for; asked again when the key was pressed
CREATE FUNCTION door.call_outgoing(p_leg uuid) RETURNS TABLE (call_id uuid, staff_id uuid, role text, person_id uuid, intake_id uuid, task_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT c.id, s.id, s.role, c.person_id, c.intake_id, c.task_id FROM call_leg l JOIN call c ON c.id = l.call_id JOIN staff s ON s.id = l.staff_id
	WHERE l.id = p_leg AND door.actor() IS NULL AND c.direction = 'outbound' AND c.state = 'ringing-us' AND l.state <> 'ended'
$$;
-- as in 0016_telephone.sql; what was silent longest first
CREATE OR REPLACE FUNCTION door.calls_silent(p_after interval) RETURNS TABLE (call_id uuid, provider_id text, leg_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT x.call_id, x.provider_id, x.leg_id FROM (
		SELECT c.id AS call_id, c.provider_id, NULL::uuid AS leg_id, c.heard_at FROM call c WHERE c.state NOT IN ('wrap_up', 'over')
		UNION ALL SELECT l.call_id, l.provider_id, l.id, l.heard_at FROM call_leg l WHERE l.state <> 'ended') x
	WHERE x.heard_at < door.time() - p_after ORDER BY x.heard_at, x.call_id, x.leg_id LIMIT 100
$$;
GRANT EXECUTE ON FUNCTION door.calls_for_me(), door.call_outgoing(uuid) TO app;
GRANT EXECUTE ON FUNCTION door.calls_joining(interval) TO worker;
--> statement-breakpoint

-- ------------------------------------------------------------------ who is called about danger
-- as in 0018_roster.sql; and whether she speaks the language in which they called or wrote, as far as it is known
DROP FUNCTION door.page_people(uuid);
CREATE FUNCTION door.page_people(p_page uuid)
RETURNS TABLE (id uuid, role text, admitted boolean, on_duty_since timestamptz, has_it boolean, opens boolean, speaks boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT s.id, s.role, s.admitted, s.on_duty_since, i.taken_by IS NOT DISTINCT FROM s.id,
		s.role = 'supervisor' OR CASE WHEN i.part_id IS NOT NULL THEN s.role = 'on_call' OR EXISTS (SELECT FROM membership m
				WHERE m.part_id = i.part_id AND m.staff_id = s.id AND m.ended_at IS NULL AND m.role <> 'expert')
			ELSE i.taken_by IS NULL OR i.taken_by = s.id END,
		coalesce(l.language = ANY (s.speaks), true)
	FROM page p JOIN intake i ON i.id = p.intake_id
		LEFT JOIN LATERAL (SELECT x.language FROM (SELECT h.language, h.opened_at AS at FROM chat h WHERE h.intake_id = i.id
			UNION ALL SELECT c.language, c.started_at FROM call c WHERE c.intake_id = i.id) x
			WHERE x.language IS NOT NULL ORDER BY x.at DESC LIMIT 1) l ON true, staff s
	WHERE p.id = p_page AND s.disabled_at IS NULL AND s.phone IS NOT NULL AND s.role IN ('counsellor', 'on_call', 'supervisor')
		AND s.id IS DISTINCT FROM p.with_her AND NOT EXISTS (SELECT FROM conflict c JOIN part a ON a.case_id = c.case_id
			WHERE a.id = i.part_id AND c.staff_id = s.id)
	ORDER BY s.on_duty_since NULLS LAST, s.id
$$;
-- whether somebody wrote down, since it rang, that something was done about it
CREATE FUNCTION door.page_is_acted_on(p_page uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM page p JOIN crisis c ON c.intake_id = p.intake_id JOIN crisis_step s ON s.crisis_id = c.id
		WHERE p.id = p_page AND s.move IN ('act', 'notify') AND s.written_at >= p.opened_at)
$$;
-- as in 0018_roster.sql; that it rests is no trouble
CREATE OR REPLACE FUNCTION door.page_wait(p_page uuid, p_next timestamptz, p_trouble text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_before text;
BEGIN
	SELECT trouble INTO v_before FROM page WHERE id = p_page AND ended_at IS NULL FOR UPDATE;
	IF NOT FOUND THEN RETURN; END IF;
	UPDATE page SET next_at = p_next, trouble = p_trouble WHERE id = p_page;
	UPDATE notification n SET planned_at = door.time(), changed_at = door.time() FROM page p
	WHERE p.id = p_page AND n.page_id = p.id AND n.rung = p.rung AND n.status = 'planned';
	IF p_trouble IN ('not-sent', 'nobody') AND v_before IS DISTINCT FROM p_trouble THEN
		PERFORM door.record(door.page_chain(p_page), 'page.' || p_trouble, p_page, NULL, NULL);
	END IF;
	IF v_before IS DISTINCT FROM p_trouble THEN PERFORM pg_notify('desk', ''); END IF;
END $$;
-- as in 0018_roster.sql; she who closes her room takes her words along, not the danger: only a colleague ends the calling
CREATE OR REPLACE FUNCTION door.page_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	IF door.actor() IS NULL THEN RETURN NULL; END IF;
	FOR v IN SELECT id, with_her FROM page WHERE intake_id = NEW.id AND ended_at IS NULL LOOP
		IF NEW.closed_at IS NOT NULL THEN PERFORM door.end_page(v.id, 'closed', door.actor());
		ELSIF (NEW.taken_by = door.actor() OR NEW.status = 'answered') AND door.actor() IS DISTINCT FROM v.with_her THEN
			PERFORM door.end_page(v.id, 'desk', door.actor());
		END IF;
	END LOOP;
	RETURN NULL;
END $$;
-- as in 0015_chat.sql; who is being called about danger still is
CREATE OR REPLACE FUNCTION door.close_room(p_room uuid, p_by text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_intake uuid; v_part uuid; v_key uuid; v_chat uuid; t timestamptz := door.time();
BEGIN
	-- first her conversations, then the intake: what she writes, and who takes it on, waits for this or is waited for
	PERFORM FROM room r JOIN chat c ON c.intake_id = r.intake_id WHERE r.id = p_room ORDER BY c.id FOR UPDATE OF c;
	PERFORM FROM room r JOIN intake i ON i.id = r.intake_id WHERE r.id = p_room FOR UPDATE OF i;
	UPDATE room r SET closed_at = t, closed_by = p_by FROM intake i WHERE r.id = p_room AND r.closed_at IS NULL AND i.id = r.intake_id
		AND (p_by = 'seeker' AND door.actor() IS NULL OR p_by = 'staff' AND (door.actor_role() = 'supervisor'
				AND i.id <> ALL (door.barred_contacts()) AND (i.part_id IS NULL OR i.part_id <> ALL (door.barred_parts()))
			OR door.has_taken(i.taken_by, i.taken_at) OR i.part_id = ANY (door.my_parts())))
	RETURNING i.id INTO v_intake;
	IF v_intake IS NULL THEN RETURN false; END IF;
	SELECT part_id, key_id INTO v_part, v_key FROM intake WHERE id = v_intake;
	IF p_by = 'seeker' THEN
		FOR v_chat IN SELECT id FROM chat WHERE intake_id = v_intake LOOP
			PERFORM door.chat_leave(v_chat, 'seeker');
			DELETE FROM chat_line WHERE chat_id = v_chat;
			DELETE FROM chat_draft WHERE chat_id = v_chat;
		END LOOP;
		DELETE FROM intake_message WHERE intake_id = v_intake;
		IF v_part IS NULL THEN
			DELETE FROM chat_note WHERE chat_id IN (SELECT id FROM chat WHERE intake_id = v_intake);
			DELETE FROM intake_answers WHERE intake_id = v_intake;
			UPDATE data_key SET wrapped = NULL, erased_at = t WHERE id = v_key;
			UPDATE intake SET status = 'closed', closed_at = t WHERE id = v_intake;
			UPDATE notification SET status = 'cancelled', changed_at = t WHERE intake_id = v_intake AND status = 'planned' AND page_id IS NULL;
			UPDATE follow_up SET status = 'cancelled', settled_at = t, version = version + 1 WHERE intake_id = v_intake AND status = 'open';
		END IF;
	END IF;
	PERFORM door.record(coalesce(v_part, v_intake), 'room.closed-by-' || p_by, p_room, NULL, NULL, p_by);
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- as in 0018_roster.sql; that a supervisor was told, or that it is safe now, answers the call about it
CREATE OR REPLACE FUNCTION door.step_in_crisis(p_id uuid, p_crisis uuid, p_from text, p_to text, p_move text, p_whom text, p_sealed bytea, p_happened timestamptz)
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
	IF p_move = 'stabilise' OR p_move = 'notify' AND p_whom = 'supervisor' THEN
		PERFORM door.end_page(p.id, 'desk', door.actor()) FROM page p WHERE p.intake_id = v.intake_id AND p.ended_at IS NULL;
	END IF;
	PERFORM pg_notify('desk', '');
	RETURN 'kept';
END $$;
-- as in 0018_roster.sql; of what follows on a crisis, and of no other task of the contact
CREATE OR REPLACE FUNCTION door.settle_crisis_task(p_crisis uuid, p_reason text, p_to text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_task uuid;
BEGIN
	IF (p_reason IN ('crisis-contact', 'crisis-debrief', 'crisis-evaluate') AND p_to IN ('done', 'cancelled')) IS NOT TRUE THEN RETURN; END IF;
	SELECT i.id, i.part_id INTO v FROM crisis c JOIN intake i ON i.id = c.intake_id WHERE c.id = p_crisis;
	IF v.id IS NULL OR door.acts_in_crisis(v.id) IS NOT TRUE THEN RETURN; END IF;
	FOR v_task IN UPDATE follow_up SET status = p_to, settled_at = door.time(), version = version + 1
		WHERE intake_id = v.id AND reason_code = p_reason AND status = 'open' RETURNING id LOOP
		PERFORM door.record(coalesce(v.part_id, v.id), 'task.' || p_to, v_task, NULL, NULL);
	END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION door.page_people(uuid), door.page_is_acted_on(uuid) TO worker;
--> statement-breakpoint

-- ------------------------------------------------------------------ visits
-- as in 0019_visits.sql; who left the case before she went does not go: she sees nothing of it any more
CREATE OR REPLACE FUNCTION door.my_visits(p_live boolean) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(v.id), '{}') FROM visit v JOIN follow_up f ON f.id = v.id
	WHERE (v.second = door.actor() OR v.goes = door.actor() AND (v.out_at IS NULL AND coalesce(v.in_at, v.help_at) IS NOT NULL OR v.part_id = ANY ((SELECT door.my_parts())::uuid[])))
		AND door.actor_role() IN ('counsellor', 'supervisor') AND v.part_id <> ALL ((SELECT door.barred_parts())::uuid[])
		AND (NOT p_live OR v.out_at IS NULL AND (v.in_at IS NOT NULL OR f.status IN ('held', 'booked')))
$$;
-- who goes left the case, or came back to it: while she has not gone, the ladder looks again now
CREATE FUNCTION door.visits_follow_team() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_left boolean; t timestamptz := door.time();
BEGIN
	v_left := NOT EXISTS (SELECT FROM membership WHERE part_id = NEW.part_id AND staff_id = NEW.staff_id AND ended_at IS NULL AND role IN ('first', 'second'));
	UPDATE visit SET left_at = CASE WHEN v_left THEN t END, rung = 'none', next_at = t, version = version + 1
	WHERE part_id = NEW.part_id AND goes = NEW.staff_id AND in_at IS NULL AND out_at IS NULL AND help_at IS NULL AND (left_at IS NOT NULL) <> v_left;
	IF FOUND THEN PERFORM pg_notify('notification', ''), pg_notify('desk', ''); END IF;
	RETURN NULL;
END $$;
-- as in 0019_visits.sql; at the start somebody hears of it always: whoever waits for her, or else the supervisors, and of one to whom nobody goes
CREATE OR REPLACE FUNCTION door.visit_ring(p_visit uuid, p_rung text, p_at timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_task uuid; v_told boolean; t timestamptz := door.time();
BEGIN
	SELECT w.*, p.case_id INTO v FROM visit w JOIN part p ON p.id = w.part_id WHERE w.id = p_visit;
	v_told := p_rung = 'not-in' AND (v.left_at IS NOT NULL OR NOT EXISTS (SELECT FROM staff WHERE id = v.second AND admitted AND phone IS NOT NULL));
	INSERT INTO notification (id, unique_key, purpose, channel, staff_id, follow_up_id, planned_at, first_planned_at, changed_at, created_at)
	SELECT gen_random_uuid(), concat_ws(':', r.purpose, v.id, p_rung, extract(epoch FROM v.back_by), extract(epoch FROM p_at), s.id, c.channel), r.purpose, c.channel, s.id, v.id, p_at, p_at, t, t
	FROM staff s CROSS JOIN LATERAL (SELECT CASE
			WHEN p_rung = 'call' AND (s.id = v.goes OR s.id = v.second AND v.second_how = 'along') THEN 'visit-call'
			WHEN p_rung IN ('call', 'not-in') AND s.id = v.second THEN 'visit-buddy'
			WHEN (p_rung IN ('supervisor', 'police') OR v_told) AND s.role = 'supervisor' AND s.id <> v.goes
				AND NOT EXISTS (SELECT FROM conflict k WHERE k.staff_id = s.id AND k.case_id = v.case_id)
				THEN CASE WHEN v_told THEN 'visit-buddy' ELSE 'visit-supervisor' END END AS purpose) r
		CROSS JOIN unnest(ARRAY['sms', 'voice']) AS c (channel)
	WHERE s.admitted AND s.phone IS NOT NULL AND r.purpose IS NOT NULL AND (c.channel = 'sms' OR r.purpose <> 'visit-buddy' AND p_rung <> 'police')
	ON CONFLICT (unique_key) DO NOTHING;
	IF p_rung = 'police' AND NOT EXISTS (SELECT FROM follow_up WHERE id = v.task_id AND status = 'open') THEN
		INSERT INTO follow_up (id, kind, part_id, status, starts_at, ends_at, reason_code, created_at)
		VALUES (gen_random_uuid(), 'task', v.part_id, 'open', p_at, p_at + interval '15 minutes', CASE WHEN v.help_at IS NULL THEN 'visit-police' ELSE 'visit-help' END, t)
		RETURNING id INTO v_task;
		UPDATE visit SET task_id = v_task WHERE id = v.id;
		PERFORM door.record(v.part_id, 'task.opened', v_task, NULL, NULL);
	END IF;
	PERFORM door.record(v.part_id, CASE WHEN p_rung = 'not-in' THEN CASE WHEN v.left_at IS NULL THEN 'visit.not-in' ELSE 'visit.nobody-goes' END
		WHEN p_rung = 'call' THEN 'visit.called' WHEN p_rung = 'supervisor' THEN 'visit.supervisors-told' ELSE 'visit.police-asked' END, v.id, NULL, NULL);
	PERFORM pg_notify('notification', '');
	PERFORM pg_notify('desk', '');
END $$;
-- as in 0019_visits.sql; who says that somebody is out says when, and a supervisor says nothing else
CREATE OR REPLACE FUNCTION door.act_visit(p_visit uuid, p_kind text, p_back_by timestamptz, p_in timestamptz, p_out timestamptz, p_help timestamptz, p_rung text, p_next timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time();
BEGIN
	IF (p_kind IN ('visit.in', 'visit.out', 'visit.more', 'visit.help') AND (p_kind = 'visit.out') = (p_out IS NOT NULL)
		AND (p_kind <> 'visit.in' OR p_in IS NOT NULL) AND (p_kind <> 'visit.help' OR p_help IS NOT NULL)) IS NOT TRUE THEN RETURN false; END IF;
	UPDATE visit SET back_by = p_back_by, in_at = p_in, out_at = p_out, help_at = p_help, rung = p_rung, next_at = p_next, version = version + 1
	WHERE id = p_visit AND (id = ANY (door.my_visits(false)) OR p_kind = 'visit.out' AND rung IN ('supervisor', 'police')
		AND (back_by, in_at, help_at, rung) IS NOT DISTINCT FROM (p_back_by, p_in, p_help, p_rung)
		AND door.actor_role() = 'supervisor' AND part_id <> ALL (door.barred_parts())) RETURNING * INTO v;
	IF v.id IS NULL THEN RETURN false; END IF;
	UPDATE notification SET status = 'cancelled', reason_code = 'seen', changed_at = t
	WHERE follow_up_id = p_visit AND purpose IN ('visit-call', 'visit-buddy', 'visit-supervisor') AND status = 'planned'
		-- who asked for help needs it until she is out, wherever she says she is
		AND (purpose <> 'visit-supervisor' OR v.help_at IS NULL OR v.out_at IS NOT NULL OR p_kind = 'visit.help');
	PERFORM door.record(v.part_id, p_kind, v.id, NULL, NULL);
	IF p_kind = 'visit.help' THEN
		PERFORM door.visit_ring(p_visit, 'supervisor', t);
		PERFORM door.visit_ring(p_visit, 'police', t);
	END IF;
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- whoever went no longer works on the case: a supervisor sends somebody who does
CREATE FUNCTION door.send_another(p_visit uuid, p_goes uuid, p_version integer, p_next timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_part uuid;
BEGIN
	UPDATE visit v SET goes = p_goes, rung = 'none', next_at = p_next, version = v.version + 1
	WHERE v.id = p_visit AND v.version = p_version AND v.left_at IS NOT NULL AND v.in_at IS NULL AND v.out_at IS NULL AND v.help_at IS NULL
		AND door.actor_role() = 'supervisor' AND v.part_id <> ALL (door.barred_parts()) AND v.second IS DISTINCT FROM p_goes
		AND EXISTS (SELECT FROM membership m JOIN staff s ON s.id = m.staff_id AND s.admitted WHERE m.part_id = v.part_id AND m.staff_id = p_goes
			AND m.role IN ('first', 'second') AND m.ended_at IS NULL) RETURNING v.part_id INTO v_part;
	IF v_part IS NULL THEN RETURN false; END IF;
	UPDATE notification SET status = 'cancelled', reason_code = 'seen', changed_at = door.time()
	WHERE follow_up_id = p_visit AND purpose = 'visit-buddy' AND status = 'planned';
	PERFORM door.record(v_part, 'visit.changed', p_visit, NULL, NULL);
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
UPDATE visit v SET left_at = door.time(), next_at = door.time() WHERE v.in_at IS NULL AND v.out_at IS NULL AND v.help_at IS NULL
	AND NOT EXISTS (SELECT FROM membership m WHERE m.part_id = v.part_id AND m.staff_id = v.goes AND m.ended_at IS NULL AND m.role IN ('first', 'second'));
GRANT EXECUTE ON FUNCTION door.send_another(uuid, uuid, integer, timestamptz) TO app;
GRANT EXECUTE ON FUNCTION door.visits_follow_team() TO SESSION_USER;
RESET ROLE;
CREATE TRIGGER visits_follow_team AFTER INSERT OR UPDATE OF ended_at ON membership FOR EACH ROW EXECUTE FUNCTION door.visits_follow_team();
-- as in 0019_visits.sql; and whoever goes now works on the case
CREATE OR REPLACE FUNCTION agree_anew() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	IF (NEW.goes, NEW.second, NEW.second_how, NEW.risk, NEW.sealed) IS DISTINCT FROM (OLD.goes, OLD.second, OLD.second_how, OLD.risk, OLD.sealed) THEN
		NEW.agreed_by := NULL;
		NEW.agreed_at := NULL;
	END IF;
	IF NEW.goes <> OLD.goes THEN NEW.left_at := NULL; END IF;
	RETURN NEW;
END $$;
