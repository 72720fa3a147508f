import { randomUUID } from 'node:crypto';
import { addMinutes } from 'date-fns/addMinutes';
import { and, eq, gt, inArray, lt, ne, sql } from 'drizzle-orm';
import { waits, type FollowUp, type FollowUpMethod } from '#domain/follow-up.ts';
import type { Busy } from '#domain/free-moments.ts';
import { followUp } from '../db/schema/follow-ups.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import type { StaffWork } from '../work.ts';
import { openWords, sealWords } from './sealed-words.ts';

export { deskTasks, overdue, today, type DeskFollowUp } from './desk.store.ts';

export type Row = typeof followUp.$inferSelect;
export interface KeptFollowUp
	extends FollowUp, Pick<Row, 'id' | 'version' | 'personId' | 'trajectoryId' | 'createdAt'> {
	partId: string;
	reasonCode: string | null;
	counsellorId: string;
	method: FollowUpMethod | null;
	endsAt: Date;
	words: string;
}
export interface NewFollowUp extends FollowUp {
	personId: string | null;
	method: FollowUpMethod | null;
	words: string;
}

export async function find(
	work: StaffWork,
	partId: string,
	id: string
): Promise<KeptFollowUp | undefined> {
	const [row] = await work.db
		.select()
		.from(followUp)
		.where(and(eq(followUp.id, id), eq(followUp.partId, partId)));
	return row && kept(work, row);
}

/** Adds one for the actor. Two that keep the same time: the second is refused by the database (23P01). */
export async function add(
	work: StaffWork,
	{ partId, keyId }: { partId: string; keyId: string },
	{ minutes, words, ...fresh }: NewFollowUp
): Promise<string> {
	const id = randomUUID();
	const sealed = words ? sealWords(await dataKeyOf(work, keyId), id, words) : null;
	await holdTime(work, work.actor.id);
	await work.db.insert(followUp).values({
		id,
		...fresh,
		partId,
		counsellorId: work.actor.id,
		endsAt: addMinutes(fresh.startsAt, minutes),
		...(sealed && { keyId, sealed }),
		createdAt: work.now,
		createdBy: work.actor.id
	});
	return id;
}

/** What is to be done in a part, and why. */
export interface NewTask {
	reasonCode: string;
	/** Unless it says otherwise: now, for the first counsellor, about nobody. */
	startsAt?: Date;
	/** Of nobody in particular: null. */
	counsellorId?: string | null;
	personId?: string | null;
	words?: string;
	/** Where there can be one only, it follows from what it is about. */
	id?: string;
}

export const taskMinutes = 15;

/** Beside whatever else is at that time: no agenda is kept free for a task. */
export async function addTask(
	work: StaffWork,
	{ partId, keyId, counsellorIds }: { partId: string; keyId: string; counsellorIds: string[] },
	{ words, id = randomUUID(), startsAt = work.now, ...task }: NewTask
): Promise<string> {
	const sealed = words ? sealWords(await dataKeyOf(work, keyId), id, words) : null;
	await work.db.insert(followUp).values({
		...{ id, partId, kind: 'task', status: 'open', startsAt },
		...{ counsellorId: counsellorIds[0] ?? work.actor.id, ...task },
		endsAt: addMinutes(startsAt, taskMinutes),
		...(sealed && { keyId, sealed }),
		...{ createdAt: work.now, createdBy: work.actor.id }
	});
	return id;
}

/** The next version of it; false when it changed since it was read. */
export async function change(
	work: StaffWork,
	read: KeptFollowUp,
	to: Pick<FollowUp, 'status' | 'startsAt' | 'minutes'>
): Promise<boolean> {
	const { status, startsAt, minutes } = to;
	const isSettled = !waits({ status });
	await holdTime(work, read.counsellorId);
	const rows = await work.db
		.update(followUp)
		.set({
			status,
			startsAt,
			endsAt: addMinutes(startsAt, minutes),
			version: read.version + 1,
			settledAt: isSettled ? work.now : null
		})
		.where(and(eq(followUp.id, read.id), eq(followUp.version, read.version)))
		.returning({ id: followUp.id });
	return rows.length > 0;
}

/** Her message was answered: the task it made is done. Answers the ids. */
export async function settleWroteBack(work: StaffWork, intakeId: string): Promise<string[]> {
	const rows = await work.db
		.update(followUp)
		.set({ status: 'done', settledAt: work.now, version: sql`${followUp.version} + 1` })
		.where(
			and(
				eq(followUp.intakeId, intakeId),
				eq(followUp.reasonCode, 'wrote-back'),
				eq(followUp.status, 'open')
			)
		)
		.returning({ id: followUp.id });
	return rows.map(({ id }) => id);
}

/** What keeps a counsellor's time between two moments, as far as the actor sees; `except` is left out. */
export function busyBetween(
	work: StaffWork,
	{ from, to }: { from: Date; to: Date },
	except?: string
): Promise<Busy[]> {
	return work.db
		.select({ startsAt: followUp.startsAt, endsAt: followUp.endsAt })
		.from(followUp)
		.where(
			and(
				eq(followUp.counsellorId, work.actor.id),
				inArray(followUp.status, ['held', 'booked']),
				lt(followUp.startsAt, to),
				gt(followUp.endsAt, from),
				except === undefined ? undefined : ne(followUp.id, except)
			)
		);
}

// Two inserts that meet in the exclusion constraint wait for each other until the deadlock timer ends
// one of them a second later; in a queue the second one is refused at once.
export async function holdTime(work: StaffWork, counsellorId: string): Promise<void> {
	await work.db.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${counsellorId}, 0))`);
}

/** The row with its words opened. */
export async function kept(work: StaffWork, row: Row): Promise<KeptFollowUp> {
	const key = row.keyId && (await dataKeyOf(work, row.keyId));
	return {
		...row,
		partId: row.partId ?? '',
		counsellorId: row.counsellorId ?? '',
		minutes: Math.round((row.endsAt.getTime() - row.startsAt.getTime()) / 60_000),
		words: key && row.sealed ? openWords(key, row.id, row.sealed) : ''
	};
}

/** Where something waits: in a part, or there about one of these alone. */
export interface WaitsOf {
	partId: string;
	aboutIds?: readonly string[];
}

/** What waits there for one of these reasons is done. Answers the ids. */
export async function settleWaiting(
	work: StaffWork,
	{ partId, aboutIds }: WaitsOf,
	reasonCodes: readonly string[]
): Promise<string[]> {
	const isOpen = and(
		eq(followUp.partId, partId),
		aboutIds && inArray(followUp.aboutId, [...aboutIds]),
		eq(followUp.status, 'open'),
		inArray(followUp.reasonCode, [...reasonCodes])
	);
	const rows = await work.db
		.update(followUp)
		.set({ status: 'done', settledAt: work.now, version: sql`${followUp.version} + 1` })
		.where(isOpen)
		.returning({ id: followUp.id });
	return rows.map(({ id }) => id);
}
