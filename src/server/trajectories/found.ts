import { isOpen } from '#domain/trajectory.ts';
import * as cases from '../cases/ending.store.ts';
import { findCase, type NotForYou, type PartAction } from '../cases/found.ts';
import type { CasePart } from '../cases/store.ts';
import { isId } from '../row-id.ts';
import type { StaffWork } from '../work.ts';
import * as trajectories from './store.ts';
import type { Trajectory } from './store.ts';

export interface Found {
	part: CasePart;
	line: Trajectory;
	/** Every trajectory of the part, the newest first. */
	all: Trajectory[];
}
export interface At {
	partId: string;
	trajectoryId: string;
}

/** A trajectory of a case with which this actor may do this. */
export async function findTrajectory(
	work: StaffWork,
	{ partId, trajectoryId }: At,
	action: PartAction
): Promise<Found | NotForYou> {
	const part = await findCase(work, partId, action);
	if ('problem' in part) return part;
	const all = await trajectories.ofPart(work, partId);
	const line = all.find(({ id }) => id === trajectoryId);
	return line ? { part, line, all } : { problem: 'not-found' };
}

/** The same; whoever closes a case and whoever puts something into it come one after the other. */
export async function holdTrajectory(
	work: StaffWork,
	at: At,
	action: PartAction
): Promise<Found | NotForYou> {
	if (isId(at.partId)) await cases.holdEnding(work, at.partId);
	return findTrajectory(work, at, action);
}

/** Of help that ended nothing is written anew; told at the field a form begins with. */
export function endedProblem<Field extends string>(
	{ line }: Pick<Found, 'line'>,
	field: Field
): { problems: Record<Field, 'help-ended'> } | undefined {
	return isOpen(line.status)
		? undefined
		: { problems: { [field]: 'help-ended' } as Record<Field, 'help-ended'> };
}
