-- A number that another person is reached on too is texted only after a supervisor said so (SC-21).
ALTER TABLE contact_point ADD shared_ok_at timestamptz, ADD shared_ok_by uuid REFERENCES staff,
	ADD CONSTRAINT contact_point_shared_ok_check CHECK (num_nonnulls(shared_ok_at, shared_ok_by) IN (0, 2));
GRANT UPDATE (shared_ok_at, shared_ok_by) ON contact_point TO doorkeeper;
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- Whether the number she is reached on is somebody else's too, and no supervisor has said yes since that person came to it. The worker
-- asks over all cases; whoever reads a page hears of it only when she may see both.
CREATE FUNCTION door.number_elsewhere(p_person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH asked AS (SELECT * FROM contact_point WHERE ended_at IS NULL AND kind = 'phone' AND (door.actor() IS NULL
		OR door.actor_role() = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
		OR part_id = ANY ((SELECT door.seen_parts())::uuid[])))
	SELECT EXISTS (SELECT FROM asked c JOIN asked o ON o.value_index = c.value_index
		WHERE c.person_id = p_person AND o.person_id <> p_person AND (c.shared_ok_at IS NULL OR o.created_at > c.shared_ok_at))
$$;
CREATE FUNCTION door.allow_shared_number(p_person uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF door.actor_role() IS DISTINCT FROM 'supervisor' OR NOT door.number_elsewhere(p_person) THEN RETURN false; END IF;
	UPDATE contact_point SET shared_ok_at = door.time(), shared_ok_by = door.actor()
	WHERE person_id = p_person AND kind = 'phone' AND ended_at IS NULL;
	RETURN true;
END $$;
GRANT EXECUTE ON FUNCTION door.number_elsewhere(uuid), door.allow_shared_number(uuid) TO app;
GRANT EXECUTE ON FUNCTION door.number_elsewhere(uuid) TO worker;
RESET ROLE;
