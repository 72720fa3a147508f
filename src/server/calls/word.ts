import type { Actor } from '#domain/actor.ts';
import { normaliseWord } from '#domain/return-code.ts';
import { findCase } from '../cases/found.ts';
import { hearWord, type Heard } from '../safe-contact/hear-word.ts';
import * as plans from '../safe-contact/store.ts';
import { together, type StaffWork } from '../work.ts';
import type { CallRow } from './desk.store.ts';
import * as known from './known.store.ts';
import { reach } from './reach.ts';

export type HearOutcome =
	| { heard: Heard; personId: string }
	| { problem: 'not-found' | 'not-allowed' | 'gone' | 'word-missing' | 'no-word' };

/** A word said in this call, of somebody it may be: two tries, and the distress word answers what the right one does (SC-14). */
export function hearInCall(
	actor: Actor,
	id: string,
	{ personId, said }: { personId: string; said: string }
): Promise<HearOutcome> {
	return together(actor, async (work) => {
		const found = await reach(work, 'call.read', id);
		if ('problem' in found) return found;
		const who = (await whoItMayBe(work, found.row)).find((one) => one.personId === personId);
		if (!who) return { problem: 'not-found' };
		const part = await findCase(work, who.partId, 'part.plan');
		if ('problem' in part) return part;
		if (normaliseWord(said) === '') return { problem: 'word-missing' };
		// tries at one moment are counted one after the other
		await plans.holdPlan(work, personId);
		const words = (await plans.latest(work, personId))?.kept.words ?? {};
		if (!words.code && !words.duress) return { problem: 'no-word' };
		return { heard: await hearWord(work, part, { personId, words, said }), personId };
	});
}

/** Whom we call, or whose number it is as far as that may be known. */
export async function whoItMayBe(
	work: StaffWork,
	{ id, direction, personId, partId }: CallRow
): Promise<{ personId: string; partId: string }[]> {
	if (direction === 'outbound' && personId && partId) return [{ personId, partId }];
	return known.matches(work, id);
}
