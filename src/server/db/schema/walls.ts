import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { DangerKind } from '#domain/danger.ts';
import { bytes, instant } from '../columns.ts';

/** Two cases about the same people that need two counsellors; known to supervisors alone. */
export const sealedLink = pgTable('sealed_link', {
	id: uuid('id').primaryKey(),
	caseId: uuid('case_id').notNull(),
	otherCaseId: uuid('other_case_id').notNull(),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull(),
	madeBy: uuid('made_by').notNull(),
	madeAt: instant('made_at').notNull(),
	endedAt: instant('ended_at'),
	endedBy: uuid('ended_by')
});

/** A danger known in one part, to be weighed for every other part about the same people. */
export const danger = pgTable('danger', {
	id: uuid('id').primaryKey(),
	partId: uuid('part_id').notNull(),
	intakeId: uuid('intake_id'),
	kind: text('kind').$type<DangerKind>().notNull(),
	level: text('level').$type<'T0' | 'T1'>().notNull(),
	/** Four signs by which staff recognise it. */
	reference: text('reference').notNull(),
	raisedAt: instant('raised_at').notNull(),
	deadlineAt: instant('deadline_at').notNull(),
	seenAt: instant('seen_at'),
	seenBy: uuid('seen_by'),
	endedAt: instant('ended_at'),
	endedBy: uuid('ended_by'),
	keyId: uuid('key_id'),
	sealed: bytes('sealed')
});

export const passingOn = pgTable('passing_on', {
	dangerId: uuid('danger_id').notNull(),
	/** Of whom it was decided about. */
	partId: uuid('part_id').notNull(),
	decision: text('decision').$type<'passed-on' | 'kept'>().notNull(),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull(),
	decidedBy: uuid('decided_by').notNull(),
	decidedAt: instant('decided_at').notNull()
});

/** Reading what is not one's own, in need. */
export const brokenGlass = pgTable('broken_glass', {
	id: uuid('id').primaryKey(),
	partId: uuid('part_id').notNull(),
	staffId: uuid('staff_id').notNull(),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed'),
	brokenAt: instant('broken_at').notNull(),
	until: instant('until').notNull(),
	endedAt: instant('ended_at'),
	reviewBy: instant('review_by').notNull(),
	reviewedAt: instant('reviewed_at'),
	reviewedBy: uuid('reviewed_by'),
	verdict: text('verdict').$type<'right' | 'wrong'>(),
	review: bytes('review')
});

/** Whoever declares one no longer sees the case, nor any other part of it. */
export const conflict = pgTable('conflict', {
	id: uuid('id').primaryKey(),
	partId: uuid('part_id').notNull(),
	caseId: uuid('case_id').notNull(),
	staffId: uuid('staff_id').notNull(),
	keyId: uuid('key_id').notNull(),
	sealedIn: uuid('sealed_in'),
	sealed: bytes('sealed').notNull(),
	declaredAt: instant('declared_at').notNull()
});
