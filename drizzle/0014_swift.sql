-- What every page of the workspace asks. Each wall of a statement asks once which parts an actor sees: the role decides first, and what this
-- role has no part in is not looked for. What is seen is what it was; each rule stands where it stood.
SET LOCAL ROLE doorkeeper;
CREATE OR REPLACE FUNCTION door.seen_parts() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_opened uuid[];
BEGIN
	CASE door.actor_role()
		WHEN 'on_call' THEN RETURN door.parts_in_danger();
		WHEN 'supervisor' THEN RETURN door.my_parts();
		WHEN 'counsellor' THEN
			SELECT array_agg(DISTINCT part_id) INTO v_opened FROM broken_glass
			WHERE staff_id = door.actor() AND ended_at IS NULL AND until > door.time() AND sealed IS NOT NULL
				AND part_id <> ALL ((SELECT door.barred_parts())::uuid[]);
			RETURN door.my_parts() || coalesce(v_opened, '{}');
		ELSE RETURN '{}';
	END CASE;
END $$;
-- who is on duty, for the head of every page: what every colleague sees of another
CREATE FUNCTION door.on_duty() RETURNS TABLE (staff_id uuid, name bytea, key_id uuid, kek_id text, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT s.id, s.name, k.id, k.kek_id, k.wrapped FROM staff s JOIN data_key k ON k.id = s.key_id
	WHERE s.on_duty_since IS NOT NULL AND s.admitted AND s.role IN ('counsellor', 'on_call') AND (SELECT door.actor_role()) IS NOT NULL
	ORDER BY s.on_duty_since
$$;
GRANT EXECUTE ON FUNCTION door.on_duty() TO app;
RESET ROLE;
