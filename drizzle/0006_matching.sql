-- A number is never a person: a contact is found back by it, and joins a case, moves or leaves it by hand alone.
-- Keyed index of the number it came from; none when it was withheld, unreadable or not given.
ALTER TABLE intake ADD number_index bytea;
-- what the actor may not see stands elsewhere in these indexes: looking for a number touches none of it (src/server/matching)
CREATE INDEX intake_number ON intake (number_index, part_id, taken_by) WHERE number_index IS NOT NULL;
CREATE INDEX contact_point_number ON contact_point (value_index, part_id);
DROP INDEX contact_point_value_index_idx;

-- two records about one person: said by hand, taken back by hand; nothing is overwritten or merged
CREATE TABLE same_person (
	id uuid PRIMARY KEY,
	person_id uuid NOT NULL,
	part_id uuid NOT NULL REFERENCES part,
	other_person_id uuid NOT NULL,
	other_part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea NOT NULL,
	made_by uuid NOT NULL REFERENCES staff,
	made_at timestamptz NOT NULL,
	ended_at timestamptz,
	ended_by uuid REFERENCES staff,
	FOREIGN KEY (person_id, part_id) REFERENCES person (id, part_id),
	FOREIGN KEY (other_person_id, other_part_id) REFERENCES person (id, part_id),
	CHECK (part_id <> other_part_id),
	CHECK (num_nonnulls(ended_at, ended_by) IN (0, 2))
);
CREATE UNIQUE INDEX ON same_person (least(person_id, other_person_id), greatest(person_id, other_person_id)) WHERE ended_at IS NULL;
CREATE INDEX ON same_person (part_id) WHERE ended_at IS NULL;
CREATE INDEX ON same_person (other_part_id) WHERE ended_at IS NULL;
ALTER TABLE same_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE same_person FORCE ROW LEVEL SECURITY;
CREATE POLICY door ON same_person TO doorkeeper USING (true) WITH CHECK (true);
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
DROP FUNCTION door.receive_intake(uuid, uuid, text, bytea, text, text, bytea, bytea, text, text, integer, boolean, boolean, timestamptz,
	timestamptz, bytea, bytea, bytea, text, timestamptz, timestamptz, text, timestamptz[]);
CREATE FUNCTION door.receive_intake(p_id uuid, p_key uuid, p_kek text, p_wrapped bytea, p_channel text, p_reference text, p_form bytea,
	p_content bytea, p_external text, p_level text, p_rule_version integer, p_acute_unclear boolean, p_supervisor_look boolean,
	p_deadline timestamptz, p_read_by timestamptz, p_sealed bytea, p_code bytea, p_word bytea, p_alert text, p_alert_at timestamptz,
	p_callback_by timestamptz, p_origin text, p_alert_again timestamptz[], p_number bytea)
RETURNS TABLE (intake_id uuid, fresh boolean, same_content boolean) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t timestamptz := door.time(); v_actor uuid := CASE WHEN door.actor_role() IS NOT NULL THEN door.actor() END;
BEGIN
	INSERT INTO data_key (id, kek_id, wrapped, intake_id) VALUES (p_key, p_kek, p_wrapped, p_id);
	INSERT INTO intake (id, key_id, reference, channel, status, level, rule_version, acute_unclear, supervisor_look, received_at, waiting_since,
		deadline_at, read_by, form_hash, content_hash, external_id, taken_by, taken_at, read_at, alert_again, number_index)
	VALUES (p_id, p_key, p_reference, p_channel, CASE WHEN v_actor IS NULL THEN 'new' ELSE 'assigned' END, p_level, p_rule_version, p_acute_unclear,
		p_supervisor_look, t, t, p_deadline, p_read_by, p_form, p_content, p_external, v_actor, CASE WHEN v_actor IS NOT NULL THEN t END,
		CASE WHEN v_actor IS NOT NULL THEN t END, p_alert_again, p_number)
	ON CONFLICT DO NOTHING;
	IF NOT FOUND THEN
		DELETE FROM data_key WHERE id = p_key;
		RETURN QUERY SELECT i.id, false, i.content_hash IS NOT DISTINCT FROM p_content FROM intake i
			WHERE i.form_hash = p_form OR i.external_id = p_external;
		RETURN;
	END IF;
	INSERT INTO intake_answers (intake_id, key_id, sealed) VALUES (p_id, p_key, p_sealed);
	IF p_code IS NOT NULL THEN
		INSERT INTO room (id, intake_id, code_index, word_index, opened_at) VALUES (gen_random_uuid(), p_id, p_code, p_word, t);
	END IF;
	IF p_alert IS NOT NULL THEN PERFORM door.alert(p_id, p_alert, p_alert_at); END IF;
	IF p_callback_by IS NOT NULL THEN
		INSERT INTO follow_up (id, kind, intake_id, status, starts_at, ends_at, reason_code, created_at)
		VALUES (gen_random_uuid(), 'task', p_id, 'open', p_callback_by, p_callback_by + interval '15 minutes', 'decide-callback', t);
	END IF;
	PERFORM door.record(p_id, CASE WHEN p_channel <> 'phone' THEN 'intake.received' WHEN v_actor IS NULL THEN 'intake.call-received'
		ELSE 'intake.call-logged' END, p_id, NULL, NULL, p_origin);
	PERFORM pg_notify('desk', '');
	PERFORM pg_notify('notification', '');
	RETURN QUERY SELECT p_id, true, true;
END $$;
-- whichever way the story goes, the number it came from goes with it
CREATE FUNCTION door.forget_number() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE intake SET number_index = NULL WHERE id = OLD.intake_id;
	RETURN NULL;
END $$;
-- a contact left a part: what hangs on the contact alone goes along. A task with words, or about a person, was made in the case and stays.
CREATE FUNCTION door.contact_left() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t timestamptz := door.time(); v_owner uuid := NEW.taken_by;
BEGIN
	IF NEW.part_id IS NOT NULL THEN
		SELECT staff_id INTO v_owner FROM membership WHERE part_id = NEW.part_id AND role = 'first' AND ended_at IS NULL;
	END IF;
	UPDATE follow_up SET part_id = NEW.part_id, counsellor_id = v_owner, version = version + 1
	WHERE intake_id = NEW.id AND part_id = OLD.part_id AND person_id IS NULL AND key_id IS NULL;
	-- she closed her room: outside a case nothing of it stays (door.close_room)
	IF NEW.part_id IS NULL AND EXISTS (SELECT FROM room WHERE intake_id = NEW.id AND closed_by = 'seeker') THEN
		DELETE FROM intake_message WHERE intake_id = NEW.id;
		DELETE FROM intake_answers WHERE intake_id = NEW.id;
		UPDATE data_key SET wrapped = NULL, erased_at = t WHERE id = NEW.key_id;
		UPDATE intake SET status = 'closed', closed_at = t WHERE id = NEW.id;
		UPDATE notification SET status = 'cancelled', changed_at = t WHERE intake_id = NEW.id AND status = 'planned';
		UPDATE follow_up SET status = 'cancelled', settled_at = t, version = version + 1 WHERE intake_id = NEW.id AND status = 'open';
	END IF;
	RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION door.receive_intake(uuid, uuid, text, bytea, text, text, bytea, bytea, text, text, integer, boolean, boolean, timestamptz,
	timestamptz, bytea, bytea, bytea, text, timestamptz, timestamptz, text, timestamptz[], bytea) TO app;
GRANT EXECUTE ON FUNCTION door.forget_number(), door.contact_left() TO SESSION_USER;
RESET ROLE;
CREATE TRIGGER forget_number AFTER DELETE ON intake_answers FOR EACH ROW EXECUTE FUNCTION door.forget_number();
CREATE TRIGGER contact_left AFTER UPDATE OF part_id ON intake FOR EACH ROW
	WHEN (OLD.part_id IS NOT NULL AND NEW.part_id IS DISTINCT FROM OLD.part_id) EXECUTE FUNCTION door.contact_left();
--> statement-breakpoint

-- ------------------------------------------------------------------ app: only who works on both parts, or supervises, knows that two records are one person
GRANT SELECT, INSERT ON same_person TO app;
GRANT UPDATE (ended_at, ended_by) ON same_person TO app;
CREATE POLICY sees_both ON same_person FOR SELECT TO app USING (
	(SELECT door.actor_role()) = 'supervisor' AND EXISTS (SELECT FROM part p WHERE p.id = part_id) AND EXISTS (SELECT FROM part p WHERE p.id = other_part_id)
	OR part_id = ANY ((SELECT door.my_parts())::uuid[]) AND other_part_id = ANY ((SELECT door.my_parts())::uuid[]));
CREATE POLICY say ON same_person FOR INSERT TO app WITH CHECK (made_by = (SELECT door.actor()) AND ended_at IS NULL AND (
	(SELECT door.actor_role()) = 'supervisor' AND EXISTS (SELECT FROM part p WHERE p.id = part_id) AND EXISTS (SELECT FROM part p WHERE p.id = other_part_id)
	OR part_id = ANY ((SELECT door.my_parts())::uuid[]) AND other_part_id = ANY ((SELECT door.my_parts())::uuid[])));
CREATE POLICY take_back ON same_person FOR UPDATE TO app USING (ended_at IS NULL AND (
	(SELECT door.actor_role()) = 'supervisor' AND EXISTS (SELECT FROM part p WHERE p.id = part_id) AND EXISTS (SELECT FROM part p WHERE p.id = other_part_id)
	OR part_id = ANY ((SELECT door.my_parts())::uuid[]) AND other_part_id = ANY ((SELECT door.my_parts())::uuid[])))
	WITH CHECK (ended_by = (SELECT door.actor()));
-- an event that names another part is there only for who sees that part: whoever takes a contact later does not learn where it was
CREATE POLICY names_another ON event AS RESTRICTIVE FOR SELECT TO app USING (
	kind NOT IN ('intake.taken-on', 'intake.linked', 'intake.unlinked', 'person.same-as', 'person.not-same-as', 'danger.passed-on', 'danger.kept')
	OR (SELECT door.actor_role()) = 'supervisor' AND EXISTS (SELECT FROM part p WHERE p.id = subject_id)
	OR subject_id = ANY ((SELECT door.my_parts())::uuid[])
	OR EXISTS (SELECT FROM intake i WHERE i.id = chain_id AND i.part_id = subject_id)
	OR EXISTS (SELECT FROM same_person s WHERE s.id = subject_id));
-- a contact that was taken out of a case stays shut to whoever declared a conflict about that case
CREATE INDEX event_unlinked ON event (subject_id) WHERE kind = 'intake.unlinked';
SET LOCAL ROLE doorkeeper;
CREATE FUNCTION door.barred_contacts() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(e.chain_id), '{}') FROM event e JOIN intake i ON i.id = e.chain_id AND i.part_id IS NULL
	WHERE e.kind = 'intake.unlinked' AND e.subject_id = ANY ((SELECT door.barred_parts())::uuid[])
$$;
CREATE OR REPLACE FUNCTION door.barred_chains() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.barred_cases() || door.barred_parts() || door.barred_contacts()
		|| (SELECT coalesce(array_agg(id), '{}') FROM intake WHERE part_id = ANY ((SELECT door.barred_parts())::uuid[]))
$$;
GRANT EXECUTE ON FUNCTION door.barred_contacts() TO app;
RESET ROLE;
CREATE POLICY left_shut ON intake AS RESTRICTIVE TO app USING (part_id IS NOT NULL
	OR id <> ALL ((SELECT door.barred_contacts())::uuid[])) WITH CHECK (true);
