-- A supervisor said that a danger was over, took the case on, and stopped the help alone: whose word it was that nobody is in danger leaves that to another.
SET LOCAL ROLE doorkeeper;
CREATE FUNCTION door.ended_danger_in(p_part uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM danger WHERE part_id = p_part AND ended_by = door.actor())
$$;
CREATE OR REPLACE FUNCTION door.may_be_in_danger(p_part uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM danger WHERE part_id = p_part AND ended_at IS NULL) OR door.asks_second(p_part, 'low') IS NOT FALSE
		OR door.ended_danger_in(p_part)
$$;
REVOKE EXECUTE ON FUNCTION door.ended_danger_in(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.ended_danger_in(uuid) TO app;
RESET ROLE;
