import { boolean, date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Occupation, QuestionKind } from '#domain/advice.ts';
import type { Conclusion, GivingWay, Used } from '#domain/advice-answer.ts';
import type { InterventionOutcome } from '#domain/chosen-intervention.ts';
import type { Audience, EvidenceLevel, InterventionCategory } from '#domain/intervention.ts';
import type { IdentificationGround } from '#domain/person.ts';
import { bytes, instant } from '../columns.ts';

/** What is offered, by us or elsewhere: of no case. */
export const intervention = pgTable('intervention', {
	id: uuid('id').primaryKey(),
	name: text('name').notNull(),
	provider: text('provider').notNull(),
	category: text('category').$type<InterventionCategory>().notNull(),
	audiences: text('audiences').array().$type<Audience[]>().notNull(),
	region: text('region').notNull(),
	cost: text('cost').notNull(),
	evidence: text('evidence').$type<EvidenceLevel>().notNull(),
	elements: text('elements').notNull(),
	evaluated: boolean('evaluated').notNull(),
	report: text('report').notNull(),
	validUntil: date('valid_until', { mode: 'string' }),
	endedOn: date('ended_on', { mode: 'string' }),
	version: integer('version').notNull().default(1),
	changedAt: instant('changed_at').notNull(),
	changedBy: uuid('changed_by').notNull()
});

/** Chosen in a trajectory; its end is said once. */
export const chosenIntervention = pgTable('chosen_intervention', {
	id: uuid('id').primaryKey(),
	trajectoryId: uuid('trajectory_id').notNull(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	interventionId: uuid('intervention_id').notNull(),
	startsOn: date('starts_on', { mode: 'string' }).notNull(),
	sealed: bytes('sealed').notNull(),
	chosenAt: instant('chosen_at').notNull(),
	chosenBy: uuid('chosen_by').notNull(),
	endsOn: date('ends_on', { mode: 'string' }),
	outcome: text('outcome').$type<InterventionOutcome>(),
	ending: bytes('ending'),
	endedBy: uuid('ended_by')
});

/** What a professional asked. */
export const advice = pgTable('advice', {
	id: uuid('id').primaryKey(),
	trajectoryId: uuid('trajectory_id').notNull(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	personId: uuid('person_id').notNull(),
	occupation: text('occupation').$type<Occupation>().notNull(),
	questionKind: text('question_kind').$type<QuestionKind>().notNull(),
	ground: text('ground').$type<IdentificationGround>(),
	askedOn: date('asked_on', { mode: 'string' }).notNull(),
	dueOn: date('due_on', { mode: 'string' }).notNull(),
	dueTask: uuid('due_task').notNull(),
	sealed: bytes('sealed').notNull(),
	notedAt: instant('noted_at').notNull(),
	notedBy: uuid('noted_by').notNull()
});

/** Each time it is written another one; all that is added to it is what the second reader said. */
export const adviceDraft = pgTable('advice_draft', {
	id: uuid('id').primaryKey(),
	adviceId: uuid('advice_id').notNull(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	version: integer('version').notNull(),
	conclusion: text('conclusion').$type<Conclusion>(),
	readBy: date('read_by', { mode: 'string' }).notNull(),
	sealed: bytes('sealed').notNull(),
	writtenAt: instant('written_at').notNull(),
	writtenBy: uuid('written_by').notNull(),
	decision: text('decision').$type<'agreed' | 'sent-back'>(),
	decidedAt: instant('decided_at'),
	decidedBy: uuid('decided_by'),
	answer: bytes('answer')
});

export const adviceGiven = pgTable('advice_given', {
	adviceId: uuid('advice_id').primaryKey(),
	draftId: uuid('draft_id').notNull(),
	partId: uuid('part_id').notNull(),
	givenOn: date('given_on', { mode: 'string' }).notNull(),
	givenHow: text('given_how').$type<GivingWay>().notNull(),
	afterOn: date('after_on', { mode: 'string' }).notNull(),
	afterTask: uuid('after_task').notNull(),
	givenAt: instant('given_at').notNull(),
	givenBy: uuid('given_by').notNull()
});

/** What became of it, four weeks later. */
export const adviceOutcome = pgTable('advice_outcome', {
	adviceId: uuid('advice_id').primaryKey(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	askedOn: date('asked_on', { mode: 'string' }).notNull(),
	used: text('used').$type<Used>().notNull(),
	helped: integer('helped'),
	scope: integer('scope'),
	sealed: bytes('sealed').notNull(),
	notedAt: instant('noted_at').notNull(),
	notedBy: uuid('noted_by').notNull()
});
