import { boolean, date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { ConsentPurpose, ConsentWay, GivenBy, WithdrawalWay } from '#domain/consent.ts';
import type { TrajectoryStatus } from '#domain/trajectory.ts';
import type { Funding, Pathway, TrajectoryType } from '#domain/trajectory-type.ts';
import { bytes, instant } from '../columns.ts';

/** What supervisors alone know: which parts are about the same people. */
export const caseFile = pgTable('case_file', {
	id: uuid('id').primaryKey(),
	keyId: uuid('key_id').notNull(),
	openedAt: instant('opened_at').notNull()
});

/** What a counsellor calls a case: the file of somebody who asked for help. */
export const part = pgTable('part', {
	id: uuid('id').primaryKey(),
	caseId: uuid('case_id').notNull(),
	keyId: uuid('key_id').notNull(),
	openedAt: instant('opened_at').notNull(),
	code: text('code').notNull(),
	status: text('status').$type<CaseStatus>().notNull(),
	closedAt: instant('closed_at')
});
export type CaseStatus = 'intake' | 'clearing' | 'active' | 'on_hold' | 'aftercare' | 'closed';

export const membership = pgTable('membership', {
	partId: uuid('part_id').notNull(),
	staffId: uuid('staff_id').notNull(),
	role: text('role').$type<'first' | 'second' | 'expert'>().notNull(),
	since: instant('since').notNull(),
	endedAt: instant('ended_at')
});

export const person = pgTable('person', {
	id: uuid('id').primaryKey(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull(),
	createdAt: instant('created_at').notNull(),
	version: integer('version').notNull().default(1),
	householdId: uuid('household_id')
});

export const trajectory = pgTable('trajectory', {
	id: uuid('id').primaryKey(),
	partId: uuid('part_id').notNull(),
	serviceType: text('service_type').$type<TrajectoryType>().notNull(),
	phase: text('phase').notNull(),
	status: text('status').$type<TrajectoryStatus>().notNull(),
	openedAt: instant('opened_at').notNull(),
	changedAt: instant('changed_at').notNull(),
	/** When the plan is looked at again, and the task that says so on the desk. */
	reviewOn: date('review_on', { mode: 'string' }),
	reviewTask: uuid('review_task'),
	pathway: text('pathway').$type<Pathway>().notNull().default('none'),
	funding: text('funding').$type<Funding>(),
	/** Before somebody ordered it. */
	beganEarly: boolean('began_early').notNull().default(false),
	endedAt: instant('ended_at'),
	version: integer('version').notNull().default(1),
	/** What it is for. */
	keyId: uuid('key_id'),
	sealed: bytes('sealed')
});

export const note = pgTable('note', {
	id: uuid('id').primaryKey(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull(),
	writtenBy: uuid('written_by').notNull(),
	writtenAt: instant('written_at').notNull()
});

/** What was wrong in a note, struck with a reason; the note itself is never changed. */
export const noteCorrection = pgTable('note_correction', {
	id: uuid('id').primaryKey(),
	noteId: uuid('note_id').notNull(),
	partId: uuid('part_id').notNull(),
	/** The correction its writer saw; null: the note as it was written. */
	follows: uuid('follows'),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull(),
	correctedBy: uuid('corrected_by').notNull(),
	correctedAt: instant('corrected_at').notNull()
});

export const contactPoint = pgTable('contact_point', {
	id: uuid('id').primaryKey(),
	personId: uuid('person_id').notNull(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	kind: text('kind').$type<'phone' | 'email'>().notNull(),
	sealed: bytes('sealed').notNull(),
	valueIndex: bytes('value_index').notNull(),
	createdAt: instant('created_at').notNull(),
	spokenAt: instant('spoken_at'),
	freeOkAt: instant('free_ok_at'),
	endedAt: instant('ended_at')
});

export const safeContactPlan = pgTable('safe_contact_plan', {
	id: uuid('id').primaryKey(),
	personId: uuid('person_id').notNull(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	version: integer('version').notNull(),
	sealed: bytes('sealed').notNull(),
	/** After how many days of silence a supervisor looks; absent in versions from before it was watched. */
	silenceDays: integer('silence_days'),
	createdAt: instant('created_at').notNull(),
	createdBy: uuid('created_by'),
	offeredAt: instant('offered_at'),
	confirmedAt: instant('confirmed_at'),
	confirmedHow: text('confirmed_how').$type<'talk' | 'room'>(),
	confirmedBy: uuid('confirmed_by')
});

export const consent = pgTable('consent', {
	id: uuid('id').primaryKey(),
	personId: uuid('person_id').notNull(),
	partId: uuid('part_id').notNull(),
	purpose: text('purpose').$type<ConsentPurpose>().notNull(),
	givenAt: instant('given_at').notNull(),
	validUntil: instant('valid_until').notNull(),
	givenHow: text('given_how').$type<ConsentWay>().notNull(),
	givenBy: text('given_by').$type<GivenBy>().notNull(),
	textVersion: text('text_version').notNull(),
	recordedBy: uuid('recorded_by'),
	keyId: uuid('key_id'),
	sealed: bytes('sealed'),
	withdrawnAt: instant('withdrawn_at'),
	withdrawnHow: text('withdrawn_how').$type<WithdrawalWay>()
});

/** What went to somebody outside, on a consent. */
export const disclosure = pgTable('disclosure', {
	id: uuid('id').primaryKey(),
	personId: uuid('person_id').notNull(),
	partId: uuid('part_id').notNull(),
	consentId: uuid('consent_id').notNull(),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull(),
	sharedAt: instant('shared_at').notNull(),
	sharedBy: uuid('shared_by').notNull(),
	withdrawnAt: instant('withdrawn_at'),
	informedAt: instant('informed_at'),
	informedBy: uuid('informed_by')
});

export const optOut = pgTable('opt_out', {
	valueIndex: bytes('value_index').primaryKey(),
	at: instant('at').notNull()
});
