-- The door: everything that happens before anybody is known (sign-in, session, return code, webhook, the worker's claim).
-- Each is one SECURITY DEFINER function of the role doorkeeper with a fixed search path.
GRANT SELECT ON clock TO doorkeeper;
GRANT SELECT, INSERT ON key_check TO doorkeeper;
GRANT SELECT, INSERT, UPDATE ON data_key, staff, staff_secret, staff_session, intake, intake_answers, intake_message, room,
	follow_up, notification, notification_attempt, provider_event, opt_out, throttle, spent, chain_head TO doorkeeper;
GRANT DELETE ON data_key, intake_answers, intake_message, throttle, spent, staff_session, opt_out TO doorkeeper;
GRANT SELECT ON part, membership, person, second_look TO doorkeeper;
GRANT SELECT ON contact_point TO doorkeeper;
GRANT SELECT, INSERT, UPDATE ON safe_contact_plan, consent TO doorkeeper;
GRANT SELECT, INSERT ON event TO doorkeeper;
SET LOCAL ROLE doorkeeper;
GRANT USAGE ON SCHEMA door TO PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA door REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
--> statement-breakpoint

-- ------------------------------------------------------------------ who acts, and when
CREATE FUNCTION door.time() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT date_trunc('milliseconds', transaction_timestamp() + ahead) FROM clock
$$;
CREATE FUNCTION door.actor() RETURNS uuid LANGUAGE sql STABLE AS $$
	SELECT nullif(current_setting('app.actor', true), '')::uuid
$$;
-- nobody, while no supervisor vouched for the account: every wall asks this
CREATE FUNCTION door.actor_role() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT role FROM staff WHERE id = door.actor() AND admitted
$$;
CREATE FUNCTION door.my_parts() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(part_id), '{}') FROM membership
	WHERE staff_id = door.actor() AND ended_at IS NULL AND door.actor_role() IN ('counsellor', 'supervisor')
$$;
CREATE FUNCTION door.part_has_members(p_part uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM membership WHERE part_id = p_part)
$$;
CREATE FUNCTION door.case_has_parts(p_case uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM part WHERE case_id = p_case)
$$;
CREATE FUNCTION door.prove_key(p_kek text, p_proof bytea) RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	INSERT INTO key_check (kek_id, proof) VALUES (p_kek, p_proof) ON CONFLICT DO NOTHING;
	SELECT proof = p_proof FROM key_check WHERE kek_id = p_kek
$$;
CREATE FUNCTION door.state() RETURNS TABLE (ahead interval, oldest_due timestamptz, keys text[]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT (SELECT ahead FROM clock),
		(SELECT min(planned_at) FROM notification WHERE status = 'planned'),
		(SELECT array_agg(DISTINCT kek_id) FROM data_key WHERE wrapped IS NOT NULL)
$$;

-- GCRA: p_key may come p_burst times at once and then once every p_every; answers the seconds to wait, 0 when it may
CREATE FUNCTION door.wait(p_key bytea, p_every interval, p_burst integer) RETURNS double precision LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t timestamptz := clock_timestamp();
BEGIN
	INSERT INTO throttle AS h (key, full_at) VALUES (p_key, t + p_every)
	ON CONFLICT (key) DO UPDATE SET full_at = greatest(h.full_at, t) + p_every
		WHERE greatest(h.full_at, t) + p_every <= t + p_every * p_burst;
	IF FOUND THEN RETURN 0; END IF;
	RETURN (SELECT greatest(1, extract(epoch FROM full_at + p_every - t - p_every * p_burst)) FROM throttle WHERE key = p_key);
END $$;
-- answers since when; pages of the public side open for a day, so two days are enough
CREATE FUNCTION door.spend(p_key bytea) RETURNS timestamptz LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	DELETE FROM spent WHERE at < door.time() - interval '2 days';
	INSERT INTO spent VALUES (p_key, door.time()) ON CONFLICT DO NOTHING;
	RETURN (SELECT at FROM spent WHERE key = p_key);
END $$;
CREATE FUNCTION door.spent_at(p_key bytea) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT at FROM spent WHERE key = p_key
$$;
-- several lanes in order; who must wait in one takes no place in those after it
CREATE FUNCTION door.wait_in_lanes(p_lanes jsonb) RETURNS double precision LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_lane jsonb; v_seconds double precision := 0;
BEGIN
	FOR v_lane IN SELECT value FROM jsonb_array_elements(p_lanes) WITH ORDINALITY ORDER BY ordinality LOOP
		v_seconds := door.wait(decode(v_lane->>'key', 'hex'), make_interval(secs => (v_lane->>'every')::float8), (v_lane->>'burst')::integer);
		EXIT WHEN v_seconds > 0;
	END LOOP;
	RETURN v_seconds;
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ the audit trail: the only writer
CREATE FUNCTION door.record(p_chain uuid, p_kind text, p_subject uuid, p_key uuid, p_detail bytea, p_origin text DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	v_actor uuid := door.actor();
	v_role text := coalesce(door.actor_role(), p_origin, 'system');
	v_at timestamptz := door.time();
	v_now timestamptz := date_trunc('milliseconds', clock_timestamp());
	v_seq bigint;
	v_previous bytea;
	v_hash bytea;
BEGIN
	INSERT INTO chain_head AS h (chain_id, seq, hash) VALUES (p_chain, 1, '\x00')
	ON CONFLICT (chain_id) DO UPDATE SET seq = h.seq + 1
	RETURNING seq, hash INTO v_seq, v_previous;
	v_hash := sha256(v_previous || convert_to(concat_ws('|', p_chain, v_seq, extract(epoch FROM v_at), extract(epoch FROM v_now), p_kind,
		coalesce(v_actor::text, ''), v_role, coalesce(p_subject::text, ''), coalesce(p_key::text, ''), coalesce('x' || encode(p_detail, 'hex'), '')), 'UTF8'));
	INSERT INTO event VALUES (p_chain, v_seq, v_at, v_now, p_kind, v_actor, v_role, p_subject, p_key, p_detail, v_previous, v_hash);
	UPDATE chain_head SET hash = v_hash WHERE chain_id = p_chain;
END $$;

-- a refused opening is written on the chain of what was tried; whoever tried learns nothing from it
CREATE FUNCTION door.record_refusal(p_kind text, p_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_chain uuid;
BEGIN
	SELECT id INTO v_chain FROM part WHERE id = p_id OR case_id = p_id LIMIT 1;
	IF v_chain IS NULL THEN SELECT coalesce(part_id, id) INTO v_chain FROM intake WHERE id = p_id; END IF;
	IF v_chain IS NULL THEN SELECT coalesce(part_id, intake_id) INTO v_chain FROM follow_up WHERE id = p_id; END IF;
	IF v_chain IS NULL THEN SELECT coalesce(l.part_id, i.part_id, i.id) INTO v_chain FROM second_look l LEFT JOIN intake i ON i.id = l.intake_id WHERE l.id = p_id; END IF;
	IF v_chain IS NOT NULL THEN PERFORM door.record(v_chain, p_kind, p_id, NULL, NULL); END IF;
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ staff at the door
CREATE FUNCTION door.find_account(p_email bytea)
RETURNS TABLE (staff_id uuid, role_version integer, password_hash text, totp_secret bytea, next_try_at timestamptz,
	key_id uuid, kek_id text, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT s.id, s.role_version, c.password_hash, c.totp_secret, c.next_try_at, k.id, k.kek_id, k.wrapped
	FROM staff s JOIN staff_secret c ON c.staff_id = s.id JOIN data_key k ON k.id = s.key_id
	WHERE s.email_index = p_email AND s.disabled_at IS NULL AND c.password_hash IS NOT NULL
$$;
-- the delay is for strangers: a browser that the account knows has a lane of its own and leaves this one as it is
CREATE FUNCTION door.sign_in_failed(p_staff uuid, p_known boolean) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	UPDATE staff_secret SET failures = failures + 1,
		next_try_at = clock_timestamp() + make_interval(secs => least(60, power(2, least(failures, 6)) - 1))
	WHERE staff_id = p_staff AND NOT p_known;
	SELECT door.record('00000000-0000-0000-0000-000000000000', 'staff.sign-in-refused', p_staff, NULL, NULL, 'stranger')
$$;
-- each time step counts once: a code seen over a shoulder is worth nothing
CREATE FUNCTION door.sign_in(p_staff uuid, p_step bigint, p_session bytea, p_known boolean) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE staff_secret SET totp_last_step = p_step, failures = CASE WHEN p_known THEN failures ELSE 0 END,
		next_try_at = CASE WHEN p_known THEN next_try_at END
	WHERE staff_id = p_staff AND totp_last_step < p_step AND EXISTS (SELECT FROM staff WHERE id = p_staff AND disabled_at IS NULL);
	IF NOT FOUND THEN
		PERFORM door.sign_in_failed(p_staff, p_known);
		RETURN 'refused';
	END IF;
	PERFORM set_config('app.actor', p_staff::text, true);
	INSERT INTO staff_session (id_hash, staff_id, role_version, opened_at, seen_at)
	SELECT p_session, id, role_version, clock_timestamp(), clock_timestamp() FROM staff WHERE id = p_staff AND admitted;
	IF NOT FOUND THEN
		PERFORM door.record('00000000-0000-0000-0000-000000000000', 'staff.sign-in-not-vouched', p_staff, NULL, NULL, 'stranger');
		RETURN 'not-vouched';
	END IF;
	PERFORM door.record('00000000-0000-0000-0000-000000000000', 'staff.signed-in', p_staff, NULL, NULL);
	RETURN 'opened';
END $$;
CREATE FUNCTION door.session_account(p_session bytea) RETURNS TABLE (staff_id uuid, role_version integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT e.staff_id, e.role_version FROM staff_session e WHERE e.id_hash = p_session AND e.ended_at IS NULL
$$;
-- sessions are about a browser in somebody's hands: they follow real time, not the clock that tests may move
CREATE FUNCTION door.session(p_session bytea, p_idle interval, p_absolute interval)
RETURNS TABLE (staff_id uuid, role text, key_id uuid, kek_id text, wrapped bytea, name bytea, on_duty_since timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_staff uuid; v_seen timestamptz;
BEGIN
	SELECT e.staff_id, e.seen_at INTO v_staff, v_seen FROM staff_session e JOIN staff s ON s.id = e.staff_id
	WHERE e.id_hash = p_session AND e.ended_at IS NULL AND s.admitted AND s.role_version = e.role_version
		AND e.seen_at > clock_timestamp() - p_idle AND e.opened_at > clock_timestamp() - p_absolute;
	IF v_staff IS NULL THEN RETURN; END IF;
	IF v_seen < clock_timestamp() - interval '1 minute' THEN
		UPDATE staff_session SET seen_at = clock_timestamp() WHERE id_hash = p_session;
	END IF;
	RETURN QUERY SELECT s.id, s.role, k.id, k.kek_id, k.wrapped, s.name, s.on_duty_since
		FROM staff s JOIN data_key k ON k.id = s.key_id WHERE s.id = v_staff;
END $$;
-- an open stream asks without counting as a sign of life
CREATE FUNCTION door.session_holds(p_session bytea, p_idle interval, p_absolute interval) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM staff_session e JOIN staff s ON s.id = e.staff_id
		WHERE e.id_hash = p_session AND e.ended_at IS NULL AND s.admitted AND s.role_version = e.role_version
			AND e.seen_at > clock_timestamp() - p_idle AND e.opened_at > clock_timestamp() - p_absolute)
$$;
CREATE FUNCTION door.end_session(p_session bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_staff uuid;
BEGIN
	UPDATE staff_session SET ended_at = clock_timestamp() WHERE id_hash = p_session AND ended_at IS NULL RETURNING staff_id INTO v_staff;
	IF v_staff IS NULL THEN RETURN; END IF;
	PERFORM set_config('app.actor', v_staff::text, true);
	PERFORM door.record('00000000-0000-0000-0000-000000000000', 'staff.signed-out', v_staff, NULL, NULL);
	PERFORM pg_notify('session_ended', v_staff::text);
END $$;
CREATE FUNCTION door.set_duty(p_on boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE staff SET on_duty_since = CASE WHEN p_on THEN coalesce(on_duty_since, door.time()) END
	WHERE id = door.actor() AND role = 'counsellor' AND admitted;
	IF FOUND THEN
		PERFORM door.record('00000000-0000-0000-0000-000000000000', CASE WHEN p_on THEN 'staff.duty-on' ELSE 'staff.duty-off' END, door.actor(), NULL, NULL);
		PERFORM pg_notify('desk', '');
	END IF;
END $$;
CREATE FUNCTION door.someone_on_duty() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM staff WHERE on_duty_since IS NOT NULL AND admitted AND role = 'counsellor')
$$;

-- accounts: only an administrator, or the very first one by staff:add
CREATE FUNCTION door.add_account(p_staff uuid, p_key uuid, p_kek text, p_wrapped bytea, p_role text, p_name bytea, p_email bytea,
	p_email_index bytea, p_phone bytea, p_invitation bytea, p_until timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF coalesce(door.actor_role(), '') <> 'administrator' AND EXISTS (SELECT FROM staff WHERE role = 'administrator' AND disabled_at IS NULL)
	THEN RETURN 'not-allowed'; END IF;
	IF EXISTS (SELECT FROM staff WHERE email_index = p_email_index) THEN RETURN 'email-taken'; END IF;
	INSERT INTO data_key (id, kek_id, wrapped, staff_id) VALUES (p_key, p_kek, p_wrapped, p_staff);
	INSERT INTO staff (id, key_id, role, name, email, email_index, phone, created_at)
	VALUES (p_staff, p_key, p_role, p_name, p_email, p_email_index, p_phone, door.time());
	INSERT INTO staff_secret (staff_id, invitation_hash, invitation_until) VALUES (p_staff, p_invitation, p_until);
	PERFORM door.record('00000000-0000-0000-0000-000000000000', 'staff.added', p_staff, NULL, NULL);
	RETURN 'added';
EXCEPTION WHEN unique_violation THEN RETURN 'email-taken';
END $$;
-- a new invitation sets the password aside; whoever holds its code may choose a new one, so a supervisor has to vouch again
CREATE FUNCTION door.invite_again(p_staff uuid, p_invitation bytea, p_until timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF coalesce(door.actor_role(), '') <> 'administrator' OR p_staff = door.actor() THEN RETURN false; END IF;
	UPDATE staff_secret c SET invitation_hash = p_invitation, invitation_until = p_until, password_hash = NULL, totp_secret = NULL
	FROM staff s WHERE s.id = c.staff_id AND c.staff_id = p_staff AND s.disabled_at IS NULL;
	IF NOT FOUND THEN RETURN false; END IF;
	UPDATE staff SET role_version = role_version + 1, activated_at = NULL, on_duty_since = NULL, vouched_by = NULL, vouched_at = NULL
	WHERE id = p_staff;
	PERFORM door.record('00000000-0000-0000-0000-000000000000', 'staff.invited-again', p_staff, NULL, NULL);
	PERFORM pg_notify('session_ended', p_staff::text);
	RETURN true;
END $$;
-- what somebody had taken who does not come back goes to the desk again
CREATE FUNCTION door.free_intakes(p_staff uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v uuid;
BEGIN
	FOR v IN UPDATE intake SET taken_by = NULL, taken_at = NULL, status = 'triaged'
		WHERE taken_by = p_staff AND part_id IS NULL AND status = 'assigned' RETURNING id LOOP
		PERFORM door.record(v, 'intake.released', v, NULL, NULL);
	END LOOP;
	PERFORM pg_notify('desk', '');
END $$;
CREATE FUNCTION door.change_account(p_staff uuid, p_role text, p_disabled boolean) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_was_disabled boolean := (SELECT disabled_at IS NOT NULL FROM staff WHERE id = p_staff);
BEGIN
	IF coalesce(door.actor_role(), '') <> 'administrator' THEN RETURN 'not-allowed'; END IF;
	IF p_staff = door.actor() THEN RETURN 'own-account'; END IF;
	UPDATE staff SET role = p_role, role_version = role_version + 1,
		on_duty_since = CASE WHEN p_disabled OR p_role <> role THEN NULL ELSE on_duty_since END,
		vouched_by = CASE WHEN p_role = role THEN vouched_by END, vouched_at = CASE WHEN p_role = role THEN vouched_at END,
		disabled_at = CASE WHEN p_disabled THEN coalesce(disabled_at, door.time()) END,
		disabled_by = CASE WHEN p_disabled THEN coalesce(disabled_by, door.actor()) END
	WHERE id = p_staff AND (role <> p_role OR p_disabled <> (disabled_at IS NOT NULL));
	IF NOT FOUND THEN RETURN CASE WHEN EXISTS (SELECT FROM staff WHERE id = p_staff) THEN 'unchanged' ELSE 'not-found' END; END IF;
	IF p_disabled OR p_role = 'administrator' THEN PERFORM door.free_intakes(p_staff); END IF;
	PERFORM door.record('00000000-0000-0000-0000-000000000000',
		CASE WHEN p_disabled THEN 'staff.disabled' WHEN v_was_disabled THEN 'staff.enabled' ELSE 'staff.role-changed' END, p_staff, NULL, NULL);
	PERFORM pg_notify('session_ended', p_staff::text);
	RETURN 'changed';
END $$;
-- a supervisor lets an account in as she saw it, or shuts it; what changed meanwhile she has to see first
CREATE FUNCTION door.vouch(p_staff uuid, p_version integer, p_yes boolean) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF coalesce(door.actor_role(), '') <> 'supervisor' OR p_staff = door.actor() THEN RETURN 'not-allowed'; END IF;
	UPDATE staff SET vouched_by = CASE WHEN p_yes THEN door.actor() END, vouched_at = CASE WHEN p_yes THEN door.time() END,
		disabled_by = CASE WHEN NOT p_yes THEN door.actor() END, disabled_at = CASE WHEN NOT p_yes THEN door.time() END,
		role_version = role_version + 1
	WHERE id = p_staff AND role_version = p_version AND role <> 'administrator' AND vouched_at IS NULL AND disabled_at IS NULL
		AND (activated_at IS NOT NULL OR NOT p_yes);
	IF NOT FOUND THEN RETURN 'changed-meanwhile'; END IF;
	IF NOT p_yes THEN PERFORM door.free_intakes(p_staff); END IF;
	PERFORM door.record('00000000-0000-0000-0000-000000000000', CASE WHEN p_yes THEN 'staff.vouched' ELSE 'staff.refused' END, p_staff, NULL, NULL);
	RETURN 'decided';
END $$;
-- which of these numbers said STOP; asked only about numbers of colleagues
CREATE FUNCTION door.stopped(p_numbers bytea[]) RETURNS SETOF bytea LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT value_index FROM opt_out WHERE value_index = ANY (p_numbers) AND door.actor_role() IN ('supervisor', 'administrator')
$$;
-- an empty number keeps the one there is; nobody is signed out, so that nothing being written is lost
CREATE FUNCTION door.change_contact(p_staff uuid, p_name bytea, p_email bytea, p_email_index bytea, p_phone bytea) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF coalesce(door.actor_role(), '') <> 'administrator' THEN RETURN 'not-allowed'; END IF;
	IF p_staff = door.actor() THEN RETURN 'own-account'; END IF;
	UPDATE staff SET name = p_name, email = p_email, email_index = p_email_index, phone = coalesce(p_phone, phone) WHERE id = p_staff;
	IF NOT FOUND THEN RETURN 'not-found'; END IF;
	PERFORM door.record('00000000-0000-0000-0000-000000000000', 'staff.changed', p_staff, NULL, NULL);
	PERFORM pg_notify('desk', '');
	RETURN 'changed';
EXCEPTION WHEN unique_violation THEN RETURN 'email-taken';
END $$;
CREATE FUNCTION door.find_invitation(p_invitation bytea) RETURNS TABLE (staff_id uuid, email bytea, key_id uuid, kek_id text, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT s.id, s.email, k.id, k.kek_id, k.wrapped
	FROM staff_secret c JOIN staff s ON s.id = c.staff_id JOIN data_key k ON k.id = s.key_id
	WHERE c.invitation_hash = p_invitation AND c.invitation_until > door.time() AND s.disabled_at IS NULL
$$;
CREATE FUNCTION door.activate(p_invitation bytea, p_password text, p_totp bytea, p_step bigint) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_staff uuid;
BEGIN
	UPDATE staff_secret SET password_hash = p_password, totp_secret = p_totp, totp_last_step = p_step, invitation_hash = NULL,
		invitation_until = NULL, failures = 0, next_try_at = NULL
	WHERE invitation_hash = p_invitation AND invitation_until > door.time() RETURNING staff_id INTO v_staff;
	IF v_staff IS NULL THEN RETURN NULL; END IF;
	UPDATE staff SET activated_at = door.time() WHERE id = v_staff;
	PERFORM set_config('app.actor', v_staff::text, true);
	PERFORM door.record('00000000-0000-0000-0000-000000000000', 'staff.totp-enrolled', v_staff, NULL, NULL, 'stranger');
	-- where no supervisor can vouch, the first one opens the house; of two at once only one is the first
	PERFORM pg_advisory_xact_lock(hashtext('first supervisor'));
	UPDATE staff SET vouched_at = door.time() WHERE id = v_staff AND role = 'supervisor' AND disabled_at IS NULL
		AND NOT EXISTS (SELECT FROM staff o WHERE o.role = 'supervisor' AND o.admitted AND o.id <> v_staff);
	IF FOUND THEN
		PERFORM door.record('00000000-0000-0000-0000-000000000000', 'staff.vouched-by-activation', v_staff, NULL, NULL);
	END IF;
	RETURN v_staff;
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ an intake comes in
-- one text to each on duty, except to whoever acts; due at p_at. To every supervisor when nobody is on duty who can be reached
-- and can open it. Whoever has no number, or was texted in vain, cannot be reached. A supervisor for whom nobody vouched
-- opens nothing, yet when there is no other she can call one who does.
CREATE FUNCTION door.alert(p_intake uuid, p_purpose text, p_at timestamptz) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH about AS (SELECT part_id, concat_ws(':', p_purpose, p_intake, extract(epoch FROM waiting_since)::bigint, level) AS what
			FROM intake WHERE id = p_intake),
		reachable AS (SELECT s.id, s.role, s.admitted, s.admitted AND s.on_duty_since IS NOT NULL AS on_duty, concat_ws(':', i.what, s.id) AS key, i.part_id
			FROM staff s, about i WHERE s.disabled_at IS NULL AND s.phone IS NOT NULL AND s.id IS DISTINCT FROM door.actor()
				AND NOT EXISTS (SELECT FROM notification n WHERE n.unique_key = concat_ws(':', i.what, s.id)
					AND (n.status IN ('failed', 'held_unsafe') OR n.reason_code IN ('passed-on', 'not-found-out'))))
	INSERT INTO notification (id, unique_key, purpose, staff_id, intake_id, planned_at, first_planned_at, changed_at, created_at)
	SELECT gen_random_uuid(), s.key, p_purpose, s.id, p_intake, p_at, p_at, door.time(), door.time() FROM reachable s
	WHERE s.on_duty OR s.role = 'supervisor' AND NOT EXISTS (SELECT FROM reachable d WHERE d.on_duty AND (d.part_id IS NULL
		OR EXISTS (SELECT FROM membership m WHERE m.part_id = d.part_id AND m.staff_id = d.id AND m.ended_at IS NULL)))
		AND (s.admitted OR NOT EXISTS (SELECT FROM reachable d WHERE d.role = 'supervisor' AND d.admitted))
	ON CONFLICT (unique_key) DO NOTHING
$$;
-- an alert that cannot reach its person goes to whoever can be reached now
-- together with those that went out with it
CREATE FUNCTION door.pass_alert_on(p_notification uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	UPDATE notification SET reason_code = 'passed-on', changed_at = door.time() WHERE gathered_in = p_notification;
	SELECT door.alert(n.intake_id, n.purpose, door.time())
	FROM notification n JOIN intake i ON i.id = n.intake_id
	WHERE (n.id = p_notification OR n.gathered_in = p_notification) AND n.purpose IN ('alert-urgent', 'alert-unread')
		AND i.closed_at IS NULL AND (i.read_at IS NULL OR i.read_at <= n.created_at)
$$;
-- what nobody read by its next moment is told of to whoever is on duty by then and has not heard of it: one text each
CREATE FUNCTION door.alert_again() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	FOR v IN SELECT id, alert_again FROM intake WHERE closed_at IS NULL AND read_at IS NULL AND cardinality(alert_again) > 0
		AND alert_again[1] <= door.time() AND acute_unclear AND level NOT IN ('T0', 'T1') LIMIT 20 FOR UPDATE SKIP LOCKED LOOP
		UPDATE intake SET alert_again = v.alert_again[2:] WHERE id = v.id;
		PERFORM door.alert(v.id, 'alert-unread', door.time());
	END LOOP;
END $$;
CREATE FUNCTION door.receive_intake(p_id uuid, p_key uuid, p_kek text, p_wrapped bytea, p_channel text, p_reference text, p_form bytea,
	p_content bytea, p_external text, p_level text, p_rule_version integer, p_acute_unclear boolean, p_supervisor_look boolean,
	p_deadline timestamptz, p_read_by timestamptz, p_sealed bytea, p_code bytea, p_word bytea, p_alert text, p_alert_at timestamptz,
	p_callback_by timestamptz, p_origin text, p_alert_again timestamptz[])
RETURNS TABLE (intake_id uuid, fresh boolean, same_content boolean) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t timestamptz := door.time(); v_actor uuid := CASE WHEN door.actor_role() IS NOT NULL THEN door.actor() END;
BEGIN
	INSERT INTO data_key (id, kek_id, wrapped, intake_id) VALUES (p_key, p_kek, p_wrapped, p_id);
	INSERT INTO intake (id, key_id, reference, channel, status, level, rule_version, acute_unclear, supervisor_look, received_at, waiting_since,
		deadline_at, read_by, form_hash, content_hash, external_id, taken_by, taken_at, read_at, alert_again)
	VALUES (p_id, p_key, p_reference, p_channel, CASE WHEN v_actor IS NULL THEN 'new' ELSE 'assigned' END, p_level, p_rule_version, p_acute_unclear,
		p_supervisor_look, t, t, p_deadline, p_read_by, p_form, p_content, p_external, v_actor, CASE WHEN v_actor IS NOT NULL THEN t END,
		CASE WHEN v_actor IS NOT NULL THEN t END, p_alert_again)
	ON CONFLICT DO NOTHING;
	IF NOT FOUND THEN
		DELETE FROM data_key WHERE id = p_key;
		RETURN QUERY SELECT i.id, false, i.content_hash IS NOT DISTINCT FROM p_content FROM intake i
			WHERE i.form_hash = p_form OR i.external_id = p_external;
		RETURN;
	END IF;
	INSERT INTO intake_answers (intake_id, key_id, sealed) VALUES (p_id, p_key, p_sealed);
	IF p_code IS NOT NULL THEN
		INSERT INTO room (id, intake_id, code_index, word_index, opened_at) VALUES (gen_random_uuid(), p_id, p_code, p_word, t);
	END IF;
	IF p_alert IS NOT NULL THEN PERFORM door.alert(p_id, p_alert, p_alert_at); END IF;
	IF p_callback_by IS NOT NULL THEN
		INSERT INTO follow_up (id, kind, intake_id, status, starts_at, ends_at, reason_code, created_at)
		VALUES (gen_random_uuid(), 'task', p_id, 'open', p_callback_by, p_callback_by + interval '15 minutes', 'decide-callback', t);
	END IF;
	PERFORM door.record(p_id, CASE WHEN p_channel <> 'phone' THEN 'intake.received' WHEN v_actor IS NULL THEN 'intake.call-received'
		ELSE 'intake.call-logged' END, p_id, NULL, NULL, p_origin);
	PERFORM pg_notify('desk', '');
	PERFORM pg_notify('notification', '');
	RETURN QUERY SELECT p_id, true, true;
END $$;
-- two took it at once: the one who came second hears who was first
CREATE FUNCTION door.who_took(p_intake uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT taken_by FROM intake WHERE id = p_intake AND part_id IS NULL AND door.actor_role() IN ('counsellor', 'supervisor')
$$;
--> statement-breakpoint

-- ------------------------------------------------------------------ the return room
CREATE FUNCTION door.find_room(p_code bytea, p_word bytea) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_room uuid; v_intake uuid; v_word bytea; v_closed timestamptz;
BEGIN
	SELECT id, intake_id, word_index, closed_at INTO v_room, v_intake, v_word, v_closed FROM room WHERE code_index = p_code;
	IF v_room IS NULL OR v_closed IS NOT NULL THEN RETURN NULL; END IF;
	PERFORM door.record(coalesce((SELECT part_id FROM intake WHERE id = v_intake), v_intake),
		CASE WHEN v_word = p_word THEN 'room.opened' ELSE 'room.opening-refused' END, v_room, NULL, NULL, 'seeker');
	RETURN CASE WHEN v_word = p_word THEN v_room END;
END $$;
CREATE FUNCTION door.room(p_room uuid)
RETURNS TABLE (intake_id uuid, status text, waiting_since timestamptz, read_by timestamptz, read_at timestamptz, deadline_at timestamptz, level text,
	part_id uuid, key_id uuid, kek_id text, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT i.id, i.status, i.waiting_since, i.read_by, i.read_at, i.deadline_at, i.level, i.part_id, k.id, k.kek_id, k.wrapped
	FROM room r JOIN intake i ON i.id = r.intake_id JOIN data_key k ON k.id = i.key_id
	WHERE r.id = p_room AND r.closed_at IS NULL
$$;
CREATE FUNCTION door.room_messages(p_room uuid) RETURNS TABLE (id uuid, author text, sealed bytea, written_at timestamptz)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	UPDATE intake_message m SET seen_at = door.time() FROM room r
	WHERE r.id = p_room AND r.closed_at IS NULL AND m.intake_id = r.intake_id AND m.author = 'staff' AND m.seen_at IS NULL;
	SELECT m.id, m.author, m.sealed, m.written_at FROM room r JOIN intake_message m ON m.intake_id = r.intake_id
	WHERE r.id = p_room AND r.closed_at IS NULL ORDER BY m.written_at, m.id
$$;
-- writing back reopens a closed intake, with a new deadline; p_id comes from the form, so a form sent twice is one message.
-- What she writes is weighed like a first message: the level only goes up, and an open question of danger must be read by a person.
CREATE FUNCTION door.room_write(p_room uuid, p_id uuid, p_sealed bytea, p_deadline timestamptz, p_read_by timestamptz,
	p_level text, p_acute_unclear boolean, p_alert text, p_alert_at timestamptz, p_alert_again timestamptz[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_intake uuid; v_key uuid; v_part uuid; v_owner uuid; v_taker uuid; v_level text; t timestamptz := door.time();
BEGIN
	-- looked at once it is locked: she may have closed the room while this waited
	PERFORM FROM room r JOIN intake i ON i.id = r.intake_id WHERE r.id = p_room FOR UPDATE OF i;
	SELECT i.id, i.key_id, i.part_id, i.taken_by, i.level INTO v_intake, v_key, v_part, v_taker, v_level
	FROM room r JOIN intake i ON i.id = r.intake_id WHERE r.id = p_room AND r.closed_at IS NULL;
	IF v_intake IS NULL THEN RETURN false; END IF;
	INSERT INTO intake_message (id, intake_id, key_id, author, sealed, written_at) VALUES (p_id, v_intake, v_key, 'seeker', p_sealed, t)
	ON CONFLICT DO NOTHING;
	IF NOT FOUND THEN RETURN true; END IF;
	-- whoever is texted must find it: with a taker who is not on duty it stands on the desk again, as with one who is gone
	IF v_part IS NULL AND v_taker IS NOT NULL AND NOT EXISTS (SELECT FROM staff s WHERE s.id = v_taker AND s.admitted
		AND s.role IN ('counsellor', 'supervisor') AND (p_alert IS NULL OR s.on_duty_since IS NOT NULL OR NOT door.someone_on_duty()))
	THEN
		UPDATE intake SET taken_by = NULL, taken_at = NULL WHERE id = v_intake;
		PERFORM door.record(v_intake, 'intake.released', v_intake, NULL, NULL);
	END IF;
	UPDATE intake SET status = CASE WHEN taken_by IS NULL THEN 'new' ELSE 'assigned' END, closed_at = NULL, read_at = NULL,
		alert_again = CASE WHEN p_acute_unclear THEN p_alert_again WHEN read_at IS NULL THEN alert_again ELSE '{}' END,
		level = least(level, p_level), acute_unclear = p_acute_unclear OR (acute_unclear AND read_at IS NULL),
		waiting_since = CASE WHEN read_at IS NOT NULL OR status IN ('answered', 'closed') OR part_id IS NOT NULL THEN t ELSE waiting_since END,
		deadline_at = CASE WHEN status IN ('answered', 'closed') OR part_id IS NOT NULL THEN p_deadline ELSE least(deadline_at, p_deadline) END,
		read_by = CASE WHEN read_at IS NULL AND status = 'new' THEN least(read_by, p_read_by) ELSE p_read_by END
	WHERE id = v_intake;
	IF v_part IS NOT NULL THEN
		SELECT staff_id INTO v_owner FROM membership WHERE part_id = v_part AND role = 'first' AND ended_at IS NULL;
		INSERT INTO follow_up (id, kind, part_id, intake_id, counsellor_id, status, starts_at, ends_at, reason_code, created_at)
		SELECT gen_random_uuid(), 'task', v_part, v_intake, v_owner, 'open', p_read_by, p_read_by + interval '15 minutes', 'wrote-back', t
		WHERE NOT EXISTS (SELECT FROM follow_up WHERE intake_id = v_intake AND reason_code = 'wrote-back' AND status = 'open');
	END IF;
	IF p_alert IS NOT NULL THEN PERFORM door.alert(v_intake, p_alert, p_alert_at); END IF;
	IF p_level < v_level THEN PERFORM door.record(coalesce(v_part, v_intake), 'intake.level-raised', v_intake, NULL, NULL, 'seeker'); END IF;
	PERFORM door.record(coalesce(v_part, v_intake), 'intake.written-back', p_id, NULL, NULL, 'seeker');
	PERFORM pg_notify('desk', '');
	PERFORM pg_notify('notification', '');
	RETURN true;
END $$;
-- a form sent again, perhaps with other answers or another word: the room it made; nothing when that room was closed
-- only just after sending does the same form show its code and change its word: later it may be somebody at her device
CREATE FUNCTION door.room_of_form(p_form bytea, p_content bytea, p_word bytea) RETURNS TABLE (room uuid, just_sent boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_room uuid; v_intake uuid; v_just boolean;
BEGIN
	SELECT r.id, i.id, i.received_at > door.time() - interval '15 minutes' INTO v_room, v_intake, v_just FROM intake i JOIN room r ON r.intake_id = i.id
	WHERE i.form_hash = p_form AND r.closed_at IS NULL FOR UPDATE OF i;
	IF v_room IS NULL THEN RETURN; END IF;
	UPDATE intake SET content_hash = p_content WHERE id = v_intake AND content_hash IS DISTINCT FROM p_content;
	UPDATE room SET word_index = p_word WHERE id = v_room AND word_index <> p_word AND v_just;
	RETURN QUERY SELECT v_room, v_just;
END $$;
CREATE FUNCTION door.room_plan(p_room uuid)
RETURNS TABLE (plan_id uuid, person_id uuid, sealed bytea, confirmed_at timestamptz, phone bytea, phone_id uuid, key_id uuid, kek_id text, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT p.id, p.person_id, p.sealed, p.confirmed_at, c.sealed, c.id, k.id, k.kek_id, k.wrapped
	FROM room r JOIN intake i ON i.id = r.intake_id JOIN safe_contact_plan p ON p.part_id = i.part_id AND p.offered_at IS NOT NULL
	JOIN data_key k ON k.id = p.key_id
	LEFT JOIN LATERAL (SELECT c.id, c.sealed FROM contact_point c WHERE c.person_id = p.person_id AND c.kind = 'phone' AND c.ended_at IS NULL
		ORDER BY c.created_at DESC LIMIT 1) c ON true
	WHERE r.id = p_room AND r.closed_at IS NULL
		AND p.version = (SELECT max(version) FROM safe_contact_plan q WHERE q.person_id = p.person_id)
	ORDER BY p.created_at DESC LIMIT 1
$$;
-- what holds between us: the newest plan, once it is confirmed, in a talk as in the room
CREATE FUNCTION door.room_agreed(p_room uuid)
RETURNS TABLE (plan_id uuid, person_id uuid, sealed bytea, confirmed_at timestamptz, phone bytea, phone_id uuid, phone_since timestamptz,
	spoken_at timestamptz, opted_out boolean, key_id uuid, kek_id text, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT p.id, p.person_id, p.sealed, p.confirmed_at, c.sealed, c.id, c.created_at, c.spoken_at,
		EXISTS (SELECT FROM opt_out o WHERE o.value_index = c.value_index), k.id, k.kek_id, k.wrapped
	FROM room r JOIN intake i ON i.id = r.intake_id JOIN safe_contact_plan p ON p.part_id = i.part_id AND p.confirmed_at IS NOT NULL
	JOIN data_key k ON k.id = p.key_id
	LEFT JOIN LATERAL (SELECT * FROM contact_point c WHERE c.person_id = p.person_id AND c.kind = 'phone' AND c.ended_at IS NULL
		ORDER BY c.created_at DESC LIMIT 1) c ON true
	WHERE r.id = p_room AND r.closed_at IS NULL
		AND p.version = (SELECT max(version) FROM safe_contact_plan q WHERE q.person_id = p.person_id)
	ORDER BY p.created_at DESC LIMIT 1
$$;
CREATE FUNCTION door.room_consents(p_room uuid)
RETURNS TABLE (purpose text, given_at timestamptz, valid_until timestamptz, withdrawn_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT c.purpose, c.given_at, c.valid_until, c.withdrawn_at FROM door.room_agreed(p_room) a JOIN consent c ON c.person_id = a.person_id
	WHERE c.purpose IN ('sms', 'voice_call')
$$;
-- what is to come with a person of her part; who that is lies sealed, so the caller looks whether it is herself
CREATE FUNCTION door.room_appointments(p_room uuid)
RETURNS TABLE (starts_at timestamptz, status text, method text, person_id uuid, sealed bytea, key_id uuid, kek_id text, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT f.starts_at, f.status, f.method, h.id, h.sealed, k.id, k.kek_id, k.wrapped
	FROM room r JOIN intake i ON i.id = r.intake_id JOIN follow_up f ON f.part_id = i.part_id
	JOIN person h ON h.id = f.person_id JOIN data_key k ON k.id = h.key_id
	WHERE r.id = p_room AND r.closed_at IS NULL AND f.kind = 'appointment' AND f.status IN ('held', 'booked') AND f.starts_at > door.time()
	ORDER BY f.starts_at, f.id
$$;
-- her yes to texts or calls: one consent a purpose for 12 months; p_sealed holds the plan with its new end date
CREATE FUNCTION door.room_confirm_plan(p_room uuid, p_plan uuid, p_sealed bytea, p_purposes text[]) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_person uuid; v_part uuid; v_text uuid; t timestamptz := door.time();
BEGIN
	SELECT q.person_id INTO v_person FROM door.room_plan(p_room) q WHERE q.plan_id = p_plan;
	IF v_person IS NULL THEN RETURN false; END IF;
	-- whoever books with her, or changes her plan, waits for this or is waited for (holdPlan)
	PERFORM pg_advisory_xact_lock(hashtextextended(v_person::text, 1));
	SELECT p.part_id INTO v_part FROM door.room_plan(p_room) q JOIN safe_contact_plan p ON p.id = q.plan_id
	WHERE q.plan_id = p_plan AND p.confirmed_at IS NULL FOR UPDATE OF p;
	IF v_part IS NULL THEN RETURN false; END IF;
	-- whoever has the code may have left the number of somebody else
	IF p_purposes <> '{}' AND NOT EXISTS (SELECT FROM contact_point c WHERE c.person_id = v_person AND c.kind = 'phone'
		AND c.ended_at IS NULL AND c.spoken_at IS NOT NULL) THEN RETURN false; END IF;
	UPDATE safe_contact_plan SET sealed = p_sealed, confirmed_at = t, confirmed_how = 'room' WHERE id = p_plan;
	UPDATE consent SET withdrawn_at = t, withdrawn_how = 'room'
	WHERE person_id = v_person AND withdrawn_at IS NULL AND purpose IN ('sms', 'voice_call') AND purpose <> ALL (p_purposes);
	INSERT INTO consent (id, person_id, part_id, purpose, given_at, valid_until, given_how)
	SELECT gen_random_uuid(), v_person, v_part, u, t, t + interval '12 months', 'room' FROM unnest(p_purposes) u;
	PERFORM door.record(v_part, 'plan.confirmed', p_plan, NULL, NULL, 'seeker');
	-- no texts: nothing is left to be held back. With texts they stand already, since an unconfirmed plan keeps them planned.
	IF 'sms' <> ALL (p_purposes) THEN
		FOR v_text IN UPDATE notification SET status = 'cancelled', reason_code = 'no-texts-agreed', changed_at = t
			WHERE person_id = v_person AND purpose = 'remind-family' AND status = 'planned' RETURNING id LOOP
			PERFORM door.record(v_part, 'notification.cancelled', v_text, NULL, NULL, 'seeker');
		END LOOP;
	END IF;
	PERFORM pg_notify('notification', '');
	RETURN true;
END $$;
-- closing a room takes what is in it: without a case the story too, and the key that could read it
CREATE FUNCTION door.close_room(p_room uuid, p_by text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_intake uuid; v_part uuid; v_key uuid; t timestamptz := door.time();
BEGIN
	-- first the intake: what she writes, and who takes it on, waits for this or is waited for
	PERFORM FROM room r JOIN intake i ON i.id = r.intake_id WHERE r.id = p_room FOR UPDATE OF i;
	UPDATE room r SET closed_at = t, closed_by = p_by FROM intake i WHERE r.id = p_room AND r.closed_at IS NULL AND i.id = r.intake_id
		AND (p_by = 'seeker' AND door.actor() IS NULL OR p_by = 'staff' AND (door.actor_role() = 'supervisor'
			OR i.taken_by = door.actor() AND door.actor_role() IS NOT NULL OR i.part_id = ANY (door.my_parts())))
	RETURNING i.id INTO v_intake;
	IF v_intake IS NULL THEN RETURN false; END IF;
	SELECT part_id, key_id INTO v_part, v_key FROM intake WHERE id = v_intake;
	IF p_by = 'seeker' THEN
		DELETE FROM intake_message WHERE intake_id = v_intake;
		IF v_part IS NULL THEN
			DELETE FROM intake_answers WHERE intake_id = v_intake;
			UPDATE data_key SET wrapped = NULL, erased_at = t WHERE id = v_key;
			UPDATE intake SET status = 'closed', closed_at = t WHERE id = v_intake;
			UPDATE notification SET status = 'cancelled', changed_at = t WHERE intake_id = v_intake AND status = 'planned';
			UPDATE follow_up SET status = 'cancelled', settled_at = t, version = version + 1 WHERE intake_id = v_intake AND status = 'open';
		END IF;
	END IF;
	PERFORM door.record(coalesce(v_part, v_intake), 'room.closed-by-' || p_by, p_room, NULL, NULL, p_by);
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ webhooks
CREATE FUNCTION door.known_number(p_index bytea) RETURNS TABLE (part_id uuid, person_id uuid, counsellor_id uuid, key_id uuid, kek_id text, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT DISTINCT c.part_id, c.person_id, m.staff_id, k.id, k.kek_id, k.wrapped
	FROM contact_point c JOIN part p ON p.id = c.part_id JOIN data_key k ON k.id = p.key_id
	LEFT JOIN membership m ON m.part_id = c.part_id AND m.role = 'first' AND m.ended_at IS NULL
	-- a number on which nobody spoke with her may be anybody's: its owner's words are a message of their own
	WHERE c.value_index = p_index AND c.ended_at IS NULL AND c.spoken_at IS NOT NULL
$$;
-- p_id comes from the MessageSid: a text posted twice is one task
CREATE FUNCTION door.receive_text(p_id uuid, p_part uuid, p_person uuid, p_key uuid, p_sealed bytea, p_due timestamptz, p_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	INSERT INTO follow_up (id, kind, part_id, person_id, counsellor_id, status, starts_at, ends_at, reason_code, key_id, sealed, created_at)
	SELECT p_id, 'task', p_part, p_person, (SELECT staff_id FROM membership WHERE part_id = p_part AND role = 'first' AND ended_at IS NULL),
		'open', p_due, p_due + interval '15 minutes', p_reason, p_key, p_sealed, door.time()
	ON CONFLICT DO NOTHING;
	IF NOT FOUND THEN RETURN; END IF;
	PERFORM door.record(p_part, 'text.received', p_id, NULL, NULL, 'telephone');
	PERFORM pg_notify('desk', '');
END $$;
CREATE FUNCTION door.opt_out(p_index bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t timestamptz := door.time(); v record; v_new boolean;
BEGIN
	INSERT INTO opt_out VALUES (p_index, t) ON CONFLICT (value_index) DO NOTHING;
	v_new := FOUND;
	FOR v IN SELECT DISTINCT part_id, person_id FROM door.known_number(p_index) LOOP
		UPDATE consent SET withdrawn_at = t, withdrawn_how = 'sms' WHERE person_id = v.person_id AND purpose = 'sms' AND withdrawn_at IS NULL;
		-- a second STOP ends what was said yes to since the first; the same one posted again changes nothing
		CONTINUE WHEN NOT (v_new OR FOUND);
		UPDATE notification SET status = 'cancelled', reason_code = 'opted-out', changed_at = t WHERE person_id = v.person_id AND status = 'planned';
		PERFORM door.record(v.part_id, 'text.opted-out', v.person_id, NULL, NULL, 'telephone');
	END LOOP;
END $$;
-- only together with a yes to texts that whoever asks has just heard in a talk; the provider may still refuse the number
CREATE FUNCTION door.lift_opt_out(p_person uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	DELETE FROM opt_out o USING contact_point c
	WHERE c.value_index = o.value_index AND c.person_id = p_person AND c.ended_at IS NULL AND c.part_id = ANY (door.my_parts())
		AND EXISTS (SELECT FROM consent s WHERE s.person_id = p_person AND s.purpose = 'sms' AND s.withdrawn_at IS NULL
			AND s.given_how = 'talk' AND s.recorded_by = door.actor() AND s.given_at = door.time());
	RETURN FOUND;
END $$;
-- keeps every report once; answers the notification it is about, locked, or nothing
CREATE FUNCTION door.note_report(p_provider text, p_status text, p_error text, p_attempt uuid)
RETURNS TABLE (notification_id uuid, status text, fresh boolean) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_fresh boolean;
BEGIN
	INSERT INTO provider_event VALUES (p_provider, p_status, p_error, p_attempt, door.time()) ON CONFLICT DO NOTHING;
	v_fresh := FOUND;
	UPDATE notification_attempt a SET outcome = CASE WHEN a.outcome IN ('started', 'uncertain', 'not-found') THEN 'found' ELSE a.outcome END,
		provider_id = p_provider, ended_at = coalesce(a.ended_at, door.time())
	WHERE a.id = p_attempt AND (a.provider_id IS NULL OR a.provider_id = p_provider);
	RETURN QUERY SELECT n.id, n.status, v_fresh FROM notification n
		WHERE n.provider_id = p_provider OR n.id = (SELECT a.notification_id FROM notification_attempt a WHERE a.id = p_attempt)
		FOR UPDATE OF n;
END $$;
CREATE FUNCTION door.set_delivery(p_notification uuid, p_provider text, p_status text, p_error text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_before text; t timestamptz := door.time();
BEGIN
	SELECT status INTO v_before FROM notification WHERE id = p_notification FOR UPDATE;
	UPDATE notification SET status = p_status, provider_id = coalesce(provider_id, p_provider), error_code = nullif(p_error, ''),
		uncertain_since = NULL, leased_until = NULL, changed_at = t
	WHERE id = p_notification RETURNING * INTO v;
	IF v.part_id IS NOT NULL AND p_status IN ('delivered', 'undelivered', 'failed') THEN
		PERFORM door.record(v.part_id, 'notification.' || replace(p_status, 'undelivered', 'failed'), v.id, NULL, NULL, 'telephone');
	ELSIF v.part_id IS NOT NULL AND v_before NOT IN ('accepted', 'queued', 'sending', 'sent') THEN
		PERFORM door.record(v.part_id, 'notification.sent', v.id, NULL, NULL, 'telephone');
	END IF;
	-- the task about a notification has its id: there is one at most
	IF v.purpose = 'remind-family' AND p_status IN ('undelivered', 'failed') THEN
		INSERT INTO follow_up (id, kind, part_id, person_id, counsellor_id, status, starts_at, ends_at, reason_code, created_at)
		SELECT v.id, 'task', v.part_id, v.person_id, f.counsellor_id, 'open', t, t + interval '15 minutes', 'reminder-failed', t
		FROM follow_up f WHERE f.id = v.follow_up_id
		ON CONFLICT (id) DO NOTHING;
		IF FOUND THEN PERFORM door.record(v.part_id, 'task.opened', v.id, NULL, NULL, 'telephone'); END IF;
	END IF;
	PERFORM pg_notify('desk', '');
END $$;
GRANT EXECUTE ON FUNCTION door.opt_out(bytea) TO worker;
--> statement-breakpoint

-- ------------------------------------------------------------------ the worker's claim
-- Leases are about processes, so they follow real time. A claim whose worker died between "started" and an answer is uncertain, never planned.
CREATE FUNCTION door.claim_notifications(p_limit integer, p_lease interval) RETURNS TABLE (id uuid, claim integer) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
			ORDER BY d.purpose NOT IN ('alert-urgent', 'alert-unread'), d.planned_at LIMIT p_limit FOR UPDATE SKIP LOCKED)
		RETURNING n.id, n.claims;
END $$;
-- attempts that may have reached the phone of a person, also those for somebody else who has the same number; only how many,
-- and to a counsellor only those of her own parts
CREATE FUNCTION door.attempts_since(p_person uuid, p_since timestamptz) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT count(*)::int FROM notification_attempt a JOIN notification n ON n.id = a.notification_id
	WHERE a.started_at >= p_since AND a.outcome NOT IN ('refused', 'not-sent')
		AND n.person_id IN (SELECT p_person UNION SELECT o.person_id FROM contact_point c JOIN contact_point o ON o.value_index = c.value_index
			WHERE c.person_id = p_person AND c.kind = 'phone' AND c.ended_at IS NULL AND (o.ended_at IS NULL OR o.ended_at >= p_since))
		AND (door.actor() IS NULL OR door.actor_role() = 'supervisor' OR n.part_id = ANY (door.my_parts()))
$$;
-- ------------------------------------------------------------------ checking the trail
CREATE FUNCTION door.chain_heads() RETURNS TABLE (chain_id uuid, seq bigint, hash bytea) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT chain_id, seq, hash FROM chain_head ORDER BY chain_id
$$;
-- What does not hold, and the last event of that chain up to which all does. 'gap': events before it are gone; 'changed': it is not what its
-- hash says; 'link': it does not follow the one before, so one of the two was changed, moved or put in; 'apart': both; 'end': its chain ended
-- here and no longer does; 'beyond': it stands past the end of its chain.
CREATE FUNCTION door.broken_events() RETURNS TABLE (chain_id uuid, seq bigint, fault text, last_good bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH told AS (SELECT chain_id, seq, hash, lag(seq, 1, 0::bigint) OVER w AS last, previous <> lag(hash, 1, '\x00') OVER w AS is_apart,
			hash <> sha256(previous || convert_to(concat_ws('|', chain_id, seq, extract(epoch FROM at), extract(epoch FROM recorded_at), kind,
				coalesce(actor_id::text, ''), actor_role, coalesce(subject_id::text, ''), coalesce(key_id::text, ''),
				coalesce('x' || encode(detail, 'hex'), '')), 'UTF8')) AS is_changed
		FROM event WINDOW w AS (PARTITION BY chain_id ORDER BY seq)),
	checked AS (SELECT *, CASE WHEN seq <> last + 1 THEN 'gap' WHEN is_changed AND is_apart THEN 'apart'
			WHEN is_changed THEN 'changed' WHEN is_apart THEN 'link' END AS fault FROM told),
	ends AS (SELECT coalesce(h.chain_id, e.chain_id) AS chain_id, coalesce(h.seq, 0) AS seq, coalesce(e.seq, 0) AS last, h.hash = e.hash AS same
		FROM chain_head h FULL JOIN (SELECT DISTINCT ON (chain_id) chain_id, seq, hash FROM checked ORDER BY chain_id, seq DESC) e USING (chain_id)),
	found AS (SELECT chain_id, seq, fault, last - (fault IN ('link', 'apart'))::int AS before FROM checked WHERE fault IS NOT NULL
		UNION ALL SELECT chain_id, seq, 'end', least(seq - 1, last) FROM ends WHERE seq > last OR seq = last AND NOT same
		UNION ALL SELECT chain_id, last, 'beyond', seq FROM ends WHERE last > seq)
	SELECT chain_id, seq, fault, greatest(0, min(before) OVER (PARTITION BY chain_id)) FROM found ORDER BY chain_id, seq, fault
$$;
-- of each sealed event the hash it has now, and how far its chain goes today
CREATE FUNCTION door.sealed_events(p_chains uuid[], p_seqs bigint[]) RETURNS TABLE (chain_id uuid, seq bigint, hash bytea, last bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT s.chain_id, s.seq, e.hash, coalesce((SELECT max(l.seq) FROM event l WHERE l.chain_id = s.chain_id), 0)
	FROM unnest(p_chains, p_seqs) AS s (chain_id, seq) LEFT JOIN event e ON e.chain_id = s.chain_id AND e.seq = s.seq
	ORDER BY s.chain_id, s.seq
$$;
--> statement-breakpoint
RESET ROLE;
