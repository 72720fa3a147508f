import { pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from '../columns.ts';

export const household = pgTable('household', {
	id: uuid('id').primaryKey(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull(),
	createdAt: instant('created_at').notNull()
});

/** A tie between two people of a part; one that changes ends, and another begins. */
export const relation = pgTable('relation', {
	id: uuid('id').primaryKey(),
	partId: uuid('part_id').notNull(),
	fromId: uuid('from_id').notNull(),
	toId: uuid('to_id').notNull(),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull(),
	madeAt: instant('made_at').notNull(),
	madeBy: uuid('made_by').notNull(),
	endedAt: instant('ended_at'),
	endedBy: uuid('ended_by')
});

/** How a child of the family is doing; never changed, each time another one. */
export const siblingCheck = pgTable('sibling_check', {
	id: uuid('id').primaryKey(),
	partId: uuid('part_id').notNull(),
	personId: uuid('person_id').notNull(),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull(),
	checkedAt: instant('checked_at').notNull(),
	checkedBy: uuid('checked_by').notNull()
});
