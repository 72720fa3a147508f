import { and, eq, isNotNull, lte, sql } from 'drizzle-orm';
import { waits } from '#domain/follow-up.ts';
import { climb, nextStep, type Step, type Visit } from '#domain/visit.ts';
import { unlessBroken } from '../broken.ts';
import { followUp } from '../db/schema/follow-ups.ts';
import { visit } from '../db/schema/visits.ts';
import type { Work } from '../work.ts';

const atOnce = 20;

/** Whoever would be out and said nothing: the next steps of the ladder, whether texts can leave or not. */
export async function watchVisits(work: Work): Promise<void> {
	const due = await work.db
		.select({ row: columns, startsAt: followUp.startsAt, status: followUp.status })
		.from(visit)
		.innerJoin(followUp, eq(followUp.id, visit.id))
		.where(and(isNotNull(visit.nextAt), lte(visit.nextAt, work.now)))
		.orderBy(visit.nextAt)
		.limit(atOnce)
		.for('update', { of: visit, skipLocked: true });
	for (const { row, startsAt, status } of due) {
		const before = { ...row, startsAt, isOff: !waits({ status }) };
		await unlessBroken(() =>
			work.db.transaction((db) => climbOne({ ...work, db }, row.id, before))
		);
	}
}

async function climbOne(work: Work, id: string, before: Visit): Promise<void> {
	const { visit: after, steps } = climb(before, work.now);
	await keepClimb(work, id, after);
	for (const step of steps) await ring(work, id, step);
}

/** How it stands, for whoever decides whether a text about it still leaves. */
export async function standing(work: Work, id: string) {
	const [found] = await work.db
		.select({ row: columns, status: followUp.status })
		.from(visit)
		.innerJoin(followUp, eq(followUp.id, visit.id))
		.where(eq(visit.id, id));
	return found && { ...found.row, isOff: !waits(found) };
}

const columns = {
	id: visit.id,
	backBy: visit.backBy,
	inAt: visit.inAt,
	outAt: visit.outAt,
	helpAt: visit.helpAt,
	leftAt: visit.leftAt,
	rung: visit.rung
};

async function keepClimb(work: Work, id: string, after: Visit): Promise<void> {
	const nextAt = nextStep(after)?.at ?? null;
	await work.db
		.update(visit)
		.set({ rung: after.rung, nextAt, version: sql`${visit.version} + 1` })
		.where(eq(visit.id, id));
}

async function ring(work: Work, id: string, { rung, at }: Step): Promise<void> {
	await work.db.execute(
		sql`SELECT door.visit_ring(${id}::uuid, ${rung}, ${at.toISOString()}::timestamptz)`
	);
}
