import { isLateCallback, type CallbackReason } from '#domain/missed-call.ts';
import type { TriageLevel } from '#domain/triage.ts';
import type { Colleague } from '../staff/colleagues.store.ts';
import type { StaffWork } from '../work.ts';
import * as tasks from './callbacks.store.ts';

/** Somebody who is still to be called back, or about whom somebody decides. */
export interface CallbackLine {
	id: string;
	intakeId: string;
	reference: string;
	reason: CallbackReason;
	level: TriageLevel;
	since: Date;
	dueAt: Date;
	/** Of the one who has the contact. */
	taker: string | undefined;
	isMine: boolean;
	attempts: number;
	lastAt: Date | undefined;
	isLate: boolean;
}

/** Those whose contact this actor can see, the one that is due first first. */
export async function callbacksOf(
	work: StaffWork,
	names: Map<string, Colleague>
): Promise<CallbackLine[]> {
	const rows = await tasks.open(work);
	return rows.map(({ takenBy, ...row }) => ({
		...row,
		taker: takenBy ? (names.get(takenBy)?.name ?? '') : undefined,
		isMine: takenBy === work.actor.id,
		isLate: isLateCallback({ takenBy, ...row }, work.now)
	}));
}
