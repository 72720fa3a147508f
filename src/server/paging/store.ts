import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { Role } from '#domain/actor.ts';
import type { LastRung, Reachable } from '#domain/paging.ts';
import { page } from '../db/schema/paging.ts';
import type { Work } from '../work.ts';

export type PageRow = typeof page.$inferSelect;

const atOnce = 20;
const ofLastRung = sql`notification n WHERE n.page_id = page.id AND n.rung = page.rung`;
const isDead = sql<boolean>`coalesce((SELECT bool_and(n.status IN ('failed', 'held_unsafe', 'cancelled',
	'expired', 'undelivered')) FROM ${ofLastRung}), false)`;
const isActedOn = sql<boolean>`door.page_is_acted_on(${page.id})`;
const hasLeft = sql<boolean>`EXISTS (SELECT FROM ${ofLastRung} AND n.status <> 'planned')`;

/** The ladders whose next minute has come, or whose last rung reached nobody. */
export function due(work: Work): Promise<({ row: PageRow } & LastRung)[]> {
	return work.db
		.select({ row: page, isDead, hasLeft, isActedOn })
		.from(page)
		.where(and(isNull(page.endedAt), or(lte(page.nextAt, work.now), isDead)))
		.orderBy(page.nextAt)
		.limit(atOnce);
}

export async function people(work: Work, pageId: string): Promise<Reachable[]> {
	const rows = await work.db.execute<{
		id: string;
		role: Role;
		admitted: boolean;
		on_duty_since: string | null;
		has_it: boolean;
		opens: boolean;
		speaks: boolean;
	}>(sql`SELECT * FROM door.page_people(${pageId}::uuid)`);
	return rows.map(({ id, role, admitted, on_duty_since: since, has_it: hasIt, opens, speaks }) => ({
		...{ id, role, admitted, hasIt, opens, speaks },
		onDutySince: since ? new Date(since) : undefined
	}));
}

export interface Rung {
	rung: number;
	round: number;
	paged: readonly string[];
	call: readonly string[];
	nextAt: Date;
	byVoice: boolean;
}

/** Of two workers one climbs: the number of the rung has to follow the one before. */
export async function climb(work: Work, pageId: string, to: Rung): Promise<void> {
	await work.db.execute(sql`SELECT door.page_rung(${pageId}::uuid, ${to.rung}, ${to.round},
		${ids(to.call)}, ${ids(to.paged)}, ${to.nextAt.toISOString()}::timestamptz, ${to.byVoice})`);
}

export async function wait(
	work: Work,
	pageId: string,
	{ nextAt, trouble }: { nextAt: Date; trouble: NonNullable<PageRow['trouble']> }
): Promise<void> {
	await work.db.execute(
		sql`SELECT door.page_wait(${pageId}::uuid, ${nextAt.toISOString()}::timestamptz, ${trouble})`
	);
}

/** Of a page what decides whether a text or a call about it still leaves. */
export async function standing(work: Work, pageId: string) {
	const [row] = await work.db
		.select({ rung: page.rung, endedAt: page.endedAt })
		.from(page)
		.where(eq(page.id, pageId));
	return row;
}

export async function referenceOf(work: Work, intakeId: string): Promise<string> {
	const [row] = await work.db.execute<{ reference: string }>(
		sql`SELECT reference FROM intake WHERE id = ${intakeId}::uuid`
	);
	return row?.reference ?? '';
}

/** Whoever reads it at the desk answered the call. */
export async function seen(work: Work, intakeId: string): Promise<void> {
	await work.db.execute(sql`SELECT door.see_page(${intakeId}::uuid)`);
}

/** By a key on the telephone. */
export async function acknowledge(
	work: Work,
	{ notificationId, attemptId }: { notificationId: string; attemptId: string }
): Promise<'acknowledged' | 'over' | 'unknown'> {
	const [row] = await work.db.execute<{ answer: 'acknowledged' | 'over' | 'unknown' }>(
		sql`SELECT door.acknowledge_page(${notificationId}::uuid, ${attemptId}::uuid) AS answer`
	);
	return row?.answer ?? 'unknown';
}

function ids(list: readonly string[]) {
	return sql`ARRAY[${sql.join(
		list.map((id) => sql`${id}`),
		sql`, `
	)}]::uuid[]`;
}
