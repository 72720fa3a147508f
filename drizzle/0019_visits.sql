-- Visits with a ladder (domain.md 2.13), and contacts that were logged by hand, a meeting among them. What earlier migrations let in stays let in.
ALTER TABLE intake DROP CONSTRAINT intake_channel_check;
ALTER TABLE intake ADD CONSTRAINT intake_channel_check CHECK (channel IN ('phone', 'chat', 'form', 'sms', 'email_letter', 'referral', 'meeting'));
ALTER TABLE notification DROP CONSTRAINT notification_channel_check;
ALTER TABLE notification ADD CONSTRAINT notification_channel_check CHECK (channel IN ('sms', 'voice'));
DO $$
DECLARE v text;
BEGIN
	SELECT pg_get_constraintdef(oid) INTO STRICT v FROM pg_constraint WHERE conrelid = 'notification'::regclass AND conname = 'notification_purpose_check';
	ALTER TABLE notification DROP CONSTRAINT notification_purpose_check;
	EXECUTE 'ALTER TABLE notification ADD CONSTRAINT notification_purpose_check '
		|| replace(v, 'ARRAY[', 'ARRAY[''visit-call''::text, ''visit-buddy''::text, ''visit-supervisor''::text, ');
END $$;
--> statement-breakpoint

-- Who goes and how it stands; what makes it risky is sealed. Its key opens this visit and nothing else of the part, since the second person
-- may be a colleague who knows nothing of the case.
CREATE TABLE visit (
	id uuid PRIMARY KEY REFERENCES follow_up,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	goes uuid NOT NULL REFERENCES staff,
	second uuid REFERENCES staff,
	second_how text CONSTRAINT visit_second_how_check CHECK (second_how IN ('along', 'near')),
	risk text NOT NULL CONSTRAINT visit_risk_check CHECK (risk IN ('low', 'raised', 'high')),
	sealed bytea NOT NULL,
	needs_agreement boolean NOT NULL,
	agreed_by uuid REFERENCES staff,
	agreed_at timestamptz,
	back_by timestamptz NOT NULL,
	in_at timestamptz,
	out_at timestamptz,
	help_at timestamptz,
	rung text NOT NULL DEFAULT 'none' CONSTRAINT visit_rung_check CHECK (rung IN ('none', 'not-in', 'call', 'supervisor', 'police')),
	-- when the ladder does something, if nobody says anything
	next_at timestamptz,
	task_id uuid REFERENCES follow_up,
	version integer NOT NULL DEFAULT 1,
	CHECK (second <> goes),
	CHECK (num_nonnulls(second, second_how) IN (0, 2)),
	CHECK (num_nonnulls(agreed_by, agreed_at) IN (0, 2))
);
CREATE INDEX visit_next ON visit (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX visit_of_part ON visit (part_id);
CREATE INDEX visit_not_out ON visit (back_by) WHERE out_at IS NULL;
-- where it is: a row of its own, since fewer may read it
CREATE TABLE visit_address (
	visit_id uuid PRIMARY KEY REFERENCES visit,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea NOT NULL
);
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['visit', 'visit_address'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY door ON %I TO doorkeeper USING (true) WITH CHECK (true)', t);
		EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO doorkeeper', t);
		EXECUTE format('GRANT SELECT, INSERT ON %I TO app', t);
	END LOOP;
END $$;
GRANT UPDATE (goes, second, second_how, risk, sealed, needs_agreement, back_by, rung, next_at, version) ON visit TO app;
GRANT UPDATE (sealed) ON visit_address TO app;
GRANT SELECT (id, part_id, goes, second, second_how, back_by, in_at, out_at, help_at, rung, next_at, version) ON visit TO worker;
GRANT UPDATE (rung, next_at, version) ON visit TO worker;
CREATE POLICY worker ON visit TO worker USING (true) WITH CHECK (true);
-- whoever agreed did so with what she saw
CREATE FUNCTION agree_anew() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	IF (NEW.goes, NEW.second, NEW.second_how, NEW.risk, NEW.sealed) IS DISTINCT FROM (OLD.goes, OLD.second, OLD.second_how, OLD.risk, OLD.sealed) THEN
		NEW.agreed_by := NULL;
		NEW.agreed_at := NULL;
	END IF;
	RETURN NEW;
END $$;
CREATE TRIGGER agree_anew BEFORE UPDATE ON visit FOR EACH ROW EXECUTE FUNCTION agree_anew();
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- whether a colleague may go along, or wait for her: says nothing of why not
CREATE FUNCTION door.may_go_along(p_part uuid, p_staff uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM staff s WHERE s.id = p_staff AND s.admitted AND s.role IN ('counsellor', 'supervisor'))
		AND NOT EXISTS (SELECT FROM conflict c JOIN part p ON p.case_id = c.case_id WHERE p.id = p_part AND c.staff_id = p_staff)
		AND p_part = ANY (door.my_parts())
$$;
-- the visits on which she goes, or for which she is the second person; of these the address while she is not out
CREATE FUNCTION door.my_visits(p_live boolean) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(v.id), '{}') FROM visit v JOIN follow_up f ON f.id = v.id
	WHERE door.actor() IN (v.goes, v.second) AND door.actor_role() IN ('counsellor', 'supervisor')
		AND v.part_id <> ALL ((SELECT door.barred_parts())::uuid[])
		AND (NOT p_live OR v.out_at IS NULL AND (v.in_at IS NOT NULL OR f.status IN ('held', 'booked')
			-- who left the case before she went does not go
			AND (v.help_at IS NOT NULL OR v.second IS NOT DISTINCT FROM door.actor() OR v.part_id = ANY ((SELECT door.my_parts())::uuid[]))))
$$;
-- Whom a step of the ladder reaches (src/domain/visit.ts says when). Neutral texts and calls; decided again as they leave. To whoever is
-- there: she is asked; to who waits for her and to the supervisors: they are told. What is asked of the police is one task for every supervisor.
CREATE FUNCTION door.visit_ring(p_visit uuid, p_rung text, p_at timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; v_task uuid; t timestamptz := door.time();
BEGIN
	SELECT w.*, p.case_id INTO v FROM visit w JOIN part p ON p.id = w.part_id WHERE w.id = p_visit;
	INSERT INTO notification (id, unique_key, purpose, channel, staff_id, follow_up_id, planned_at, first_planned_at, changed_at, created_at)
	SELECT gen_random_uuid(), concat_ws(':', r.purpose, v.id, p_rung, extract(epoch FROM v.back_by), extract(epoch FROM p_at), s.id, c.channel), r.purpose, c.channel, s.id, v.id, p_at, p_at, t, t
	FROM staff s CROSS JOIN LATERAL (SELECT CASE
			WHEN p_rung = 'call' AND (s.id = v.goes OR s.id = v.second AND v.second_how = 'along') THEN 'visit-call'
			WHEN p_rung IN ('call', 'not-in') AND s.id = v.second THEN 'visit-buddy'
			WHEN p_rung IN ('supervisor', 'police') AND s.role = 'supervisor' AND s.id <> v.goes
				AND NOT EXISTS (SELECT FROM conflict k WHERE k.staff_id = s.id AND k.case_id = v.case_id) THEN 'visit-supervisor' END AS purpose) r
		CROSS JOIN unnest(ARRAY['sms', 'voice']) AS c (channel)
	WHERE s.admitted AND s.phone IS NOT NULL AND r.purpose IS NOT NULL AND (c.channel = 'sms' OR r.purpose <> 'visit-buddy' AND p_rung <> 'police')
	ON CONFLICT (unique_key) DO NOTHING;
	IF p_rung = 'police' AND NOT EXISTS (SELECT FROM follow_up WHERE id = v.task_id AND status = 'open') THEN
		INSERT INTO follow_up (id, kind, part_id, status, starts_at, ends_at, reason_code, created_at)
		VALUES (gen_random_uuid(), 'task', v.part_id, 'open', p_at, p_at + interval '15 minutes', CASE WHEN v.help_at IS NULL THEN 'visit-police' ELSE 'visit-help' END, t)
		RETURNING id INTO v_task;
		UPDATE visit SET task_id = v_task WHERE id = v.id;
		PERFORM door.record(v.part_id, 'task.opened', v_task, NULL, NULL);
	END IF;
	PERFORM door.record(v.part_id, CASE p_rung WHEN 'not-in' THEN 'visit.not-in' WHEN 'call' THEN 'visit.called' WHEN 'supervisor' THEN 'visit.supervisors-told'
		ELSE 'visit.police-asked' END, v.id, NULL, NULL);
	PERFORM pg_notify('notification', '');
	PERFORM pg_notify('desk', '');
END $$;
-- how it stands, locked, for whoever goes, the second person, whoever works on the case (whose appointment it is), or a supervisor
CREATE FUNCTION door.hold_visit(p_visit uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM FROM visit WHERE id = p_visit AND (id = ANY (door.my_visits(false)) OR part_id = ANY (door.my_parts())
		OR door.actor_role() = 'supervisor' AND part_id <> ALL (door.barred_parts())) FOR UPDATE;
	RETURN FOUND;
END $$;
-- What was said by who is there; what was promised to others is taken back where it no longer holds. A supervisor says for her that she is safe,
-- once it stands with them.
CREATE FUNCTION door.act_visit(p_visit uuid, p_kind text, p_back_by timestamptz, p_in timestamptz, p_out timestamptz, p_help timestamptz, p_rung text, p_next timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time();
BEGIN
	UPDATE visit SET back_by = p_back_by, in_at = p_in, out_at = p_out, help_at = p_help, rung = p_rung, next_at = p_next, version = version + 1
	WHERE id = p_visit AND (id = ANY (door.my_visits(false)) OR p_kind = 'visit.out' AND rung IN ('supervisor', 'police')
		AND door.actor_role() = 'supervisor' AND part_id <> ALL (door.barred_parts())) RETURNING * INTO v;
	IF v.id IS NULL THEN RETURN false; END IF;
	UPDATE notification SET status = 'cancelled', reason_code = 'seen', changed_at = t
	WHERE follow_up_id = p_visit AND purpose IN ('visit-call', 'visit-buddy', 'visit-supervisor') AND status = 'planned'
		-- who asked for help needs it until she is out, wherever she says she is
		AND (purpose <> 'visit-supervisor' OR v.help_at IS NULL OR v.out_at IS NOT NULL OR p_kind = 'visit.help');
	PERFORM door.record(v.part_id, p_kind, v.id, NULL, NULL);
	IF p_kind = 'visit.help' THEN
		PERFORM door.visit_ring(p_visit, 'supervisor', t);
		PERFORM door.visit_ring(p_visit, 'police', t);
	END IF;
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- a supervisor who does not go herself
CREATE FUNCTION door.agree_visit(p_visit uuid, p_version integer) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_part uuid;
BEGIN
	UPDATE visit SET agreed_by = door.actor(), agreed_at = door.time(), version = version + 1
	WHERE id = p_visit AND version = p_version AND needs_agreement AND agreed_at IS NULL AND door.actor_role() = 'supervisor'
		AND part_id <> ALL (door.barred_parts()) AND (door.actor() IN (goes, second)) IS NOT TRUE RETURNING part_id INTO v_part;
	IF v_part IS NULL THEN RETURN false; END IF;
	PERFORM door.record(v_part, 'visit.agreed', p_visit, NULL, NULL);
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- whether the police are called: a person decides, with words (on the chain), and the task is done
CREATE FUNCTION door.settle_visit_task(p_visit uuid) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
	UPDATE follow_up f SET status = 'done', settled_at = door.time(), version = f.version + 1 FROM visit w
	WHERE w.id = p_visit AND f.id = w.task_id AND f.status = 'open' AND door.actor_role() = 'supervisor'
		AND w.part_id <> ALL (door.barred_parts()) AND w.goes <> door.actor() RETURNING f.id, f.part_id INTO v;
	IF v.id IS NULL THEN RETURN NULL; END IF;
	PERFORM door.record(v.part_id, 'task.done', v.id, NULL, NULL);
	PERFORM pg_notify('desk', '');
	RETURN v.id;
END $$;
GRANT EXECUTE ON FUNCTION door.may_go_along(uuid, uuid), door.my_visits(boolean), door.hold_visit(uuid), door.agree_visit(uuid, integer), door.settle_visit_task(uuid),
	door.act_visit(uuid, text, timestamptz, timestamptz, timestamptz, timestamptz, text, timestamptz) TO app;
GRANT EXECUTE ON FUNCTION door.visit_ring(uuid, text, timestamptz) TO worker;
RESET ROLE;
--> statement-breakpoint

CREATE POLICY seen ON visit FOR SELECT TO app USING (
	(SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
	OR (SELECT door.actor_role()) = 'counsellor' AND part_id = ANY ((SELECT door.seen_parts())::uuid[]) OR id = ANY ((SELECT door.my_visits(false))::uuid[]));
CREATE POLICY plan ON visit FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[]) AND agreed_at IS NULL
	AND EXISTS (SELECT FROM follow_up f WHERE f.id = visit.id AND f.part_id = visit.part_id));
-- before anybody went; who agreed is written by door.agree_visit
CREATE POLICY replan ON visit FOR UPDATE TO app USING (part_id = ANY ((SELECT door.my_parts())::uuid[]) AND in_at IS NULL AND out_at IS NULL AND help_at IS NULL)
	WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[]));
-- the address: who works on the case, who goes and who waits for her, and supervisors once it stands with them
CREATE POLICY seen ON visit_address FOR SELECT TO app USING (part_id = ANY ((SELECT door.my_parts())::uuid[])
	OR visit_id = ANY ((SELECT door.my_visits(true))::uuid[])
	OR (SELECT door.actor_role()) = 'supervisor' AND EXISTS (SELECT FROM visit v WHERE v.id = visit_id
		AND v.rung IN ('supervisor', 'police') AND v.out_at IS NULL));
CREATE POLICY plan ON visit_address FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[])
	AND EXISTS (SELECT FROM visit v WHERE v.id = visit_id AND v.part_id = visit_address.part_id));
CREATE POLICY replan ON visit_address FOR UPDATE TO app USING (part_id = ANY ((SELECT door.my_parts())::uuid[]));
CREATE POLICY visiting ON data_key FOR SELECT TO app USING (part_id IS NOT NULL
	AND EXISTS (SELECT FROM visit v WHERE v.key_id = data_key.id AND v.id = ANY ((SELECT door.my_visits(false))::uuid[])));
-- when it was to begin, and whether it still stands
CREATE POLICY visiting ON follow_up FOR SELECT TO app USING (id = ANY ((SELECT door.my_visits(false))::uuid[]));
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- as in 0015_chat.sql; a meeting is counted too
CREATE OR REPLACE FUNCTION door.figures_contacts() RETURNS TABLE (month text, word text, other text, n integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	WITH found AS (SELECT to_char(received_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM') AS month, channel AS word, level AS other, count(*) AS n
		FROM intake WHERE received_at >= (SELECT min(since) FROM door.figure_months()) GROUP BY 1, 2, 3)
	SELECT m.month, w.word, o.other, door.figure(coalesce(f.n, 0)) FROM door.figure_months() m
		CROSS JOIN unnest(ARRAY['phone', 'form', 'chat', 'meeting', 'sms', 'email_letter', 'referral']) AS w (word)
		CROSS JOIN unnest(ARRAY['T0', 'T1', 'T2', 'T3', 'T4']) AS o (other) LEFT JOIN found f USING (month, word, other)
$$;
RESET ROLE;
