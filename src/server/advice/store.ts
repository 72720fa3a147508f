import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { Question, QuestionWords } from '#domain/advice.ts';
import type { Outcome } from '#domain/advice-answer.ts';
import type { Place } from '../cursor.ts';
import { placeBy } from '../db/beyond.ts';
import { advice, adviceGiven, adviceOutcome } from '../db/schema/advice.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText, seal } from '../keys/envelope.ts';
import { openJson, sealJson } from '../keys/sealed-json.ts';
import type { StaffWork } from '../work.ts';
import { draftsOf, type KeptDraft } from './draft.store.ts';

type Row = typeof advice.$inferSelect;
/** A question with all that came of it. */
export interface KeptAdvice
	extends
		Question,
		Pick<Row, 'id' | 'trajectoryId' | 'personId' | 'dueOn' | 'dueTask' | 'notedAt' | 'notedBy'> {
	/** The first one first. */
	drafts: KeptDraft[];
	given: Given | undefined;
	outcome: (Outcome & { notedBy: string }) | undefined;
}
export type Given = Omit<typeof adviceGiven.$inferSelect, 'partId' | 'adviceId'>;
interface At {
	trajectoryId: string;
	partId: string;
	keyId: string;
}

export const order = placeBy(advice, ['askedOn', 'notedAt', 'id']);

/** Of these trajectories, the newest question first. */
export async function ofTrajectories(
	work: StaffWork,
	trajectoryIds: readonly string[],
	{ from, limit }: { from: Place | undefined; limit: number }
): Promise<KeptAdvice[]> {
	if (trajectoryIds.length === 0) return [];
	const rows = await work.db
		.select()
		.from(advice)
		.where(and(inArray(advice.trajectoryId, [...trajectoryIds]), order.beyond(from)))
		.orderBy(...order.newestFirst)
		.limit(limit);
	return opened(work, rows);
}

export async function find(
	work: StaffWork,
	partId: string,
	id: string
): Promise<KeptAdvice | undefined> {
	const isIt = and(eq(advice.id, id), eq(advice.partId, partId));
	const [one] = await opened(work, await work.db.select().from(advice).where(isIt));
	return one;
}

async function opened(work: StaffWork, rows: Row[]): Promise<KeptAdvice[]> {
	const ids = rows.map(({ id }) => id);
	const drafts = await draftsOf(work, ids);
	const given = await givenOf(work, ids);
	const outcomes = await outcomesOf(work, ids);
	return Promise.all(
		rows.map(async ({ keyId, sealed, questionKind: kind, ...row }) => {
			const key = await dataKeyOf(work, keyId);
			return {
				...row,
				kind,
				words: openJson<QuestionWords>(key, placeOf('advice', row.id), sealed),
				drafts: drafts.filter(({ adviceId }) => adviceId === row.id),
				given: given.get(row.id),
				outcome: outcomes.get(row.id)
			};
		})
	);
}

export async function add(
	work: StaffWork,
	{ trajectoryId, partId, keyId }: At,
	{
		question: { words, kind, ...question },
		...rest
	}: { question: Question; personId: string; dueOn: string; dueTask: string }
): Promise<string> {
	const id = randomUUID();
	await work.db.insert(advice).values({
		...{ id, trajectoryId, partId, keyId, questionKind: kind, ...question, ...rest },
		sealed: sealJson(await dataKeyOf(work, keyId), placeOf('advice', id), words),
		...{ notedAt: work.now, notedBy: work.actor.id }
	});
	return id;
}

/** False when it was given before. */
export async function give(
	work: StaffWork,
	{ adviceId, partId }: { adviceId: string; partId: string },
	given: Omit<Given, 'givenAt' | 'givenBy'>
): Promise<boolean> {
	const rows = await work.db
		.insert(adviceGiven)
		.values({ adviceId, partId, ...given, givenAt: work.now, givenBy: work.actor.id })
		.onConflictDoNothing()
		.returning({ id: adviceGiven.adviceId });
	return rows.length > 0;
}

/** False when it was written down before. */
export async function keepOutcome(
	work: StaffWork,
	{ adviceId, partId, keyId }: { adviceId: string; partId: string; keyId: string },
	{ words, ...outcome }: Outcome
): Promise<boolean> {
	const key = await dataKeyOf(work, keyId);
	const sealed = seal(key, placeOf('advice_outcome', adviceId), words);
	const noted = { notedAt: work.now, notedBy: work.actor.id };
	const rows = await work.db
		.insert(adviceOutcome)
		.values({ adviceId, partId, keyId, ...outcome, sealed, ...noted })
		.onConflictDoNothing()
		.returning({ id: adviceOutcome.adviceId });
	return rows.length > 0;
}

async function givenOf(work: StaffWork, ids: string[]): Promise<Map<string, Given>> {
	const rows = await work.db.select().from(adviceGiven).where(inArray(adviceGiven.adviceId, ids));
	return new Map(rows.map((row) => [row.adviceId, row]));
}

async function outcomesOf(
	work: StaffWork,
	ids: string[]
): Promise<Map<string, Outcome & { notedBy: string }>> {
	const rows = await work.db
		.select()
		.from(adviceOutcome)
		.where(inArray(adviceOutcome.adviceId, ids));
	const all = rows.map(async ({ adviceId, keyId, sealed, ...row }) => {
		const key = await dataKeyOf(work, keyId);
		const { askedOn, used, helped, scope, notedBy } = row;
		const words = openText(key, placeOf('advice_outcome', adviceId), sealed);
		return [adviceId, { askedOn, used, helped, scope, words, notedBy }] as const;
	});
	return new Map(await Promise.all(all));
}

function placeOf(table: 'advice' | 'advice_outcome', row: string) {
	return { table, row, column: 'sealed' };
}
