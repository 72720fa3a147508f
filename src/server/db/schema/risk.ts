import { boolean, date, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { ExtremismForm } from '#domain/extremism-form.ts';
import type { Direction, FactorCode, FactorKind, Strength, Turn } from '#domain/factor.ts';
import type { OnlinePlatform } from '#domain/online-platform.ts';
import type { RiskLevel, SecondAnswer } from '#domain/risk.ts';
import type { SignalSide } from '#domain/signal.ts';
import type { ToldBy } from '#domain/told-by.ts';
import { bytes, instant } from '../columns.ts';

const ofPart = {
	id: uuid('id').primaryKey(),
	partId: uuid('part_id').notNull(),
	keyId: uuid('key_id').notNull()
};
const addedTo = {
	personId: uuid('person_id').notNull(),
	source: text('source').$type<ToldBy>().notNull(),
	sealed: bytes('sealed').notNull(),
	notedAt: instant('noted_at').notNull(),
	notedBy: uuid('noted_by').notNull(),
	/** Which one it puts right. */
	corrects: uuid('corrects')
};

/** What was noticed about somebody, for a worry or against it; never changed. */
export const signal = pgTable('signal', {
	...ofPart,
	...addedTo,
	side: text('side').$type<SignalSide>().notNull(),
	observedOn: date('observed_on', { mode: 'string' }).notNull(),
	form: text('form').$type<ExtremismForm>().notNull(),
	also: text('also').array().$type<ExtremismForm[]>().notNull(),
	platforms: text('platforms').array().$type<OnlinePlatform[]>().notNull()
});

/** How one factor stood with somebody on a day; never changed. */
export const factor = pgTable('factor', {
	...ofPart,
	...addedTo,
	kind: text('kind').$type<FactorKind>().notNull(),
	code: text('code').$type<FactorCode>().notNull(),
	turn: text('turn').$type<Turn>(),
	direction: text('direction').$type<Direction>().notNull(),
	strength: smallint('strength').$type<Strength>().notNull(),
	seenOn: date('seen_on', { mode: 'string' }).notNull()
});

/** A level that somebody chose, with why; all that is added to it is what a second one says. */
export const riskJudgement = pgTable('risk_judgement', {
	...ofPart,
	level: text('level').$type<RiskLevel>().notNull(),
	dueOn: date('due_on', { mode: 'string' }).notNull(),
	sealed: bytes('sealed').notNull(),
	asksSecond: boolean('asks_second').notNull(),
	judgedAt: instant('judged_at').notNull(),
	judgedBy: uuid('judged_by').notNull(),
	secondSays: text('second_says').$type<SecondAnswer>(),
	secondLevel: text('second_level').$type<RiskLevel>(),
	secondSealed: bytes('second_sealed'),
	secondBy: uuid('second_by'),
	secondAt: instant('second_at')
});
