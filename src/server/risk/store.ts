import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Judgement, SecondAnswer } from '#domain/risk.ts';
import type { Place } from '../cursor.ts';
import { placeBy } from '../db/beyond.ts';
import { riskJudgement } from '../db/schema/risk.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText, seal } from '../keys/envelope.ts';
import { openJson, sealJson } from '../keys/sealed-json.ts';
import type { StaffWork } from '../work.ts';

type Row = typeof riskJudgement.$inferSelect;
type Words = Pick<Judgement, 'headings' | 'reasoning'>;
export interface KeptJudgement extends Omit<Row, 'sealed' | 'secondSealed'>, Words {
	/** What the second one wrote; empty while nobody did. */
	secondWords: string;
	/** Another person is asked, and has not answered. */
	waits: boolean;
}

type Unsealed = Pick<
	Row,
	| 'level'
	| 'judgedAt'
	| 'judgedBy'
	| 'asksSecond'
	| 'secondSays'
	| 'secondLevel'
	| 'secondAt'
	| 'secondBy'
>;

export const order = placeBy(riskJudgement, ['judgedAt', 'id']);

/** Of a part, the newest first. */
export async function ofPart(
	work: StaffWork,
	partId: string,
	{ from, limit }: { from?: Place | undefined; limit: number }
): Promise<KeptJudgement[]> {
	const rows = await work.db
		.select()
		.from(riskJudgement)
		.where(and(eq(riskJudgement.partId, partId), order.beyond(from)))
		.orderBy(...order.newestFirst)
		.limit(limit);
	return Promise.all(rows.map((row) => opened(work, row)));
}

/** What the one that holds says openly, with none of its reasons: nothing is unsealed for it. */
export async function standing(
	work: StaffWork,
	partId: string
): Promise<(Unsealed & { waits: boolean }) | undefined> {
	const { level, judgedAt, judgedBy, asksSecond, secondSays, secondLevel, secondAt, secondBy } =
		riskJudgement;
	const [row] = await work.db
		.select({ level, judgedAt, judgedBy, asksSecond, secondSays, secondLevel, secondAt, secondBy })
		.from(riskJudgement)
		.where(eq(riskJudgement.partId, partId))
		.orderBy(...order.newestFirst)
		.limit(1);
	return row && { ...row, waits: waits(row) };
}

/** The one that holds. */
export async function latest(work: StaffWork, partId: string): Promise<KeptJudgement | undefined> {
	return (await ofPart(work, partId, { limit: 1 }))[0];
}

export async function add(
	work: StaffWork,
	{ partId, keyId }: { partId: string; keyId: string },
	{ level, dueOn, asksSecond, ...words }: Judgement & { asksSecond: boolean }
): Promise<string> {
	const id = randomUUID();
	await work.db.insert(riskJudgement).values({
		...{ id, partId, keyId, level, dueOn, asksSecond },
		sealed: sealJson(await dataKeyOf(work, keyId), placeOf(id, 'sealed'), words),
		...{ judgedAt: work.now, judgedBy: work.actor.id }
	});
	return id;
}

/** False when it was not hers to answer, or no longer asked. */
export async function second(
	work: StaffWork,
	{ id, keyId }: Pick<KeptJudgement, 'id' | 'keyId'>,
	said: { says: SecondAnswer; level: string | null; words: string }
): Promise<boolean> {
	const { says, level, words } = said;
	const key = await dataKeyOf(work, keyId);
	const sealed = words ? seal(key, placeOf(id, 'second_sealed'), words) : null;
	const [row] = await work.db.execute<{ seconded: boolean }>(
		sql`SELECT door.second_risk(${id}::uuid, ${says}, ${level}::text, ${sealed}::bytea) AS seconded`
	);
	return row!.seconded;
}

function waits({ asksSecond, secondAt }: Pick<Row, 'asksSecond' | 'secondAt'>): boolean {
	return asksSecond && !secondAt;
}

async function opened(
	work: StaffWork,
	{ sealed, secondSealed, ...row }: Row
): Promise<KeptJudgement> {
	const key = await dataKeyOf(work, row.keyId);
	return {
		...row,
		waits: waits(row),
		...openJson<Words>(key, placeOf(row.id, 'sealed'), sealed),
		secondWords: secondSealed ? openText(key, placeOf(row.id, 'second_sealed'), secondSealed) : ''
	};
}

function placeOf(row: string, column: 'sealed' | 'second_sealed') {
	return { table: 'risk_judgement', row, column };
}
