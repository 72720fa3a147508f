import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { looking } from '../work.ts';
import * as cases from './endings.store.ts';

/**
 * How the closed cases of a list ended; no event, as with the list itself. Why is for who worked on
 * them: whoever was asked in reads it in the story, and that stays written down.
 */
export function endingsOf(
	actor: Actor,
	partIds: readonly string[]
): Promise<Map<string, cases.Ending>> {
	if (partIds.length === 0) return Promise.resolve(new Map());
	return looking(actor, async (look) =>
		may(actor, 'case.search', undefined) ? cases.endings(look, partIds) : new Map()
	);
}
