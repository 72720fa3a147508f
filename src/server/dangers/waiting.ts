import { undecided } from '#domain/danger.ts';
import type { StaffWork } from '../work.ts';
import * as dangers from './store.ts';
import type { Danger } from './store.ts';

export interface WaitingDanger extends Pick<
	Danger,
	'id' | 'partId' | 'code' | 'kind' | 'level' | 'reference' | 'raisedAt' | 'deadlineAt' | 'seenAt'
> {
	/** How many other parts wait for a decision about it. */
	waiting: number;
	isLate: boolean;
}

/**
 * Dangers that are open for somebody else, those to be weighed first, or that nobody has looked at yet. What was
 * judged acute stays until it is over: so long it rings no more, and whoever is on call reads the case.
 */
export async function waitingDangers(work: StaffWork): Promise<WaitingDanger[]> {
	const found: WaitingDanger[] = [];
	for (const one of await dangers.open(work)) {
		const others = await dangers.otherParts(work, one.partId);
		const decided = (await dangers.decisions(work, one.id)).map(({ partId }) => partId);
		const waiting = undecided(others, decided).length;
		const isUnseen = one.seenAt === null && (one.kind !== 'level' || others.length > 0);
		if (others.length > 0 || isUnseen || one.kind === 'judgement')
			found.push({ ...lineOf(one), waiting, isLate: one.deadlineAt <= work.now });
	}
	return found.toSorted((one, other) => rankOf(one) - rankOf(other));
}

// what is too late before what still has time, and both before what was weighed
function rankOf({ waiting, seenAt, isLate }: WaitingDanger): number {
	const ranks = [waiting > 0 && isLate, seenAt === null && isLate, waiting > 0, seenAt === null];
	const rank = ranks.indexOf(true);
	return rank === -1 ? ranks.length : rank;
}

function lineOf({
	id,
	partId,
	code,
	kind,
	level,
	reference,
	raisedAt,
	deadlineAt,
	seenAt
}: Danger) {
	return { id, partId, code, kind, level, reference, raisedAt, deadlineAt, seenAt };
}
