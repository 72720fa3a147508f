import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/** A call about danger that goes from one to the next until somebody says yes. */
export const page = pgTable('page', {
	id: uuid('id').primaryKey(),
	intakeId: uuid('intake_id').notNull(),
	level: text('level').$type<'T0' | 'T1'>().notNull(),
	openedAt: instant('opened_at').notNull(),
	rung: integer('rung').notNull(),
	round: integer('round').notNull(),
	paged: uuid('paged').array().notNull(),
	last: uuid('last').array().notNull(),
	nextAt: instant('next_at').notNull(),
	trouble: text('trouble').$type<'not-sent' | 'nobody' | 'acted-on'>(),
	endedAt: instant('ended_at'),
	endedHow: text('ended_how').$type<'key' | 'desk' | 'closed'>(),
	endedBy: uuid('ended_by')
});
