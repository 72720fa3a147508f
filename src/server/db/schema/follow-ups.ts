import { bigint, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { FollowUpKind, FollowUpMethod, FollowUpStatus } from '#domain/follow-up.ts';
import { bytes, instant } from '../columns.ts';

export const followUp = pgTable('follow_up', {
	id: uuid('id').primaryKey(),
	kind: text('kind').$type<FollowUpKind>().notNull(),
	partId: uuid('part_id'),
	intakeId: uuid('intake_id'),
	personId: uuid('person_id'),
	counsellorId: uuid('counsellor_id'),
	status: text('status').$type<FollowUpStatus>().notNull(),
	version: integer('version').notNull().default(1),
	startsAt: instant('starts_at').notNull(),
	endsAt: instant('ends_at').notNull(),
	method: text('method').$type<FollowUpMethod>(),
	reasonCode: text('reason_code'),
	keyId: uuid('key_id'),
	sealed: bytes('sealed'),
	createdAt: instant('created_at').notNull(),
	createdBy: uuid('created_by'),
	settledAt: instant('settled_at'),
	/** Whose rhythm made it. */
	trajectoryId: uuid('trajectory_id'),
	/** What came back, of what was sent back. */
	aboutId: uuid('about_id')
});

export const notification = pgTable('notification', {
	id: uuid('id').primaryKey(),
	uniqueKey: text('unique_key').notNull(),
	purpose: text('purpose').notNull(),
	channel: text('channel').$type<'sms' | 'voice'>().notNull().default('sms'),
	staffId: uuid('staff_id'),
	personId: uuid('person_id'),
	partId: uuid('part_id'),
	intakeId: uuid('intake_id'),
	dangerId: uuid('danger_id'),
	followUpId: uuid('follow_up_id'),
	followUpVersion: integer('follow_up_version'),
	/** The call about danger it is a rung of. */
	pageId: uuid('page_id'),
	rung: integer('rung'),
	plannedAt: instant('planned_at').notNull(),
	firstPlannedAt: instant('first_planned_at').notNull(),
	status: text('status').notNull().default('planned'),
	reasonCode: text('reason_code'),
	providerId: text('provider_id'),
	errorCode: text('error_code'),
	claims: integer('claims').notNull().default(0),
	leasedUntil: instant('leased_until'),
	uncertainSince: instant('uncertain_since'),
	changedAt: instant('changed_at').notNull(),
	createdAt: instant('created_at').notNull()
});

export const notificationAttempt = pgTable('notification_attempt', {
	id: uuid('id').primaryKey(),
	notificationId: uuid('notification_id').notNull(),
	number: integer('number').notNull(),
	startedAt: instant('started_at').notNull(),
	endedAt: instant('ended_at'),
	outcome: text('outcome').notNull().default('started'),
	providerId: text('provider_id'),
	errorCode: text('error_code'),
	bodyHash: bytes('body_hash')
});

export const event = pgTable('event', {
	chainId: uuid('chain_id').notNull(),
	seq: bigint('seq', { mode: 'number' }).notNull(),
	at: instant('at').notNull(),
	kind: text('kind').notNull(),
	actorId: uuid('actor_id'),
	actorRole: text('actor_role').notNull(),
	subjectId: uuid('subject_id'),
	keyId: uuid('key_id'),
	detail: bytes('detail')
});
