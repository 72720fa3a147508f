import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { CrisisDue, CrisisMove, CrisisStatus, Notifiable } from '#domain/crisis.ts';
import { crisis, crisisStep } from '../db/schema/crises.ts';
import type { StaffWork } from '../work.ts';

export type CrisisRow = typeof crisis.$inferSelect;
export type StepRow = typeof crisisStep.$inferSelect;

/** Every crisis about this contact, the newest first. */
export function of(work: StaffWork, intakeId: string): Promise<CrisisRow[]> {
	return work.db
		.select()
		.from(crisis)
		.where(eq(crisis.intakeId, intakeId))
		.orderBy(desc(crisis.openedAt));
}

/** Those of these contacts that go on, the newest first. */
export function openOf(work: StaffWork, intakeIds: readonly string[]): Promise<CrisisRow[]> {
	if (intakeIds.length === 0) return Promise.resolve([]);
	return work.db
		.select()
		.from(crisis)
		.where(and(inArray(crisis.intakeId, [...intakeIds]), isNull(crisis.closedAt)))
		.orderBy(desc(crisis.openedAt))
		.execute();
}

/** What was done, in the order in which it happened. */
export async function stepsOf(work: StaffWork, ids: readonly string[]): Promise<StepRow[]> {
	if (ids.length === 0) return [];
	return work.db
		.select()
		.from(crisisStep)
		.where(inArray(crisisStep.crisisId, [...ids]))
		.orderBy(asc(crisisStep.happenedAt), asc(crisisStep.writtenAt));
}

/** Whether this actor may do something about it now: who only reads it in need may not. */
export async function actsIn(work: StaffWork, intakeId: string): Promise<boolean> {
	const [row] = await work.db.execute<{ acts: boolean }>(
		sql`SELECT door.acts_in_crisis(${intakeId}::uuid) AS acts`
	);
	return row?.acts === true;
}

/** By hand; the one that stands open when there is one. */
export async function start(
	work: StaffWork,
	{ id, intakeId, sealed }: { id: string; intakeId: string; sealed: Buffer }
): Promise<string | undefined> {
	const [row] = await work.db.execute<{ id: string | null }>(
		sql`SELECT door.start_crisis(${id}::uuid, ${intakeId}::uuid, ${sealed}::bytea) AS id`
	);
	return row?.id ?? undefined;
}

export interface NewStep {
	id: string;
	crisisId: string;
	from: CrisisStatus;
	to: CrisisStatus;
	move: CrisisMove;
	whom: Notifiable | null;
	sealed: Buffer | null;
	happenedAt: Date;
}
export type StepAnswer = 'kept' | 'kept-before' | 'changed-meanwhile' | 'not-found';

export async function step(work: StaffWork, one: NewStep): Promise<StepAnswer> {
	const [row] = await work.db.execute<{ answer: StepAnswer }>(sql`SELECT door.step_in_crisis(
		${one.id}::uuid, ${one.crisisId}::uuid, ${one.from}, ${one.to}, ${one.move}, ${one.whom},
		${one.sealed}::bytea, ${one.happenedAt.toISOString()}::timestamptz) AS answer`);
	return row?.answer ?? 'not-found';
}

/** A task that follows, while there is none of its kind: with whoever works on it, or on the desk for a supervisor. */
export async function plan(
	work: StaffWork,
	crisisId: string,
	{ what, due }: { what: keyof CrisisDue; due: Date }
): Promise<void> {
	await work.db.execute(sql`SELECT door.crisis_task(${crisisId}::uuid, ${`crisis-${what}`},
		${due.toISOString()}::timestamptz, ${what === 'contact'})`);
}

export async function settle(
	work: StaffWork,
	crisisId: string,
	{ what, to }: { what: keyof CrisisDue; to: 'done' | 'cancelled' }
): Promise<void> {
	await work.db.execute(
		sql`SELECT door.settle_crisis_task(${crisisId}::uuid, ${`crisis-${what}`}, ${to})`
	);
}
