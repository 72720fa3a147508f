-- Who looked where, day by day: the list has one row for a colleague and a case, however many days it was, and is cut.
SET LOCAL ROLE doorkeeper;
-- thirty days up to and with today in Europe/Amsterdam, counted from 1970-01-01 (src/domain/time.ts); a day on which there was nothing has no row
CREATE FUNCTION door.privacy_days() RETURNS TABLE (day integer, was_read boolean, was_refused boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT (e.at AT TIME ZONE 'Europe/Amsterdam')::date - DATE '1970-01-01', bool_or(e.kind IN ('part.read', 'case.printed')),
		bool_or(e.kind NOT IN ('part.read', 'case.printed'))
	FROM staff s JOIN event e ON e.actor_id = s.id
		AND e.at >= (date_trunc('day', door.time() AT TIME ZONE 'Europe/Amsterdam') - interval '29 days') AT TIME ZONE 'Europe/Amsterdam'
	WHERE door.actor_role() = 'privacy_officer' AND (e.kind IN ('part.reading-refused', 'intake.opening-refused', 'glass.breaking-refused')
		OR e.kind IN ('part.read', 'case.printed') AND EXISTS (SELECT FROM part p WHERE p.id = e.chain_id)
			AND NOT EXISTS (SELECT FROM membership m WHERE m.part_id = e.chain_id AND m.staff_id = s.id AND m.since <= e.at
				AND (m.ended_at IS NULL OR m.ended_at >= e.at)))
	GROUP BY 1 ORDER BY 1
$$;
GRANT EXECUTE ON FUNCTION door.privacy_days() TO app;
RESET ROLE;
