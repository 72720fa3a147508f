import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from '../columns.ts';
import type { Role } from '#domain/actor.ts';
import type { Language } from '#domain/language.ts';
import type { SpokenLanguage } from '#domain/spoken-language.ts';

export const dataKey = pgTable('data_key', {
	id: uuid('id').primaryKey(),
	kekId: text('kek_id').notNull(),
	wrapped: bytes('wrapped'),
	erasedAt: instant('erased_at'),
	intakeId: uuid('intake_id'),
	caseId: uuid('case_id'),
	partId: uuid('part_id'),
	staffId: uuid('staff_id')
});

export const staff = pgTable('staff', {
	id: uuid('id').primaryKey(),
	keyId: uuid('key_id').notNull(),
	role: text('role').$type<Role>().notNull(),
	roleVersion: integer('role_version').notNull(),
	name: bytes('name').notNull(),
	email: bytes('email').notNull(),
	emailIndex: bytes('email_index').notNull(),
	phone: bytes('phone'),
	onDutySince: instant('on_duty_since'),
	createdAt: instant('created_at').notNull(),
	activatedAt: instant('activated_at'),
	disabledAt: instant('disabled_at'),
	disabledBy: uuid('disabled_by'),
	vouchedBy: uuid('vouched_by'),
	vouchedAt: instant('vouched_at'),
	/** How many conversations she holds at once, and in which languages. */
	chatPlaces: integer('chat_places').notNull(),
	chatLanguages: text('chat_languages').array().$type<Language[]>().notNull(),
	chatAlias: bytes('chat_alias'),
	/** In whatever way, also by voice. */
	speaks: text('speaks').array().$type<SpokenLanguage[]>().notNull(),
	/** Her telephone may ring for whoever calls. */
	takesCalls: boolean('takes_calls').notNull(),
	/** Not disabled, and an administrator or vouched for. */
	admitted: boolean('admitted').notNull()
});
