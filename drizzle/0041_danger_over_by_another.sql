-- A supervisor who works on a case, or did, does not say alone that its danger is over: stopping the help was hers alone after that.
SET LOCAL ROLE doorkeeper;
CREATE OR REPLACE FUNCTION door.end_danger(p_danger uuid, p_key uuid, p_reason bytea) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	SELECT d.id, d.ended_at, d.part_id, p.case_id INTO v FROM danger d JOIN part p ON p.id = d.part_id
	WHERE d.id = p_danger AND door.actor_role() = 'supervisor' AND p.case_id <> ALL (door.barred_cases()) FOR UPDATE OF d;
	IF v.id IS NULL THEN RETURN 'not-found'; END IF;
	IF v.ended_at IS NOT NULL THEN RETURN 'decided-before'; END IF;
	IF door.other_eyes(v.part_id) IS NOT TRUE THEN RETURN 'own-case'; END IF;
	IF door.is_undecided(v.id) THEN RETURN 'still-undecided'; END IF;
	UPDATE danger SET ended_at = door.time(), ended_by = door.actor(), key_id = p_key, sealed = p_reason,
		seen_at = coalesce(seen_at, door.time()), seen_by = coalesce(seen_by, door.actor()) WHERE id = v.id;
	PERFORM door.record(v.case_id, 'danger.ended', v.id, NULL, NULL);
	PERFORM pg_notify('desk', '');
	RETURN 'ended';
END $$;
RESET ROLE;
