-- Which keys are in use is asked each time somebody asks whether this house is ready: of a million rows it steps from key to key.
CREATE INDEX data_key_kek ON data_key (kek_id) WHERE wrapped IS NOT NULL;
--> statement-breakpoint
SET LOCAL ROLE doorkeeper;
CREATE OR REPLACE FUNCTION door.state() RETURNS TABLE (ahead interval, oldest_due timestamptz, keys text[]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH RECURSIVE used(kek_id) AS (
		SELECT min(kek_id) FROM data_key WHERE wrapped IS NOT NULL
		UNION ALL
		SELECT (SELECT min(k.kek_id) FROM data_key k WHERE k.wrapped IS NOT NULL AND k.kek_id > u.kek_id) FROM used u WHERE u.kek_id IS NOT NULL
	)
	SELECT (SELECT ahead FROM clock),
		(SELECT min(planned_at) FROM notification WHERE status = 'planned'),
		(SELECT array_agg(kek_id) FROM used WHERE kek_id IS NOT NULL)
$$;
RESET ROLE;
