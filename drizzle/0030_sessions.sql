-- What was said at a talk of a trajectory, or that it did not come about (domain brief 3.4): facts, impressions and agreements apart. Never changed: a
-- correction is another version, and what stood before stays to be read. Hours and travel lie open, since the cost of a trajectory is added up of them.
CREATE TABLE session (
	id uuid PRIMARY KEY,
	trajectory_id uuid NOT NULL,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	-- the first version of the same report
	first_id uuid NOT NULL,
	version integer NOT NULL CHECK (version >= 1),
	-- the appointment it was, where there was one
	follow_up_id uuid REFERENCES follow_up,
	kind text NOT NULL CONSTRAINT session_kind_check CHECK (kind IN ('home', 'office', 'phone', 'video', 'prison', 'school', 'walk')),
	outcome text NOT NULL CONSTRAINT session_outcome_check CHECK (outcome IN ('held', 'no-show', 'cancelled-by-client', 'cancelled-by-us')),
	began_at timestamptz NOT NULL,
	minutes integer NOT NULL CHECK (minutes BETWEEN 0 AND 600),
	travel_minutes integer NOT NULL CHECK (travel_minutes BETWEEN 0 AND 900),
	travel_km integer NOT NULL CHECK (travel_km BETWEEN 0 AND 1500),
	staff_count integer NOT NULL CHECK (staff_count BETWEEN 1 AND 9),
	-- somebody of the family was spoken to
	heard boolean NOT NULL,
	sealed bytea NOT NULL,
	written_at timestamptz NOT NULL,
	written_by uuid NOT NULL REFERENCES staff,
	-- each follows the one before it
	previous integer GENERATED ALWAYS AS (nullif(version, 1) - 1) STORED,
	CHECK ((version = 1) = (id = first_id)),
	CHECK ((outcome = 'held') = (minutes > 0)),
	CHECK (outcome = 'held' OR NOT heard),
	UNIQUE (first_id, version),
	UNIQUE (first_id, version, outcome),
	UNIQUE (id, trajectory_id, part_id),
	FOREIGN KEY (trajectory_id, part_id) REFERENCES trajectory (id, part_id),
	FOREIGN KEY (first_id, trajectory_id, part_id) REFERENCES session (id, trajectory_id, part_id),
	-- whether it was held is not corrected
	FOREIGN KEY (first_id, previous, outcome) REFERENCES session (first_id, version, outcome)
);
CREATE INDEX session_of_trajectory ON session (trajectory_id, began_at DESC, id DESC);
CREATE INDEX session_heard ON session (part_id, began_at) WHERE heard;
-- of one appointment there is one report
CREATE UNIQUE INDEX session_of_appointment ON session (follow_up_id) WHERE version = 1 AND follow_up_id IS NOT NULL;
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
CREATE POLICY door ON session TO doorkeeper USING (true) WITH CHECK (true);
CREATE POLICY mine ON session FOR SELECT TO app USING (
	(SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
	OR part_id = ANY ((SELECT door.seen_parts())::uuid[]));
CREATE POLICY along ON session FOR SELECT TO app USING (part_id = ANY ((SELECT door.invited_parts())::uuid[]));
GRANT SELECT, INSERT ON session TO app;
GRANT SELECT ON session TO doorkeeper;
-- nobody writes in somebody else's name, nor about an appointment of another case
CREATE POLICY add ON session FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[])
	AND written_by = (SELECT door.actor())
	AND (follow_up_id IS NULL OR EXISTS (SELECT FROM follow_up f WHERE f.id = session.follow_up_id AND f.part_id = session.part_id)));
--> statement-breakpoint

-- What waits after somebody did not come (src/domain/missed-contact.ts): one rung at a time in a part.
CREATE UNIQUE INDEX follow_up_one_missed ON follow_up (part_id)
	WHERE status = 'open' AND reason_code IN ('missed-second', 'missed-third', 'missed-decide');
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- Whether somebody goes to look is a supervisor's to say; what she said becomes a task of whoever has the case. Null when there is nothing to decide.
CREATE FUNCTION door.decide_missed(p_task uuid, p_id uuid, p_check boolean, p_sealed bytea) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v follow_up; t timestamptz := door.time();
BEGIN
	SELECT * INTO v FROM follow_up WHERE id = p_task AND reason_code = 'missed-decide' AND status = 'open' FOR UPDATE;
	IF (door.actor_role() = 'supervisor' AND v.part_id <> ALL (door.barred_parts()) AND p_check IS NOT NULL AND p_sealed IS NOT NULL) IS NOT TRUE THEN
		RETURN NULL;
	END IF;
	UPDATE follow_up SET status = 'done', settled_at = t, version = version + 1 WHERE id = v.id;
	INSERT INTO follow_up (id, kind, part_id, person_id, counsellor_id, status, starts_at, ends_at, reason_code, key_id, sealed, created_at, created_by)
	VALUES (p_id, 'task', v.part_id, v.person_id,
		(SELECT staff_id FROM membership WHERE part_id = v.part_id AND role = 'first' AND ended_at IS NULL LIMIT 1),
		'open', t, t + interval '15 minutes', CASE WHEN p_check THEN 'missed-check' ELSE 'missed-rest' END,
		(SELECT key_id FROM part WHERE id = v.part_id), p_sealed, t, door.actor());
	PERFORM pg_notify('desk', '');
	RETURN p_id;
END $$;
-- her last word: a message, a call, a text, an appointment she came to, a talk that was written down, a plan she confirmed
CREATE OR REPLACE FUNCTION door.last_heard(p_part uuid) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT greatest(p.opened_at,
		(SELECT max(greatest(i.received_at, i.waiting_since)) FROM intake i WHERE i.part_id = p.id),
		(SELECT max(m.written_at) FROM intake i JOIN intake_message m ON m.intake_id = i.id AND m.author = 'seeker' WHERE i.part_id = p.id),
		(SELECT max(f.starts_at) FROM follow_up f WHERE f.part_id = p.id AND f.status = 'completed'),
		(SELECT max(s.began_at) FROM session s WHERE s.part_id = p.id AND s.heard
			AND NOT EXISTS (SELECT FROM session l WHERE l.first_id = s.first_id AND l.version > s.version)),
		(SELECT max(s.confirmed_at) FROM safe_contact_plan s WHERE s.part_id = p.id),
		(SELECT max(e.at) FROM event e WHERE e.chain_id = p.id AND e.kind = 'text.received'))
	FROM part p WHERE p.id = p_part AND (door.actor() IS NULL OR p.id = ANY (door.seen_parts())
		OR door.actor_role() = 'supervisor' AND p.id <> ALL (door.barred_parts()))
$$;
GRANT EXECUTE ON FUNCTION door.decide_missed(uuid, uuid, boolean, bytea) TO app;
RESET ROLE;
