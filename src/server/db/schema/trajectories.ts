import { date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { ClosureReason } from '#domain/closing.ts';
import type { CommissionStatus } from '#domain/commission.ts';
import type { LegalGround } from '#domain/legal-frame.ts';
import type { TrajectoryStatus } from '#domain/trajectory.ts';
import type { TrajectoryType } from '#domain/trajectory-type.ts';
import { bytes, instant } from '../columns.ts';

const ofTrajectory = {
	trajectoryId: uuid('trajectory_id').primaryKey(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull(),
	version: integer('version').notNull().default(1),
	changedAt: instant('changed_at').notNull(),
	changedBy: uuid('changed_by').notNull()
};

/** Who ordered it, as it stands. */
export const commission = pgTable('commission', {
	...ofTrajectory,
	status: text('status').$type<CommissionStatus>().notNull(),
	askedOn: date('asked_on'),
	decidedOn: date('decided_on'),
	validUntil: date('valid_until')
});

/** Criminal-law data: read by whoever works on it, and nobody else. */
export const legalFrame = pgTable('legal_frame', {
	...ofTrajectory,
	ground: text('ground').$type<LegalGround>().notNull()
});

/** A step that four eyes take, asked for by whoever works on it. */
export const stepRequest = pgTable('step_request', {
	id: uuid('id').primaryKey(),
	trajectoryId: uuid('trajectory_id').notNull(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	fromStatus: text('from_status').$type<TrajectoryStatus>().notNull(),
	toStatus: text('to_status').$type<TrajectoryStatus>().notNull(),
	closureReason: text('closure_reason').$type<ClosureReason>(),
	aftercare: text('aftercare').$type<'planned' | 'declined'>(),
	retention: text('retention'),
	sealed: bytes('sealed').notNull(),
	askedBy: uuid('asked_by').notNull(),
	askedAt: instant('asked_at').notNull(),
	decision: text('decision').$type<'agreed' | 'sent-back' | 'withdrawn'>(),
	decidedBy: uuid('decided_by'),
	decidedAt: instant('decided_at'),
	answer: bytes('answer')
});

/** What was learned: of no case. */
export const lesson = pgTable('lesson', {
	id: uuid('id').primaryKey(),
	serviceType: text('service_type').$type<TrajectoryType>().notNull(),
	month: date('month').notNull(),
	words: text('words').notNull()
});

/** Who gave a case to whom, and what the one who gets it must know. */
export const handOver = pgTable('hand_over', {
	id: uuid('id').primaryKey(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id'),
	/** Absent where nobody had it. */
	fromId: uuid('from_id'),
	toId: uuid('to_id').notNull(),
	role: text('role').$type<'first' | 'second'>().notNull(),
	madeBy: uuid('made_by').notNull(),
	madeAt: instant('made_at').notNull(),
	sealed: bytes('sealed'),
	readAt: instant('read_at')
});
