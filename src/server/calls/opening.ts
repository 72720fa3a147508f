import { sql } from 'drizzle-orm';
import { isOpen, nextOpening } from '#domain/opening-hours.ts';
import { house } from '../house.ts';
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
	const [row] = await work.db.execute<{ shut: boolean }>(
		sql`SELECT door.telephone_is_shut() AS shut`
	);
	const isOpenNow = telephone() !== undefined && isOpen(openingHours, work.now);
	if (isOpenNow && !row!.shut) return { open: true, opening: work.now, now: work.now };
	// shut by hand: nobody knows until when
	const opening = row!.shut ? undefined : nextOpening(openingHours, work.now);
	return { open: false, opening, now: work.now };
}
