import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt, or } from 'drizzle-orm';
import type { Intervention } from '#domain/intervention.ts';
import { intervention } from '../db/schema/advice.ts';
import type { StaffWork } from '../work.ts';

export type KeptIntervention = typeof intervention.$inferSelect;
export interface After {
	name: string;
	id: string;
}

/** By name, from there on. */
export function page(
	work: StaffWork,
	{
		after,
		limit,
		category
	}: { after: After | undefined; limit: number; category?: string | undefined }
): Promise<KeptIntervention[]> {
	const { id, name } = intervention;
	const beyond = after && or(gt(name, after.name), and(eq(name, after.name), gt(id, after.id)));
	const known = category
		? eq(intervention.category, category as KeptIntervention['category'])
		: undefined;
	return work.db
		.select()
		.from(intervention)
		.where(and(beyond, known))
		.orderBy(asc(name), asc(id))
		.limit(limit);
}

export async function find(work: StaffWork, id: string): Promise<KeptIntervention | undefined> {
	const [row] = await work.db.select().from(intervention).where(eq(intervention.id, id));
	return row;
}

export async function add(work: StaffWork, one: Intervention): Promise<string> {
	const id = randomUUID();
	await work.db.insert(intervention).values({ id, ...one, ...changed(work) });
	return id;
}

/** False when somebody changed it meanwhile. */
export async function change(
	work: StaffWork,
	{ id, version }: { id: string; version: number },
	one: Intervention
): Promise<boolean> {
	const rows = await work.db
		.update(intervention)
		.set({ ...one, version: version + 1, ...changed(work) })
		.where(and(eq(intervention.id, id), eq(intervention.version, version)))
		.returning({ id: intervention.id });
	return rows.length > 0;
}

function changed(work: StaffWork) {
	return { changedAt: work.now, changedBy: work.actor.id };
}
