import type { Actor } from '#domain/actor.ts';
import { weighMore, type Asked, type AskOutcome } from '../intakes/weigh-more.ts';
import { together } from '../work.ts';
import * as asked from './asked.store.ts';
import { notFound, reach } from './reach.ts';

/** What was asked beside the conversation and changed. */
export function keepAsked(actor: Actor, id: string, told: Asked): Promise<AskOutcome> {
	return together(actor, async (work) => {
		const found = await reach(work, 'chat.read', id);
		if (!found) return notFound;
		const { intakeId } = found.row;
		return weighMore(work, { intakeId, told }, (weighed) => asked.weigh(work, id, weighed));
	});
}
