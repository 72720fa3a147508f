import { boolean, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { CallEnd, CallState, LegReason, LegRole, LegState } from '#domain/call.ts';
import type { CallOutcome } from '#domain/call-outcome.ts';
import type { Language } from '#domain/language.ts';
import { bytes, instant } from '../columns.ts';

export const call = pgTable('call', {
	id: uuid('id').primaryKey(),
	direction: text('direction').$type<'inbound' | 'outbound'>().notNull(),
	intakeId: uuid('intake_id'),
	partId: uuid('part_id'),
	personId: uuid('person_id'),
	taskId: uuid('task_id'),
	keyId: uuid('key_id').notNull(),
	state: text('state').$type<CallState>().notNull(),
	endedAs: text('ended_as').$type<CallEnd>(),
	stage: text('stage').$type<CallState>(),
	language: text('language').$type<Language>(),
	asked: boolean('asked').notNull(),
	hasNumber: boolean('has_number').notNull(),
	sealed: bytes('sealed'),
	holder: uuid('holder'),
	holderId: uuid('holder_id'),
	wants: uuid('wants'),
	startedAt: instant('started_at').notNull(),
	queuedAt: instant('queued_at'),
	takenAt: instant('taken_at'),
	connectedAt: instant('connected_at'),
	endedAt: instant('ended_at'),
	outcome: text('outcome').$type<CallOutcome>()
});

export const callLeg = pgTable('call_leg', {
	id: uuid('id').primaryKey(),
	callId: uuid('call_id').notNull(),
	staffId: uuid('staff_id').notNull(),
	role: text('role').$type<LegRole>().notNull(),
	state: text('state').$type<LegState>().notNull(),
	reason: text('reason').$type<LegReason>(),
	createdAt: instant('created_at').notNull(),
	acceptedAt: instant('accepted_at'),
	endedAt: instant('ended_at')
});

export const telephoneDoor = pgTable('telephone_door', {
	one: boolean('one').primaryKey(),
	shutAt: instant('shut_at'),
	shutBy: uuid('shut_by')
});

export const callNote = pgTable('call_note', {
	id: uuid('id').primaryKey(),
	callId: uuid('call_id').notNull(),
	keyId: uuid('key_id').notNull(),
	staffId: uuid('staff_id').notNull(),
	kind: text('kind').$type<'note' | 'handover' | 'summary'>().notNull(),
	sealed: bytes('sealed').notNull(),
	writtenAt: instant('written_at').notNull()
});

export const callDraft = pgTable('call_draft', {
	callId: uuid('call_id').notNull(),
	staffId: uuid('staff_id').notNull(),
	noteId: uuid('note_id').notNull(),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull(),
	keptAt: instant('kept_at').notNull()
});
