import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNull, ne, notExists, notInArray, sql } from 'drizzle-orm';
import type { Draft } from '#domain/advice-answer.ts';
import type { AdviceType } from '#domain/advice.ts';
import { isOpen, trajectoryStatuses } from '#domain/trajectory.ts';
import { advice, adviceDraft, adviceGiven } from '../db/schema/advice.ts';
import { part, trajectory } from '../db/schema/cases.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText, seal } from '../keys/envelope.ts';
import { openJson, sealJson } from '../keys/sealed-json.ts';
import type { StaffWork } from '../work.ts';

type Row = typeof adviceDraft.$inferSelect;
export interface KeptDraft
	extends Draft, Omit<Row, 'partId' | 'keyId' | 'sealed' | 'answer' | 'conclusion'> {
	/** What the second reader wrote; empty while nobody did. */
	said: string;
}
export type Decision = 'agreed' | 'sent-back';
type DraftWords = Omit<Draft, 'conclusion'>;

/** Of these questions, the first one first. */
export async function draftsOf(work: StaffWork, adviceIds: string[]): Promise<KeptDraft[]> {
	const rows = await work.db
		.select()
		.from(adviceDraft)
		.where(inArray(adviceDraft.adviceId, adviceIds))
		.orderBy(asc(adviceDraft.version));
	return Promise.all(
		rows.map(async ({ partId: _, keyId, sealed, answer, ...row }) => {
			const key = await dataKeyOf(work, keyId);
			const words = openJson<DraftWords>(key, placeOf(row.id, 'sealed'), sealed);
			const said = answer ? openText(key, placeOf(row.id, 'answer'), answer) : '';
			return { ...row, ...words, said };
		})
	);
}

/** Undefined when somebody wrote one meanwhile. */
export async function add(
	work: StaffWork,
	{ adviceId, partId, keyId }: { adviceId: string; partId: string; keyId: string },
	{ draft, version, readBy }: { draft: Draft; version: number; readBy: string }
): Promise<string | undefined> {
	const id = randomUUID();
	const { conclusion, ...words } = draft;
	const [row] = await work.db
		.insert(adviceDraft)
		.values({
			...{ id, adviceId, partId, keyId, version, conclusion, readBy },
			sealed: sealJson(await dataKeyOf(work, keyId), placeOf(id, 'sealed'), words),
			...{ writtenAt: work.now, writtenBy: work.actor.id }
		})
		.onConflictDoNothing()
		.returning({ id: adviceDraft.id });
	return row?.id;
}

/** False when it was not hers to read, or was read before. */
export async function decide(
	work: StaffWork,
	{ id, keyId }: { id: string; keyId: string },
	{ decision, words }: { decision: Decision; words: string }
): Promise<boolean> {
	const answer = words ? seal(await dataKeyOf(work, keyId), placeOf(id, 'answer'), words) : null;
	const [row] = await work.db.execute<{ decided: boolean }>(
		sql`SELECT door.read_draft(${id}::uuid, ${decision}, ${answer}::bytea) AS decided`
	);
	return row!.decided;
}

export interface DraftToRead {
	adviceId: string;
	partId: string;
	code: string;
	type: AdviceType;
	readBy: string;
	writtenBy: string;
}

const mostToRead = 50;
const over = trajectoryStatuses.filter((status) => !isOpen(status));

/** What waits for a second reader and the actor did not write herself; what is due first stands first. */
export async function toRead(work: StaffWork): Promise<DraftToRead[]> {
	const { adviceId, partId, readBy, writtenBy, decision, version } = adviceDraft;
	const isGiven = work.db
		.select({ one: sql`1` })
		.from(adviceGiven)
		.where(eq(adviceGiven.adviceId, adviceId));
	const rows = await work.db
		.select({ adviceId, partId, readBy, writtenBy, code: part.code, type: trajectory.serviceType })
		.from(adviceDraft)
		.innerJoin(advice, eq(advice.id, adviceId))
		.innerJoin(trajectory, eq(trajectory.id, advice.trajectoryId))
		.innerJoin(part, eq(part.id, partId))
		.where(
			and(
				isNull(decision),
				ne(writtenBy, work.actor.id),
				ne(trajectory.serviceType, 'consultation'),
				eq(
					version,
					sql`(SELECT max(newer.version) FROM advice_draft newer WHERE newer.advice_id = ${adviceId})`
				),
				notExists(isGiven),
				notInArray(trajectory.status, over),
				// behind broken glass a counsellor reads, and decides nothing
				sql`(${partId} = ANY ((SELECT door.my_parts())::uuid[]) OR (SELECT door.actor_role()) <> 'counsellor')`
			)
		)
		.orderBy(asc(readBy), asc(adviceId))
		.limit(mostToRead);
	return rows.map((row) => ({ ...row, type: row.type as AdviceType }));
}

function placeOf(row: string, column: 'sealed' | 'answer') {
	return { table: 'advice_draft', row, column };
}
