import { isOpen, nextOpening } from '#domain/opening-hours.ts';
import { house } from '../house.ts';
import { isShutByHand } from './door.store.ts';
import { telephone } from './provider.ts';
import type { Work } from '../work.ts';

/** The door of the telephone as it is now. */
export interface Door {
	open: boolean;
	/** When it opens; undefined when nobody knows. */
	opening: Date | undefined;
	now: Date;
}

/** Whether somebody may wait now: by the hours, unless a supervisor shut the door by hand; and when it opens again. */
export async function telephoneDoorNow(work: Work): Promise<Door> {
	const { openingHours } = house().config;
	const isShut = await isShutByHand(work);
	const isOpenNow = telephone() !== undefined && isOpen(openingHours, work.now);
	if (isOpenNow && !isShut) return { open: true, opening: work.now, now: work.now };
	// shut by hand: nobody knows until when
	const opening = isShut ? undefined : nextOpening(openingHours, work.now);
	return { open: false, opening, now: work.now };
}
