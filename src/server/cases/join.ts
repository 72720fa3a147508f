import { moveIntake } from '#domain/intake.ts';
import * as intakes from '../intakes/store.ts';
import type { IntakeRow } from '../intakes/store.ts';
import type { StaffWork } from '../work.ts';
import * as rooms from './intake.store.ts';

/**
 * A contact comes to stand in a part: it still waits for an answer in its room, or it is done.
 */
export async function join(
	work: StaffWork,
	{ id, status }: Pick<IntakeRow, 'id' | 'status'>,
	partId: string
): Promise<void> {
	const closed = moveIntake(status, 'close');
	const isDone = 'status' in closed && !(await rooms.hasOpenRoom(work, id));
	await rooms.joinPart(work, id, partId);
	if (isDone) await intakes.change(work, id, { status: closed.status, closedAt: work.now });
}
