import { isOpen, nextOpening } from '#domain/opening-hours.ts';
import { publicPromise, type PublicPromise } from '#domain/promise.ts';
import { house } from '../house.ts';
import { atTheDoor, type Work } from '../work.ts';
import * as intakes from './door.store.ts';

/** What the public is told: it knows the opening hours and who is on duty, never how a message was weighed. */
export async function promiseNow(work: Work): Promise<PublicPromise | undefined> {
	const { openingHours } = house().config;
	return publicPromise(openingHours, work.now, await intakes.counsellorIsOnDuty(work));
}

export interface Reading {
	someoneReadsNow: boolean;
	nextOpening: Date | undefined;
}

/** Whether a message sent now finds a reader; without a database the page still stands, and promises nobody. */
export async function whoReadsNow(): Promise<Reading> {
	const { openingHours } = house().config;
	try {
		return await atTheDoor(async (work) => ({
			someoneReadsNow: isOpen(openingHours, work.now) && (await intakes.counsellorIsOnDuty(work)),
			nextOpening: later(work.now)
		}));
	} catch {
		return { someoneReadsNow: false, nextOpening: later(new Date()) };
	}
}

// while it is open and nobody reads, "we read again from now" would be a false word
function later(now: Date): Date | undefined {
	const { openingHours } = house().config;
	return isOpen(openingHours, now) ? undefined : nextOpening(openingHours, now);
}
