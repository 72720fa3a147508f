-- What src/domain/trajectory.ts leaves to two is left to two here as well: whoever works on a case brings help to its end, or an end back, only by a
-- door, and where nobody is helped otherwise (src/domain/case-end.ts) stops it by herself only while nobody may be in danger there.
SET LOCAL ROLE doorkeeper;
-- A danger is open in this part, or the judgement that holds is grave in the eyes of either, or waits for the second one (asks_second of what is not grave itself).
CREATE FUNCTION door.may_be_in_danger(p_part uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM danger WHERE part_id = p_part AND ended_at IS NULL) OR door.asks_second(p_part, 'low') IS NOT FALSE
$$;
CREATE FUNCTION door.ended_by_two() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF NEW.status IN ('aftercare', 'closed') OR OLD.status IN ('closed', 'stopped', 'declined') OR OLD.status = 'aftercare' AND NEW.status <> 'stopped'
		OR NEW.status IN ('stopped', 'declined') AND door.may_be_in_danger(OLD.part_id) AND NOT EXISTS (SELECT FROM trajectory
			WHERE part_id = OLD.part_id AND id <> OLD.id AND status NOT IN ('aftercare', 'on_hold', 'closed', 'stopped', 'declined')) THEN
		RAISE EXCEPTION 'help ends by two' USING ERRCODE = 'insufficient_privilege';
	END IF;
	RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION door.may_be_in_danger(uuid), door.ended_by_two() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.ended_by_two() TO SESSION_USER;
RESET ROLE;
CREATE TRIGGER ended_by_two BEFORE UPDATE OF status ON trajectory FOR EACH ROW
	WHEN (CURRENT_USER = 'app' AND OLD.status <> NEW.status) EXECUTE FUNCTION door.ended_by_two();
