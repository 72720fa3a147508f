-- Live chat (domain.md 2.14, SC-17). A conversation hangs on an intake: code and word of its room lead back to it, and what becomes
-- of it afterwards is what becomes of any contact. While it goes on the intake is live: it stands in the queue and not in the inbox.
ALTER TABLE intake DROP CONSTRAINT intake_channel_check, DROP CONSTRAINT intake_status_check;
ALTER TABLE intake ADD CONSTRAINT intake_channel_check CHECK (channel IN ('phone', 'chat', 'form', 'sms', 'email_letter', 'referral')),
	ADD CONSTRAINT intake_status_check CHECK (status IN ('live', 'new', 'triaged', 'assigned', 'answered', 'closed'));
ALTER TABLE notification DROP CONSTRAINT notification_purpose_check;
ALTER TABLE notification ADD CONSTRAINT notification_purpose_check CHECK (purpose IN ('remind-counsellor', 'remind-family', 'alert-urgent',
	'alert-unread', 'alert-danger', 'tell-glass', 'alert-chat'));
-- how many conversations a counsellor holds at once, in which languages, and by what name
ALTER TABLE staff ADD chat_places smallint NOT NULL DEFAULT 2, ADD chat_languages text[] NOT NULL DEFAULT '{nl}', ADD chat_alias bytea,
	ADD CONSTRAINT staff_chat_places_check CHECK (chat_places BETWEEN 0 AND 4);
--> statement-breakpoint

CREATE TABLE chat (
	id uuid PRIMARY KEY,
	intake_id uuid NOT NULL REFERENCES intake,
	key_id uuid NOT NULL REFERENCES data_key,
	language text NOT NULL,
	status text NOT NULL CONSTRAINT chat_status_check CHECK (status IN ('waiting', 'active', 'wrap_up', 'ended', 'abandoned')),
	-- what looks automatic waits aside until a person looks at it, and rings nobody
	suspect boolean NOT NULL,
	-- her own counsellor, when there is one
	wants uuid REFERENCES staff,
	holder uuid REFERENCES staff,
	offered_to uuid REFERENCES staff,
	last_seq integer NOT NULL DEFAULT 0,
	seeker_seen integer NOT NULL DEFAULT 0,
	staff_seen integer NOT NULL DEFAULT 0,
	opened_at timestamptz NOT NULL,
	taken_at timestamptz,
	ended_at timestamptz,
	ended_by text CONSTRAINT chat_ended_by_check CHECK (ended_by IN ('seeker', 'staff', 'silence')),
	-- the last sign of life of her screen
	seeker_at timestamptz NOT NULL,
	-- the last time she did something herself
	acted_at timestamptz NOT NULL,
	-- when it is told of again, should nobody come
	alert_again timestamptz[] NOT NULL,
	outcome text CONSTRAINT chat_outcome_check CHECK (outcome IN ('helped', 'continues', 'referred', 'no-contact')),
	rating text CONSTRAINT chat_rating_check CHECK (rating IN ('heard', 'partly', 'not-heard')),
	-- how her contact stood before, when it did not begin with this: it stands so again when nobody said anything
	before text,
	closed_before timestamptz,
	CHECK ((ended_at IS NULL) = (status IN ('waiting', 'active'))),
	CHECK (status NOT IN ('active', 'wrap_up', 'ended') OR holder IS NOT NULL)
);
CREATE UNIQUE INDEX chat_live ON chat (intake_id) WHERE status IN ('waiting', 'active');
CREATE INDEX chat_waiting ON chat (opened_at, id) WHERE status = 'waiting';
CREATE INDEX chat_held ON chat (holder) WHERE status IN ('active', 'wrap_up');
CREATE INDEX chat_of_intake ON chat (intake_id, opened_at);
CREATE INDEX chat_taken ON chat (taken_at) WHERE taken_at IS NOT NULL;
-- the place of a line is taken under the lock of its conversation: a reader that has line n has all before it
CREATE TABLE chat_line (
	chat_id uuid NOT NULL REFERENCES chat,
	seq integer NOT NULL,
	-- of whoever wrote it: sent twice, it is one line
	id uuid NOT NULL,
	key_id uuid NOT NULL REFERENCES data_key,
	author text NOT NULL CONSTRAINT chat_line_author_check CHECK (author IN ('seeker', 'staff', 'house')),
	staff_id uuid REFERENCES staff,
	sealed bytea NOT NULL,
	written_at timestamptz NOT NULL,
	PRIMARY KEY (chat_id, seq),
	UNIQUE (chat_id, id),
	CHECK ((author = 'seeker') = (staff_id IS NULL))
);
-- another paper than the conversation: no function that she can ask reads it
CREATE TABLE chat_note (
	id uuid PRIMARY KEY,
	chat_id uuid NOT NULL REFERENCES chat,
	key_id uuid NOT NULL REFERENCES data_key,
	staff_id uuid NOT NULL REFERENCES staff,
	kind text NOT NULL CONSTRAINT chat_note_kind_check CHECK (kind IN ('note', 'handover')),
	sealed bytea NOT NULL,
	written_at timestamptz NOT NULL
);
CREATE INDEX ON chat_note (chat_id, written_at);
CREATE TABLE chat_member (
	chat_id uuid NOT NULL REFERENCES chat,
	staff_id uuid NOT NULL REFERENCES staff,
	role text NOT NULL CONSTRAINT chat_member_role_check CHECK (role IN ('holder', 'joined')),
	since timestamptz NOT NULL,
	ended_at timestamptz,
	PRIMARY KEY (chat_id, staff_id, since)
);
CREATE UNIQUE INDEX chat_member_now ON chat_member (staff_id, chat_id) WHERE ended_at IS NULL;
CREATE TABLE chat_draft (
	chat_id uuid NOT NULL REFERENCES chat,
	staff_id uuid NOT NULL REFERENCES staff,
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea NOT NULL,
	kept_at timestamptz NOT NULL,
	PRIMARY KEY (chat_id, staff_id)
);
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['chat', 'chat_line', 'chat_note', 'chat_member', 'chat_draft'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY door ON %I TO doorkeeper USING (true) WITH CHECK (true)', t);
		EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO doorkeeper', t);
		EXECUTE format('GRANT SELECT ON %I TO app', t);
	END LOOP;
END $$;
GRANT INSERT ON chat_note TO app;
GRANT INSERT, UPDATE, DELETE ON chat_draft TO app;
GRANT SELECT (id, intake_id, status, suspect) ON chat TO worker;
CREATE POLICY worker ON chat FOR SELECT TO worker USING (true);
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- the conversations that are hers now: she holds them, or joined them
CREATE FUNCTION door.my_chats() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(m.chat_id), '{}') FROM chat_member m JOIN chat c ON c.id = m.chat_id JOIN intake i ON i.id = c.intake_id
	WHERE m.staff_id = door.actor() AND m.ended_at IS NULL AND door.actor_role() IN ('counsellor', 'supervisor')
		AND (i.part_id IS NULL OR i.part_id <> ALL ((SELECT door.barred_parts())::uuid[])) AND i.id <> ALL ((SELECT door.barred_contacts())::uuid[])
$$;
CREATE FUNCTION door.chat_chain(p_chat uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(i.part_id, i.id) FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = p_chat
$$;
-- whoever looks at this conversation looks again; the channel tells which one, and nothing of it
CREATE FUNCTION door.chat_hint(p_chat uuid, p_more text DEFAULT '') RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT pg_notify('chat', p_chat || p_more)
$$;
--> statement-breakpoint

-- as in 0003_parts.sql; a conversation too is tried by who may not
CREATE OR REPLACE FUNCTION door.record_refusal(p_kind text, p_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_chain uuid;
BEGIN
	-- her page was still open while it ended or went on without her
	IF p_kind = 'chat.opening-refused' AND EXISTS (SELECT FROM chat_member WHERE chat_id = p_id AND staff_id = door.actor()
		AND (ended_at IS NULL OR ended_at > door.time() - interval '10 minutes')) THEN RETURN; END IF;
	SELECT id INTO v_chain FROM part WHERE id = p_id;
	IF v_chain IS NULL THEN SELECT coalesce(part_id, id) INTO v_chain FROM intake WHERE id = p_id; END IF;
	IF v_chain IS NULL THEN SELECT coalesce(part_id, intake_id) INTO v_chain FROM follow_up WHERE id = p_id; END IF;
	IF v_chain IS NULL THEN SELECT coalesce(l.part_id, i.part_id, i.id) INTO v_chain FROM second_look l LEFT JOIN intake i ON i.id = l.intake_id WHERE l.id = p_id; END IF;
	IF v_chain IS NULL THEN SELECT part_id INTO v_chain FROM danger WHERE id = p_id; END IF;
	IF v_chain IS NULL THEN SELECT part_id INTO v_chain FROM broken_glass WHERE id = p_id; END IF;
	IF v_chain IS NULL THEN v_chain := door.chat_chain(p_id); END IF;
	IF v_chain IS NOT NULL THEN PERFORM door.record(v_chain, p_kind, p_id, NULL, NULL); END IF;
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ she comes in
-- first those on duty are texted, then the supervisors (RING_AFTER_MINUTES in src/domain/chat.ts, held together by a test): decided again
-- as they are sent
CREATE FUNCTION door.chat_ring(p_chat uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_intake uuid := (SELECT intake_id FROM chat WHERE id = p_chat); t timestamptz := door.time();
BEGIN
	INSERT INTO notification (id, unique_key, purpose, staff_id, intake_id, planned_at, first_planned_at, changed_at, created_at)
	SELECT gen_random_uuid(), concat_ws(':', 'alert-chat', p_chat, extract(epoch FROM t), s.id), 'alert-chat', s.id, v_intake, r.at, r.at, t, t
	FROM staff s CROSS JOIN LATERAL (SELECT t + CASE s.role WHEN 'supervisor' THEN interval '4 minutes' ELSE interval '1 minute' END AS at) r
	WHERE s.admitted AND s.phone IS NOT NULL AND (s.role = 'supervisor' OR s.role = 'counsellor' AND s.on_duty_since IS NOT NULL)
	ON CONFLICT (unique_key) DO NOTHING;
	PERFORM pg_notify('notification', '');
END $$;
CREATE FUNCTION door.chat_open(p_id uuid, p_intake uuid, p_language text, p_suspect boolean, p_again timestamptz[]) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_live uuid; t timestamptz := door.time();
BEGIN
	SELECT i.id, i.key_id, i.part_id, i.taken_by, i.closed_at, k.wrapped,
		CASE WHEN i.part_id IS NULL AND (i.channel <> 'chat' OR EXISTS (SELECT FROM chat c WHERE c.intake_id = i.id)) THEN i.status END AS before INTO v FROM intake i JOIN data_key k ON k.id = i.key_id WHERE i.id = p_intake FOR UPDATE OF i;
	IF v.id IS NULL OR v.wrapped IS NULL THEN RETURN NULL; END IF;
	SELECT id INTO v_live FROM chat WHERE intake_id = p_intake AND status IN ('waiting', 'active');
	IF v_live IS NOT NULL THEN RETURN v_live; END IF;
	INSERT INTO chat (id, intake_id, key_id, language, status, suspect, wants, opened_at, seeker_at, acted_at, alert_again, before, closed_before)
	VALUES (p_id, p_intake, v.key_id, p_language, 'waiting', p_suspect,
		CASE WHEN v.part_id IS NULL THEN v.taken_by ELSE (SELECT staff_id FROM membership WHERE part_id = v.part_id AND role = 'first' AND ended_at IS NULL) END,
		t, t, t, p_again, v.before, v.closed_at);
	UPDATE intake SET status = 'live', closed_at = NULL WHERE id = p_intake AND part_id IS NULL;
	PERFORM door.record(coalesce(v.part_id, v.id), 'chat.opened', p_id, NULL, NULL, 'seeker');
	IF NOT p_suspect THEN PERFORM door.chat_ring(p_id); END IF;
	PERFORM pg_notify('desk', '');
	PERFORM door.chat_hint(p_id);
	RETURN p_id;
END $$;
CREATE FUNCTION door.intake_of_room(p_room uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT intake_id FROM room WHERE id = p_room AND closed_at IS NULL
$$;
CREATE FUNCTION door.chat_of_room(p_room uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT c.id FROM room r JOIN chat c ON c.intake_id = r.intake_id WHERE r.id = p_room AND r.closed_at IS NULL AND c.status IN ('waiting', 'active')
$$;
-- a first page sent once more: what it began, only just after, and only by the word it was shown; later it may be somebody at her device
CREATE FUNCTION door.chat_of_form(p_form bytea) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT c.id FROM intake i JOIN room r ON r.intake_id = i.id JOIN chat c ON c.intake_id = i.id
	WHERE i.form_hash = p_form AND i.received_at > door.time() - interval '15 minutes' AND r.closed_at IS NULL AND r.word_version = 1
		AND c.status IN ('waiting', 'active')
$$;
-- of the word that leads back into it; nothing when its room is gone
CREATE FUNCTION door.chat_word_version(p_chat uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(max(r.word_version), 0) FROM room r JOIN chat c ON c.intake_id = r.intake_id WHERE c.id = p_chat AND r.closed_at IS NULL
$$;
-- who is there for conversations, and how long it lately took: only told from twenty of them on
CREATE FUNCTION door.chat_chances() RETURNS TABLE (people integer, samples integer, seconds double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT (SELECT count(*)::int FROM staff WHERE admitted AND role = 'counsellor' AND on_duty_since IS NOT NULL AND chat_places > 0),
		w.n::int, w.p FROM (SELECT count(*) AS n, percentile_disc(0.75) WITHIN GROUP (ORDER BY extract(epoch FROM taken_at - opened_at))::float8 AS p
			FROM chat WHERE taken_at > door.time() - interval '14 days') w
$$;
CREATE FUNCTION door.chat_state(p_chat uuid)
RETURNS TABLE (status text, language text, opened_at timestamptz, taken_at timestamptz, ended_at timestamptz, ended_by text, seeker_at timestamptz, acted_at timestamptz, last_seq integer,
	staff_seen integer, seeker_seen integer, rating text, place integer, level text, acute_unclear boolean, now timestamptz,
	key_id uuid, kek_id text, wrapped bytea, holder uuid, holder_name bytea, holder_alias bytea, holder_key uuid, holder_kek text, holder_wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT c.status, c.language, c.opened_at, c.taken_at, c.ended_at, c.ended_by, c.seeker_at, c.acted_at, c.last_seq, c.staff_seen, c.seeker_seen, c.rating,
		CASE WHEN c.status = 'waiting' THEN (SELECT 1 + count(*) FROM chat o JOIN intake j ON j.id = o.intake_id
			WHERE o.status = 'waiting' AND NOT o.suspect AND (j.level, o.opened_at, o.id) < (i.level, c.opened_at, c.id))::int END,
		i.level, i.acute_unclear, door.time(), k.id, k.kek_id, k.wrapped, s.id, s.name, s.chat_alias, sk.id, sk.kek_id, sk.wrapped
	FROM chat c JOIN intake i ON i.id = c.intake_id JOIN data_key k ON k.id = c.key_id
	LEFT JOIN staff s ON s.id = c.holder LEFT JOIN data_key sk ON sk.id = s.key_id
	WHERE c.id = p_chat AND k.wrapped IS NOT NULL
$$;
CREATE FUNCTION door.chat_lines(p_chat uuid, p_after integer, p_limit integer)
RETURNS TABLE (seq integer, id uuid, author text, sealed bytea, written_at timestamptz, key_id uuid, kek_id text, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT l.seq, l.id, l.author, l.sealed, l.written_at, k.id, k.kek_id, k.wrapped FROM chat_line l JOIN data_key k ON k.id = l.key_id
	WHERE l.chat_id = p_chat AND l.seq > p_after AND k.wrapped IS NOT NULL ORDER BY l.seq LIMIT p_limit
$$;
-- one line more; null when the conversation is over. The same id again answers the place it has.
CREATE FUNCTION door.chat_add(p_chat uuid, p_id uuid, p_author text, p_staff uuid, p_sealed bytea) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_seq integer; t timestamptz := door.time();
BEGIN
	SELECT c.status, c.key_id, c.last_seq, coalesce(i.part_id, i.id) AS chain INTO v FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = p_chat FOR UPDATE OF c;
	SELECT seq INTO v_seq FROM chat_line WHERE chat_id = p_chat AND id = p_id;
	IF v_seq IS NOT NULL THEN RETURN v_seq; END IF;
	IF v.status IS NULL OR v.status NOT IN ('waiting', 'active') OR v.last_seq >= 5000 THEN RETURN NULL; END IF;
	v_seq := v.last_seq + 1;
	INSERT INTO chat_line (chat_id, seq, id, key_id, author, staff_id, sealed, written_at)
	VALUES (p_chat, v_seq, p_id, v.key_id, p_author, p_staff, p_sealed, t);
	UPDATE chat SET last_seq = v_seq, seeker_at = CASE WHEN p_author = 'seeker' THEN t ELSE seeker_at END,
		acted_at = CASE WHEN p_author = 'seeker' THEN t ELSE acted_at END,
		seeker_seen = CASE WHEN p_author = 'seeker' THEN v_seq ELSE seeker_seen END WHERE id = p_chat;
	PERFORM door.record(v.chain, 'chat.said', p_id, NULL, NULL, CASE WHEN p_author = 'seeker' THEN 'seeker' END);
	PERFORM door.chat_hint(p_chat, CASE p_author WHEN 'seeker' THEN ' said seeker' ELSE ' said staff' END);
	RETURN v_seq;
END $$;
CREATE FUNCTION door.chat_say(p_chat uuid, p_id uuid, p_sealed bytea) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	RETURN door.chat_add(p_chat, p_id, 'seeker', NULL, p_sealed);
END $$;
-- her screen is there, and shows all up to this line
CREATE FUNCTION door.chat_seen(p_chat uuid, p_seq integer, p_acts boolean) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_before integer;
BEGIN
	SELECT seeker_seen INTO v_before FROM chat WHERE id = p_chat AND status IN ('waiting', 'active') FOR UPDATE;
	IF v_before IS NULL THEN RETURN false; END IF;
	UPDATE chat SET seeker_at = door.time(), seeker_seen = greatest(seeker_seen, least(p_seq, last_seq)),
		acted_at = CASE WHEN p_acts THEN door.time() ELSE acted_at END WHERE id = p_chat;
	IF p_seq > v_before THEN PERFORM door.chat_hint(p_chat); END IF;
	RETURN true;
END $$;
-- what was told so far, locked until her answer is kept with it
CREATE FUNCTION door.chat_told(p_chat uuid) RETURNS TABLE (intake uuid, level text, sealed bytea, key_id uuid, kek_id text, wrapped bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = p_chat FOR UPDATE OF c, i;
	RETURN QUERY SELECT i.id, i.level, a.sealed, k.id, k.kek_id, k.wrapped FROM chat c JOIN intake i ON i.id = c.intake_id
		JOIN data_key k ON k.id = i.key_id JOIN intake_answers a ON a.intake_id = i.id
		WHERE c.id = p_chat AND c.status IN ('waiting', 'active') AND k.wrapped IS NOT NULL;
END $$;
-- what she says of danger herself: the level only goes up
CREATE FUNCTION door.chat_danger(p_chat uuid, p_sealed bytea, p_level text, p_acute_unclear boolean, p_deadline timestamptz, p_read_by timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	-- first the conversation, then its contact, as whoever takes it
	SELECT i.id, i.level, i.part_id, i.acute_unclear INTO v FROM chat c JOIN intake i ON i.id = c.intake_id
	WHERE c.id = p_chat AND c.status IN ('waiting', 'active') FOR UPDATE OF c, i;
	IF v.id IS NULL THEN RETURN false; END IF;
	UPDATE chat SET seeker_at = door.time(), acted_at = door.time() WHERE id = p_chat;
	UPDATE intake_answers SET sealed = p_sealed WHERE intake_id = v.id;
	UPDATE intake SET level = least(level, p_level), acute_unclear = p_acute_unclear, deadline_at = least(deadline_at, p_deadline),
		read_by = least(read_by, p_read_by) WHERE id = v.id;
	IF p_level < v.level THEN
		PERFORM door.record(coalesce(v.part_id, v.id), 'intake.level-raised', v.id, NULL, NULL, 'seeker');
		IF p_level IN ('T0', 'T1') THEN PERFORM door.alert(v.id, 'alert-urgent', door.time()); PERFORM pg_notify('notification', ''); END IF;
	ELSIF p_acute_unclear <> v.acute_unclear THEN
		PERFORM door.record(coalesce(v.part_id, v.id), 'chat.asked', v.id, NULL, NULL, 'seeker');
	END IF;
	PERFORM pg_notify('desk', '');
	PERFORM door.chat_hint(p_chat, ' asked seeker');
	RETURN true;
END $$;
CREATE FUNCTION door.chat_rate(p_chat uuid, p_rating text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE chat SET rating = p_rating WHERE id = p_chat AND status IN ('wrap_up', 'ended');
	RETURN FOUND;
END $$;
-- Nobody came: what she wrote stands in the inbox like any message, unread, of whoever has her contact. Without a word it stands as it
-- stood before, and one that began with the conversation has nothing to answer.
CREATE FUNCTION door.chat_abandon(p_chat uuid, p_by text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time();
BEGIN
	SELECT c.intake_id, c.alert_again, c.suspect, c.before, c.closed_before, i.part_id, i.taken_by, i.acute_unclear, i.level,
		EXISTS (SELECT FROM chat_line l WHERE l.chat_id = c.id AND l.author = 'seeker') AS wrote,
		i.level IN ('T0', 'T1') AND i.read_at IS NULL AS danger
	INTO v FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = p_chat;
	UPDATE chat SET status = 'abandoned', ended_at = t, ended_by = p_by, offered_to = NULL WHERE id = p_chat;
	UPDATE notification SET status = 'cancelled', reason_code = 'seen', changed_at = t
	WHERE intake_id = v.intake_id AND purpose = 'alert-chat' AND status = 'planned';
	IF v.part_id IS NULL AND (v.wrote OR v.danger) THEN
		-- whoever is texted must find it, as in door.room_write
		IF v.taken_by IS NOT NULL AND NOT EXISTS (SELECT FROM staff s WHERE s.id = v.taken_by AND s.admitted AND s.role IN ('counsellor', 'supervisor')
			AND (s.on_duty_since IS NOT NULL OR NOT door.someone_on_duty() OR v.level NOT IN ('T0', 'T1') AND NOT v.acute_unclear)) THEN
			UPDATE intake SET taken_by = NULL, taken_at = NULL WHERE id = v.intake_id;
			PERFORM door.record(v.intake_id, 'intake.released', v.intake_id, NULL, NULL);
		END IF;
		UPDATE intake SET status = CASE WHEN taken_by IS NULL THEN 'new' ELSE 'assigned' END, closed_at = NULL, read_at = NULL,
			waiting_since = CASE WHEN v.before IS NULL THEN waiting_since ELSE t END,
			deadline_at = CASE WHEN v.before IS NULL THEN deadline_at ELSE greatest(deadline_at, t + interval '1 hour') END,
			read_by = CASE WHEN v.before IS NULL THEN read_by ELSE t + interval '1 hour' END,
			alert_again = CASE WHEN acute_unclear THEN v.alert_again ELSE '{}' END WHERE id = v.intake_id;
		IF NOT v.suspect AND v.level IN ('T0', 'T1') THEN PERFORM door.alert(v.intake_id, 'alert-urgent', t);
		ELSIF NOT v.suspect AND v.acute_unclear THEN PERFORM door.alert(v.intake_id, 'alert-unread', t); END IF;
		PERFORM pg_notify('notification', '');
	ELSIF v.part_id IS NULL THEN
		UPDATE intake SET status = coalesce(v.before, 'closed'),
			closed_at = CASE WHEN v.before IS NULL THEN t ELSE v.closed_before END WHERE id = v.intake_id;
	ELSIF v.wrote THEN
		INSERT INTO follow_up (id, kind, part_id, intake_id, counsellor_id, status, starts_at, ends_at, reason_code, created_at)
		SELECT gen_random_uuid(), 'task', v.part_id, v.intake_id, (SELECT staff_id FROM membership WHERE part_id = v.part_id AND role = 'first' AND ended_at IS NULL),
			'open', t, t + interval '15 minutes', 'wrote-back', t
		WHERE NOT EXISTS (SELECT FROM follow_up WHERE intake_id = v.intake_id AND reason_code = 'wrote-back' AND status = 'open');
	END IF;
END $$;
-- she goes, or her screen has been silent for so long
CREATE FUNCTION door.chat_leave(p_chat uuid, p_by text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_status text; t timestamptz := door.time();
BEGIN
	SELECT c.status INTO v_status FROM chat c WHERE c.id = p_chat FOR UPDATE;
	IF v_status IS NULL OR v_status NOT IN ('waiting', 'active') THEN RETURN false; END IF;
	IF v_status = 'waiting' THEN PERFORM door.chat_abandon(p_chat, p_by);
	ELSE UPDATE chat SET status = 'wrap_up', ended_at = t, ended_by = p_by, offered_to = NULL WHERE id = p_chat; END IF;
	PERFORM door.record(door.chat_chain(p_chat), CASE v_status WHEN 'waiting' THEN 'chat.abandoned' ELSE 'chat.ended' END, p_chat, NULL, NULL,
		CASE p_by WHEN 'seeker' THEN 'seeker' END);
	PERFORM pg_notify('desk', '');
	PERFORM door.chat_hint(p_chat);
	RETURN true;
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ somebody is there
CREATE FUNCTION door.chat_presence(p_places integer, p_languages text[], p_alias bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE staff SET chat_places = p_places, chat_languages = p_languages, chat_alias = p_alias
	WHERE id = door.actor() AND admitted AND role IN ('counsellor', 'supervisor');
	IF NOT FOUND THEN RETURN false; END IF;
	PERFORM door.record('00000000-0000-0000-0000-000000000000', 'staff.chat-presence', door.actor(), NULL, NULL);
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- for the head of every page: how many wait, and how many are hers
CREATE FUNCTION door.chat_counts() RETURNS TABLE (waiting integer, held integer) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT (SELECT count(*) FROM chat WHERE status = 'waiting' AND NOT suspect)::int,
		(SELECT count(*) FROM chat WHERE holder = (SELECT door.actor()) AND status IN ('active', 'wrap_up'))::int
	WHERE door.actor_role() IN ('counsellor', 'supervisor')
$$;
-- who may not know of these people takes no conversation with them either
CREATE FUNCTION door.chat_is_barred(p_chat uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = p_chat
		AND (i.part_id = ANY (door.barred_parts()) OR i.id = ANY (door.barred_contacts())))
$$;
-- for the order of the queue: also of a contact whose level is not hers to see
CREATE FUNCTION door.chat_urgency(p_chat uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT i.level FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = p_chat AND c.status = 'waiting'
		AND door.actor_role() IN ('counsellor', 'supervisor')
$$;
-- answers taken, full or gone. Of two at once one has it; her own places are counted under her own lock. Danger is never too much.
CREATE FUNCTION door.chat_take(p_chat uuid) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_places integer; v_before uuid; t timestamptz := door.time();
BEGIN
	SELECT chat_places INTO v_places FROM staff WHERE id = door.actor() AND admitted AND role IN ('counsellor', 'supervisor') FOR UPDATE;
	IF v_places IS NULL OR door.chat_is_barred(p_chat) THEN RETURN 'gone'; END IF;
	SELECT c.status, c.holder, c.offered_to, c.intake_id, i.part_id, i.level INTO v FROM chat c JOIN intake i ON i.id = c.intake_id
	WHERE c.id = p_chat FOR UPDATE OF c, i;
	IF v.status = 'active' AND v.holder = door.actor() THEN RETURN 'taken'; END IF;
	IF (v.status = 'waiting' OR v.status = 'active' AND v.offered_to = door.actor()) IS NOT TRUE THEN RETURN 'gone'; END IF;
	IF v.level NOT IN ('T0', 'T1') AND (SELECT count(*) FROM chat WHERE holder = door.actor() AND status = 'active') >= v_places THEN RETURN 'full'; END IF;
	v_before := v.holder;
	UPDATE chat_member SET ended_at = t WHERE chat_id = p_chat AND ended_at IS NULL AND (role = 'holder' OR staff_id = door.actor());
	INSERT INTO chat_member (chat_id, staff_id, role, since) VALUES (p_chat, door.actor(), 'holder', t)
	ON CONFLICT (chat_id, staff_id, since) DO UPDATE SET ended_at = NULL, role = 'holder';
	UPDATE chat SET status = 'active', holder = door.actor(), offered_to = NULL, suspect = false, taken_at = coalesce(taken_at, t) WHERE id = p_chat;
	UPDATE intake SET taken_by = door.actor(), taken_at = t, read_at = coalesce(read_at, t), alert_again = '{}' WHERE id = v.intake_id AND part_id IS NULL;
	UPDATE notification SET status = 'cancelled', reason_code = 'seen', changed_at = t
	WHERE intake_id = v.intake_id AND purpose = 'alert-chat' AND status = 'planned';
	PERFORM door.record(coalesce(v.part_id, v.intake_id), CASE WHEN v_before IS NULL THEN 'chat.taken' ELSE 'chat.transferred' END, p_chat, NULL, NULL);
	PERFORM pg_notify('desk', '');
	PERFORM door.chat_hint(p_chat);
	RETURN 'taken';
END $$;
-- it could be hers until a moment ago: a colleague was quicker, or whoever waited is gone
CREATE FUNCTION door.chat_just_gone(p_chat uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT door.actor_role() IN ('counsellor', 'supervisor') AND NOT door.chat_is_barred(p_chat)
		AND (EXISTS (SELECT FROM chat WHERE id = p_chat AND status = 'abandoned' AND ended_at > door.time() - interval '10 minutes')
			OR EXISTS (SELECT FROM chat_member WHERE chat_id = p_chat AND role = 'holder' AND since > door.time() - interval '10 minutes'))
$$;
-- the next one for her, in the order of queueOrder (src/domain/chat-queue.ts); null when there is none, or no place
CREATE FUNCTION door.chat_next() RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_chat uuid; v_answer text; t timestamptz := door.time();
BEGIN
	-- one after the other, so that nobody who waits is passed over because she is writing just now
	PERFORM pg_advisory_xact_lock(hashtext('next conversation'));
	FOR i IN 1..20 LOOP
		SELECT c.id INTO v_chat FROM chat c JOIN intake i ON i.id = c.intake_id, staff me
		WHERE c.status = 'waiting' AND NOT c.suspect AND me.id = door.actor() AND NOT door.chat_is_barred(c.id)
			AND (c.wants IS NULL OR c.wants = me.id OR c.opened_at <= t - interval '2 minutes'
				OR NOT EXISTS (SELECT FROM staff o WHERE o.id = c.wants AND o.admitted AND o.on_duty_since IS NOT NULL))
		ORDER BY i.level, c.wants IS DISTINCT FROM me.id, c.language <> ALL (me.chat_languages), c.opened_at, c.id LIMIT 1;
		IF v_chat IS NULL THEN RETURN NULL; END IF;
		v_answer := door.chat_take(v_chat);
		IF v_answer = 'taken' THEN RETURN v_chat; END IF;
		EXIT WHEN v_answer = 'full';
	END LOOP;
	RETURN NULL;
END $$;
CREATE FUNCTION door.chat_write(p_chat uuid, p_id uuid, p_sealed bytea) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF p_chat <> ALL (door.my_chats()) OR NOT EXISTS (SELECT FROM chat WHERE id = p_chat AND status = 'active') AND NOT EXISTS
		(SELECT FROM chat_line WHERE chat_id = p_chat AND id = p_id AND staff_id = door.actor()) THEN RETURN NULL; END IF;
	DELETE FROM chat_draft WHERE chat_id = p_chat AND staff_id = door.actor();
	RETURN door.chat_add(p_chat, p_id, 'staff', door.actor(), p_sealed);
END $$;
-- what is new for somebody who is in it, by one question that asks that too; with their keys they are read elsewhere
CREATE FUNCTION door.chat_heard(p_chat uuid, p_after integer)
RETURNS TABLE (seq integer, id uuid, author text, staff_id uuid, sealed bytea, written_at timestamptz, key_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT l.seq, l.id, l.author, l.staff_id, l.sealed, l.written_at, l.key_id FROM chat_line l
	WHERE l.chat_id = p_chat AND l.seq > p_after AND p_chat = ANY ((SELECT door.my_chats())::uuid[]) ORDER BY l.seq
$$;
-- what happens in it is told in it: who comes, goes, takes over
CREATE FUNCTION door.chat_tell(p_chat uuid, p_id uuid, p_sealed bytea) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF NOT EXISTS (SELECT FROM chat_member WHERE chat_id = p_chat AND staff_id = door.actor() AND (ended_at IS NULL OR ended_at = door.time()))
		THEN RETURN NULL; END IF;
	RETURN door.chat_add(p_chat, p_id, 'house', door.actor(), p_sealed);
END $$;
CREATE FUNCTION door.chat_staff_seen(p_chat uuid, p_seq integer) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE chat SET staff_seen = least(p_seq, last_seq) WHERE id = p_chat AND id = ANY (door.my_chats()) AND status = 'active' AND staff_seen < least(p_seq, last_seq);
	IF FOUND THEN PERFORM door.chat_hint(p_chat); END IF;
	RETURN FOUND;
END $$;
-- asked in, or a supervisor by herself: never without a line that says so
CREATE FUNCTION door.chat_join(p_chat uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_offered uuid; t timestamptz := door.time();
BEGIN
	IF door.chat_is_barred(p_chat) THEN RETURN false; END IF;
	SELECT offered_to INTO v_offered FROM chat WHERE id = p_chat AND status = 'active' FOR UPDATE;
	IF NOT FOUND OR NOT (door.actor_role() = 'supervisor' OR door.actor_role() = 'counsellor' AND v_offered IS NOT DISTINCT FROM door.actor()) THEN RETURN false; END IF;
	IF EXISTS (SELECT FROM chat_member WHERE chat_id = p_chat AND staff_id = door.actor() AND ended_at IS NULL) THEN RETURN true; END IF;
	INSERT INTO chat_member (chat_id, staff_id, role, since) VALUES (p_chat, door.actor(), 'joined', t)
	ON CONFLICT (chat_id, staff_id, since) DO UPDATE SET ended_at = NULL;
	PERFORM door.record(door.chat_chain(p_chat), 'chat.joined', p_chat, NULL, NULL);
	PERFORM door.chat_hint(p_chat);
	RETURN true;
END $$;
CREATE FUNCTION door.chat_step_out(p_chat uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE chat_member SET ended_at = door.time() WHERE chat_id = p_chat AND staff_id = door.actor() AND role = 'joined' AND ended_at IS NULL;
	IF NOT FOUND THEN RETURN false; END IF;
	PERFORM door.record(door.chat_chain(p_chat), 'chat.left', p_chat, NULL, NULL);
	PERFORM door.chat_hint(p_chat);
	RETURN true;
END $$;
-- a colleague is asked to take over; until she does, nothing changes for whoever writes to us
CREATE FUNCTION door.chat_offer(p_chat uuid, p_to uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE chat SET offered_to = p_to WHERE id = p_chat AND status = 'active' AND holder = door.actor() AND p_to IS DISTINCT FROM door.actor()
		AND (p_to IS NULL OR EXISTS (SELECT FROM staff WHERE id = p_to AND admitted AND role IN ('counsellor', 'supervisor')));
	IF NOT FOUND THEN RETURN false; END IF;
	PERFORM door.record(door.chat_chain(p_chat), CASE WHEN p_to IS NULL THEN 'chat.offer-withdrawn' ELSE 'chat.offered' END, coalesce(p_to, p_chat), NULL, NULL);
	PERFORM pg_notify('desk', '');
	PERFORM door.chat_hint(p_chat);
	RETURN true;
END $$;
CREATE FUNCTION door.chat_end(p_chat uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM FROM chat WHERE id = p_chat AND holder = door.actor() AND status = 'active' FOR UPDATE;
	IF NOT FOUND THEN RETURN false; END IF;
	UPDATE chat SET status = 'wrap_up', ended_at = door.time(), ended_by = 'staff', offered_to = NULL WHERE id = p_chat;
	PERFORM door.record(door.chat_chain(p_chat), 'chat.ended', p_chat, NULL, NULL);
	PERFORM pg_notify('desk', '');
	PERFORM door.chat_hint(p_chat);
	RETURN true;
END $$;
-- how it was: from here on it is a contact like any other, taken by whoever spoke with her
CREATE FUNCTION door.chat_finish(p_chat uuid, p_outcome text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_intake uuid;
BEGIN
	UPDATE chat SET status = 'ended', outcome = p_outcome WHERE id = p_chat AND holder = door.actor() AND status = 'wrap_up' RETURNING intake_id INTO v_intake;
	IF v_intake IS NULL THEN RETURN NULL; END IF;
	-- unless she is there again already
	UPDATE intake SET status = 'assigned' WHERE id = v_intake AND part_id IS NULL AND status = 'live'
		AND NOT EXISTS (SELECT FROM chat WHERE intake_id = v_intake AND status IN ('waiting', 'active', 'wrap_up'));
	UPDATE chat_member SET ended_at = door.time() WHERE chat_id = p_chat AND ended_at IS NULL;
	DELETE FROM chat_draft WHERE chat_id = p_chat;
	PERFORM door.record(door.chat_chain(p_chat), 'chat.classified', p_chat, NULL, NULL);
	PERFORM pg_notify('desk', '');
	PERFORM door.chat_hint(p_chat);
	RETURN v_intake;
END $$;
-- what was asked beside the conversation; the level only goes up here
CREATE FUNCTION door.chat_weigh(p_chat uuid, p_sealed bytea, p_level text, p_acute_unclear boolean, p_supervisor_look boolean, p_rule_version integer,
	p_deadline timestamptz, p_read_by timestamptz) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	SELECT i.id, i.level, i.part_id INTO v FROM chat c JOIN intake i ON i.id = c.intake_id
	WHERE c.id = p_chat AND c.id = ANY (door.my_chats()) AND c.status IN ('active', 'wrap_up')
		AND (i.part_id IS NULL OR i.part_id = ANY (door.my_parts())) FOR UPDATE OF i;
	IF v.id IS NULL THEN RETURN NULL; END IF;
	UPDATE intake_answers SET sealed = p_sealed WHERE intake_id = v.id;
	IF NOT FOUND THEN RETURN NULL; END IF;
	UPDATE intake SET level = least(level, p_level), acute_unclear = p_acute_unclear, supervisor_look = supervisor_look OR p_supervisor_look,
		rule_version = p_rule_version, deadline_at = CASE WHEN p_level < level THEN least(deadline_at, p_deadline) ELSE deadline_at END,
		read_by = CASE WHEN p_level < level THEN least(read_by, p_read_by) ELSE read_by END WHERE id = v.id;
	PERFORM door.record(coalesce(v.part_id, v.id), CASE WHEN p_level < v.level THEN 'intake.level-raised' ELSE 'chat.asked' END, v.id, NULL, NULL);
	IF p_level < v.level AND p_level IN ('T0', 'T1') THEN
		PERFORM door.alert(v.id, 'alert-urgent', door.time());
		PERFORM pg_notify('notification', '');
	END IF;
	PERFORM pg_notify('desk', '');
	PERFORM door.chat_hint(p_chat, ' asked ' || door.actor());
	RETURN least(v.level, p_level);
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ time goes by
CREATE FUNCTION door.chat_untold(p_chat uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_intake uuid;
BEGIN
	UPDATE chat SET status = 'ended' WHERE id = p_chat RETURNING intake_id INTO v_intake;
	UPDATE intake SET status = CASE WHEN taken_by IS NULL THEN 'triaged' ELSE 'assigned' END WHERE id = v_intake AND part_id IS NULL AND status = 'live'
		AND NOT EXISTS (SELECT FROM chat WHERE intake_id = v_intake AND status IN ('waiting', 'active', 'wrap_up'));
	UPDATE chat_member SET ended_at = door.time() WHERE chat_id = p_chat AND ended_at IS NULL;
	DELETE FROM chat_draft WHERE chat_id = p_chat;
	PERFORM pg_notify('desk', '');
	PERFORM door.chat_hint(p_chat);
END $$;
-- a conversation whose holder goes on with it no longer goes to whoever is with her, or to the queue again, and rings
CREATE FUNCTION door.chat_without(p_chat uuid, p_staff uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_other uuid; t timestamptz := door.time();
BEGIN
	SELECT id, intake_id, status, holder INTO v FROM chat WHERE id = p_chat FOR UPDATE;
	UPDATE chat SET offered_to = NULL WHERE id = p_chat AND offered_to = p_staff;
	UPDATE chat_member SET ended_at = t WHERE chat_id = p_chat AND staff_id = p_staff AND ended_at IS NULL;
	DELETE FROM chat_draft WHERE chat_id = p_chat AND staff_id = p_staff;
	IF v.holder = p_staff AND v.status IN ('active', 'wrap_up') THEN
		v_other := (SELECT m.staff_id FROM chat_member m JOIN staff s ON s.id = m.staff_id JOIN intake i ON i.id = v.intake_id
			WHERE m.chat_id = p_chat AND m.ended_at IS NULL AND s.admitted AND s.role IN ('counsellor', 'supervisor')
				AND NOT EXISTS (SELECT FROM conflict k JOIN part p ON p.case_id = k.case_id WHERE p.id = i.part_id AND k.staff_id = m.staff_id)
			ORDER BY m.since LIMIT 1);
		UPDATE chat_member SET role = 'holder' WHERE chat_id = p_chat AND staff_id = v_other AND ended_at IS NULL;
		UPDATE intake SET taken_by = v_other, taken_at = CASE WHEN v_other IS NOT NULL THEN t END WHERE id = v.intake_id AND part_id IS NULL AND taken_by = p_staff;
		IF v_other IS NOT NULL THEN UPDATE chat SET holder = v_other, offered_to = NULL WHERE id = p_chat;
		ELSIF v.status = 'active' THEN
			UPDATE chat SET status = 'waiting', holder = NULL, offered_to = NULL WHERE id = p_chat;
			PERFORM door.chat_ring(p_chat);
		ELSE PERFORM door.chat_untold(p_chat); END IF;
	END IF;
	PERFORM door.record(door.chat_chain(p_chat), 'chat.left', p_chat, NULL, NULL);
	PERFORM door.chat_hint(p_chat);
	PERFORM pg_notify('desk', '');
END $$;
CREATE FUNCTION door.free_chats(p_staff uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE chat SET offered_to = NULL WHERE offered_to = p_staff;
	PERFORM door.chat_without(m.chat_id, p_staff) FROM (SELECT DISTINCT chat_id FROM chat_member WHERE staff_id = p_staff AND ended_at IS NULL) m;
END $$;
-- As in 0001_door.sql; first the conversations of somebody who does not come back.
CREATE OR REPLACE FUNCTION door.free_intakes(p_staff uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v uuid;
BEGIN
	PERFORM door.free_chats(p_staff);
	FOR v IN UPDATE intake SET taken_by = NULL, taken_at = NULL, status = 'triaged'
		WHERE taken_by = p_staff AND part_id IS NULL AND status = 'assigned' RETURNING id LOOP
		PERFORM door.record(v, 'intake.released', v, NULL, NULL);
	END LOOP;
	PERFORM pg_notify('desk', '');
END $$;
-- As in 0010_roles.sql; in another role she holds no conversation before somebody vouched for it, and nobody waits for that.
CREATE OR REPLACE FUNCTION door.change_account(p_staff uuid, p_role text, p_disabled boolean) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_was_disabled boolean := (SELECT disabled_at IS NOT NULL FROM staff WHERE id = p_staff);
BEGIN
	IF coalesce(door.actor_role(), '') <> 'administrator' THEN RETURN 'not-allowed'; END IF;
	IF p_staff = door.actor() THEN RETURN 'own-account'; END IF;
	UPDATE staff SET role = p_role, role_version = role_version + 1,
		on_duty_since = CASE WHEN p_disabled OR p_role <> role THEN NULL ELSE on_duty_since END,
		vouched_by = CASE WHEN p_role = role THEN vouched_by END, vouched_at = CASE WHEN p_role = role THEN vouched_at END,
		disabled_at = CASE WHEN p_disabled THEN coalesce(disabled_at, door.time()) END,
		disabled_by = CASE WHEN p_disabled THEN coalesce(disabled_by, door.actor()) END
	WHERE id = p_staff AND (role <> p_role OR p_disabled <> (disabled_at IS NOT NULL));
	IF NOT FOUND THEN RETURN CASE WHEN EXISTS (SELECT FROM staff WHERE id = p_staff) THEN 'unchanged' ELSE 'not-found' END; END IF;
	PERFORM door.free_chats(p_staff);
	IF p_disabled OR p_role NOT IN ('front_desk', 'counsellor', 'supervisor', 'on_call') THEN PERFORM door.free_intakes(p_staff); END IF;
	PERFORM door.record('00000000-0000-0000-0000-000000000000',
		CASE WHEN p_disabled THEN 'staff.disabled' WHEN v_was_disabled THEN 'staff.enabled' ELSE 'staff.role-changed' END, p_staff, NULL, NULL);
	PERFORM pg_notify('session_ended', p_staff::text);
	RETURN 'changed';
END $$;
-- As in 0010_roles.sql; nor does she go on in a conversation with these people.
CREATE OR REPLACE FUNCTION door.shut_out_barred(p_case uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	FOR v IN UPDATE membership m SET ended_at = door.time() FROM part p, conflict c
		WHERE p.id = m.part_id AND p.case_id = p_case AND c.case_id = p_case AND c.staff_id = m.staff_id AND m.ended_at IS NULL
		RETURNING m.part_id, m.staff_id, m.role LOOP
		PERFORM door.record(v.part_id, CASE v.role WHEN 'expert' THEN 'part.expert-left' ELSE 'part.counsellor-removed' END, v.staff_id, NULL, NULL);
	END LOOP;
	UPDATE notification n SET status = 'cancelled', reason_code = 'other-counsellor', changed_at = door.time()
	FROM follow_up f JOIN part p ON p.id = f.part_id, conflict c
	WHERE f.id = n.follow_up_id AND p.case_id = p_case AND c.case_id = p_case AND c.staff_id = n.staff_id
		AND n.purpose = 'remind-counsellor' AND n.status = 'planned';
	UPDATE broken_glass g SET ended_at = door.time() FROM part p, conflict c
	WHERE p.id = g.part_id AND p.case_id = p_case AND c.case_id = p_case AND c.staff_id = g.staff_id AND g.ended_at IS NULL;
	FOR v IN UPDATE follow_up f SET counsellor_id = NULL FROM part p, conflict c
		WHERE p.id = f.part_id AND p.case_id = p_case AND c.case_id = p_case AND c.staff_id = f.counsellor_id
			AND f.reason_code = 'danger-passed-on' AND f.status = 'open' RETURNING f.id LOOP
		PERFORM door.ring_about_task(v.id);
	END LOOP;
	PERFORM door.chat_without(m.chat_id, m.staff_id) FROM (SELECT DISTINCT m.chat_id, m.staff_id FROM chat_member m
		JOIN chat c ON c.id = m.chat_id JOIN intake i ON i.id = c.intake_id JOIN part p ON p.id = i.part_id JOIN conflict k ON k.case_id = p.case_id
		WHERE p.case_id = p_case AND k.staff_id = m.staff_id AND m.ended_at IS NULL) m;
END $$;
-- a screen that is silent for so long is no longer there: nobody waits for nobody
CREATE FUNCTION door.chat_sweep(p_waiting interval, p_active interval, p_untold interval) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v uuid; v_n integer := 0;
BEGIN
	FOR v IN SELECT id FROM chat WHERE status = 'waiting' AND seeker_at < door.time() - p_waiting
		OR status = 'active' AND seeker_at < door.time() - p_active LIMIT 50 FOR UPDATE SKIP LOCKED LOOP
		IF door.chat_leave(v, 'silence') THEN v_n := v_n + 1; END IF;
	END LOOP;
	-- what nobody told in time is a contact all the same, and its words have their time
	FOR v IN SELECT id FROM chat WHERE status = 'wrap_up' AND ended_at < door.time() - p_untold LIMIT 50 FOR UPDATE SKIP LOCKED LOOP
		PERFORM door.chat_untold(v);
		PERFORM door.record(door.chat_chain(v), 'chat.left', v, NULL, NULL);
		v_n := v_n + 1;
	END LOOP;
	RETURN v_n;
END $$;
-- the words go after their time (domain.md 4.4, R7): what was answered is told in the file; an unread one is kept until somebody read it
CREATE FUNCTION door.chat_forget(p_after interval) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_n integer := 0;
BEGIN
	FOR v IN SELECT c.id FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.ended_at < door.time() - p_after
		AND (c.status IN ('wrap_up', 'ended') OR c.status = 'abandoned' AND (i.status IN ('answered', 'closed') OR i.part_id IS NOT NULL))
		AND EXISTS (SELECT FROM chat_line l WHERE l.chat_id = c.id) LIMIT 100 LOOP
		DELETE FROM chat_line WHERE chat_id = v.id;
		PERFORM door.record(door.chat_chain(v.id), 'chat.forgotten', v.id, NULL, NULL);
		v_n := v_n + 1;
	END LOOP;
	RETURN v_n;
END $$;
-- as in 0010_roles.sql; closing the room takes the conversation too
CREATE OR REPLACE FUNCTION door.close_room(p_room uuid, p_by text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_intake uuid; v_part uuid; v_key uuid; v_chat uuid; t timestamptz := door.time();
BEGIN
	-- first her conversations, then the intake: what she writes, and who takes it on, waits for this or is waited for
	PERFORM FROM room r JOIN chat c ON c.intake_id = r.intake_id WHERE r.id = p_room ORDER BY c.id FOR UPDATE OF c;
	PERFORM FROM room r JOIN intake i ON i.id = r.intake_id WHERE r.id = p_room FOR UPDATE OF i;
	UPDATE room r SET closed_at = t, closed_by = p_by FROM intake i WHERE r.id = p_room AND r.closed_at IS NULL AND i.id = r.intake_id
		AND (p_by = 'seeker' AND door.actor() IS NULL OR p_by = 'staff' AND (door.actor_role() = 'supervisor'
				AND i.id <> ALL (door.barred_contacts()) AND (i.part_id IS NULL OR i.part_id <> ALL (door.barred_parts()))
			OR door.has_taken(i.taken_by, i.taken_at) OR i.part_id = ANY (door.my_parts())))
	RETURNING i.id INTO v_intake;
	IF v_intake IS NULL THEN RETURN false; END IF;
	SELECT part_id, key_id INTO v_part, v_key FROM intake WHERE id = v_intake;
	IF p_by = 'seeker' THEN
		FOR v_chat IN SELECT id FROM chat WHERE intake_id = v_intake LOOP
			PERFORM door.chat_leave(v_chat, 'seeker');
			DELETE FROM chat_line WHERE chat_id = v_chat;
			DELETE FROM chat_draft WHERE chat_id = v_chat;
		END LOOP;
		DELETE FROM intake_message WHERE intake_id = v_intake;
		IF v_part IS NULL THEN
			DELETE FROM chat_note WHERE chat_id IN (SELECT id FROM chat WHERE intake_id = v_intake);
			DELETE FROM intake_answers WHERE intake_id = v_intake;
			UPDATE data_key SET wrapped = NULL, erased_at = t WHERE id = v_key;
			UPDATE intake SET status = 'closed', closed_at = t WHERE id = v_intake;
			UPDATE notification SET status = 'cancelled', changed_at = t WHERE intake_id = v_intake AND status = 'planned';
			UPDATE follow_up SET status = 'cancelled', settled_at = t, version = version + 1 WHERE intake_id = v_intake AND status = 'open';
		END IF;
	END IF;
	PERFORM door.record(coalesce(v_part, v_intake), 'room.closed-by-' || p_by, p_room, NULL, NULL, p_by);
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- as in 0010_roles.sql; a conversation is counted too
CREATE OR REPLACE FUNCTION door.figures_contacts() RETURNS TABLE (month text, word text, other text, n integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH found AS (SELECT to_char(received_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM') AS month, channel AS word, level AS other, count(*) AS n
		FROM intake WHERE received_at >= (SELECT min(since) FROM door.figure_months()) GROUP BY 1, 2, 3)
	SELECT m.month, w.word, o.other, door.figure(coalesce(f.n, 0)) FROM door.figure_months() m
		CROSS JOIN unnest(ARRAY['phone', 'form', 'chat', 'sms', 'email_letter', 'referral']) AS w (word)
		CROSS JOIN unnest(ARRAY['T0', 'T1', 'T2', 'T3', 'T4']) AS o (other) LEFT JOIN found f USING (month, word, other)
$$;
GRANT EXECUTE ON FUNCTION door.my_chats(), door.chat_counts(), door.chat_is_barred(uuid), door.chat_chain(uuid), door.chat_hint(uuid, text), door.chat_open(uuid, uuid, text, boolean, timestamptz[]), door.intake_of_room(uuid),
	door.chat_of_room(uuid), door.chat_of_form(bytea), door.chat_word_version(uuid), door.chat_chances(), door.chat_state(uuid), door.chat_lines(uuid, integer, integer), door.chat_say(uuid, uuid, bytea),
	door.chat_seen(uuid, integer, boolean), door.chat_told(uuid), door.chat_danger(uuid, bytea, text, boolean, timestamptz, timestamptz), door.chat_rate(uuid, text), door.chat_leave(uuid, text),
	door.chat_presence(integer, text[], bytea), door.chat_urgency(uuid), door.chat_take(uuid), door.chat_just_gone(uuid), door.chat_next(), door.chat_write(uuid, uuid, bytea), door.chat_tell(uuid, uuid, bytea), door.chat_heard(uuid, integer),
	door.chat_staff_seen(uuid, integer), door.chat_join(uuid), door.chat_step_out(uuid), door.chat_offer(uuid, uuid), door.chat_end(uuid),
	door.chat_finish(uuid, text), door.chat_weigh(uuid, bytea, text, boolean, boolean, integer, timestamptz, timestamptz) TO app;
GRANT EXECUTE ON FUNCTION door.chat_sweep(interval, interval, interval), door.chat_forget(interval) TO worker;
RESET ROLE;
--> statement-breakpoint

-- ------------------------------------------------------------------ app: who sees what of a conversation
-- that somebody waits, and in which language, everybody who could take it; the rest whoever is in it, or later has its contact
CREATE POLICY queue ON chat FOR SELECT TO app USING (
	(SELECT door.actor_role()) IN ('counsellor', 'supervisor') AND status = 'waiting' AND NOT door.chat_is_barred(id)
	OR id = ANY ((SELECT door.my_chats())::uuid[])
	OR (SELECT door.actor_role()) = 'counsellor' AND offered_to = (SELECT door.actor()) AND NOT door.chat_is_barred(id)
	OR ((SELECT door.actor_role()) IN ('counsellor', 'supervisor') OR status IN ('ended', 'abandoned'))
		AND EXISTS (SELECT FROM intake i WHERE i.id = intake_id AND (i.taken_by IS NOT NULL OR (SELECT door.actor_role()) = 'supervisor')));
CREATE POLICY present ON chat_line FOR SELECT TO app USING (chat_id = ANY ((SELECT door.my_chats())::uuid[])
	OR EXISTS (SELECT FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = chat_id AND c.status IN ('ended', 'abandoned')
		AND (i.taken_by IS NOT NULL OR (SELECT door.actor_role()) = 'supervisor')));
CREATE POLICY present ON chat_note FOR SELECT TO app USING (chat_id = ANY ((SELECT door.my_chats())::uuid[])
	OR EXISTS (SELECT FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = chat_id AND c.status IN ('ended', 'abandoned')
		AND (i.taken_by IS NOT NULL OR (SELECT door.actor_role()) = 'supervisor')));
CREATE POLICY write ON chat_note FOR INSERT TO app WITH CHECK (staff_id = (SELECT door.actor()) AND chat_id = ANY ((SELECT door.my_chats())::uuid[]));
CREATE POLICY around ON chat_member FOR SELECT TO app USING (EXISTS (SELECT FROM chat c WHERE c.id = chat_id));
CREATE POLICY own ON chat_draft TO app USING (staff_id = (SELECT door.actor()) AND chat_id = ANY ((SELECT door.my_chats())::uuid[]))
	WITH CHECK (staff_id = (SELECT door.actor()) AND chat_id = ANY ((SELECT door.my_chats())::uuid[]));
-- whoever talks with her opens what is said, also when her contact belongs to a case of somebody else
CREATE POLICY talking ON data_key FOR SELECT TO app USING (intake_id IS NOT NULL
	AND EXISTS (SELECT FROM chat c WHERE c.key_id = data_key.id AND c.id = ANY ((SELECT door.my_chats())::uuid[])));
--> statement-breakpoint
-- a conversation is one event a line: the timeline and the log of a case leave them out, and read past them in an index
DROP INDEX event_told;
CREATE INDEX event_told ON event (chain_id, at DESC, seq DESC) WHERE kind NOT IN ('part.read', 'intake.opened', 'person.added',
	'note.written', 'intake.answered', 'intake.written-back', 'room.answer-read', 'notification.planned', 'chat.said');
DROP INDEX event_read;
CREATE INDEX event_read ON event (chain_id, at DESC, seq DESC) WHERE kind IN ('part.read', 'part.reading-refused', 'part.log-read',
	'intake.opened', 'intake.opening-refused', 'chat.opening-refused', 'phone.shown', 'case.printed', 'room.opened', 'room.opening-refused', 'room.answer-read');
SET LOCAL ROLE doorkeeper;
-- as in 0010_roles.sql
CREATE OR REPLACE FUNCTION door.privacy_log(p_part uuid, p_at timestamptz, p_chain uuid, p_seq bigint, p_limit integer)
RETURNS TABLE (at timestamptz, chain_id uuid, seq bigint, kind text, actor_id uuid, actor_role text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF door.privacy_code(p_part) IS NULL THEN RETURN; END IF;
	RETURN QUERY SELECT e.at, e.chain_id, e.seq, e.kind, e.actor_id, e.actor_role FROM event e
		WHERE e.chain_id IN (SELECT p_part UNION ALL SELECT i.id FROM intake i WHERE i.part_id = p_part)
			-- what names another part, or the moment at which something moved between two
			AND e.kind NOT IN ('intake.taken-on', 'intake.linked', 'intake.unlinked', 'contact.linked', 'contact.unlinked', 'person.same-as',
				'person.not-same-as', 'danger.received',
				-- a conversation is one event, and not one a line
				'chat.said')
			-- of a contact nothing from when it stood elsewhere
			AND (e.chain_id = p_part OR e.at > coalesce((SELECT max(a.at) FROM event a WHERE a.chain_id = e.chain_id AND a.kind = 'intake.unlinked'), '-infinity'))
			AND (p_at IS NULL OR (e.at, e.chain_id, e.seq) < (p_at, p_chain, p_seq))
		ORDER BY e.at DESC, e.chain_id DESC, e.seq DESC LIMIT p_limit;
	PERFORM door.record(p_part, 'part.log-read', p_part, NULL, NULL);
END $$;
RESET ROLE;
