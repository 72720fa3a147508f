-- What was measured along the way (domain brief 3.7, 3.8): answers to SCORE-15 by the number of the item, how somebody says she is, what she
-- thought of a session, and of an assessment made elsewhere that it was made and what came of it. Never changed, each time another one.
CREATE TABLE measure (
	id uuid PRIMARY KEY,
	trajectory_id uuid NOT NULL,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	kind text NOT NULL CONSTRAINT measure_kind_check CHECK (kind IN ('score_15', 'wellbeing', 'session_feedback', 'external')),
	-- who answered; nobody in particular where it was made elsewhere
	person_id uuid,
	moment text CONSTRAINT measure_moment_check CHECK (moment IN ('start', 'interim', 'end', 'aftercare')),
	taken_on date NOT NULL,
	sealed bytea NOT NULL,
	noted_at timestamptz NOT NULL,
	noted_by uuid NOT NULL REFERENCES staff,
	CHECK (kind = 'external' OR person_id IS NOT NULL),
	CHECK ((kind = 'score_15') = (moment IS NOT NULL)),
	FOREIGN KEY (trajectory_id, part_id) REFERENCES trajectory (id, part_id),
	FOREIGN KEY (person_id, part_id) REFERENCES person (id, part_id)
);
CREATE INDEX ON measure (part_id);
CREATE INDEX ON measure (trajectory_id, taken_on);
ALTER TABLE measure ENABLE ROW LEVEL SECURITY;
ALTER TABLE measure FORCE ROW LEVEL SECURITY;
CREATE POLICY door ON measure TO doorkeeper USING (true) WITH CHECK (true);
CREATE POLICY mine ON measure FOR SELECT TO app USING (
	(SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
	OR part_id = ANY ((SELECT door.seen_parts())::uuid[]));
CREATE POLICY along ON measure FOR SELECT TO app USING (part_id = ANY ((SELECT door.invited_parts())::uuid[]));
GRANT SELECT, INSERT ON measure TO app;
-- nobody writes in somebody else's name
CREATE POLICY add ON measure FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[])
	AND noted_by = (SELECT door.actor()));
