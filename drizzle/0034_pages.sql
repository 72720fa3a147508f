-- What was noticed is read a page at a time (domain.md 2.7, 3.9): one side of the signals, one line of the factors. And how far goals were reached is told.
DROP INDEX signal_part_id_observed_on_idx, factor_part_id_seen_on_idx;
CREATE INDEX ON signal (part_id, side, observed_on, noted_at, id);
CREATE INDEX ON factor (part_id, kind, code, person_id, seen_on, noted_at, id);
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- How far goals were reached (domain.md 3.6), by years that are over and by the kind of help. A case stands in one number: that of its help that ended first,
-- by the end of that help, so that no two numbers share a case and neither other help nor a case that is opened again takes one out of a year that was told.
-- What is left: help that itself goes on again within half a year leaves its number, one whose aftercare is broken off moves to the year in which that was,
-- and a review that is written down later counts where it was. Of fewer than five cases nothing is told but that they are few, and of more not how many.
CREATE FUNCTION door.figures_attained() RETURNS TABLE (year text, word text, is_few boolean, began integer, ended integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH years AS (SELECT to_char(y, 'YYYY') AS year, y AT TIME ZONE 'Europe/Amsterdam' AS since
			FROM date_trunc('year', door.time() AT TIME ZONE 'Europe/Amsterdam') AS t (now),
				generate_series(t.now - interval '3 years', t.now - interval '1 year', interval '1 year') AS y
			WHERE door.actor_role() = 'analyst'),
		counted AS (SELECT DISTINCT ON (t.part_id) t.part_id, t.service_type, t.ended_at, r.t_began, r.t FROM trajectory t
			CROSS JOIN LATERAL (SELECT t_began, t FROM trajectory_review
				WHERE part_id = t.part_id AND trajectory_id = t.id AND outcome IS NOT NULL AND trajectory_review.t IS NOT NULL
				ORDER BY held_on DESC, reviewed_at DESC, id DESC LIMIT 1) r
			WHERE t.ended_at IS NOT NULL ORDER BY t.part_id, t.ended_at, t.id),
		found AS (SELECT to_char(ended_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY') AS year, service_type AS word, count(*) AS n, avg(t_began) AS began, avg(t) AS ended
			FROM counted WHERE ended_at >= (SELECT min(since) FROM years) GROUP BY 1, 2)
	SELECT y.year, w.word, coalesce(f.n, 0) BETWEEN 1 AND 4, CASE WHEN f.n >= 5 THEN round(f.began)::int END, CASE WHEN f.n >= 5 THEN round(f.ended)::int END
	FROM years y CROSS JOIN unnest(ARRAY['family_support', 'individual_exit', 'consultation', 'trajectory_advice', 'interpretation', 'peer_group', 'treatment',
		'liv_asylum', 'lat_minor_returnee']) AS w (word) LEFT JOIN found f USING (year, word)
$$;
GRANT EXECUTE ON FUNCTION door.figures_attained() TO app;
RESET ROLE;
