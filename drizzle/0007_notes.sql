-- A note is never changed: what was wrong in it is struck, with a reason, by a row of its own. Each correction follows
-- the one its writer saw; of two that follow the same, the second finds the place taken.
ALTER TABLE note ADD UNIQUE (id, part_id);
CREATE TABLE note_correction (
	id uuid PRIMARY KEY,
	note_id uuid NOT NULL,
	part_id uuid NOT NULL REFERENCES part,
	-- the correction before it; none: the note as it was written
	follows uuid,
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea NOT NULL,
	corrected_by uuid NOT NULL REFERENCES staff,
	corrected_at timestamptz NOT NULL,
	UNIQUE (id, note_id),
	UNIQUE NULLS NOT DISTINCT (note_id, follows),
	FOREIGN KEY (note_id, part_id) REFERENCES note (id, part_id),
	FOREIGN KEY (follows, note_id) REFERENCES note_correction (id, note_id),
	CHECK (follows <> id)
);
CREATE INDEX ON note_correction (part_id);
ALTER TABLE note_correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE note_correction FORCE ROW LEVEL SECURITY;
CREATE POLICY door ON note_correction TO doorkeeper USING (true) WITH CHECK (true);
CREATE POLICY mine ON note_correction FOR SELECT TO app USING (
	(SELECT door.actor_role()) = 'supervisor' AND part_id <> ALL ((SELECT door.barred_parts())::uuid[])
	OR part_id = ANY ((SELECT door.seen_parts())::uuid[]));
CREATE POLICY add ON note_correction FOR INSERT TO app WITH CHECK (
	part_id = ANY ((SELECT door.my_parts())::uuid[]) AND corrected_by = (SELECT door.actor()));
GRANT SELECT, INSERT ON note_correction TO app;
--> statement-breakpoint

-- ------------------------------------------------------------------ the timeline of a case, however long
-- What the timeline does not tell (src/domain/timeline.ts) is most of a chain: every reading of a case, an event beside each note.
CREATE INDEX event_told ON event (chain_id, at DESC, seq DESC) WHERE kind NOT IN ('part.read', 'intake.opened', 'person.added',
	'note.written', 'intake.answered', 'intake.written-back', 'room.answer-read', 'notification.planned');
CREATE INDEX event_read ON event (chain_id, at DESC, seq DESC) WHERE kind IN ('part.read', 'part.reading-refused', 'intake.opened',
	'intake.opening-refused', 'phone.shown', 'case.printed', 'room.opened', 'room.opening-refused', 'room.answer-read');
CREATE INDEX follow_up_waiting_of_part ON follow_up (part_id, starts_at) WHERE status IN ('held', 'booked', 'open');
--> statement-breakpoint

-- ------------------------------------------------------------------ who fishes
-- how often the actor searched within the hour and found nothing, since it was last told to supervisors
SET LOCAL ROLE doorkeeper;
CREATE FUNCTION door.searches_missed() RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT count(*)::integer FROM event
	WHERE actor_id = door.actor() AND kind = 'search.missed' AND at > greatest(door.time() - interval '1 hour',
		(SELECT max(at) FROM event WHERE actor_id = door.actor() AND kind = 'search.alerted' AND at > door.time() - interval '1 hour'))
$$;
GRANT EXECUTE ON FUNCTION door.searches_missed() TO app;
RESET ROLE;
