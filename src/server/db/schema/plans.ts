import { date, doublePrecision, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { AgreementWay } from '#domain/help-plan.ts';
import type { MeasureKind, MeasureMoment } from '#domain/measure.ts';
import type { ReviewOutcome } from '#domain/trajectory-review.ts';
import { bytes, instant } from '../columns.ts';

/** A version of the plan of a trajectory; all that is added to it is that its client said yes. */
export const helpPlan = pgTable('help_plan', {
	id: uuid('id').primaryKey(),
	trajectoryId: uuid('trajectory_id').notNull(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	version: integer('version').notNull(),
	sealed: bytes('sealed').notNull(),
	scaledGoals: integer('scaled_goals').notNull(),
	writtenAt: instant('written_at').notNull(),
	writtenBy: uuid('written_by').notNull(),
	personId: uuid('person_id'),
	agreedHow: text('agreed_how').$type<AgreementWay>(),
	agreedOn: date('agreed_on', { mode: 'string' }),
	agreedAt: instant('agreed_at'),
	agreedBy: uuid('agreed_by')
});

/** A look at a plan; without an outcome it is where the trajectory began. */
export const trajectoryReview = pgTable('trajectory_review', {
	id: uuid('id').primaryKey(),
	trajectoryId: uuid('trajectory_id').notNull(),
	partId: uuid('part_id').notNull(),
	planId: uuid('plan_id').notNull(),
	keyId: uuid('key_id').notNull(),
	heldOn: date('held_on', { mode: 'string' }).notNull(),
	outcome: text('outcome').$type<ReviewOutcome>(),
	sealed: bytes('sealed').notNull(),
	scores: bytes('scores').notNull(),
	t: doublePrecision('t'),
	tBegan: doublePrecision('t_began'),
	reviewedAt: instant('reviewed_at').notNull(),
	reviewedBy: uuid('reviewed_by').notNull()
});

/** What was measured on a day; never changed, each time another one. */
export const measure = pgTable('measure', {
	id: uuid('id').primaryKey(),
	trajectoryId: uuid('trajectory_id').notNull(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	kind: text('kind').$type<MeasureKind>().notNull(),
	personId: uuid('person_id'),
	moment: text('moment').$type<MeasureMoment>(),
	takenOn: date('taken_on', { mode: 'string' }).notNull(),
	sealed: bytes('sealed').notNull(),
	notedAt: instant('noted_at').notNull(),
	notedBy: uuid('noted_by').notNull()
});
