-- What every page of the workspace asks. Each wall of a statement asks once which parts an actor sees, so it is found out in one go: the
-- role first, and nothing that this role has no part in. What is seen is what it was.
SET LOCAL ROLE doorkeeper;
CREATE OR REPLACE FUNCTION door.seen_parts() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_actor uuid := door.actor(); v_role text; v_mine uuid[]; v_opened uuid[]; v_barred uuid[];
BEGIN
	SELECT role INTO v_role FROM staff WHERE id = v_actor AND admitted;
	IF v_role = 'on_call' THEN RETURN door.parts_in_danger(); END IF;
	IF v_role IS NULL OR v_role NOT IN ('counsellor', 'supervisor') THEN RETURN '{}'; END IF;
	v_barred := door.barred_parts();
	SELECT array_agg(part_id) INTO v_mine FROM membership WHERE staff_id = v_actor AND ended_at IS NULL AND part_id <> ALL (v_barred);
	-- glass is a counsellor's
	IF v_role = 'counsellor' THEN
		SELECT array_agg(DISTINCT part_id) INTO v_opened FROM broken_glass
		WHERE staff_id = v_actor AND ended_at IS NULL AND until > door.time() AND sealed IS NOT NULL AND part_id <> ALL (v_barred);
	END IF;
	RETURN coalesce(v_mine, '{}') || coalesce(v_opened, '{}');
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
