-- Free words by text go to a number only after a supervisor said so (domain brief 5.2, smsContentLevel); another number is asked anew.
ALTER TABLE contact_point ADD free_ok_at timestamptz, ADD free_ok_by uuid REFERENCES staff,
	ADD CONSTRAINT contact_point_free_ok_check CHECK (num_nonnulls(free_ok_at, free_ok_by) IN (0, 2));
GRANT UPDATE (free_ok_at, free_ok_by) ON contact_point TO doorkeeper;
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
CREATE FUNCTION door.allow_free_text(p_person uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF door.actor_role() IS DISTINCT FROM 'supervisor' THEN RETURN false; END IF;
	UPDATE contact_point SET free_ok_at = door.time(), free_ok_by = door.actor()
	WHERE person_id = p_person AND kind = 'phone' AND ended_at IS NULL AND free_ok_at IS NULL
		AND part_id <> ALL ((SELECT door.barred_parts())::uuid[]);
	RETURN FOUND;
END $$;
GRANT EXECUTE ON FUNCTION door.allow_free_text(uuid) TO app;
RESET ROLE;
