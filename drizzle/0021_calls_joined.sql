-- A visit's call is answered by a key, and whoever waits long at the telephone is told of.
SET LOCAL ROLE doorkeeper;
CREATE FUNCTION door.visit_called(p_notification uuid, p_attempt uuid) RETURNS TABLE (visit_id uuid, staff_id uuid, role text, back_by timestamptz, rung text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT v.id, s.id, s.role, v.back_by, v.rung FROM notification n JOIN notification_attempt a ON a.notification_id = n.id AND a.id = p_attempt
	JOIN visit v ON v.id = n.follow_up_id JOIN staff s ON s.id = n.staff_id AND s.admitted
	WHERE n.id = p_notification AND n.purpose = 'visit-call' AND n.channel = 'voice' AND v.out_at IS NULL
$$;
GRANT EXECUTE ON FUNCTION door.visit_called(uuid, uuid) TO app;
-- somebody waits long: told to the supervisors, and decided again as it leaves
CREATE FUNCTION door.call_rings_long() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t timestamptz := door.time();
BEGIN
	INSERT INTO notification (id, unique_key, purpose, staff_id, intake_id, planned_at, first_planned_at, changed_at, created_at)
	SELECT gen_random_uuid(), concat_ws(':', 'alert-call', NEW.id, s.id), 'alert-call', s.id, NEW.intake_id, t + interval '4 minutes', t + interval '4 minutes', t, t
	FROM staff s WHERE s.admitted AND s.phone IS NOT NULL AND s.role = 'supervisor' ON CONFLICT (unique_key) DO NOTHING;
	RETURN NULL;
END $$;
CREATE FUNCTION door.someone_calls(p_intake uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM call WHERE intake_id = p_intake AND state IN ('heading', 'queued'))
$$;
GRANT EXECUTE ON FUNCTION door.someone_calls(uuid) TO worker;
GRANT EXECUTE ON FUNCTION door.call_rings_long() TO SESSION_USER;
RESET ROLE;
CREATE TRIGGER call_rings_long AFTER UPDATE OF state ON call FOR EACH ROW
	WHEN (NEW.direction = 'inbound' AND NEW.state = 'queued' AND OLD.state <> 'queued') EXECUTE FUNCTION door.call_rings_long();
DO $$
DECLARE v text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'notification_purpose_check' AND conrelid = 'notification'::regclass);
BEGIN
	ALTER TABLE notification DROP CONSTRAINT notification_purpose_check;
	EXECUTE 'ALTER TABLE notification ADD CONSTRAINT notification_purpose_check ' || replace(v, 'ARRAY[', 'ARRAY[''alert-call''::text, ');
END $$;
