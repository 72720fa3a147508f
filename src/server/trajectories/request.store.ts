import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { leadsTo, type Closing, type ClosureReason } from '#domain/closing.ts';
import type { TrajectoryStatus } from '#domain/trajectory.ts';
import { part, trajectory } from '../db/schema/cases.ts';
import { stepRequest } from '../db/schema/trajectories.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText, seal } from '../keys/envelope.ts';
import { openJson, sealJson } from '../keys/sealed-json.ts';
import type { StaffWork } from '../work.ts';

type Row = typeof stepRequest.$inferSelect;
/** What was asked for: why, and where it ends the help the whole checklist. */
export interface Asked {
	why: string;
	closing?: Closing;
}
export interface StepRequest extends Omit<Row, 'sealed' | 'answer'>, Asked {
	/** What the second person wrote; empty while nobody did. */
	answerWords: string;
}
export type Decision = 'agreed' | 'sent-back' | 'withdrawn';

const mostWaiting = 100;

export async function add(
	work: StaffWork,
	about: { trajectoryId: string; partId: string; keyId: string; from: TrajectoryStatus },
	{ to, ...asked }: Asked & { to: TrajectoryStatus }
): Promise<string> {
	const id = randomUUID();
	const { trajectoryId, partId, keyId, from: fromStatus } = about;
	const { closing } = asked;
	await work.db.insert(stepRequest).values({
		...{ id, trajectoryId, partId, keyId, fromStatus, toStatus: to },
		...(closing && {
			closureReason: closing.reason as ClosureReason,
			aftercare: closing.answers.aftercare as 'planned' | 'declined',
			retention: closing.answers.retention!
		}),
		sealed: sealJson(await dataKeyOf(work, keyId), placeOf(id, 'sealed'), asked),
		...{ askedBy: work.actor.id, askedAt: work.now }
	});
	return id;
}

/** All of a trajectory, the newest first. */
export async function ofTrajectory(work: StaffWork, trajectoryId: string): Promise<StepRequest[]> {
	const rows = await work.db
		.select()
		.from(stepRequest)
		.where(eq(stepRequest.trajectoryId, trajectoryId))
		.orderBy(desc(stepRequest.askedAt), desc(stepRequest.id));
	return Promise.all(rows.map((row) => opened(work, row)));
}

/** Whatever was asked before to the same end. */
export async function idsTo(
	work: StaffWork,
	trajectoryId: string,
	to: TrajectoryStatus
): Promise<string[]> {
	const rows = await work.db
		.select({ id: stepRequest.id })
		.from(stepRequest)
		.where(and(eq(stepRequest.trajectoryId, trajectoryId), eq(stepRequest.toStatus, to)));
	return rows.map(({ id }) => id);
}

/** Whether something is asked of a second person now. */
export async function isWaiting(work: StaffWork, trajectoryId: string): Promise<boolean> {
	const rows = await work.db
		.select({ id: stepRequest.id })
		.from(stepRequest)
		.where(and(eq(stepRequest.trajectoryId, trajectoryId), isNull(stepRequest.decision)))
		.limit(1);
	return rows.length > 0;
}

export async function find(work: StaffWork, id: string): Promise<StepRequest | undefined> {
	const [row] = await work.db.select().from(stepRequest).where(eq(stepRequest.id, id));
	return row && opened(work, row);
}

export interface WaitingRequest extends Pick<
	Row,
	'id' | 'partId' | 'trajectoryId' | 'toStatus' | 'aftercare' | 'askedBy' | 'askedAt'
> {
	code: string;
	type: typeof trajectory.$inferSelect.serviceType;
}

/** Everything that waits for a supervisor and that the actor can see, the oldest first. */
export function waiting(work: StaffWork): Promise<WaitingRequest[]> {
	const { id, partId, trajectoryId, toStatus, aftercare, askedBy, askedAt } = stepRequest;
	return work.db
		.select({
			...{ id, partId, trajectoryId, toStatus, aftercare, askedBy, askedAt },
			...{ code: part.code, type: trajectory.serviceType }
		})
		.from(stepRequest)
		.innerJoin(part, eq(part.id, partId))
		.innerJoin(trajectory, eq(trajectory.id, trajectoryId))
		.where(isNull(stepRequest.decision))
		.orderBy(asc(askedAt), asc(id))
		.limit(mostWaiting);
}

/** Of a part, by trajectory: where a supervisor was asked to bring it. */
export async function waitingIn(
	work: StaffWork,
	part: string
): Promise<Map<string, TrajectoryStatus>> {
	const { partId, trajectoryId, toStatus, aftercare, decision } = stepRequest;
	const rows = await work.db
		.select({ trajectoryId, toStatus, aftercare })
		.from(stepRequest)
		.where(and(eq(partId, part), isNull(decision)));
	return new Map(
		rows.map((row) => [row.trajectoryId, leadsTo(row.toStatus, row.aftercare)] as const)
	);
}

/** Locked until the end of the transaction is what the wall does; false when it was not hers, or decided before. */
export async function decide(
	work: StaffWork,
	{ id, keyId }: Pick<Row, 'id' | 'keyId'>,
	{ decision, words }: { decision: Decision; words: string }
): Promise<boolean> {
	const answer = words ? seal(await dataKeyOf(work, keyId), placeOf(id, 'answer'), words) : null;
	const [row] = await work.db.execute<{ decided: boolean }>(
		sql`SELECT door.decide_step(${id}::uuid, ${decision}, ${answer}::bytea) AS decided`
	);
	return row!.decided;
}

/** What was asked for is asked for no more, since it stands elsewhere now. Answers whether something waited. */
export async function settleWaiting(
	work: StaffWork,
	trajectoryId: string,
	said: { decision: Decision; words: string }
): Promise<boolean> {
	const [row] = await work.db
		.select({ id: stepRequest.id, keyId: stepRequest.keyId })
		.from(stepRequest)
		.where(and(eq(stepRequest.trajectoryId, trajectoryId), isNull(stepRequest.decision)));
	return row !== undefined && decide(work, row, said);
}

/** What was learned, of no case; only of an end that was agreed to now. */
export async function keepLesson(work: StaffWork, requestId: string, words: string): Promise<void> {
	await work.db.execute(sql`SELECT door.keep_lesson(${requestId}::uuid, ${words})`);
}

async function opened(work: StaffWork, { sealed, answer, ...row }: Row): Promise<StepRequest> {
	const key = await dataKeyOf(work, row.keyId);
	const answerWords = answer ? openText(key, placeOf(row.id, 'answer'), answer) : '';
	return { ...row, ...openJson<Asked>(key, placeOf(row.id, 'sealed'), sealed), answerWords };
}

function placeOf(row: string, column: 'sealed' | 'answer') {
	return { table: 'step_request', row, column };
}
