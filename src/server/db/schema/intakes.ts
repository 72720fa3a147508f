import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { IntakeStatus } from '#domain/intake.ts';
import type { TriageLevel } from '#domain/triage.ts';
import { bytes, instant } from '../columns.ts';

export const intake = pgTable('intake', {
	id: uuid('id').primaryKey(),
	keyId: uuid('key_id').notNull(),
	reference: text('reference').notNull(),
	channel: text('channel').$type<Channel>().notNull(),
	status: text('status').$type<IntakeStatus>().notNull(),
	level: text('level').$type<TriageLevel>().notNull(),
	ruleVersion: integer('rule_version').notNull(),
	acuteUnclear: boolean('acute_unclear').notNull(),
	supervisorLook: boolean('supervisor_look').notNull(),
	receivedAt: instant('received_at').notNull(),
	waitingSince: instant('waiting_since').notNull(),
	deadlineAt: instant('deadline_at').notNull(),
	readBy: instant('read_by').notNull(),
	readAt: instant('read_at'),
	takenBy: uuid('taken_by'),
	takenAt: instant('taken_at'),
	partId: uuid('part_id'),
	closedAt: instant('closed_at')
});
export type Channel = 'phone' | 'chat' | 'form' | 'sms' | 'email_letter' | 'referral' | 'meeting';

export const intakeAnswers = pgTable('intake_answers', {
	intakeId: uuid('intake_id').primaryKey(),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull()
});

export const intakeMessage = pgTable('intake_message', {
	id: uuid('id').primaryKey(),
	intakeId: uuid('intake_id').notNull(),
	keyId: uuid('key_id').notNull(),
	author: text('author').$type<'seeker' | 'staff'>().notNull(),
	staffId: uuid('staff_id'),
	sealed: bytes('sealed').notNull(),
	writtenAt: instant('written_at').notNull(),
	seenAt: instant('seen_at')
});

export const room = pgTable('room', {
	id: uuid('id').primaryKey(),
	intakeId: uuid('intake_id').notNull(),
	openedAt: instant('opened_at').notNull(),
	closedAt: instant('closed_at'),
	closedBy: text('closed_by').$type<'seeker' | 'staff'>()
});

export const secondLook = pgTable('second_look', {
	id: uuid('id').primaryKey(),
	kind: text('kind').$type<'lower-level'>().notNull(),
	intakeId: uuid('intake_id'),
	partId: uuid('part_id'),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull(),
	fromLevel: text('from_level').$type<TriageLevel>().notNull(),
	toLevel: text('to_level').$type<TriageLevel>().notNull(),
	proposedBy: uuid('proposed_by').notNull(),
	proposedAt: instant('proposed_at').notNull(),
	decidedBy: uuid('decided_by'),
	decidedAt: instant('decided_at'),
	decision: text('decision').$type<'agreed' | 'refused' | 'withdrawn'>()
});
