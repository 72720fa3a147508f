import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Aims } from '#domain/aims.ts';
import {
	isHelp,
	isOpen,
	openTrajectory,
	trajectoryStatuses,
	type TrajectoryStatus
} from '#domain/trajectory.ts';
import type { Funding, Pathway, TrajectoryType } from '#domain/trajectory-type.ts';
import { trajectory } from '../db/schema/cases.ts';
import { dataKeyOf, dataKeys } from '../keys/data-keys.ts';
import { openJson, sealJson } from '../keys/sealed-json.ts';
import type { StaffWork } from '../work.ts';

type Row = typeof trajectory.$inferSelect;
export interface Trajectory extends Pick<
	Row,
	'id' | 'phase' | 'status' | 'openedAt' | 'changedAt' | 'endedAt' | 'version'
> {
	type: TrajectoryType;
	pathway: Pathway;
	funding: Funding | null;
	/** Before somebody ordered it. */
	beganEarly: boolean;
	aims: Aims;
	/** 'YYYY-MM-DD' on which its plan is looked at again, and the task that says so. */
	reviewOn: string | null;
	reviewTask: string | null;
}
export interface Description {
	aims: Aims;
	pathway: Pathway;
	funding: Funding | null;
}

const noAims: Aims = { aimSubject: '', aimOtherRelatives: '' };

export async function add(
	work: StaffWork,
	partId: string,
	serviceType: TrajectoryType
): Promise<string> {
	const id = randomUUID();
	const first = openTrajectory(serviceType);
	const moments = { openedAt: work.now, changedAt: work.now };
	await work.db.insert(trajectory).values({ id, partId, serviceType, ...first, ...moments });
	return id;
}

/** The trajectories of a part, the newest first. */
export async function ofPart(work: StaffWork, partId: string): Promise<Trajectory[]> {
	const rows = await work.db
		.select()
		.from(trajectory)
		.where(eq(trajectory.partId, partId))
		.orderBy(desc(trajectory.openedAt), desc(trajectory.id));
	const keys = await dataKeys(
		work,
		rows.flatMap(({ keyId }) => keyId ?? [])
	);
	return rows.map(({ serviceType: type, keyId, sealed, ...row }) => {
		const key = keys.get(keyId ?? '');
		const aims = key && sealed ? openJson<Aims>(key, placeOf(row.id), sealed) : noAims;
		return { ...row, type, aims };
	});
}

/** Whether other help goes on in its part; aftercare is none. */
export async function othersGoOn(work: StaffWork, partId: string, id: string): Promise<boolean> {
	const [other] = await work.db
		.select({ id: trajectory.id })
		.from(trajectory)
		.where(
			and(
				eq(trajectory.partId, partId),
				ne(trajectory.id, id),
				inArray(trajectory.status, trajectoryStatuses.filter(isHelp))
			)
		)
		.limit(1);
	return other !== undefined;
}

/** When its plan is looked at again; nothing when it stops. */
export async function setReview(
	work: StaffWork,
	trajectoryId: string,
	{ on, task }: { on: string | null; task: string | null }
): Promise<void> {
	await work.db
		.update(trajectory)
		.set({ reviewOn: on, reviewTask: task })
		.where(eq(trajectory.id, trajectoryId));
}

/** False when it changed since `from` was read. */
export async function change(
	work: StaffWork,
	from: Pick<Trajectory, 'id' | 'phase' | 'status'>,
	to: Partial<Pick<Trajectory, 'phase' | 'status'>>
): Promise<boolean> {
	const asRead = and(
		eq(trajectory.id, from.id),
		eq(trajectory.phase, from.phase),
		eq(trajectory.status, from.status)
	);
	const ends = to.status !== undefined && isOpen(from.status) && !isOpen(to.status);
	// help that is in aftercare ended before
	const endedAt = sql`coalesce(${trajectory.endedAt}, ${work.now.toISOString()}::timestamptz)`;
	const rows = await work.db
		.update(trajectory)
		.set({ ...to, changedAt: work.now, ...(ends && { endedAt }) })
		.where(asRead)
		.returning({ id: trajectory.id });
	return rows.length > 0;
}

/** What it is for and what it is paid from; false when somebody changed that meanwhile. */
export async function describe(
	work: StaffWork,
	{ id, version, keyId }: { id: string; version: number; keyId: string },
	{ aims, pathway, funding }: Description
): Promise<boolean> {
	const sealed = sealJson(await dataKeyOf(work, keyId), placeOf(id), aims);
	const rows = await work.db
		.update(trajectory)
		.set({ pathway, funding, keyId, sealed, version: version + 1 })
		.where(and(eq(trajectory.id, id), eq(trajectory.version, version)))
		.returning({ id: trajectory.id });
	return rows.length > 0;
}

/** By a supervisor who never worked on it; the case opens or closes with it. False when it changed since it was read. */
export async function approve(
	work: StaffWork,
	{ id, status }: Pick<Trajectory, 'id' | 'status'>,
	to: TrajectoryStatus
): Promise<boolean> {
	const [row] = await work.db.execute<{ approved: boolean }>(
		sql`SELECT door.approve_move(${id}::uuid, ${status}, ${to}) AS approved`
	);
	return row?.approved === true;
}

function placeOf(id: string) {
	return { table: 'trajectory', row: id, column: 'sealed' };
}
