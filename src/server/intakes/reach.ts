import { may } from '#domain/access.ts';
import type { IntakeSubject } from '#domain/intake-access.ts';
import { recordRefusal } from '../audit/record.ts';
import { isId } from '../row-id.ts';
import type { StaffWork } from '../work.ts';
import * as intakes from './store.ts';

type IntakeAction =
	| 'intake.read'
	| 'intake.release'
	| 'intake.decide'
	| 'intake.answer'
	| 'intake.change-level'
	| 'intake.close-room';

export const notFound = { problem: 'not-found' } as const;

/**
 * The intake, locked, when it is there for this actor and may be used so. A foreign one, a missing
 * one and a refused one give the same answer, and the try is recorded.
 */
export async function reach(
	work: StaffWork,
	action: IntakeAction,
	id: string
): Promise<intakes.IntakeRow | undefined> {
	const row = isId(id) ? await intakes.hold(work, id) : undefined;
	if (row && may(work.actor, action, subjectOf(work, row))) return row;
	await refuse(work, id);
	return undefined;
}

export async function refuse(work: StaffWork, id: string): Promise<void> {
	if (isId(id)) await recordRefusal(work, 'intake.opening-refused', id);
}

/** A counsellor who sees an intake with a case works on that case: it is hers as if she had taken it. */
export function subjectOf({ actor, now }: StaffWork, row: intakes.IntakeRow): IntakeSubject {
	const isOfCase = row.partId !== null;
	const isColleague = isOfCase && actor.role === 'counsellor';
	const takenBy = isColleague ? actor.id : (row.takenBy ?? undefined);
	return { takenBy, takenAt: row.takenAt ?? undefined, now, level: row.level, isOfCase };
}

/** The chain its events stand on: its own, until it went to a part. */
export function chainOf(row: intakes.IntakeRow): string {
	return row.partId ?? row.id;
}
