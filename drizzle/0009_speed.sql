-- A key is asked for as often as what it seals. Its wall names the walls of what it belongs to, rather than looking that up
-- again: the planner would walk over every part there is to find the few that an actor may see.
ALTER POLICY follows ON data_key USING (
	part_id IS NOT NULL AND ((SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
		OR part_id = ANY ((SELECT door.seen_parts())::uuid[]))
	OR staff_id IS NOT NULL AND (SELECT door.actor_role()) IS NOT NULL
	OR case_id IS NOT NULL AND EXISTS (SELECT FROM case_file c WHERE c.id = data_key.case_id)
	OR intake_id IS NOT NULL AND EXISTS (SELECT FROM intake i WHERE i.id = data_key.intake_id
		AND (i.taken_by IS NOT NULL OR (SELECT door.actor_role()) = 'supervisor')));
