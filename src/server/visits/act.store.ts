import { sql } from 'drizzle-orm';
import type { Role } from '#domain/actor.ts';
import { nextStep, type Rung, type Visit } from '#domain/visit.ts';
import type { EventKind } from '#domain/event.ts';
import type { StaffWork, Work } from '../work.ts';

/** How it stands now, by one function of the wall: the second person may not know the case. */
export async function keep(
	work: StaffWork,
	id: string,
	{ visit, kind }: { visit: Visit; kind: EventKind }
): Promise<boolean> {
	const at = (moment: Date | null | undefined) =>
		sql`${moment?.toISOString() ?? null}::timestamptz`;
	const { backBy, inAt, outAt, helpAt, rung } = visit;
	const [row] = await work.db.execute<{ kept: boolean }>(sql`SELECT door.act_visit(
		${id}::uuid, ${kind}, ${at(backBy)}, ${at(inAt)}, ${at(outAt)}, ${at(helpAt)}, ${rung},
		${at(nextStep(visit)?.at)}) AS kept`);
	return row!.kept;
}

export interface AskedByCall {
	visitId: string;
	staffId: string;
	role: Role;
	/** Nobody said anything yet since it rang. */
	isAsked: boolean;
	/** As it stands now; ISO. */
	backBy: string;
}

/** Whom a call asked how it goes, and about which visit; undefined for a call that asks nothing of the kind. */
export async function askedBy(
	work: Work,
	{ notificationId, attemptId }: { notificationId: string; attemptId: string }
): Promise<AskedByCall | undefined> {
	const [row] = await work.db.execute<{
		visit_id: string;
		staff_id: string;
		role: AskedByCall['role'];
		back_by: string;
		rung: Rung;
	}>(sql`SELECT * FROM door.visit_called(${notificationId}::uuid, ${attemptId}::uuid)`);
	if (!row) return undefined;
	const { visit_id: visitId, staff_id: staffId, role, back_by, rung } = row;
	const isAsked = rung !== 'none';
	return { visitId, staffId, role, isAsked, backBy: new Date(back_by).toISOString() };
}

/** False when it changed meanwhile, or somebody agreed before. */
export async function agree(work: StaffWork, id: string, version: number): Promise<boolean> {
	const [row] = await work.db.execute<{ agreed: boolean }>(
		sql`SELECT door.agree_visit(${id}::uuid, ${version}) AS agreed`
	);
	return row!.agreed;
}

/** False when it changed meanwhile, or this colleague does not work on the case. */
export async function send(
	work: StaffWork,
	id: string,
	{ goes, version, nextAt }: { goes: string; version: number; nextAt: Date | null }
): Promise<boolean> {
	const [row] = await work.db.execute<{ sent: boolean }>(sql`SELECT door.send_another(
		${id}::uuid, ${goes}::uuid, ${version}, ${nextAt?.toISOString() ?? null}::timestamptz) AS sent`);
	return row!.sent;
}

/** The id of the task that is done now; undefined when there is none open. */
export async function settleTask(work: StaffWork, id: string): Promise<string | undefined> {
	const [row] = await work.db.execute<{ task: string | null }>(
		sql`SELECT door.settle_visit_task(${id}::uuid) AS task`
	);
	return row?.task ?? undefined;
}

/** Whether a colleague can be the second person; not why not. */
export async function mayGoAlong(
	work: StaffWork,
	partId: string,
	staffId: string
): Promise<boolean> {
	const [row] = await work.db.execute<{ may: boolean }>(
		sql`SELECT door.may_go_along(${partId}::uuid, ${staffId}::uuid) AS may`
	);
	return row!.may;
}
