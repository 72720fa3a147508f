-- Into aftercare, out of it and back again is decided by a supervisor who works on nothing in the case and never did (domain brief 2.10,
-- 3.2). She changes a status, and whether the case is open, and nothing else of it: so it is one function, and no policy. The steps are
-- those of movesForFourEyes (src/domain/trajectory.ts), and a test holds the two together.
GRANT UPDATE (status, changed_at) ON trajectory TO doorkeeper;
GRANT SELECT ON trajectory TO doorkeeper;
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
CREATE FUNCTION door.approve_move(p_trajectory uuid, p_from text, p_to text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_part uuid := (SELECT part_id FROM trajectory WHERE id = p_trajectory); v_open boolean;
BEGIN
	IF door.actor_role() IS DISTINCT FROM 'supervisor' OR v_part IS NULL OR v_part = ANY ((SELECT door.barred_parts())::uuid[])
		OR EXISTS (SELECT FROM membership m JOIN part o ON o.id = m.part_id JOIN part p ON p.case_id = o.case_id
			WHERE p.id = v_part AND m.staff_id = door.actor() AND m.role <> 'expert')
		OR (p_from, p_to) NOT IN (('intake', 'plan'), ('evaluation', 'aftercare'), ('aftercare', 'closed'),
			('aftercare', 'intake'), ('closed', 'intake'), ('stopped', 'intake')) THEN
		RETURN false;
	END IF;
	UPDATE trajectory SET status = p_to, changed_at = door.time() WHERE id = p_trajectory AND status = p_from;
	IF NOT FOUND THEN RETURN false; END IF;
	v_open := EXISTS (SELECT FROM trajectory WHERE part_id = v_part AND status NOT IN ('closed', 'stopped', 'declined'));
	UPDATE part SET status = CASE WHEN v_open THEN 'intake' ELSE 'closed' END, closed_at = CASE WHEN v_open THEN NULL ELSE door.time() END
	WHERE id = v_part AND (closed_at IS NULL) <> v_open;
	RETURN true;
END $$;
GRANT EXECUTE ON FUNCTION door.approve_move(uuid, text, text) TO app;
RESET ROLE;
