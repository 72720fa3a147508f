import { may } from '#domain/access.ts';
import { refuse, subjectOf } from '../intakes/reach.ts';
import * as intakes from '../intakes/store.ts';
import { isId } from '../row-id.ts';
import type { StaffWork } from '../work.ts';

/** The contact it is about, when this actor may read or act on its crisis; every other try is recorded. */
export async function reach(
	work: StaffWork,
	action: 'crisis.read' | 'crisis.act',
	intakeId: string
): Promise<intakes.IntakeRow | undefined> {
	const row = isId(intakeId) ? await intakes.find(work, intakeId) : undefined;
	if (row && may(work.actor, action, subjectOf(work, row))) return row;
	await refuse(work, intakeId);
	return undefined;
}
