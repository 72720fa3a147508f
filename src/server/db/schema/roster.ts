import { boolean, date, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { ShiftKind } from '#domain/roster.ts';
import type { Weekday } from '#domain/time.ts';
import { instant } from '../columns.ts';

const made = {
	madeAt: instant('made_at').notNull(),
	madeBy: uuid('made_by').notNull(),
	/** No longer holds; kept, so that it can be seen who was to work when. */
	struckAt: instant('struck_at'),
	struckBy: uuid('struck_by')
};

export const rosterWeek = pgTable('roster_week', {
	id: uuid('id').primaryKey(),
	staffId: uuid('staff_id').notNull(),
	kind: text('kind').$type<ShiftKind>().notNull(),
	weekday: smallint('weekday').$type<Weekday>().notNull(),
	starts: text('starts').notNull(),
	ends: text('ends').notNull(),
	from: date('from_date').notNull(),
	until: date('until_date'),
	...made
});

/** A date that is not as every week. */
export const rosterDay = pgTable('roster_day', {
	id: uuid('id').primaryKey(),
	staffId: uuid('staff_id').notNull(),
	date: date('on_date').notNull(),
	kind: text('kind').$type<ShiftKind | 'off'>().notNull(),
	starts: text('starts'),
	ends: text('ends'),
	...made
});

export const rosterAbsence = pgTable('roster_absence', {
	id: uuid('id').primaryKey(),
	staffId: uuid('staff_id').notNull(),
	from: date('from_date').notNull(),
	until: date('until_date').notNull(),
	...made
});

/** How the roster last turned somebody's switch. */
export const rosterTurn = pgTable('roster_turn', {
	staffId: uuid('staff_id').primaryKey(),
	isOn: boolean('is_on').notNull(),
	since: instant('since')
});
