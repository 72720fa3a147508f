import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { CrisisMove, CrisisStatus, Notifiable } from '#domain/crisis.ts';
import { bytes, instant } from '../columns.ts';

export const crisis = pgTable('crisis', {
	id: uuid('id').primaryKey(),
	intakeId: uuid('intake_id').notNull(),
	keyId: uuid('key_id').notNull(),
	status: text('status').$type<CrisisStatus>().notNull(),
	openedAt: instant('opened_at').notNull(),
	openedBy: uuid('opened_by'),
	sealed: bytes('sealed'),
	stabilisedAt: instant('stabilised_at'),
	closedAt: instant('closed_at')
});

export const crisisStep = pgTable('crisis_step', {
	id: uuid('id').primaryKey(),
	crisisId: uuid('crisis_id').notNull(),
	keyId: uuid('key_id').notNull(),
	move: text('move').$type<CrisisMove>().notNull(),
	whom: text('whom').$type<Notifiable>(),
	sealed: bytes('sealed'),
	happenedAt: instant('happened_at').notNull(),
	writtenAt: instant('written_at').notNull(),
	writtenBy: uuid('written_by').notNull()
});
