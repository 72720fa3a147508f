-- What the telephone asks most, in one statement: a round of somebody who waits already (telephony.md 5.2).
DROP INDEX call_taken;
-- how long the last ones waited is read from the index alone
CREATE INDEX call_taken ON call (taken_at) INCLUDE (queued_at) WHERE taken_at IS NOT NULL AND direction = 'inbound' AND queued_at IS NOT NULL;
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
DROP FUNCTION door.call_place(uuid);
-- nothing when they do not wait there; else how many wait before them, how long it lately took, and who could still come
CREATE FUNCTION door.call_round(p_provider text, p_queue text)
RETURNS TABLE (call_id uuid, now timestamptz, language text, is_shut boolean, on_duty boolean, place integer, samples integer, seconds double precision)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time();
BEGIN
	SELECT c.id, c.language, c.queued_at INTO v FROM call c WHERE c.provider_id = p_provider AND c.state = 'queued' AND door.actor() IS NULL;
	IF v.id IS NULL THEN RETURN; END IF;
	PERFORM door.call_heard(v.id, p_queue, NULL, NULL);
	RETURN QUERY SELECT v.id, t, v.language, door.telephone_is_shut(), door.someone_on_duty(),
		(SELECT 1 + count(*)::int FROM call o WHERE o.state IN ('heading', 'queued') AND (o.queued_at, o.id) < (v.queued_at, v.id)), w.n::int, w.p
	FROM (SELECT count(*) AS n, percentile_disc(0.75) WITHIN GROUP (ORDER BY extract(epoch FROM x.taken_at - x.queued_at))::float8 AS p
		FROM (SELECT c.taken_at, c.queued_at FROM call c WHERE c.direction = 'inbound' AND c.taken_at > t - interval '7 days' AND c.queued_at IS NOT NULL
			ORDER BY c.taken_at DESC LIMIT 200) x) w;
END $$;
GRANT EXECUTE ON FUNCTION door.call_round(text, text) TO app;
RESET ROLE;
