import type { Actor } from '#domain/actor.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { together } from '../work.ts';
import * as people from './store.ts';

export type ShowPhoneOutcome =
	{ number: string } | { problem: 'reason-missing' | 'phone-missing' } | NotForYou;

/** The whole number of whoever asks; who looked, and why, stays written down (SC-20). */
export function showPhone(actor: Actor, partId: string, reason: string): Promise<ShowPhoneOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.show-number');
		if ('problem' in found) return found;
		if (reason.trim() === '') return { problem: 'reason-missing' };
		const [asker] = await people.ofPart(work, found.partId);
		const phone = asker && (await people.phoneOf(work, asker.id));
		if (!phone) return { problem: 'phone-missing' };

		const { partId: chainId, keyId } = found;
		const detail = { reason: reason.slice(0, 500) };
		await record(work, { chainId, kind: 'phone.shown', subjectId: phone.id, keyId, detail });
		return { number: phone.number };
	});
}
