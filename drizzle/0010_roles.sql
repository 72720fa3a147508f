-- The roles of the trade (domain.md 8.4). What each may do stands in the walls below and in src/domain/access.ts.
ALTER TABLE staff DROP CONSTRAINT staff_role_check;
ALTER TABLE staff ADD CONSTRAINT staff_role_check CHECK (role IN ('front_desk', 'counsellor', 'expert', 'supervisor', 'on_call',
	'privacy_officer', 'analyst', 'administrator'));
--> statement-breakpoint

-- ------------------------------------------------------------------ expert: thinks along in the parts a supervisor asked her into
-- An invitation is a membership of its own kind: it opens the story of one part, and no way to reach anybody in it.
ALTER TABLE membership DROP CONSTRAINT membership_role_check;
ALTER TABLE membership ADD CONSTRAINT membership_role_check CHECK (role IN ('first', 'second', 'expert'));
SET LOCAL ROLE doorkeeper;
CREATE OR REPLACE FUNCTION door.my_parts() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(part_id), '{}') FROM membership
	WHERE staff_id = door.actor() AND ended_at IS NULL AND role <> 'expert' AND door.actor_role() IN ('counsellor', 'supervisor')
		AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
$$;
CREATE FUNCTION door.invited_parts() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(part_id), '{}') FROM membership
	WHERE staff_id = door.actor() AND ended_at IS NULL AND role = 'expert' AND door.actor_role() = 'expert'
		AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
$$;
-- the reason lies under the part's key: whoever works on it reads why somebody reads along
CREATE FUNCTION door.invite_expert(p_part uuid, p_staff uuid, p_key uuid, p_reason bytea) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_case uuid;
BEGIN
	SELECT case_id INTO v_case FROM part WHERE id = p_part AND key_id = p_key AND id <> ALL (door.barred_parts())
		AND door.actor_role() = 'supervisor' FOR UPDATE;
	IF v_case IS NULL THEN RETURN 'not-found'; END IF;
	IF NOT EXISTS (SELECT FROM staff WHERE id = p_staff AND admitted AND role = 'expert') THEN RETURN 'not-possible-now'; END IF;
	IF EXISTS (SELECT FROM conflict WHERE staff_id = p_staff AND case_id = v_case) THEN RETURN 'conflict-declared'; END IF;
	-- sent twice at once
	IF EXISTS (SELECT FROM membership WHERE part_id = p_part AND staff_id = p_staff AND role = 'expert' AND ended_at IS NULL) THEN RETURN 'invited'; END IF;
	-- what she was here before she became an expert ends
	UPDATE membership SET ended_at = door.time() WHERE part_id = p_part AND staff_id = p_staff AND ended_at IS NULL;
	IF FOUND THEN PERFORM door.record(p_part, 'part.counsellor-removed', p_staff, NULL, NULL); END IF;
	INSERT INTO membership (part_id, staff_id, role, since) VALUES (p_part, p_staff, 'expert', door.time());
	PERFORM door.record(p_part, 'part.expert-invited', p_staff, p_key, p_reason);
	PERFORM pg_notify('desk', '');
	RETURN 'invited';
END $$;
CREATE FUNCTION door.end_invitation(p_part uuid, p_staff uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE membership SET ended_at = door.time() WHERE part_id = p_part AND staff_id = p_staff AND role = 'expert' AND ended_at IS NULL
		AND part_id <> ALL (door.barred_parts()) AND door.actor_role() = 'supervisor';
	IF NOT FOUND THEN RETURN false; END IF;
	PERFORM door.record(p_part, 'part.expert-left', p_staff, NULL, NULL);
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- as in 0003_parts.sql; an expert leaves by the name of what she was
CREATE OR REPLACE FUNCTION door.shut_out_barred(p_case uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	FOR v IN UPDATE membership m SET ended_at = door.time() FROM part p, conflict c
		WHERE p.id = m.part_id AND p.case_id = p_case AND c.case_id = p_case AND c.staff_id = m.staff_id AND m.ended_at IS NULL
		RETURNING m.part_id, m.staff_id, m.role LOOP
		PERFORM door.record(v.part_id, CASE v.role WHEN 'expert' THEN 'part.expert-left' ELSE 'part.counsellor-removed' END, v.staff_id, NULL, NULL);
	END LOOP;
	UPDATE notification n SET status = 'cancelled', reason_code = 'other-counsellor', changed_at = door.time()
	FROM follow_up f JOIN part p ON p.id = f.part_id, conflict c
	WHERE f.id = n.follow_up_id AND p.case_id = p_case AND c.case_id = p_case AND c.staff_id = n.staff_id
		AND n.purpose = 'remind-counsellor' AND n.status = 'planned';
	UPDATE broken_glass g SET ended_at = door.time() FROM part p, conflict c
	WHERE p.id = g.part_id AND p.case_id = p_case AND c.case_id = p_case AND c.staff_id = g.staff_id AND g.ended_at IS NULL;
	FOR v IN UPDATE follow_up f SET counsellor_id = NULL FROM part p, conflict c
		WHERE p.id = f.part_id AND p.case_id = p_case AND c.case_id = p_case AND c.staff_id = f.counsellor_id
			AND f.reason_code = 'danger-passed-on' AND f.status = 'open' RETURNING f.id LOOP
		PERFORM door.ring_about_task(v.id);
	END LOOP;
END $$;
-- as in 0003_parts.sql; who breaks glass is no news for an expert
CREATE OR REPLACE FUNCTION door.give_glass_reason(p_id uuid, p_sealed bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time();
BEGIN
	UPDATE broken_glass SET sealed = p_sealed WHERE id = p_id AND staff_id = door.actor() AND sealed IS NULL AND broken_at = t
	RETURNING * INTO v;
	IF v.id IS NULL THEN RETURN false; END IF;
	PERFORM door.record(v.part_id, 'glass.broken', v.id, v.key_id, NULL);
	-- who works on it, and every supervisor who may see it, hear of it at once
	INSERT INTO notification (id, unique_key, purpose, staff_id, planned_at, first_planned_at, changed_at, created_at, follow_up_id)
	SELECT gen_random_uuid(), concat_ws(':', 'tell-glass', v.id, s.id), 'tell-glass', s.id, t, t, t, t, NULL FROM staff s
	WHERE s.admitted AND s.phone IS NOT NULL AND s.id <> v.staff_id
		AND (EXISTS (SELECT FROM membership m WHERE m.part_id = v.part_id AND m.staff_id = s.id AND m.role <> 'expert' AND m.ended_at IS NULL)
			OR s.role = 'supervisor' AND NOT EXISTS (SELECT FROM conflict c JOIN part p ON p.case_id = c.case_id WHERE p.id = v.part_id AND c.staff_id = s.id));
	INSERT INTO follow_up (id, kind, part_id, counsellor_id, status, starts_at, ends_at, reason_code, created_at)
	SELECT v.id, 'task', v.part_id, m.staff_id, 'open', t, t + interval '15 minutes', 'glass-broken', t
	FROM membership m WHERE m.part_id = v.part_id AND m.role = 'first' AND m.ended_at IS NULL;
	PERFORM pg_notify('notification', '');
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- as in 0003_parts.sql; whoever thinks along may know these people too
CREATE OR REPLACE FUNCTION door.declare_conflict(p_id uuid, p_part uuid, p_key uuid, p_sealed bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time();
BEGIN
	SELECT p.id, p.case_id, p.key_id INTO v FROM part p WHERE p.id = p_part
		AND (door.actor_role() = 'supervisor' OR p.id = ANY (door.seen_parts()) OR p.id = ANY (door.invited_parts()))
		AND p.id <> ALL (door.barred_parts()) FOR UPDATE OF p;
	IF v.id IS NULL OR v.key_id <> p_key THEN RETURN false; END IF;
	-- sent twice at once
	IF EXISTS (SELECT FROM conflict WHERE staff_id = door.actor() AND case_id = v.case_id) THEN RETURN true; END IF;
	PERFORM door.record(v.id, 'conflict.declared', p_id, NULL, NULL);
	INSERT INTO conflict (id, part_id, case_id, staff_id, key_id, sealed, declared_at) VALUES (p_id, v.id, v.case_id, door.actor(), p_key, p_sealed, t);
	PERFORM door.shut_out_barred(v.case_id);
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
GRANT EXECUTE ON FUNCTION door.invited_parts(), door.invite_expert(uuid, uuid, uuid, bytea), door.end_invitation(uuid, uuid) TO app;
RESET ROLE;
--> statement-breakpoint

-- A table that is not named here shows an expert nothing: no number, plan, consent, text, follow-up, no message.
-- PostgreSQL asks the policies of a table from the last name to the first: a row that "mine" or "follows" shows never asks this one.
CREATE POLICY along ON part FOR SELECT TO app USING (id = ANY ((SELECT door.invited_parts())::uuid[]));
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['membership', 'person', 'household', 'relation', 'sibling_check', 'trajectory', 'note', 'note_correction', 'data_key'] LOOP
		EXECUTE format($p$CREATE POLICY along ON %I FOR SELECT TO app USING (part_id = ANY ((SELECT door.invited_parts())::uuid[]))$p$, t);
	END LOOP;
END $$;
-- of what happened the story, not how or when she is reached
CREATE POLICY along ON event FOR SELECT TO app USING (chain_id = ANY ((SELECT door.invited_parts())::uuid[])
	AND (kind ~ '^(note|trajectory|household|sibling)[.]' OR kind IN ('part.opened', 'part.read', 'part.expert-invited', 'part.expert-left', 'part.counsellor-added',
		'part.counsellor-removed', 'case.closed', 'case.reopened', 'person.added', 'person.changed', 'person.tied', 'person.untied')));
CREATE POLICY along_writes ON note FOR INSERT TO app WITH CHECK (
	part_id = ANY ((SELECT door.invited_parts())::uuid[]) AND written_by = (SELECT door.actor()));
-- her own note alone
CREATE POLICY along_writes ON note_correction FOR INSERT TO app WITH CHECK (
	part_id = ANY ((SELECT door.invited_parts())::uuid[]) AND corrected_by = (SELECT door.actor())
	AND EXISTS (SELECT FROM note n WHERE n.id = note_id AND n.written_by = (SELECT door.actor())));
-- these two show themselves to whoever sees the part
CREATE POLICY not_along ON broken_glass AS RESTRICTIVE FOR SELECT TO app USING ((SELECT door.actor_role()) <> 'expert');
CREATE POLICY not_along ON same_person AS RESTRICTIVE FOR SELECT TO app USING ((SELECT door.actor_role()) <> 'expert');
--> statement-breakpoint

-- ------------------------------------------------------------------ privacy officer: who looked where and what was agreed, never what it says
-- No wall lets her through to a row: each function hands out these columns and asks for the role itself.
-- a look at the log is one of the readings of a case (src/domain/timeline.ts)
DROP INDEX event_read;
CREATE INDEX event_read ON event (chain_id, at DESC, seq DESC) WHERE kind IN ('part.read', 'part.reading-refused', 'part.log-read',
	'intake.opened', 'intake.opening-refused', 'phone.shown', 'case.printed', 'room.opened', 'room.opening-refused', 'room.answer-read');
SET LOCAL ROLE doorkeeper;
CREATE FUNCTION door.privacy_since() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.time() - interval '30 days' WHERE door.actor_role() = 'privacy_officer'
$$;
-- whatever still waits for a verdict stays, however long ago it was
CREATE FUNCTION door.privacy_glass()
RETURNS TABLE (id uuid, part_id uuid, code text, staff_id uuid, broken_at timestamptz, until timestamptz, ended_at timestamptz,
	review_by timestamptz, reviewed_at timestamptz, reviewed_by uuid, verdict text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT g.id, g.part_id, p.code, g.staff_id, g.broken_at, g.until, g.ended_at, g.review_by, g.reviewed_at, g.reviewed_by, g.verdict
	FROM broken_glass g JOIN part p ON p.id = g.part_id
	WHERE door.actor_role() = 'privacy_officer' AND g.sealed IS NOT NULL
		AND (g.broken_at >= door.privacy_since() OR g.reviewed_at IS NULL)
	ORDER BY g.reviewed_at IS NOT NULL, CASE WHEN g.reviewed_at IS NULL THEN g.review_by END, g.broken_at DESC, g.id
$$;
-- a case that was opened by somebody who did not work on it at that moment: behind glass, or as a supervisor
CREATE FUNCTION door.privacy_readings(p_limit integer) RETURNS TABLE (staff_id uuid, part_id uuid, code text, times integer, last_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT s.id, p.id, p.code, count(*)::int, max(e.at)
	FROM staff s JOIN event e ON e.actor_id = s.id AND e.at >= door.privacy_since() JOIN part p ON p.id = e.chain_id
	WHERE door.actor_role() = 'privacy_officer' AND e.kind IN ('part.read', 'case.printed')
		AND NOT EXISTS (SELECT FROM membership m WHERE m.part_id = p.id AND m.staff_id = s.id AND m.since <= e.at
			AND (m.ended_at IS NULL OR m.ended_at >= e.at))
	GROUP BY s.id, p.id, p.code ORDER BY max(e.at) DESC, p.code, s.id LIMIT p_limit
$$;
CREATE FUNCTION door.privacy_refusals() RETURNS TABLE (staff_id uuid, times integer, last_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT s.id, count(*)::int, max(e.at) FROM staff s JOIN event e ON e.actor_id = s.id AND e.at >= door.privacy_since()
	WHERE door.actor_role() = 'privacy_officer' AND e.kind IN ('part.reading-refused', 'intake.opening-refused', 'glass.breaking-refused')
	GROUP BY s.id ORDER BY count(*) DESC, max(e.at) DESC, s.id
$$;
-- a conflict that went along to another case is told once
CREATE FUNCTION door.privacy_conflicts() RETURNS TABLE (part_id uuid, code text, staff_id uuid, declared_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT p.id, p.code, c.staff_id, min(c.declared_at) FROM conflict c JOIN part p ON p.id = c.part_id
	WHERE door.actor_role() = 'privacy_officer' AND c.declared_at >= door.privacy_since()
	GROUP BY p.id, p.code, c.staff_id ORDER BY min(c.declared_at) DESC, p.code
$$;
CREATE FUNCTION door.privacy_house() RETURNS TABLE (at timestamptz, kind text, actor_id uuid, subject_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT e.at, e.kind, e.actor_id, e.subject_id FROM event e
	WHERE door.actor_role() = 'privacy_officer' AND e.chain_id = '00000000-0000-0000-0000-000000000000' AND e.at >= door.privacy_since()
		AND e.kind IN ('search.alerted', 'staff.vouched', 'staff.vouched-by-activation', 'staff.refused')
	ORDER BY e.at DESC, e.seq DESC
$$;
-- asking for a code is on the trail of the house, found or not
CREATE FUNCTION door.privacy_part(p_code text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF door.actor_role() IS DISTINCT FROM 'privacy_officer' THEN RETURN NULL; END IF;
	PERFORM door.record('00000000-0000-0000-0000-000000000000', 'log.sought', door.actor(), NULL, NULL);
	RETURN (SELECT id FROM part WHERE code = p_code);
END $$;
CREATE FUNCTION door.privacy_code(p_part uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT code FROM part WHERE id = p_part AND door.actor_role() = 'privacy_officer'
$$;
-- whoever looks who looked is written down too
CREATE FUNCTION door.privacy_log(p_part uuid, p_at timestamptz, p_chain uuid, p_seq bigint, p_limit integer)
RETURNS TABLE (at timestamptz, chain_id uuid, seq bigint, kind text, actor_id uuid, actor_role text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF door.privacy_code(p_part) IS NULL THEN RETURN; END IF;
	RETURN QUERY SELECT e.at, e.chain_id, e.seq, e.kind, e.actor_id, e.actor_role FROM event e
		WHERE e.chain_id IN (SELECT p_part UNION ALL SELECT i.id FROM intake i WHERE i.part_id = p_part)
			-- what names another part, or the moment at which something moved between two
			AND e.kind NOT IN ('intake.taken-on', 'intake.linked', 'intake.unlinked', 'contact.linked', 'contact.unlinked', 'person.same-as',
				'person.not-same-as', 'danger.received')
			-- of a contact nothing from when it stood elsewhere
			AND (e.chain_id = p_part OR e.at > coalesce((SELECT max(a.at) FROM event a WHERE a.chain_id = e.chain_id AND a.kind = 'intake.unlinked'), '-infinity'))
			AND (p_at IS NULL OR (e.at, e.chain_id, e.seq) < (p_at, p_chain, p_seq))
		ORDER BY e.at DESC, e.chain_id DESC, e.seq DESC LIMIT p_limit;
	PERFORM door.record(p_part, 'part.log-read', p_part, NULL, NULL);
END $$;
-- persons are numbers in the order they came; with whom something is shared lies sealed, its purpose says of which kind they are
CREATE FUNCTION door.privacy_consents(p_part uuid)
RETURNS TABLE (id uuid, person integer, purpose text, given_by text, given_how text, given_at timestamptz, valid_until timestamptz,
	withdrawn_at timestamptz, withdrawn_how text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT c.id, h.n, c.purpose, c.given_by, c.given_how, c.given_at, c.valid_until, c.withdrawn_at, c.withdrawn_how
	FROM consent c JOIN (SELECT o.id, row_number() OVER (ORDER BY o.created_at, o.id)::int AS n FROM person o WHERE o.part_id = p_part) h
		ON h.id = c.person_id
	WHERE door.actor_role() = 'privacy_officer' ORDER BY h.n, c.given_at DESC, c.id
$$;
CREATE FUNCTION door.privacy_disclosures(p_part uuid)
RETURNS TABLE (id uuid, person integer, purpose text, shared_at timestamptz, shared_by uuid, withdrawn_at timestamptz, informed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT d.id, h.n, c.purpose, d.shared_at, d.shared_by, d.withdrawn_at, d.informed_at
	FROM disclosure d JOIN consent c ON c.id = d.consent_id
		JOIN (SELECT o.id, row_number() OVER (ORDER BY o.created_at, o.id)::int AS n FROM person o WHERE o.part_id = p_part) h ON h.id = d.person_id
	WHERE door.actor_role() = 'privacy_officer' ORDER BY d.shared_at DESC, d.id
$$;
GRANT EXECUTE ON FUNCTION door.privacy_glass(), door.privacy_readings(integer), door.privacy_refusals(), door.privacy_conflicts(),
	door.privacy_house(), door.privacy_part(text), door.privacy_code(uuid), door.privacy_log(uuid, timestamptz, uuid, bigint, integer),
	door.privacy_consents(uuid), door.privacy_disclosures(uuid) TO app;
RESET ROLE;
--> statement-breakpoint

-- ------------------------------------------------------------------ analyst: counts, and no row
-- Which months are counted is not for the asker to choose, and a month that still runs is not among them: two questions whose
-- difference is one person cannot be asked.
SET LOCAL ROLE doorkeeper;
CREATE FUNCTION door.figure_months() RETURNS TABLE (month text, since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT to_char(m, 'YYYY-MM'), m AT TIME ZONE 'Europe/Amsterdam'
	FROM date_trunc('month', door.time() AT TIME ZONE 'Europe/Amsterdam') AS t (now),
		generate_series(t.now - interval '12 months', t.now - interval '1 month', interval '1 month') AS m
	WHERE door.actor_role() = 'analyst'
$$;
-- NULL: fewer than five, and not nobody (src/domain/suppression.ts)
CREATE FUNCTION door.figure(p_count bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN p_count BETWEEN 1 AND 4 THEN NULL ELSE p_count::int END
$$;
-- By channel and level at once: both tables of the page are sums of these, so that one cannot be held against the other
CREATE FUNCTION door.figures_contacts() RETURNS TABLE (month text, word text, other text, n integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH found AS (SELECT to_char(received_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM') AS month, channel AS word, level AS other, count(*) AS n
		FROM intake WHERE received_at >= (SELECT min(since) FROM door.figure_months()) GROUP BY 1, 2, 3)
	SELECT m.month, w.word, o.other, door.figure(coalesce(f.n, 0)) FROM door.figure_months() m
		CROSS JOIN unnest(ARRAY['phone', 'form', 'sms', 'email_letter', 'referral']) AS w (word)
		CROSS JOIN unnest(ARRAY['T0', 'T1', 'T2', 'T3', 'T4']) AS o (other) LEFT JOIN found f USING (month, word, other)
$$;
CREATE FUNCTION door.figures_opened() RETURNS TABLE (month text, word text, n integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH found AS (SELECT to_char(opened_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM') AS month, service_type AS word, count(*) AS n FROM trajectory
		WHERE opened_at >= (SELECT min(since) FROM door.figure_months()) GROUP BY 1, 2)
	SELECT m.month, w.word, door.figure(coalesce(f.n, 0)) FROM door.figure_months() m
		CROSS JOIN unnest(ARRAY['family_support', 'individual_exit', 'trajectory_advice']) AS w (word) LEFT JOIN found f USING (month, word)
$$;
CREATE FUNCTION door.figures_closed() RETURNS TABLE (month text, word text, n integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH found AS (SELECT to_char(p.closed_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM') AS month, t.service_type AS word, count(*) AS n
		FROM part p JOIN trajectory t ON t.part_id = p.id WHERE p.closed_at >= (SELECT min(since) FROM door.figure_months()) GROUP BY 1, 2)
	SELECT m.month, w.word, door.figure(coalesce(f.n, 0)) FROM door.figure_months() m
		CROSS JOIN unnest(ARRAY['family_support', 'individual_exit', 'trajectory_advice']) AS w (word) LEFT JOIN found f USING (month, word)
$$;
GRANT EXECUTE ON FUNCTION door.figures_contacts(), door.figures_opened(), door.figures_closed() TO app;
RESET ROLE;
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
-- how long the front desk sees what it took (src/domain/intake-access.ts); hours, since a day of another clock may be longer
CREATE FUNCTION door.front_desk_term() RETURNS interval LANGUAGE sql IMMUTABLE AS $$ SELECT interval '336 hours' $$;
-- what was taken after this is still with whoever took it
CREATE FUNCTION door.desk_since() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT CASE WHEN door.actor_role() = 'front_desk' THEN door.time() - door.front_desk_term() ELSE '-infinity' END
$$;
CREATE FUNCTION door.parts_in_danger() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(DISTINCT d.part_id), '{}') FROM danger d JOIN part p ON p.id = d.part_id AND p.closed_at IS NULL
	WHERE door.on_shift() AND d.ended_at IS NULL AND d.part_id <> ALL ((SELECT door.barred_parts())::uuid[])
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
			AND (door.actor() IS NULL OR s.id = door.actor()) AND (s.role = 'front_desk' AND i.taken_at <= door.time() - door.front_desk_term()
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
	SELECT taken_by FROM intake WHERE id = p_intake AND part_id IS NULL AND id <> ALL (door.barred_contacts())
		AND (taken_at IS NULL OR taken_at > door.desk_since())
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
				AND i.id <> ALL (door.barred_contacts()) AND (i.part_id IS NULL OR i.part_id <> ALL (door.barred_parts()))
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
ALTER POLICY supervised ON passing_on USING ((SELECT door.actor_role()) = 'supervisor' AND EXISTS (SELECT FROM danger d WHERE d.id = danger_id)
	AND part_id <> ALL ((SELECT door.barred_parts())::uuid[]));
