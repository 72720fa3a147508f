import { moveVisit } from '#domain/visit.ts';
import type { FollowUpMove } from '#domain/follow-up.ts';
import { endsAt, type FollowUp } from '#domain/follow-up.ts';
import type { StaffWork } from '../work.ts';
import * as visits from './store.ts';

/**
 * A visit goes along with its appointment. Once somebody has gone it can no longer be put off or called
 * off: on paper she would be home, and nobody would ask where she is.
 */
export async function followAppointment(
	work: StaffWork,
	id: string,
	{ move, next }: { move: FollowUpMove; next: FollowUp }
): Promise<{ problem: 'visit-goes-on' } | undefined> {
	if (move !== 'move' && move !== 'cancel') return undefined;
	const row = await visits.hold(work, id);
	if (!row) return undefined;
	const to = { startsAt: next.startsAt, endsAt: endsAt(next) };
	const moved = moveVisit(row, to);
	if ('problem' in moved) return { problem: 'visit-goes-on' };
	if (move === 'move') await visits.move(work, row, moved.visit);
	return undefined;
}
