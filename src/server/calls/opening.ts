import { sql } from 'drizzle-orm';
import { isOpen, nextOpening } from '#domain/opening-hours.ts';
import { house } from '../house.ts';
import type { Work } from '../work.ts';

/** Whether somebody may wait now: by the hours, unless a supervisor shut the door by hand; and when it opens again. */
export async function telephoneDoorNow(
	work: Work
): Promise<{ open: boolean; opening: Date | undefined }> {
	const { openingHours } = house().config;
	const [row] = await work.db.execute<{ shut: boolean }>(
		sql`SELECT door.telephone_is_shut() AS shut`
	);
	const isOpenNow = isOpen(openingHours, work.now);
	if (isOpenNow && !row!.shut) return { open: true, opening: work.now };
	// shut by hand: nobody knows until when
	return { open: false, opening: row!.shut ? undefined : nextOpening(openingHours, work.now) };
}
