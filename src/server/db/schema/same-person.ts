import { pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from '../columns.ts';

/** Two records about one person; known only to who sees both parts, and taken back as it was said. */
export const samePerson = pgTable('same_person', {
	id: uuid('id').primaryKey(),
	personId: uuid('person_id').notNull(),
	partId: uuid('part_id').notNull(),
	otherPersonId: uuid('other_person_id').notNull(),
	otherPartId: uuid('other_part_id').notNull(),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull(),
	madeBy: uuid('made_by').notNull(),
	madeAt: instant('made_at').notNull(),
	endedAt: instant('ended_at'),
	endedBy: uuid('ended_by')
});
