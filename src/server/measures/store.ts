import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, gte, lte } from 'drizzle-orm';
import type { Days, TakenMeasure } from '#domain/course.ts';
import type { Measured } from '#domain/measure.ts';
import { measure } from '../db/schema/plans.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import type { StaffWork } from '../work.ts';
import { openMeasure, sealMeasure } from './sealed-measure.ts';

export type KeptMeasure = TakenMeasure & { id: string; notedBy: string };

/** Of a trajectory in these days, the first one first. */
export async function ofTrajectory(
	work: StaffWork,
	trajectoryId: string,
	{ from, to }: Days
): Promise<KeptMeasure[]> {
	const { takenOn } = measure;
	const since = from ? gte(takenOn, from) : undefined;
	const until = to ? lte(takenOn, to) : undefined;
	const rows = await work.db
		.select()
		.from(measure)
		.where(and(eq(measure.trajectoryId, trajectoryId), since, until))
		.orderBy(asc(measure.takenOn), asc(measure.notedAt), asc(measure.id));
	return Promise.all(
		rows.map(async ({ id, keyId, sealed, personId, takenOn, notedBy }) => {
			const measured = openMeasure(await dataKeyOf(work, keyId), id, sealed);
			return { ...measured, id, personId: personId ?? '', takenOn, notedBy };
		})
	);
}

/** The days of these, by measure, the last one first. */
export async function daysBack(
	work: StaffWork,
	trajectoryId: string,
	{ to, offset, limit }: { to: string | undefined; offset: number; limit: number }
): Promise<string[]> {
	const { takenOn } = measure;
	const until = to ? lte(takenOn, to) : undefined;
	const rows = await work.db
		.select({ day: takenOn })
		.from(measure)
		.where(and(eq(measure.trajectoryId, trajectoryId), until))
		.orderBy(desc(takenOn))
		.offset(offset)
		.limit(limit);
	return rows.map(({ day }) => day);
}

export async function add(
	work: StaffWork,
	at: { trajectoryId: string; partId: string; keyId: string },
	{ measured, personId, takenOn }: { measured: Measured; personId: string | null; takenOn: string }
): Promise<string> {
	const id = randomUUID();
	const key = await dataKeyOf(work, at.keyId);
	await work.db.insert(measure).values({
		...{ id, ...at, kind: measured.kind, personId, takenOn },
		moment: measured.kind === 'score_15' ? measured.moment : null,
		sealed: sealMeasure(key, id, measured),
		...{ notedAt: work.now, notedBy: work.actor.id }
	});
	return id;
}
