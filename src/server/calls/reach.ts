import { may } from '#domain/access.ts';
import type { CallSubject } from '#domain/call-access.ts';
import { isId } from '../row-id.ts';
import type { StaffWork } from '../work.ts';
import * as calls from './desk.store.ts';
import * as doors from './reach.store.ts';

type CallAction = 'call.read' | 'call.take' | 'call.join' | 'call.lead';
export interface Reached {
	row: calls.CallRow;
	/** Our telephones in it, or ringing for it. */
	legs: calls.LegRow[];
}

export const notFound = { problem: 'not-found' } as const;
/** It was hers a moment ago, and goes on without her or is over. */
export const gone = { problem: 'gone' } as const;

/** The call when it is there for this actor and may be used so. Not hers and not there are one answer, and the try is recorded. */
export async function reach(
	work: StaffWork,
	action: CallAction,
	id: string
): Promise<Reached | { problem: 'not-found' | 'gone' }> {
	const found = await look(work, action, id);
	if (found) return found;
	if (!isId(id)) return notFound;
	if (await doors.wasMine(work, id)) return gone;
	await doors.recordRefusal(work, id);
	return notFound;
}

export async function look(
	work: StaffWork,
	action: CallAction,
	id: string
): Promise<Reached | undefined> {
	if (!isId(id)) return undefined;
	const [row, legs] = await Promise.all([calls.find(work, id), calls.legs(work, [id])]);
	return row && may(work.actor, action, subjectOf({ row, legs })) ? { row, legs } : undefined;
}

export function subjectOf({ row, legs }: Reached): CallSubject {
	return {
		state: row.state,
		holder: row.holderId ?? undefined,
		staffIds: legs.map(({ staffId }) => staffId)
	};
}
