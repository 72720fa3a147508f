import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { SessionKind, SessionOutcome } from '#domain/session.ts';
import { bytes, instant } from '../columns.ts';

/** A version of the report of a talk; a correction is another one. */
export const session = pgTable('session', {
	id: uuid('id').primaryKey(),
	trajectoryId: uuid('trajectory_id').notNull(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	firstId: uuid('first_id').notNull(),
	version: integer('version').notNull(),
	followUpId: uuid('follow_up_id'),
	kind: text('kind').$type<SessionKind>().notNull(),
	outcome: text('outcome').$type<SessionOutcome>().notNull(),
	beganAt: instant('began_at').notNull(),
	minutes: integer('minutes').notNull(),
	travelMinutes: integer('travel_minutes').notNull(),
	travelKm: integer('travel_km').notNull(),
	staffCount: integer('staff_count').notNull(),
	heard: boolean('heard').notNull(),
	sealed: bytes('sealed').notNull(),
	writtenAt: instant('written_at').notNull(),
	writtenBy: uuid('written_by').notNull()
});
