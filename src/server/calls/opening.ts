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
	return doorAt(work.now, await isShutByHand(work));
}

export function doorAt(now: Date, isShut: boolean): Door {
	const { openingHours } = house().config;
	const isOpenNow = telephone() !== undefined && isOpen(openingHours, now);
	if (isOpenNow && !isShut) return { open: true, opening: now, now };
	// shut by hand: nobody knows until when
	const opening = isShut ? undefined : nextOpening(openingHours, now);
	return { open: false, opening, now };
}
