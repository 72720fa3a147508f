-- Whoever kept a danger from somebody, or has yet to weigh it for her, took her on and stopped her help alone; and a link whose one case stands empty was
-- ended by whoever may not.
SET LOCAL ROLE doorkeeper;
-- a danger beside this part that is open, and of which the actor knows, since she watches over both: nobody decided about it, or she herself that it is not told
CREATE FUNCTION door.knows_of_danger(p_part uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.actor_role() IS NOT DISTINCT FROM 'supervisor' AND p_part <> ALL ((SELECT door.barred_parts())::uuid[])
		AND EXISTS (SELECT FROM danger d LEFT JOIN passing_on q ON q.danger_id = d.id AND q.part_id = p_part
			WHERE d.ended_at IS NULL AND d.part_id <> ALL ((SELECT door.barred_parts())::uuid[])
				AND (q.decision = 'kept' AND q.decided_by = door.actor() OR q.decision IS NULL AND d.part_id IN (SELECT door.other_parts(p_part))))
$$;
-- as in 0043_danger_in_sight.sql; of what is over whoever said so leaves nobody alone for whom she weighed it, told or not, and others hear nothing of it
CREATE OR REPLACE FUNCTION door.ended_danger_in(p_part uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM danger d WHERE d.ended_by = door.actor() AND (d.part_id = p_part
		OR EXISTS (SELECT FROM passing_on q WHERE q.danger_id = d.id AND q.part_id = p_part)))
		AND (p_part = ANY (door.my_parts()) OR door.actor_role() = 'supervisor' AND p_part <> ALL ((SELECT door.barred_parts())::uuid[])) IS TRUE
$$;
CREATE OR REPLACE FUNCTION door.may_be_in_danger(p_part uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM danger WHERE part_id = p_part AND ended_at IS NULL) OR door.told_of_danger(p_part) OR door.knows_of_danger(p_part)
		OR door.asks_second(p_part, 'low') IS NOT FALSE OR door.ended_danger_in(p_part)
$$;
-- the cases about the same people, this one among them, also where nobody stands in one of them any longer
CREATE FUNCTION door.cases_beside(p_case uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH RECURSIVE near AS (
		SELECT p_case AS case_id
		UNION SELECT CASE WHEN l.case_id = n.case_id THEN l.other_case_id ELSE l.case_id END
		FROM near n JOIN sealed_link l ON n.case_id IN (l.case_id, l.other_case_id) AND l.ended_at IS NULL
	)
	SELECT case_id FROM near
$$;
CREATE FUNCTION door.may_unlink(p_case uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.actor_role() IS NOT DISTINCT FROM 'supervisor' AND NOT EXISTS (SELECT FROM part
		WHERE case_id IN (SELECT door.cases_beside(p_case)) AND id <> ALL ((SELECT door.barred_parts())::uuid[]) AND door.may_separate(id) IS NOT TRUE)
$$;
-- whether somebody has yet to be decided about of whom the actor may not know: she hears that it is another's, and nothing of whose
CREATE FUNCTION door.weighed_by_another(p_danger uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.actor_role() IS NOT DISTINCT FROM 'supervisor' AND EXISTS (SELECT FROM danger d, door.other_parts(d.part_id) o
		WHERE d.id = p_danger AND d.ended_at IS NULL AND d.part_id <> ALL ((SELECT door.barred_parts())::uuid[]) AND o = ANY ((SELECT door.barred_parts())::uuid[])
			AND NOT EXISTS (SELECT FROM passing_on q WHERE q.danger_id = d.id AND q.part_id = o))
$$;
REVOKE EXECUTE ON FUNCTION door.knows_of_danger(uuid), door.weighed_by_another(uuid), door.cases_beside(uuid), door.may_unlink(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.knows_of_danger(uuid), door.weighed_by_another(uuid), door.may_unlink(uuid) TO app;
RESET ROLE;
ALTER POLICY unlink ON sealed_link USING (ended_at IS NULL AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id)
	AND EXISTS (SELECT FROM case_file c WHERE c.id = other_case_id) AND door.may_unlink(case_id));
