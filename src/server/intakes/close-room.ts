import type { Actor } from '#domain/actor.ts';
import { together } from '../work.ts';
import { notFound, reach } from './reach.ts';
import * as intakes from './store.ts';

export type CloseRoomOutcome =
	{ closed: true } | { problem: 'not-found' | 'no-room' | 'room-closed' | 'reason-missing' };

/** Nobody enters it any more with code and word; what was written stays with the intake. */
export function closeIntakeRoom(actor: Actor, id: string): Promise<CloseRoomOutcome> {
	return together(actor, async (work) => {
		const intake = await reach(work, 'intake.close-room', id);
		if (!intake) return notFound;
		const room = await intakes.roomOf(work, intake.id);
		if (!room) return { problem: 'no-room' };
		if (room.closedAt) return { problem: 'room-closed' };
		await intakes.closeRoom(work, room.id);
		return { closed: true };
	});
}
