-- Who is who in a part: households, ties between its people, and how each child in it is doing.
CREATE TABLE household (
	id uuid PRIMARY KEY,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea NOT NULL,
	created_at timestamptz NOT NULL,
	UNIQUE (id, part_id)
);
CREATE INDEX ON household (part_id);
ALTER TABLE person ADD version integer NOT NULL DEFAULT 1, ADD household_id uuid,
	ADD FOREIGN KEY (household_id, part_id) REFERENCES household (id, part_id);
-- what a tie is lies sealed; a tie that changes ends, and another begins
CREATE TABLE relation (
	id uuid PRIMARY KEY,
	part_id uuid NOT NULL REFERENCES part,
	from_id uuid NOT NULL,
	to_id uuid NOT NULL,
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea NOT NULL,
	made_at timestamptz NOT NULL,
	made_by uuid NOT NULL REFERENCES staff,
	ended_at timestamptz,
	ended_by uuid REFERENCES staff,
	CHECK (from_id <> to_id),
	CHECK (num_nonnulls(ended_at, ended_by) IN (0, 2)),
	FOREIGN KEY (from_id, part_id) REFERENCES person (id, part_id),
	FOREIGN KEY (to_id, part_id) REFERENCES person (id, part_id)
);
CREATE INDEX ON relation (part_id);
CREATE UNIQUE INDEX ON relation (least(from_id, to_id), greatest(from_id, to_id)) WHERE ended_at IS NULL;
CREATE TABLE sibling_check (
	id uuid PRIMARY KEY,
	part_id uuid NOT NULL REFERENCES part,
	person_id uuid NOT NULL,
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea NOT NULL,
	checked_at timestamptz NOT NULL,
	checked_by uuid NOT NULL REFERENCES staff,
	FOREIGN KEY (person_id, part_id) REFERENCES person (id, part_id)
);
CREATE INDEX ON sibling_check (part_id);
--> statement-breakpoint

DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['household', 'relation', 'sibling_check'] LOOP
		EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY door ON public.%I TO doorkeeper USING (true) WITH CHECK (true)', t);
		EXECUTE format($p$CREATE POLICY mine ON public.%I FOR SELECT TO app USING (
			(SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
			OR part_id = ANY ((SELECT door.seen_parts())::uuid[]))$p$, t);
	END LOOP;
END $$;
GRANT SELECT, INSERT ON household, relation, sibling_check TO app;
GRANT UPDATE (version, household_id) ON person TO app;
GRANT UPDATE (ended_at, ended_by) ON relation TO app;
-- nobody writes in somebody else's name
CREATE POLICY add ON household FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[]));
CREATE POLICY add ON relation FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[])
	AND made_by = (SELECT door.actor()) AND ended_at IS NULL);
CREATE POLICY change ON relation FOR UPDATE TO app USING (part_id = ANY ((SELECT door.my_parts())::uuid[]) AND ended_at IS NULL)
	WITH CHECK (ended_by = (SELECT door.actor()));
CREATE POLICY add ON sibling_check FOR INSERT TO app WITH CHECK (part_id = ANY ((SELECT door.my_parts())::uuid[])
	AND checked_by = (SELECT door.actor()));
