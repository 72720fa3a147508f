import { randomUUID } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import { openTrajectory, type TrajectoryStatus, type TrajectoryType } from '#domain/trajectory.ts';
import { trajectory } from '../db/schema/cases.ts';
import type { StaffWork } from '../work.ts';

export interface Trajectory {
	id: string;
	type: TrajectoryType;
	phase: string;
	status: TrajectoryStatus;
	openedAt: Date;
	/** 'YYYY-MM-DD' on which its plan is looked at again, and the task that says so. */
	reviewOn: string | null;
	reviewTask: string | null;
}

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
		.orderBy(desc(trajectory.openedAt));
	return rows.map(({ id, serviceType, phase, status, openedAt, reviewOn, reviewTask }) => ({
		id,
		type: serviceType as TrajectoryType,
		phase,
		status: status as TrajectoryStatus,
		openedAt,
		reviewOn,
		reviewTask
	}));
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
	const rows = await work.db
		.update(trajectory)
		.set({ ...to, changedAt: work.now })
		.where(asRead)
		.returning({ id: trajectory.id });
	return rows.length > 0;
}

/** By a supervisor who does not work on it; the case opens or closes with it. False when it changed since it was read. */
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
