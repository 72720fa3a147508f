import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { notFound, reach, subjectOf } from '../intakes/reach.ts';
import * as intakes from '../intakes/store.ts';
import { together } from '../work.ts';
import { suggest, type Suggested } from './suggest.ts';

export type CompareOutcome =
	{ compared: Suggested[]; name: string } | { problem: 'not-found' | 'name-missing' };

/** A name that was spoken, compared with the people of the actor's own cases. It is kept nowhere. */
export function compareName(actor: Actor, id: string, typed: string): Promise<CompareOutcome> {
	return together(actor, async (work) => {
		const intake = await reach(work, 'intake.read', id);
		const compares = may(actor, 'case.search', undefined);
		const opens = intake && may(actor, 'intake.open', subjectOf(work, intake));
		if (!opens || !compares) return notFound;
		const name = typed.trim();
		if (name === '') return { problem: 'name-missing' };

		const told = await intakes.told(work, intake);
		const { suggested } = await suggest(work, { ...intake, told, name });
		return { compared: suggested, name };
	});
}
