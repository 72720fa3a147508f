import { endedWith, stoppedBy } from '#domain/consent.ts';
import { atTheDoor } from '../work.ts';
import { allOwn } from './own-consents.ts';
import * as own from './own.store.ts';

/** She takes a yes back in her room: it acts at once, as it does when she says so in a talk. */
export function withdrawInRoom(
	roomId: string,
	consentId: string
): Promise<{ withdrawn: true } | { problem: 'no-consent' }> {
	return atTheDoor(async (work) => {
		const all = await allOwn(work, roomId);
		const chosen = all.find(({ id }) => id === consentId);
		if (!chosen || chosen.withdrawnAt) return { problem: 'no-consent' };
		const ending = endedWith(chosen, all);
		const ids = ending.map(({ id }) => id);
		const withdrawn = await own.withdraw(work, roomId, { ids, stops: stoppedBy(ending) });
		return withdrawn ? { withdrawn } : { problem: 'no-consent' };
	});
}
