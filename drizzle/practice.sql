-- Only where everything is practice: src/server/db/migrate.ts runs this in the demo and in the tests, as role doorkeeper,
-- and drops it all in production.
CREATE OR REPLACE FUNCTION door.move_clock(p_by interval) RETURNS timestamptz LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	UPDATE clock SET ahead = ahead + p_by;
	SELECT pg_notify('notification', '');
	SELECT door.time()
$$;

-- who one may be by one click
CREATE OR REPLACE FUNCTION door.demo_people() RETURNS TABLE (staff_id uuid, role text, name bytea, key_id uuid, kek_id text, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT s.id, s.role, s.name, k.id, k.kek_id, k.wrapped FROM staff s JOIN data_key k ON k.id = s.key_id
	WHERE s.admitted AND s.activated_at IS NOT NULL ORDER BY s.created_at, s.id
$$;

-- the texts that would have gone out, sealed
CREATE TABLE IF NOT EXISTS door.demo_text (provider_id text PRIMARY KEY, kept_at timestamptz NOT NULL, sealed bytea NOT NULL);
CREATE OR REPLACE FUNCTION door.keep_demo_text(p_provider text, p_sealed bytea) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	INSERT INTO door.demo_text VALUES (p_provider, door.time(), p_sealed) ON CONFLICT DO NOTHING
$$;
CREATE OR REPLACE FUNCTION door.demo_texts(p_most integer) RETURNS TABLE (provider_id text, kept_at timestamptz, sealed bytea) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT * FROM door.demo_text ORDER BY kept_at DESC LIMIT p_most
$$;

GRANT EXECUTE ON FUNCTION door.move_clock(interval), door.demo_people(), door.keep_demo_text(text, bytea), door.demo_texts(integer) TO app;
GRANT EXECUTE ON FUNCTION door.keep_demo_text(text, bytea) TO worker;
