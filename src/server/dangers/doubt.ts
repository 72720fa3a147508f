import { doubtAbout } from '#domain/risk.ts';
import * as judgements from '../risk/store.ts';
import type { StaffWork } from '../work.ts';
import { dangerIn, endedHere, isToldOfDanger, knowsOfDanger } from './in-part.store.ts';

/** Why nobody is sure that nobody is in danger, by what is known in this part itself. */
export async function doubtIn(
	work: StaffWork,
	partId: string
): Promise<ReturnType<typeof doubtAbout>> {
	const isOpen = (await dangerIn(work, partId)) !== undefined;
	return isOpen ? 'grave' : doubtAbout(await judgements.standing(work, partId));
}

/** Whether the actor alone cannot say that nobody is left in danger here: as the wall has it in `door.may_be_in_danger`. */
export async function leavesDanger(work: StaffWork, partId: string): Promise<boolean> {
	return (
		(await doubtIn(work, partId)) !== undefined ||
		(await isToldOfDanger(work, partId)) ||
		(await knowsOfDanger(work, partId)) ||
		(await endedHere(work, partId))
	);
}
