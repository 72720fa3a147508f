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
CREATE POLICY along ON event FOR SELECT TO app USING (chain_id = ANY ((SELECT door.invited_parts())::uuid[]));
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
CREATE FUNCTION door.privacy_part(p_code text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT id FROM part WHERE code = p_code AND door.actor_role() = 'privacy_officer'
$$;
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
