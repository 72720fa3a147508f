import { undecided } from '#domain/danger.ts';
import type { StaffWork } from '../work.ts';
import * as dangers from './store.ts';
import type { Danger } from './store.ts';

export interface WaitingDanger extends Pick<
	Danger,
	'id' | 'partId' | 'code' | 'kind' | 'level' | 'reference' | 'raisedAt' | 'deadlineAt'
> {
	/** How many other parts wait for a decision about it. */
	waiting: number;
	/** Nobody has looked at it; that a message was urgent asks that only where others are about the same people. */
	asksLook: boolean;
	isLate: boolean;
}

/**
 * Every danger that is open, those to be weighed or looked at first. Each stays until somebody says that it is over:
 * so long the case is looked at as often as its level asks, whoever is on call reads it, and nobody ends it alone.
 */
export async function waitingDangers(work: StaffWork): Promise<WaitingDanger[]> {
	const found: WaitingDanger[] = [];
	for (const one of await dangers.open(work)) {
		const others = await dangers.otherParts(work, one.partId);
		const decided = (await dangers.decisions(work, one.id)).map(({ partId }) => partId);
		const waiting = undecided(others, decided).length;
		const asksLook = one.seenAt === null && (one.kind !== 'level' || others.length > 0);
		found.push({ ...lineOf(one), waiting, asksLook, isLate: one.deadlineAt <= work.now });
	}
	return found.toSorted((one, other) => rankOf(one) - rankOf(other));
}

// what is too late before what still has time, and both before what was weighed
function rankOf({ waiting, asksLook, isLate }: WaitingDanger): number {
	const ranks = [waiting > 0 && isLate, asksLook && isLate, waiting > 0, asksLook];
	const rank = ranks.indexOf(true);
	return rank === -1 ? ranks.length : rank;
}

function lineOf({ id, partId, code, kind, level, reference, raisedAt, deadlineAt }: Danger) {
	return { id, partId, code, kind, level, reference, raisedAt, deadlineAt };
}
