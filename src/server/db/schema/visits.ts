import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Rung, SecondHow, VisitRisk } from '#domain/visit.ts';
import { bytes, instant } from '../columns.ts';

export const visit = pgTable('visit', {
	/** Of its appointment. */
	id: uuid('id').primaryKey(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	goes: uuid('goes').notNull(),
	second: uuid('second'),
	secondHow: text('second_how').$type<SecondHow>(),
	risk: text('risk').$type<VisitRisk>().notNull(),
	sealed: bytes('sealed').notNull(),
	needsAgreement: boolean('needs_agreement').notNull(),
	agreedBy: uuid('agreed_by'),
	agreedAt: instant('agreed_at'),
	backBy: instant('back_by').notNull(),
	inAt: instant('in_at'),
	outAt: instant('out_at'),
	helpAt: instant('help_at'),
	/** Whoever goes no longer works on the case. */
	leftAt: instant('left_at'),
	rung: text('rung').$type<Rung>().notNull().default('none'),
	nextAt: instant('next_at'),
	taskId: uuid('task_id'),
	version: integer('version').notNull().default(1)
});

export const visitAddress = pgTable('visit_address', {
	visitId: uuid('visit_id').primaryKey(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull()
});
