import { may } from '#domain/access.ts';
import { record, recordRefusal } from '../audit/record.ts';
import { isId } from '../row-id.ts';
import type { StaffWork } from '../work.ts';
import * as cases from './store.ts';
import type { CasePart } from './store.ts';

export type PartAction =
	| 'part.view'
	| 'part.read-story'
	| 'part.write'
	| 'part.write-note'
	| 'part.plan'
	| 'part.consent'
	| 'part.allow-number'
	| 'part.follow-up'
	| 'part.trajectory'
	| 'part.approve-move'
	| 'part.decide-missed'
	| 'part.legal-frame'
	| 'part.print'
	| 'part.show-number'
	| 'part.declare-conflict'
	| 'case.view'
	| 'case.join'
	| 'part.assign'
	| 'part.invite'
	| 'part.move-contact'
	| 'part.say-same';
export type NotForYou = { problem: 'not-found' | 'not-allowed' };

/** The case when it is there and this actor may do this with it. A refusal is written down. */
export async function findCase(
	work: StaffWork,
	partId: string,
	action: PartAction
): Promise<CasePart | NotForYou> {
	if (!isId(partId)) return { problem: 'not-found' };
	const found = await cases.find(work, partId);
	if (found && may(work.actor, action, found)) return found;
	await recordRefusal(work, 'part.reading-refused', partId);
	return { problem: found ? 'not-allowed' : 'not-found' };
}

/** Each reading of a case leaves one event. */
export async function recordReading(work: StaffWork, { partId }: CasePart): Promise<void> {
	await record(work, { chainId: partId, kind: 'part.read' });
}
