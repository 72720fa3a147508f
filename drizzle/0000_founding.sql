-- Runs as the owner. The roles app, worker and doorkeeper exist already (src/server/db/migrate.ts).
-- doorkeeper owns what happens before anybody is known: one function each, in the schema door.
CREATE EXTENSION IF NOT EXISTS btree_gist;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO app, worker, doorkeeper;
CREATE SCHEMA door AUTHORIZATION doorkeeper;
--> statement-breakpoint

-- ------------------------------------------------------------------ the clock and the keys
CREATE TABLE clock (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), ahead interval NOT NULL DEFAULT '0');
INSERT INTO clock DEFAULT VALUES;
CREATE TABLE key_check (kek_id text PRIMARY KEY, proof bytea NOT NULL);

CREATE TABLE data_key (
	id uuid PRIMARY KEY,
	kek_id text NOT NULL,
	wrapped bytea,
	erased_at timestamptz,
	intake_id uuid,
	case_id uuid,
	part_id uuid,
	staff_id uuid,
	CHECK (num_nonnulls(intake_id, case_id, part_id, staff_id) = 1),
	CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))
);
CREATE INDEX ON data_key (intake_id) WHERE intake_id IS NOT NULL;
CREATE INDEX ON data_key (part_id) WHERE part_id IS NOT NULL;
--> statement-breakpoint

-- ------------------------------------------------------------------ staff
CREATE TABLE staff (
	id uuid PRIMARY KEY,
	key_id uuid NOT NULL REFERENCES data_key,
	role text NOT NULL CHECK (role IN ('counsellor', 'supervisor', 'administrator')),
	role_version integer NOT NULL DEFAULT 1,
	name bytea NOT NULL,
	email bytea NOT NULL,
	email_index bytea NOT NULL UNIQUE,
	phone bytea,
	on_duty_since timestamptz,
	created_at timestamptz NOT NULL,
	activated_at timestamptz,
	disabled_at timestamptz,
	disabled_by uuid REFERENCES staff,
	-- who knows this person and spoke with her; nobody, when the first supervisor opened the house
	vouched_by uuid REFERENCES staff,
	vouched_at timestamptz,
	admitted boolean NOT NULL GENERATED ALWAYS AS (disabled_at IS NULL AND (role = 'administrator' OR vouched_at IS NOT NULL)) STORED,
	CHECK (vouched_by IS NULL OR vouched_by <> id AND vouched_at IS NOT NULL)
);
CREATE TABLE staff_secret (
	staff_id uuid PRIMARY KEY REFERENCES staff,
	password_hash text,
	totp_secret bytea,
	totp_last_step bigint NOT NULL DEFAULT 0,
	invitation_hash bytea UNIQUE,
	invitation_until timestamptz,
	failures integer NOT NULL DEFAULT 0,
	next_try_at timestamptz
);
CREATE TABLE staff_session (
	id_hash bytea PRIMARY KEY,
	staff_id uuid NOT NULL REFERENCES staff,
	role_version integer NOT NULL,
	opened_at timestamptz NOT NULL,
	seen_at timestamptz NOT NULL,
	ended_at timestamptz
);
CREATE INDEX ON staff_session (staff_id) WHERE ended_at IS NULL;
--> statement-breakpoint

-- ------------------------------------------------------------------ cases
CREATE SEQUENCE case_number;
CREATE TABLE case_file (
	id uuid PRIMARY KEY,
	code text NOT NULL UNIQUE CHECK (code ~ '^NL-[0-9]{4}-[0-9]{5,}$'),
	key_id uuid NOT NULL REFERENCES data_key,
	status text NOT NULL CHECK (status IN ('intake', 'clearing', 'active', 'on_hold', 'aftercare', 'closed')),
	opened_at timestamptz NOT NULL,
	closed_at timestamptz
);
CREATE TABLE part (
	id uuid PRIMARY KEY,
	case_id uuid NOT NULL REFERENCES case_file,
	key_id uuid NOT NULL REFERENCES data_key,
	opened_at timestamptz NOT NULL
);
CREATE INDEX ON part (case_id);
CREATE TABLE membership (
	part_id uuid NOT NULL REFERENCES part,
	staff_id uuid NOT NULL REFERENCES staff,
	role text NOT NULL CHECK (role IN ('first', 'second')),
	since timestamptz NOT NULL,
	ended_at timestamptz,
	PRIMARY KEY (part_id, staff_id, since)
);
CREATE INDEX ON membership (staff_id, part_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX ON membership (part_id) WHERE role = 'first' AND ended_at IS NULL;
CREATE TABLE person (
	id uuid PRIMARY KEY,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea NOT NULL,
	created_at timestamptz NOT NULL
);
CREATE INDEX ON person (part_id);
-- what names a person stays within her part: row level security looks at the part alone
ALTER TABLE person ADD UNIQUE (id, part_id);
CREATE TABLE trajectory (
	id uuid PRIMARY KEY,
	part_id uuid NOT NULL REFERENCES part,
	service_type text NOT NULL CHECK (service_type IN ('family_support', 'individual_exit', 'trajectory_advice')),
	phase text NOT NULL CHECK (phase IN ('stabilise', 'clearing', 'plan', 'guidance', 'consolidate', 'aftercare', 'motivate', 'analysis',
		'disengage', 're-root', 'identity', 'question', 'sessions', 'evaluation')),
	status text NOT NULL CHECK (status IN ('requested', 'intake', 'awaiting_commission', 'plan', 'running', 'on_hold', 'evaluation',
		'aftercare', 'closed', 'stopped', 'declined')),
	opened_at timestamptz NOT NULL,
	changed_at timestamptz NOT NULL
);
CREATE INDEX ON trajectory (part_id);
CREATE TABLE note (
	id uuid PRIMARY KEY,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea NOT NULL,
	written_by uuid NOT NULL REFERENCES staff,
	written_at timestamptz NOT NULL
);
CREATE INDEX ON note (part_id, written_at DESC);
--> statement-breakpoint

-- ------------------------------------------------------------------ intakes and the return room
CREATE TABLE intake (
	id uuid PRIMARY KEY,
	key_id uuid NOT NULL REFERENCES data_key,
	reference text NOT NULL,
	channel text NOT NULL CHECK (channel IN ('phone', 'form', 'sms', 'email_letter', 'referral')),
	status text NOT NULL CHECK (status IN ('new', 'triaged', 'assigned', 'answered', 'closed')),
	level text NOT NULL CHECK (level IN ('T0', 'T1', 'T2', 'T3', 'T4')),
	rule_version integer NOT NULL,
	acute_unclear boolean NOT NULL,
	supervisor_look boolean NOT NULL,
	received_at timestamptz NOT NULL,
	waiting_since timestamptz NOT NULL,
	deadline_at timestamptz NOT NULL,
	read_by timestamptz NOT NULL,
	read_at timestamptz,
	taken_by uuid REFERENCES staff,
	taken_at timestamptz,
	part_id uuid REFERENCES part,
	closed_at timestamptz,
	form_hash bytea UNIQUE,
	content_hash bytea,
	external_id text UNIQUE,
	alert_again timestamptz[] NOT NULL DEFAULT '{}'
);
CREATE INDEX ON intake ((alert_again[1])) WHERE closed_at IS NULL AND read_at IS NULL AND cardinality(alert_again) > 0;
CREATE INDEX ON intake (deadline_at) WHERE closed_at IS NULL;
-- the order of the inbox (src/server/intakes/inbox.store.ts)
CREATE INDEX intake_waiting ON intake (
	(CASE WHEN level = 'T0' THEN 0 WHEN level = 'T1' THEN 1 WHEN acute_unclear AND read_at IS NULL THEN 2 ELSE 3 END),
	(CASE WHEN read_at IS NULL THEN read_by ELSE deadline_at END), id)
	WHERE part_id IS NULL AND status IN ('new', 'triaged', 'assigned');
CREATE INDEX ON intake (part_id) WHERE part_id IS NOT NULL;
CREATE INDEX ON intake (taken_by) WHERE closed_at IS NULL;
CREATE TABLE intake_answers (
	intake_id uuid PRIMARY KEY REFERENCES intake,
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea NOT NULL
);
CREATE TABLE intake_message (
	id uuid PRIMARY KEY,
	intake_id uuid NOT NULL REFERENCES intake,
	key_id uuid NOT NULL REFERENCES data_key,
	author text NOT NULL CHECK (author IN ('seeker', 'staff')),
	staff_id uuid REFERENCES staff,
	sealed bytea NOT NULL,
	written_at timestamptz NOT NULL,
	seen_at timestamptz,
	CHECK ((author = 'staff') = (staff_id IS NOT NULL))
);
CREATE INDEX ON intake_message (intake_id, written_at);
CREATE TABLE room (
	id uuid PRIMARY KEY,
	intake_id uuid NOT NULL UNIQUE REFERENCES intake,
	code_index bytea NOT NULL UNIQUE,
	word_index bytea NOT NULL,
	opened_at timestamptz NOT NULL,
	closed_at timestamptz,
	closed_by text CHECK (closed_by IN ('seeker', 'staff'))
);
CREATE TABLE second_look (
	id uuid PRIMARY KEY,
	kind text NOT NULL CHECK (kind IN ('lower-level')),
	intake_id uuid REFERENCES intake,
	part_id uuid REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	sealed bytea NOT NULL,
	from_level text NOT NULL,
	to_level text NOT NULL,
	proposed_by uuid NOT NULL REFERENCES staff,
	proposed_at timestamptz NOT NULL,
	decided_by uuid REFERENCES staff,
	decided_at timestamptz,
	decision text CHECK (decision IN ('agreed', 'refused', 'withdrawn')),
	CHECK (num_nonnulls(intake_id, part_id) = 1),
	CHECK (decision = 'withdrawn' OR decided_by <> proposed_by),
	CHECK (num_nonnulls(decided_by, decided_at, decision) IN (0, 3))
);
CREATE UNIQUE INDEX ON second_look (intake_id, kind) WHERE decided_at IS NULL;
--> statement-breakpoint

-- ------------------------------------------------------------------ safe contact
CREATE TABLE contact_point (
	id uuid PRIMARY KEY,
	person_id uuid NOT NULL REFERENCES person,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	kind text NOT NULL CHECK (kind IN ('phone', 'email')),
	sealed bytea NOT NULL,
	value_index bytea NOT NULL,
	created_at timestamptz NOT NULL,
	-- since when a counsellor has spoken with her on it; without it, anybody may have left it
	spoken_at timestamptz,
	ended_at timestamptz,
	FOREIGN KEY (person_id, part_id) REFERENCES person (id, part_id)
);
CREATE INDEX ON contact_point (value_index);
CREATE INDEX ON contact_point (person_id);
CREATE TABLE safe_contact_plan (
	id uuid PRIMARY KEY,
	person_id uuid NOT NULL REFERENCES person,
	part_id uuid NOT NULL REFERENCES part,
	key_id uuid NOT NULL REFERENCES data_key,
	version integer NOT NULL,
	sealed bytea NOT NULL,
	created_at timestamptz NOT NULL,
	created_by uuid REFERENCES staff,
	offered_at timestamptz,
	confirmed_at timestamptz,
	confirmed_how text CHECK (confirmed_how IN ('talk', 'room')),
	confirmed_by uuid REFERENCES staff,
	UNIQUE (person_id, version),
	FOREIGN KEY (person_id, part_id) REFERENCES person (id, part_id)
);
CREATE TABLE consent (
	id uuid PRIMARY KEY,
	person_id uuid NOT NULL REFERENCES person,
	part_id uuid NOT NULL REFERENCES part,
	purpose text NOT NULL CHECK (purpose IN ('store_contact_details', 'sms', 'voice_call', 'email')),
	given_at timestamptz NOT NULL,
	valid_until timestamptz NOT NULL,
	given_how text NOT NULL CHECK (given_how IN ('talk', 'room')),
	recorded_by uuid REFERENCES staff,
	withdrawn_at timestamptz,
	withdrawn_how text CHECK (withdrawn_how IN ('talk', 'room', 'sms')),
	FOREIGN KEY (person_id, part_id) REFERENCES person (id, part_id)
);
CREATE INDEX ON consent (person_id);
CREATE TABLE opt_out (value_index bytea PRIMARY KEY, at timestamptz NOT NULL);
--> statement-breakpoint

-- ------------------------------------------------------------------ follow-ups and notifications
CREATE TABLE follow_up (
	id uuid PRIMARY KEY,
	kind text NOT NULL CHECK (kind IN ('appointment', 'task')),
	part_id uuid REFERENCES part,
	intake_id uuid REFERENCES intake,
	person_id uuid REFERENCES person,
	counsellor_id uuid REFERENCES staff,
	status text NOT NULL CHECK (status IN ('held', 'booked', 'completed', 'missed', 'cancelled', 'open', 'done')),
	version integer NOT NULL DEFAULT 1,
	starts_at timestamptz NOT NULL,
	ends_at timestamptz NOT NULL,
	method text CHECK (method IN ('phone', 'room', 'video', 'office', 'home', 'elsewhere')),
	reason_code text,
	key_id uuid REFERENCES data_key,
	sealed bytea,
	created_at timestamptz NOT NULL,
	created_by uuid REFERENCES staff,
	settled_at timestamptz,
	CHECK (num_nonnulls(part_id, intake_id) >= 1),
	CHECK (ends_at > starts_at),
	CHECK (kind = 'task' OR (counsellor_id IS NOT NULL AND part_id IS NOT NULL AND method IS NOT NULL)),
	CHECK ((kind = 'task') = (status IN ('open', 'done')) OR status = 'cancelled'),
	CONSTRAINT no_double_booking EXCLUDE USING gist (counsellor_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
		WHERE (kind = 'appointment' AND status IN ('held', 'booked')),
	FOREIGN KEY (person_id, part_id) REFERENCES person (id, part_id)
);
CREATE INDEX ON follow_up (part_id, starts_at);
CREATE INDEX ON follow_up (intake_id) WHERE intake_id IS NOT NULL;
CREATE INDEX ON follow_up (counsellor_id, starts_at) WHERE status IN ('held', 'booked', 'open');
-- the tasks of the desk in their order; without the statistics the planner takes them for a handful, and sorts all of them
CREATE INDEX follow_up_of_desk ON follow_up (starts_at, id)
	WHERE counsellor_id IS NULL AND kind = 'task' AND status IN ('held', 'booked', 'open');
CREATE STATISTICS follow_up_waiting (mcv) ON counsellor_id, kind, status, part_id FROM follow_up;
CREATE TABLE notification (
	id uuid PRIMARY KEY,
	unique_key text NOT NULL UNIQUE,
	purpose text NOT NULL CHECK (purpose IN ('remind-counsellor', 'remind-family', 'alert-urgent', 'alert-unread')),
	channel text NOT NULL DEFAULT 'sms' CHECK (channel IN ('sms')),
	staff_id uuid REFERENCES staff,
	person_id uuid REFERENCES person,
	part_id uuid REFERENCES part,
	intake_id uuid REFERENCES intake,
	gathered_in uuid REFERENCES notification,
	follow_up_id uuid REFERENCES follow_up,
	follow_up_version integer,
	planned_at timestamptz NOT NULL,
	first_planned_at timestamptz NOT NULL,
	status text NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'uncertain', 'accepted', 'queued', 'sending', 'sent',
		'delivered', 'undelivered', 'failed', 'held_unsafe', 'cancelled', 'expired')),
	reason_code text,
	provider_id text UNIQUE,
	error_code text,
	claims integer NOT NULL DEFAULT 0,
	leased_until timestamptz,
	uncertain_since timestamptz,
	changed_at timestamptz NOT NULL,
	created_at timestamptz NOT NULL,
	CHECK (num_nonnulls(staff_id, person_id) = 1),
	FOREIGN KEY (person_id, part_id) REFERENCES person (id, part_id)
);
CREATE INDEX ON notification (planned_at) WHERE status = 'planned';
CREATE INDEX ON notification (gathered_in) WHERE gathered_in IS NOT NULL;
CREATE INDEX ON notification (staff_id, purpose) WHERE staff_id IS NOT NULL;
CREATE INDEX ON notification (uncertain_since) WHERE status = 'uncertain';
CREATE INDEX ON notification (leased_until) WHERE leased_until IS NOT NULL;
CREATE INDEX ON notification (follow_up_id);
CREATE INDEX ON notification (part_id);
CREATE INDEX ON notification (intake_id) WHERE intake_id IS NOT NULL;
CREATE TABLE notification_attempt (
	id uuid PRIMARY KEY,
	notification_id uuid NOT NULL REFERENCES notification,
	number integer NOT NULL,
	started_at timestamptz NOT NULL,
	ended_at timestamptz,
	outcome text NOT NULL DEFAULT 'started' CHECK (outcome IN ('started', 'accepted', 'refused', 'not-sent', 'uncertain', 'found', 'not-found')),
	provider_id text,
	error_code text,
	body_hash bytea,
	UNIQUE (notification_id, number)
);
CREATE INDEX ON notification_attempt (provider_id) WHERE provider_id IS NOT NULL;
CREATE TABLE provider_event (
	provider_id text NOT NULL,
	status text NOT NULL,
	error_code text NOT NULL DEFAULT '',
	attempt_id uuid,
	received_at timestamptz NOT NULL,
	PRIMARY KEY (provider_id, status, error_code)
);
CREATE UNLOGGED TABLE throttle (key bytea PRIMARY KEY, full_at timestamptz NOT NULL);
-- what a page of the public side may not open again: a form that was left, a way into a room that was used
CREATE TABLE spent (key bytea PRIMARY KEY, at timestamptz NOT NULL);
CREATE INDEX ON spent (at);
--> statement-breakpoint

-- ------------------------------------------------------------------ the audit trail
CREATE TABLE chain_head (chain_id uuid PRIMARY KEY, seq bigint NOT NULL, hash bytea NOT NULL);
CREATE TABLE event (
	chain_id uuid NOT NULL,
	seq bigint NOT NULL,
	at timestamptz NOT NULL,
	recorded_at timestamptz NOT NULL,
	kind text NOT NULL,
	actor_id uuid,
	actor_role text NOT NULL,
	subject_id uuid,
	key_id uuid,
	detail bytea,
	previous bytea NOT NULL,
	hash bytea NOT NULL,
	PRIMARY KEY (chain_id, seq)
);
CREATE INDEX ON event (actor_id, at);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'events are append-only' USING ERRCODE = '42501';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
