import type { FollowUpMethod } from '#domain/follow-up.ts';
import { openKey } from '../keys/data-keys.ts';
import { openPerson } from '../people/sealed-person.ts';
import type { Work } from '../work.ts';
import * as agreed from './agreed.store.ts';

export interface NextAppointment {
	startsAt: Date;
	/** Otherwise we only keep the time for her. */
	isAgreed: boolean;
	method: FollowUpMethod;
}

/** The first that is still to come with herself; one with anybody else of her case is nothing for her room. */
export async function nextAppointment(
	work: Work,
	roomId: string
): Promise<NextAppointment | undefined> {
	const all = await agreed.appointments(work, roomId);
	const next = all.find(({ key, person }) =>
		openPerson(openKey(work, key), person.id, person.sealed).roles.includes('asker')
	);
	return (
		next && { startsAt: next.startsAt, isAgreed: next.status === 'booked', method: next.method }
	);
}
