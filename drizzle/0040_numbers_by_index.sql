-- Whether a number is somebody else's too was asked of every number there is, on every page of a case and before every text.
SET LOCAL ROLE doorkeeper;
CREATE OR REPLACE FUNCTION door.number_elsewhere(p_person uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH asked AS NOT MATERIALIZED (SELECT * FROM contact_point WHERE ended_at IS NULL AND kind = 'phone' AND ((SELECT door.actor()) IS NULL
		OR (SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
		OR part_id = ANY ((SELECT door.seen_parts())::uuid[])))
	SELECT EXISTS (SELECT FROM asked c JOIN asked o ON o.value_index = c.value_index
		WHERE c.person_id = p_person AND o.person_id <> p_person AND (c.shared_ok_at IS NULL OR o.created_at > c.shared_ok_at))
$$;
RESET ROLE;
