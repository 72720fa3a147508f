-- Consent per purpose, person, recipient and kind of data; what was shared on it; and what she herself does about it in the room.
ALTER TABLE consent ADD given_by text NOT NULL DEFAULT 'self', ADD text_version text NOT NULL DEFAULT '2026-11',
	ADD key_id uuid REFERENCES data_key, ADD sealed bytea;
ALTER TABLE consent
	ADD CONSTRAINT consent_given_by_check CHECK (given_by IN ('self', 'guardian', 'both')),
	DROP CONSTRAINT consent_purpose_check, ADD CONSTRAINT consent_purpose_check CHECK (purpose IN ('store_contact_details', 'sms', 'voice_call',
		'email', 'share_with_partner', 'commission_municipality', 'interpreter', 'peer_group', 'case_meeting_input', 'research_anonymised',
		'contact_after_closure')),
	DROP CONSTRAINT consent_given_how_check, ADD CONSTRAINT consent_given_how_check CHECK (given_how IN ('talk', 'written', 'room')),
	DROP CONSTRAINT consent_withdrawn_how_check,
	ADD CONSTRAINT consent_withdrawn_how_check CHECK (withdrawn_how IN ('talk', 'written', 'room', 'sms')),
	ADD CONSTRAINT consent_is_sealed CHECK (num_nonnulls(key_id, sealed) IN (0, 2)),
	-- a yes to sharing says with whom and what; both lie sealed
	ADD CONSTRAINT consent_names_recipient CHECK (sealed IS NOT NULL
		OR purpose NOT IN ('share_with_partner', 'commission_municipality', 'case_meeting_input')),
	ADD UNIQUE (id, person_id);
--> statement-breakpoint

-- what went to somebody outside on a consent: with whom, which kind of data and the words, under the key of the part
CREATE TABLE disclosure (
	id uuid PRIMARY KEY,
	person_id uuid NOT NULL REFERENCES person,
	part_id uuid NOT NULL REFERENCES part,
	consent_id uuid NOT NULL REFERENCES consent,
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea NOT NULL,
	shared_at timestamptz NOT NULL,
	shared_by uuid NOT NULL REFERENCES staff,
	-- her yes was taken back; it was lawful before
	withdrawn_at timestamptz,
	informed_at timestamptz,
	informed_by uuid REFERENCES staff,
	CHECK (num_nonnulls(informed_at, informed_by) IN (0, 2)),
	CHECK (informed_at IS NULL OR withdrawn_at IS NOT NULL),
	FOREIGN KEY (person_id, part_id) REFERENCES person (id, part_id),
	-- nothing goes out on the yes of somebody else
	FOREIGN KEY (consent_id, person_id) REFERENCES consent (id, person_id)
);
CREATE INDEX ON disclosure (part_id);
CREATE INDEX ON disclosure (consent_id);
ALTER TABLE disclosure ENABLE ROW LEVEL SECURITY;
ALTER TABLE disclosure FORCE ROW LEVEL SECURITY;
CREATE POLICY door ON disclosure TO doorkeeper USING (true) WITH CHECK (true);
CREATE POLICY mine ON disclosure FOR SELECT TO app USING (
	(SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
	OR part_id = ANY ((SELECT door.seen_parts())::uuid[]));
CREATE POLICY add ON disclosure FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[])
	AND shared_by = (SELECT door.actor()) AND withdrawn_at IS NULL);
CREATE POLICY change ON disclosure FOR UPDATE TO app USING (part_id = ANY ((SELECT door.my_parts())::uuid[]));
GRANT SELECT, INSERT ON disclosure TO app;
GRANT UPDATE (withdrawn_at, informed_at, informed_by) ON disclosure TO app;
GRANT SELECT, UPDATE ON disclosure TO doorkeeper;
-- the worker asks about texts; with whom something is shared is nothing to it
REVOKE SELECT ON consent FROM worker;
GRANT SELECT (id, person_id, part_id, purpose, given_at, valid_until, withdrawn_at) ON consent TO worker;
DROP POLICY worker ON consent;
CREATE POLICY worker ON consent FOR SELECT TO worker USING (purpose IN ('sms', 'voice_call', 'email')
	AND EXISTS (SELECT FROM notification n WHERE n.person_id = consent.person_id AND n.status IN ('planned', 'uncertain')));
-- whoever came in with an older word has to come in anew
ALTER TABLE room ADD word_version integer NOT NULL DEFAULT 1;
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
CREATE FUNCTION door.room_word_version(p_room uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT word_version FROM room WHERE id = p_room AND closed_at IS NULL
$$;
CREATE FUNCTION door.room_change_word(p_room uuid, p_old bytea, p_new bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	SELECT r.word_index, coalesce(i.part_id, i.id) AS chain INTO v FROM room r JOIN intake i ON i.id = r.intake_id
	WHERE r.id = p_room AND r.closed_at IS NULL FOR UPDATE OF r;
	IF v.chain IS NULL THEN RETURN NULL; END IF;
	IF v.word_index <> p_old THEN
		PERFORM door.record(v.chain, 'room.word-change-refused', p_room, NULL, NULL, 'seeker');
		RETURN false;
	END IF;
	UPDATE room SET word_index = p_new, word_version = word_version + 1 WHERE id = p_room;
	PERFORM door.record(v.chain, 'room.word-changed', p_room, NULL, NULL, 'seeker');
	RETURN true;
END $$;
-- the people of her part in the order they came, each with every yes: who asks for help is written under the key
CREATE FUNCTION door.room_given(p_room uuid)
RETURNS TABLE (consent_id uuid, person_id uuid, person bytea, purpose text, given_at timestamptz, valid_until timestamptz, given_how text,
	withdrawn_at timestamptz, sealed bytea, key_id uuid, kek_id text, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT c.id, h.id, h.sealed, c.purpose, c.given_at, c.valid_until, c.given_how, c.withdrawn_at, c.sealed, k.id, k.kek_id, k.wrapped
	FROM room r JOIN intake i ON i.id = r.intake_id JOIN person h ON h.part_id = i.part_id JOIN data_key k ON k.id = h.key_id
	LEFT JOIN consent c ON c.person_id = h.id
	WHERE r.id = p_room AND r.closed_at IS NULL ORDER BY h.created_at, h.id, c.given_at, c.id
$$;
-- what ends with it and what it stops is told by src/domain/consent.ts, as at the desk; first all rows, then the chain, as everybody does
CREATE FUNCTION door.room_withdraw(p_room uuid, p_consents uuid[], p_stops text[]) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	v_part uuid; v_person uuid; v_task uuid := gen_random_uuid(); t timestamptz := door.time();
	v_ended uuid[]; v_stopped uuid[]; v_marked uuid[]; v uuid;
BEGIN
	SELECT c.part_id, c.person_id INTO v_part, v_person FROM room r JOIN intake i ON i.id = r.intake_id JOIN consent c ON c.part_id = i.part_id
	WHERE r.id = p_room AND r.closed_at IS NULL AND c.id = p_consents[1];
	IF v_part IS NULL THEN RETURN false; END IF;
	PERFORM pg_advisory_xact_lock(hashtextextended(v_person::text, 1));
	WITH ended AS (UPDATE consent SET withdrawn_at = t, withdrawn_how = 'room'
		WHERE id = ANY (p_consents) AND person_id = v_person AND withdrawn_at IS NULL RETURNING id)
	SELECT array_agg(id) INTO v_ended FROM ended;
	IF v_ended IS NULL THEN RETURN false; END IF;
	WITH stopped AS (UPDATE notification SET status = 'cancelled', reason_code = 'consent-withdrawn', changed_at = t
		WHERE person_id = v_person AND purpose = ANY (p_stops) AND status = 'planned' RETURNING id)
	SELECT coalesce(array_agg(id), '{}') INTO v_stopped FROM stopped;
	WITH marked AS (UPDATE disclosure SET withdrawn_at = t WHERE consent_id = ANY (v_ended) AND withdrawn_at IS NULL RETURNING id)
	SELECT coalesce(array_agg(id), '{}') INTO v_marked FROM marked;
	INSERT INTO follow_up (id, kind, part_id, person_id, counsellor_id, status, starts_at, ends_at, reason_code, created_at)
	SELECT v_task, 'task', v_part, v_person, (SELECT staff_id FROM membership WHERE part_id = v_part AND role = 'first' AND ended_at IS NULL),
		'open', t, t + interval '15 minutes', CASE WHEN v_marked = '{}' THEN 'consent-withdrawn' ELSE 'recipient-to-inform' END, t;
	FOREACH v IN ARRAY v_ended LOOP PERFORM door.record(v_part, 'consent.withdrawn', v, NULL, NULL, 'seeker'); END LOOP;
	FOREACH v IN ARRAY v_stopped LOOP PERFORM door.record(v_part, 'notification.cancelled', v, NULL, NULL, 'seeker'); END LOOP;
	FOREACH v IN ARRAY v_marked LOOP PERFORM door.record(v_part, 'disclosure.marked', v, NULL, NULL, 'seeker'); END LOOP;
	PERFORM door.record(v_part, 'task.opened', v_task, NULL, NULL, 'seeker');
	PERFORM pg_notify('desk', ''), pg_notify('notification', '');
	RETURN true;
END $$;
-- the same plan for longer, on her word alone, as a version of its own: only while it is the newest, and about a number on which somebody
-- spoke with her before it was confirmed; p_reaches: it lets us text or call
CREATE FUNCTION door.room_renew_plan(p_room uuid, p_plan uuid, p_renewed uuid, p_sealed bytea, p_reaches boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_person uuid;
BEGIN
	SELECT a.person_id INTO v_person FROM door.room_agreed(p_room) a WHERE a.plan_id = p_plan;
	IF v_person IS NULL THEN RETURN false; END IF;
	PERFORM pg_advisory_xact_lock(hashtextextended(v_person::text, 1));
	SELECT p.part_id, a.phone_since, a.spoken_at, p.confirmed_at INTO v FROM door.room_agreed(p_room) a JOIN safe_contact_plan p ON p.id = a.plan_id
	WHERE a.plan_id = p_plan FOR UPDATE OF p;
	IF v.part_id IS NULL THEN RETURN false; END IF;
	IF p_reaches AND (v.spoken_at IS NULL OR v.phone_since > v.confirmed_at) THEN RETURN false; END IF;
	-- whoever filled it in, and when, stays
	INSERT INTO safe_contact_plan (id, person_id, part_id, key_id, version, sealed, silence_days, created_at, created_by, confirmed_at, confirmed_how)
	SELECT p_renewed, person_id, part_id, key_id, version + 1, p_sealed, silence_days, created_at, created_by, door.time(), 'room'
	FROM safe_contact_plan WHERE id = p_plan;
	PERFORM door.record(v.part_id, 'plan.renewed', p_renewed, NULL, NULL, 'seeker');
	PERFORM pg_notify('desk', ''), pg_notify('notification', '');
	RETURN true;
END $$;
GRANT EXECUTE ON FUNCTION door.room_word_version(uuid), door.room_change_word(uuid, bytea, bytea), door.room_given(uuid),
	door.room_withdraw(uuid, uuid[], text[]), door.room_renew_plan(uuid, uuid, uuid, bytea, boolean) TO app;
RESET ROLE;
