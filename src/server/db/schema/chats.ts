import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { ChatEnder, ChatOutcome, ChatRating, ChatStatus, LineAuthor } from '#domain/chat.ts';
import type { Language } from '#domain/language.ts';
import { bytes, instant } from '../columns.ts';

export const chat = pgTable('chat', {
	id: uuid('id').primaryKey(),
	intakeId: uuid('intake_id').notNull(),
	keyId: uuid('key_id').notNull(),
	language: text('language').$type<Language>().notNull(),
	status: text('status').$type<ChatStatus>().notNull(),
	suspect: boolean('suspect').notNull(),
	wants: uuid('wants'),
	holder: uuid('holder'),
	offeredTo: uuid('offered_to'),
	lastSeq: integer('last_seq').notNull(),
	seekerSeen: integer('seeker_seen').notNull(),
	staffSeen: integer('staff_seen').notNull(),
	openedAt: instant('opened_at').notNull(),
	takenAt: instant('taken_at'),
	endedAt: instant('ended_at'),
	endedBy: text('ended_by').$type<ChatEnder>(),
	seekerAt: instant('seeker_at').notNull(),
	outcome: text('outcome').$type<ChatOutcome>(),
	rating: text('rating').$type<ChatRating>()
});

export const chatLine = pgTable('chat_line', {
	chatId: uuid('chat_id').notNull(),
	seq: integer('seq').notNull(),
	id: uuid('id').notNull(),
	keyId: uuid('key_id').notNull(),
	author: text('author').$type<LineAuthor>().notNull(),
	staffId: uuid('staff_id'),
	sealed: bytes('sealed').notNull(),
	writtenAt: instant('written_at').notNull()
});

/** Another paper than the conversation: nothing that she can ask for reads it. */
export const chatNote = pgTable('chat_note', {
	id: uuid('id').primaryKey(),
	chatId: uuid('chat_id').notNull(),
	keyId: uuid('key_id').notNull(),
	staffId: uuid('staff_id').notNull(),
	kind: text('kind').$type<'note' | 'handover'>().notNull(),
	sealed: bytes('sealed').notNull(),
	writtenAt: instant('written_at').notNull()
});

export const chatMember = pgTable('chat_member', {
	chatId: uuid('chat_id').notNull(),
	staffId: uuid('staff_id').notNull(),
	role: text('role').$type<'holder' | 'joined'>().notNull(),
	since: instant('since').notNull(),
	endedAt: instant('ended_at')
});

export const chatDraft = pgTable('chat_draft', {
	chatId: uuid('chat_id').notNull(),
	staffId: uuid('staff_id').notNull(),
	keyId: uuid('key_id').notNull(),
	sealed: bytes('sealed').notNull(),
	keptAt: instant('kept_at').notNull()
});
