-- The roles of the trade (domain.md 8.4). What each may do stands in the walls below and in src/domain/access.ts.
ALTER TABLE staff DROP CONSTRAINT staff_role_check;
ALTER TABLE staff ADD CONSTRAINT staff_role_check CHECK (role IN ('front_desk', 'counsellor', 'expert', 'supervisor', 'on_call',
	'privacy_officer', 'analyst', 'administrator'));
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
