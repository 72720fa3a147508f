import { daysAround, freeMoments } from '#domain/free-moments.ts';
import { sqlState, type StaffWork } from '../work.ts';
import * as followUps from './store.ts';

export interface Overlap {
	problem: 'overlaps';
	/** Free moments near the one that was asked for, in order. */
	near: Date[];
}

const exclusionViolation = '23P01';

/** Does the booking; when the database says the time is taken, looks in a second transaction for what is free. */
export async function unlessOverlapping<T>(
	book: () => Promise<T>,
	near: () => Promise<Date[]>
): Promise<T | Overlap> {
	try {
		return await book();
	} catch (error) {
		if (sqlState(error) !== exclusionViolation) throw error;
		return { problem: 'overlaps', near: await near() };
	}
}

export async function freeNear(
	work: StaffWork,
	wanted: { startsAt: Date; minutes: number },
	except?: string
): Promise<Date[]> {
	const busy = await followUps.busyBetween(work, daysAround(wanted), except);
	return freeMoments(busy, wanted, work.now);
}
