import type { Actor } from '#domain/actor.ts';
import { normaliseWord } from '#domain/return-code.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import * as people from '../people/store.ts';
import { together } from '../work.ts';
import { hearWord, type Heard } from './hear-word.ts';
import * as plans from './store.ts';

export type CheckOutcome = { heard: Heard } | { problem: 'word-missing' | 'no-word' } | NotForYou;

/** Somebody says a word on the telephone: is it hers? Two tries; each leaves an event. */
export function checkWord(actor: Actor, partId: string, said: string): Promise<CheckOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.plan');
		if ('problem' in found) return found;
		const [asker] = await people.ofPart(work, found.partId);
		if (!asker) return { problem: 'not-found' };
		if (normaliseWord(said) === '') return { problem: 'word-missing' };
		// tries at one moment are counted one after the other
		await plans.holdPlan(work, asker.id);
		const words = (await plans.latest(work, asker.id))?.kept.words ?? {};
		if (!words.code && !words.duress) return { problem: 'no-word' };
		return { heard: await hearWord(work, found, { personId: asker.id, words, said }) };
	});
}
