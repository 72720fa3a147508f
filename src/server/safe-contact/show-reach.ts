import type { Actor } from '#domain/actor.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import * as people from '../people/store.ts';
import { together, type StaffWork } from '../work.ts';
import * as plans from './store.ts';

/** Where she is reached, whole; what is not kept is not there. */
export interface Reach {
	number?: string;
	email?: string;
	letter?: string;
}
export type ShowReachOutcome =
	{ reach: Reach } | { problem: 'reason-missing' | 'reach-missing' } | NotForYou;

/** The whole number and addresses of whoever asks; who looked, and why, stays written down (SC-20). */
export function showReach(actor: Actor, partId: string, reason: string): Promise<ShowReachOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.show-number');
		if ('problem' in found) return found;
		if (reason.trim() === '') return { problem: 'reason-missing' };
		const [asker] = await people.ofPart(work, found.partId);
		const reach = asker ? await reachOf(work, asker.id) : {};
		if (!asker || Object.keys(reach).length === 0) return { problem: 'reach-missing' };

		const { partId: chainId, keyId } = found;
		const detail = { reason: reason.slice(0, 500), what: Object.keys(reach) };
		await record(work, { chainId, kind: 'phone.shown', subjectId: asker.id, keyId, detail });
		return { reach };
	});
}

export async function reachOf(work: StaffWork, personId: string): Promise<Reach> {
	const number = (await people.phoneOf(work, personId))?.number;
	const { email, letter } = (await plans.latest(work, personId))?.kept.addresses ?? {};
	return { ...(number && { number }), ...(email && { email }), ...(letter && { letter }) };
}
