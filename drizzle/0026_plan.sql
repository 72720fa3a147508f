-- The plan of a trajectory with its goals and steps, the reviews that look at it again, and the copy she may read in her room (domain brief 3.1 to 3.6).
ALTER TABLE trajectory ADD UNIQUE (id, part_id),
	ADD review_on date, ADD review_task uuid REFERENCES follow_up;
GRANT UPDATE (review_on, review_task) ON trajectory TO app, doorkeeper;
-- seen by supervisors when it is long past
CREATE INDEX trajectory_review_on ON trajectory (review_on) WHERE review_on IS NOT NULL;
DO $$
DECLARE v text;
BEGIN
	SELECT pg_get_constraintdef(oid) INTO STRICT v FROM pg_constraint WHERE conrelid = 'consent'::regclass AND conname = 'consent_purpose_check';
	ALTER TABLE consent DROP CONSTRAINT consent_purpose_check;
	EXECUTE 'ALTER TABLE consent ADD CONSTRAINT consent_purpose_check ' || replace(v, 'ARRAY[', 'ARRAY[''copy_in_room''::text, ');
END $$;
--> statement-breakpoint

-- A version is written once; all that is added to it is that its client said yes.
CREATE TABLE help_plan (
	id uuid PRIMARY KEY,
	trajectory_id uuid NOT NULL,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	version integer NOT NULL CHECK (version > 0),
	sealed bytea NOT NULL,
	-- how many goals have all their levels: a trajectory runs on one at least
	scaled_goals integer NOT NULL CHECK (scaled_goals >= 0),
	written_at timestamptz NOT NULL,
	written_by uuid NOT NULL REFERENCES staff,
	person_id uuid,
	agreed_how text CONSTRAINT help_plan_agreed_how_check CHECK (agreed_how IN ('talk', 'paper')),
	agreed_on date,
	agreed_at timestamptz,
	agreed_by uuid REFERENCES staff,
	UNIQUE (id, trajectory_id),
	UNIQUE (trajectory_id, version),
	CHECK (num_nonnulls(person_id, agreed_how, agreed_on, agreed_at, agreed_by) IN (0, 5)),
	FOREIGN KEY (trajectory_id, part_id) REFERENCES trajectory (id, part_id),
	FOREIGN KEY (person_id, part_id) REFERENCES person (id, part_id)
);
CREATE INDEX ON help_plan (part_id);
-- The first row of a trajectory is where it began. What was said lies apart from the scores: her room reads those alone. T is a number
-- without words, so that figures can be made of it one day without opening what was said.
CREATE TABLE trajectory_review (
	id uuid PRIMARY KEY,
	trajectory_id uuid NOT NULL,
	part_id uuid NOT NULL REFERENCES part,
	plan_id uuid NOT NULL,
	key_id uuid NOT NULL REFERENCES data_key,
	held_on date NOT NULL,
	-- none: where it began
	outcome text CONSTRAINT trajectory_review_outcome_check CHECK (outcome IN ('continue', 'change', 'stop')),
	sealed bytea NOT NULL,
	scores bytea NOT NULL,
	t double precision,
	t_began double precision,
	reviewed_at timestamptz NOT NULL,
	reviewed_by uuid NOT NULL REFERENCES staff,
	CHECK (num_nonnulls(t, t_began) IN (0, 2)),
	FOREIGN KEY (trajectory_id, part_id) REFERENCES trajectory (id, part_id),
	FOREIGN KEY (plan_id, trajectory_id) REFERENCES help_plan (id, trajectory_id)
);
CREATE INDEX ON trajectory_review (part_id);
CREATE UNIQUE INDEX ON trajectory_review (trajectory_id) WHERE outcome IS NULL;
--> statement-breakpoint

DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['help_plan', 'trajectory_review'] LOOP
		EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY door ON public.%I TO doorkeeper USING (true) WITH CHECK (true)', t);
		EXECUTE format($p$CREATE POLICY mine ON public.%I FOR SELECT TO app USING (
			(SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
			OR part_id = ANY ((SELECT door.seen_parts())::uuid[]))$p$, t);
		-- an expert sits at reviews
		EXECUTE format($p$CREATE POLICY along ON public.%I FOR SELECT TO app USING (part_id = ANY ((SELECT door.invited_parts())::uuid[]))$p$, t);
	END LOOP;
END $$;
GRANT SELECT, INSERT ON help_plan, trajectory_review TO app;
GRANT UPDATE (person_id, agreed_how, agreed_on, agreed_at, agreed_by) ON help_plan TO app;
GRANT SELECT ON help_plan, trajectory_review TO doorkeeper;
-- nobody writes in somebody else's name, and a yes is never taken back or moved to another version
CREATE POLICY add ON help_plan FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[])
	AND written_by = (SELECT door.actor()) AND agreed_at IS NULL);
CREATE POLICY change ON help_plan FOR UPDATE TO app USING (part_id = ANY ((SELECT door.my_parts())::uuid[]) AND agreed_at IS NULL)
	WITH CHECK (agreed_by = (SELECT door.actor()));
CREATE POLICY add ON trajectory_review FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[])
	AND reviewed_by = (SELECT door.actor()));
--> statement-breakpoint

SET LOCAL ROLE doorkeeper;
-- What she agreed to herself and said yes to reading here: of each trajectory that goes on the newest plan she agreed to, the newest scores,
-- and which of its steps still wait. Whose trajectory it is, is who agreed to it; who of the part has this room is sealed, so the room
-- itself leaves out what anybody else agreed to.
CREATE FUNCTION door.room_help_plans(p_room uuid)
RETURNS TABLE (plan_id uuid, person_id uuid, service_type text, sealed bytea, agreed_on text, review_on text, review_id uuid, scores bytea, waiting uuid[],
	key_id uuid, kek_id text, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT h.id, h.person_id, t.service_type, h.sealed, h.agreed_on::text, t.review_on::text, s.id, s.scores,
		ARRAY(SELECT f.id FROM follow_up f WHERE f.part_id = t.part_id AND f.kind = 'task' AND f.status = 'open'), k.id, k.kek_id, k.wrapped
	FROM room r JOIN intake i ON i.id = r.intake_id JOIN trajectory t ON t.part_id = i.part_id
	JOIN LATERAL (SELECT * FROM help_plan o WHERE o.trajectory_id = t.id AND o.agreed_at IS NOT NULL ORDER BY o.version DESC LIMIT 1) h ON true
	JOIN data_key k ON k.id = h.key_id
	LEFT JOIN LATERAL (SELECT v.id, v.scores FROM trajectory_review v WHERE v.trajectory_id = t.id AND v.outcome IS NOT NULL AND v.key_id = h.key_id
		ORDER BY v.held_on DESC, v.reviewed_at DESC LIMIT 1) s ON true
	WHERE r.id = p_room AND r.closed_at IS NULL AND t.status NOT IN ('closed', 'stopped', 'declined')
		AND EXISTS (SELECT FROM consent c WHERE c.person_id = h.person_id AND c.purpose = 'copy_in_room' AND c.withdrawn_at IS NULL
			AND c.given_at <= door.time() AND door.time() < c.valid_until)
	ORDER BY t.opened_at, t.id
$$;
-- nobody looks again at the plan of a trajectory that ended, whoever ended it
CREATE FUNCTION door.review_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE trajectory SET review_on = NULL, review_task = NULL WHERE id = NEW.id;
	UPDATE follow_up SET status = 'cancelled', settled_at = door.time(), version = version + 1 WHERE id = NEW.review_task AND status = 'open';
	IF FOUND THEN PERFORM door.record(NEW.part_id, 'task.cancelled', NEW.review_task, NULL, NULL); END IF;
	RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION door.room_help_plans(uuid) TO app;
-- whoever owns the tables hangs it there
GRANT EXECUTE ON FUNCTION door.review_ends() TO SESSION_USER;
RESET ROLE;
CREATE TRIGGER review_ends AFTER UPDATE OF status ON trajectory FOR EACH ROW
	WHEN (NEW.status IN ('closed', 'stopped', 'declined') AND NEW.review_on IS NOT NULL) EXECUTE FUNCTION door.review_ends();
