import { asc, eq, isNull, sql } from 'drizzle-orm';
import type { PassingDecision } from '#domain/danger.ts';
import { caseFile, part } from '../db/schema/cases.ts';
import { conflict, danger, passingOn } from '../db/schema/walls.ts';
import type { StaffWork } from '../work.ts';

export type DangerRow = typeof danger.$inferSelect;
export type PassingRow = typeof passingOn.$inferSelect;
export interface Danger extends DangerRow {
	code: string;
	/** Of the case the danger is known in: supervisors' reasons lie under its key. */
	caseKeyId: string;
}

/** What stands open and may have to be weighed, the most urgent first. */
export async function open(work: StaffWork): Promise<Danger[]> {
	return select(work, isNull(danger.endedAt));
}

export async function find(work: StaffWork, id: string): Promise<Danger | undefined> {
	const [found] = await select(work, eq(danger.id, id));
	return found;
}

/** The parts about the same people, near or through sealed links; only those the actor may see. */
export async function otherParts(work: StaffWork, partId: string): Promise<string[]> {
	const rows = await work.db.execute<{ id: string }>(
		sql`SELECT p.id FROM part p WHERE p.id IN (SELECT door.parts_beside(${partId}::uuid)) ORDER BY p.code`
	);
	return rows.map(({ id }) => id);
}

/** To whom the case of a part is shut by a conflict of interest. */
export async function conflictsBeside(work: StaffWork, partId: string): Promise<string[]> {
	const rows = await work.db
		.select({ id: conflict.staffId })
		.from(conflict)
		.innerJoin(part, eq(part.caseId, conflict.caseId))
		.where(eq(part.id, partId));
	return rows.map(({ id }) => id);
}

export function decisions(work: StaffWork, dangerId: string): Promise<PassingRow[]> {
	return work.db.select().from(passingOn).where(eq(passingOn.dangerId, dangerId));
}

/** Whether another has yet to decide, about somebody of whom the actor may not know. */
export async function isWeighedByAnother(work: StaffWork, id: string): Promise<boolean> {
	const [row] = await work.db.execute<{ waits: boolean }>(
		sql`SELECT door.weighed_by_another(${id}::uuid) AS waits`
	);
	return row!.waits;
}

export async function markSeen(work: StaffWork, id: string): Promise<void> {
	await work.db.execute(sql`SELECT door.see_danger(${id}::uuid)`);
}

interface Decision {
	dangerId: string;
	partId: string;
	decision: PassingDecision;
	reason: { keyId: string; sealed: Buffer };
	task: { id: string; keyId: string; sealed: Buffer } | undefined;
}

/** False when somebody decided before, or when it is no longer to be decided. */
export async function decide(
	work: StaffWork,
	{ dangerId, partId, decision, reason, task }: Decision
): Promise<boolean> {
	const [row] = await work.db.execute<{ kept: boolean }>(sql`SELECT door.decide_passing_on(
		${dangerId}::uuid, ${partId}::uuid, ${decision}, ${reason.keyId}::uuid, ${reason.sealed}::bytea,
		${task?.id ?? null}::uuid, ${task?.keyId ?? null}::uuid, ${task?.sealed ?? null}::bytea) AS kept`);
	return row!.kept;
}

export async function end(
	work: StaffWork,
	id: string,
	reason: { keyId: string; sealed: Buffer }
): Promise<'ended' | 'still-undecided' | 'own-case' | 'decided-before' | 'not-found'> {
	const [row] = await work.db.execute<{ ended: Awaited<ReturnType<typeof end>> }>(
		sql`SELECT door.end_danger(${id}::uuid, ${reason.keyId}::uuid, ${reason.sealed}::bytea) AS ended`
	);
	return row!.ended;
}

async function select(work: StaffWork, which: ReturnType<typeof eq>): Promise<Danger[]> {
	const rows = await work.db
		.select({ danger, code: part.code, caseKeyId: caseFile.keyId })
		.from(danger)
		.innerJoin(part, eq(part.id, danger.partId))
		.innerJoin(caseFile, eq(caseFile.id, part.caseId))
		.where(which)
		.orderBy(asc(danger.deadlineAt), asc(danger.id));
	return rows.map(({ danger: row, ...beside }) => ({ ...row, ...beside }));
}
