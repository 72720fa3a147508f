-- The roles of the trade (domain.md 8.4). What each may do stands in the walls below and in src/domain/access.ts.
ALTER TABLE staff DROP CONSTRAINT staff_role_check;
ALTER TABLE staff ADD CONSTRAINT staff_role_check CHECK (role IN ('front_desk', 'counsellor', 'expert', 'supervisor', 'on_call',
	'privacy_officer', 'analyst', 'administrator'));
--> statement-breakpoint

-- ================================================================== front desk and on call
-- The front desk sees what nobody took and, for fourteen days, what it took itself. Whoever is on call sees only while on duty:
-- what is T0 or T1 on the desk, and parts in which a danger is open, to read. Nobody of both works on a case.
SET LOCAL ROLE doorkeeper;
CREATE FUNCTION door.on_shift() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM staff WHERE id = door.actor() AND admitted AND role = 'on_call' AND on_duty_since IS NOT NULL)
$$;
-- the least urgent level seen on the desk; nothing for whoever has none here
CREATE FUNCTION door.desk_level() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT CASE WHEN door.actor_role() = 'front_desk' THEN 'T4' WHEN door.on_shift() THEN 'T1' END
$$;
-- what was taken after this is still with whoever took it; hours, since a day of another clock may be longer
CREATE FUNCTION door.desk_since() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT CASE WHEN door.actor_role() = 'front_desk' THEN door.time() - interval '336 hours' ELSE '-infinity' END
$$;
CREATE FUNCTION door.parts_in_danger() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(DISTINCT part_id), '{}') FROM danger
	WHERE door.on_shift() AND ended_at IS NULL AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
$$;
CREATE OR REPLACE FUNCTION door.seen_parts() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.my_parts() || door.parts_in_danger() || (SELECT coalesce(array_agg(DISTINCT part_id), '{}') FROM broken_glass
		WHERE staff_id = door.actor() AND ended_at IS NULL AND until > door.time() AND sealed IS NOT NULL
			AND door.actor_role() = 'counsellor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[]))
$$;
-- what its taker no longer sees would wait for nobody: it goes back to everybody's desk. The worker looks for all, an actor for her own.
CREATE FUNCTION door.give_back() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v uuid;
BEGIN
	FOR v IN UPDATE intake SET taken_by = NULL, taken_at = NULL, status = 'triaged'
		WHERE id IN (SELECT i.id FROM intake i JOIN staff s ON s.id = i.taken_by WHERE i.part_id IS NULL AND i.status = 'assigned'
			AND (door.actor() IS NULL OR s.id = door.actor()) AND (s.role = 'front_desk' AND i.taken_at <= door.time() - interval '336 hours'
				OR s.role = 'on_call' AND (s.on_duty_since IS NULL OR i.level NOT IN ('T0', 'T1'))) FOR UPDATE OF i SKIP LOCKED)
		RETURNING id LOOP
		PERFORM door.record(v, 'intake.released', v, NULL, NULL);
		PERFORM pg_notify('desk', '');
	END LOOP;
END $$;
CREATE OR REPLACE FUNCTION door.set_duty(p_on boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE staff SET on_duty_since = CASE WHEN p_on THEN coalesce(on_duty_since, door.time()) END
	WHERE id = door.actor() AND role IN ('counsellor', 'on_call') AND admitted;
	IF FOUND THEN
		PERFORM door.record('00000000-0000-0000-0000-000000000000', CASE WHEN p_on THEN 'staff.duty-on' ELSE 'staff.duty-off' END, door.actor(), NULL, NULL);
		-- what was answered in the night is followed up by day
		UPDATE intake SET status = 'assigned' WHERE NOT p_on AND door.actor_role() = 'on_call' AND taken_by = door.actor()
			AND part_id IS NULL AND status = 'answered';
		PERFORM door.give_back();
		PERFORM pg_notify('desk', '');
	END IF;
END $$;
CREATE OR REPLACE FUNCTION door.change_account(p_staff uuid, p_role text, p_disabled boolean) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
	IF p_disabled OR p_role NOT IN ('front_desk', 'counsellor', 'supervisor', 'on_call') THEN PERFORM door.free_intakes(p_staff); END IF;
	PERFORM door.record('00000000-0000-0000-0000-000000000000',
		CASE WHEN p_disabled THEN 'staff.disabled' WHEN v_was_disabled THEN 'staff.enabled' ELSE 'staff.role-changed' END, p_staff, NULL, NULL);
	PERFORM pg_notify('session_ended', p_staff::text);
	RETURN 'changed';
END $$;
-- Whoever is on call hears of T0 and T1 beside the counsellors on duty, never of what was only not read yet.
CREATE OR REPLACE FUNCTION door.alert(p_intake uuid, p_purpose text, p_at timestamptz) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH about AS (SELECT part_id, concat_ws(':', p_purpose, p_intake, extract(epoch FROM waiting_since)::bigint, level) AS what
			FROM intake WHERE id = p_intake),
		reachable AS (SELECT s.id, s.role, s.admitted, s.admitted AND s.on_duty_since IS NOT NULL AS on_duty, concat_ws(':', i.what, s.id) AS key, i.part_id
			FROM staff s, about i WHERE s.disabled_at IS NULL AND s.phone IS NOT NULL AND s.id IS DISTINCT FROM door.actor()
				AND (s.role <> 'on_call' OR p_purpose = 'alert-urgent')
				AND NOT EXISTS (SELECT FROM notification n WHERE n.unique_key = concat_ws(':', i.what, s.id)
					AND (n.status IN ('failed', 'held_unsafe') OR n.reason_code IN ('passed-on', 'not-found-out'))))
	INSERT INTO notification (id, unique_key, purpose, staff_id, intake_id, planned_at, first_planned_at, changed_at, created_at)
	SELECT gen_random_uuid(), s.key, p_purpose, s.id, p_intake, p_at, p_at, door.time(), door.time() FROM reachable s
	WHERE s.on_duty OR s.role = 'supervisor' AND NOT EXISTS (SELECT FROM reachable d WHERE d.on_duty AND (d.part_id IS NULL
		OR EXISTS (SELECT FROM membership m WHERE m.part_id = d.part_id AND m.staff_id = d.id AND m.ended_at IS NULL)))
		AND (s.admitted OR NOT EXISTS (SELECT FROM reachable d WHERE d.role = 'supervisor' AND d.admitted))
	ON CONFLICT (unique_key) DO NOTHING
$$;
CREATE OR REPLACE FUNCTION door.who_took(p_intake uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT taken_by FROM intake WHERE id = p_intake AND part_id IS NULL
		AND (door.actor_role() IN ('counsellor', 'supervisor') OR level <= door.desk_level())
$$;
-- whether the actor still has what stands on the desk: those who work on cases and the front desk, the latter for its fourteen days
CREATE FUNCTION door.has_taken(p_by uuid, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT p_by = door.actor() AND (door.actor_role() = 'counsellor' OR door.actor_role() = 'front_desk' AND p_at > door.desk_since())
$$;
CREATE OR REPLACE FUNCTION door.close_room(p_room uuid, p_by text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_intake uuid; v_part uuid; v_key uuid; t timestamptz := door.time();
BEGIN
	-- first the intake: what she writes, and who takes it on, waits for this or is waited for
	PERFORM FROM room r JOIN intake i ON i.id = r.intake_id WHERE r.id = p_room FOR UPDATE OF i;
	UPDATE room r SET closed_at = t, closed_by = p_by FROM intake i WHERE r.id = p_room AND r.closed_at IS NULL AND i.id = r.intake_id
		AND (p_by = 'seeker' AND door.actor() IS NULL OR p_by = 'staff' AND (door.actor_role() = 'supervisor'
			OR door.has_taken(i.taken_by, i.taken_at) OR i.part_id = ANY (door.my_parts())))
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
GRANT EXECUTE ON FUNCTION door.desk_level(), door.desk_since(), door.parts_in_danger(), door.give_back() TO app;
GRANT EXECUTE ON FUNCTION door.give_back() TO worker;
RESET ROLE;
--> statement-breakpoint

ALTER POLICY desk ON intake USING (
	(SELECT door.actor_role()) = 'supervisor' AND (part_id IS NULL OR part_id <> ALL ((SELECT door.barred_parts())::uuid[]))
	OR (SELECT door.actor_role()) = 'counsellor' AND (
		part_id IS NULL AND (taken_by IS NULL OR taken_by = (SELECT door.actor()))
		OR part_id = ANY ((SELECT door.seen_parts())::uuid[]))
	OR level <= (SELECT door.desk_level()) AND part_id IS NULL
		AND (taken_by IS NULL OR taken_by = (SELECT door.actor()) AND taken_at > (SELECT door.desk_since()))
	OR part_id = ANY ((SELECT door.parts_in_danger())::uuid[]));
ALTER POLICY desk_change ON intake USING (
	(SELECT door.actor_role()) = 'supervisor' AND (part_id IS NULL OR part_id <> ALL ((SELECT door.barred_parts())::uuid[]))
	OR (SELECT door.actor_role()) = 'counsellor' AND (
		part_id IS NULL AND (taken_by IS NULL OR taken_by = (SELECT door.actor()))
		OR part_id = ANY ((SELECT door.my_parts())::uuid[]))
	OR level <= (SELECT door.desk_level()) AND part_id IS NULL
		AND (taken_by IS NULL OR taken_by = (SELECT door.actor()) AND taken_at > (SELECT door.desk_since())))
	WITH CHECK ((SELECT door.actor_role()) = 'supervisor'
		OR (SELECT door.actor_role()) = 'counsellor' AND (part_id IS NULL OR part_id = ANY ((SELECT door.my_parts())::uuid[]))
		OR level <= (SELECT door.desk_level()) AND part_id IS NULL AND (taken_by IS NULL OR taken_by = (SELECT door.actor())));
-- the second pair of eyes is a counsellor's or a supervisor's; these two only take back what they proposed
ALTER POLICY decide ON second_look USING (decided_at IS NULL AND (
		(SELECT door.actor_role()) = 'supervisor' AND EXISTS (SELECT FROM intake i WHERE i.id = intake_id)
		OR (SELECT door.actor_role()) = 'counsellor' AND (proposed_by = (SELECT door.actor())
			OR EXISTS (SELECT FROM intake i WHERE i.id = intake_id AND i.taken_by = (SELECT door.actor())))
		OR (SELECT door.desk_level()) IS NOT NULL AND proposed_by = (SELECT door.actor()) AND EXISTS (SELECT FROM intake i WHERE i.id = intake_id)));
ALTER POLICY supervised ON danger USING ((SELECT door.actor_role()) = 'supervisor' AND EXISTS (SELECT FROM part p WHERE p.id = part_id)
	OR ended_at IS NULL AND part_id = ANY ((SELECT door.parts_in_danger())::uuid[]));
-- it names other parts about the same people
ALTER POLICY supervised ON passing_on USING ((SELECT door.actor_role()) = 'supervisor' AND EXISTS (SELECT FROM danger d WHERE d.id = danger_id));
