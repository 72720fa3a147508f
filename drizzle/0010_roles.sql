-- The roles of the trade (domain.md 8.4). What each may do stands in the walls below and in src/domain/access.ts.
ALTER TABLE staff DROP CONSTRAINT staff_role_check;
ALTER TABLE staff ADD CONSTRAINT staff_role_check CHECK (role IN ('front_desk', 'counsellor', 'expert', 'supervisor', 'on_call',
	'privacy_officer', 'analyst', 'administrator'));
--> statement-breakpoint

-- ------------------------------------------------------------------ expert: thinks along in the parts a supervisor asked her into
-- An invitation is a membership of its own kind: it opens the story of one part, and no way to reach anybody in it.
ALTER TABLE membership DROP CONSTRAINT membership_role_check;
ALTER TABLE membership ADD CONSTRAINT membership_role_check CHECK (role IN ('first', 'second', 'expert'));
SET LOCAL ROLE doorkeeper;
CREATE OR REPLACE FUNCTION door.my_parts() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(part_id), '{}') FROM membership
	WHERE staff_id = door.actor() AND ended_at IS NULL AND role <> 'expert' AND door.actor_role() IN ('counsellor', 'supervisor')
		AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
$$;
CREATE FUNCTION door.invited_parts() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT coalesce(array_agg(part_id), '{}') FROM membership
	WHERE staff_id = door.actor() AND ended_at IS NULL AND role = 'expert' AND door.actor_role() = 'expert'
		AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
$$;
-- the reason lies under the part's key: whoever works on it reads why somebody reads along
CREATE FUNCTION door.invite_expert(p_part uuid, p_staff uuid, p_key uuid, p_reason bytea) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_case uuid;
BEGIN
	SELECT case_id INTO v_case FROM part WHERE id = p_part AND key_id = p_key AND id <> ALL (door.barred_parts())
		AND door.actor_role() = 'supervisor' FOR UPDATE;
	IF v_case IS NULL THEN RETURN 'not-found'; END IF;
	IF NOT EXISTS (SELECT FROM staff WHERE id = p_staff AND admitted AND role = 'expert') THEN RETURN 'not-possible-now'; END IF;
	IF EXISTS (SELECT FROM conflict WHERE staff_id = p_staff AND case_id = v_case) THEN RETURN 'conflict-declared'; END IF;
	-- sent twice at once
	IF EXISTS (SELECT FROM membership WHERE part_id = p_part AND staff_id = p_staff AND role = 'expert' AND ended_at IS NULL) THEN RETURN 'invited'; END IF;
	-- what she was here before she became an expert ends
	UPDATE membership SET ended_at = door.time() WHERE part_id = p_part AND staff_id = p_staff AND ended_at IS NULL;
	IF FOUND THEN PERFORM door.record(p_part, 'part.counsellor-removed', p_staff, NULL, NULL); END IF;
	INSERT INTO membership (part_id, staff_id, role, since) VALUES (p_part, p_staff, 'expert', door.time());
	PERFORM door.record(p_part, 'part.expert-invited', p_staff, p_key, p_reason);
	PERFORM pg_notify('desk', '');
	RETURN 'invited';
END $$;
CREATE FUNCTION door.end_invitation(p_part uuid, p_staff uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE membership SET ended_at = door.time() WHERE part_id = p_part AND staff_id = p_staff AND role = 'expert' AND ended_at IS NULL
		AND part_id <> ALL (door.barred_parts()) AND door.actor_role() = 'supervisor';
	IF NOT FOUND THEN RETURN false; END IF;
	PERFORM door.record(p_part, 'part.expert-left', p_staff, NULL, NULL);
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- as in 0003_parts.sql; an expert leaves by the name of what she was
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
END $$;
-- as in 0003_parts.sql; who breaks glass is no news for an expert
CREATE OR REPLACE FUNCTION door.give_glass_reason(p_id uuid, p_sealed bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time();
BEGIN
	UPDATE broken_glass SET sealed = p_sealed WHERE id = p_id AND staff_id = door.actor() AND sealed IS NULL AND broken_at = t
	RETURNING * INTO v;
	IF v.id IS NULL THEN RETURN false; END IF;
	PERFORM door.record(v.part_id, 'glass.broken', v.id, v.key_id, NULL);
	-- who works on it, and every supervisor who may see it, hear of it at once
	INSERT INTO notification (id, unique_key, purpose, staff_id, planned_at, first_planned_at, changed_at, created_at, follow_up_id)
	SELECT gen_random_uuid(), concat_ws(':', 'tell-glass', v.id, s.id), 'tell-glass', s.id, t, t, t, t, NULL FROM staff s
	WHERE s.admitted AND s.phone IS NOT NULL AND s.id <> v.staff_id
		AND (EXISTS (SELECT FROM membership m WHERE m.part_id = v.part_id AND m.staff_id = s.id AND m.role <> 'expert' AND m.ended_at IS NULL)
			OR s.role = 'supervisor' AND NOT EXISTS (SELECT FROM conflict c JOIN part p ON p.case_id = c.case_id WHERE p.id = v.part_id AND c.staff_id = s.id));
	INSERT INTO follow_up (id, kind, part_id, counsellor_id, status, starts_at, ends_at, reason_code, created_at)
	SELECT v.id, 'task', v.part_id, m.staff_id, 'open', t, t + interval '15 minutes', 'glass-broken', t
	FROM membership m WHERE m.part_id = v.part_id AND m.role = 'first' AND m.ended_at IS NULL;
	PERFORM pg_notify('notification', '');
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
-- as in 0003_parts.sql; whoever thinks along may know these people too
CREATE OR REPLACE FUNCTION door.declare_conflict(p_id uuid, p_part uuid, p_key uuid, p_sealed bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record; t timestamptz := door.time();
BEGIN
	SELECT p.id, p.case_id, p.key_id INTO v FROM part p WHERE p.id = p_part
		AND (door.actor_role() = 'supervisor' OR p.id = ANY (door.seen_parts()) OR p.id = ANY (door.invited_parts()))
		AND p.id <> ALL (door.barred_parts()) FOR UPDATE OF p;
	IF v.id IS NULL OR v.key_id <> p_key THEN RETURN false; END IF;
	-- sent twice at once
	IF EXISTS (SELECT FROM conflict WHERE staff_id = door.actor() AND case_id = v.case_id) THEN RETURN true; END IF;
	PERFORM door.record(v.id, 'conflict.declared', p_id, NULL, NULL);
	INSERT INTO conflict (id, part_id, case_id, staff_id, key_id, sealed, declared_at) VALUES (p_id, v.id, v.case_id, door.actor(), p_key, p_sealed, t);
	PERFORM door.shut_out_barred(v.case_id);
	PERFORM pg_notify('desk', '');
	RETURN true;
END $$;
GRANT EXECUTE ON FUNCTION door.invited_parts(), door.invite_expert(uuid, uuid, uuid, bytea), door.end_invitation(uuid, uuid) TO app;
RESET ROLE;
--> statement-breakpoint

-- A table that is not named here shows an expert nothing: no number, plan, consent, text, follow-up, no message.
-- PostgreSQL asks the policies of a table from the last name to the first: a row that "mine" or "follows" shows never asks this one.
CREATE POLICY along ON part FOR SELECT TO app USING (id = ANY ((SELECT door.invited_parts())::uuid[]));
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['membership', 'person', 'household', 'relation', 'sibling_check', 'trajectory', 'note', 'note_correction', 'data_key'] LOOP
		EXECUTE format($p$CREATE POLICY along ON %I FOR SELECT TO app USING (part_id = ANY ((SELECT door.invited_parts())::uuid[]))$p$, t);
	END LOOP;
END $$;
CREATE POLICY along ON event FOR SELECT TO app USING (chain_id = ANY ((SELECT door.invited_parts())::uuid[]));
CREATE POLICY along_writes ON note FOR INSERT TO app WITH CHECK (
	part_id = ANY ((SELECT door.invited_parts())::uuid[]) AND written_by = (SELECT door.actor()));
-- her own note alone
CREATE POLICY along_writes ON note_correction FOR INSERT TO app WITH CHECK (
	part_id = ANY ((SELECT door.invited_parts())::uuid[]) AND corrected_by = (SELECT door.actor())
	AND EXISTS (SELECT FROM note n WHERE n.id = note_id AND n.written_by = (SELECT door.actor())));
-- these two show themselves to whoever sees the part
CREATE POLICY not_along ON broken_glass AS RESTRICTIVE FOR SELECT TO app USING ((SELECT door.actor_role()) <> 'expert');
CREATE POLICY not_along ON same_person AS RESTRICTIVE FOR SELECT TO app USING ((SELECT door.actor_role()) <> 'expert');
