import type { Actor } from '#domain/actor.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import * as glass from './store.ts';

/** Done before the hour is over: from now on the case is closed to her again. */
export function endGlass(actor: Actor, partId: string): Promise<void> {
	return together(actor, async (work) => {
		if (!isId(partId)) return;
		for (const { id } of await glass.openOf(work, partId)) await glass.end(work, id);
	});
}

/** Until when this case is open to the actor in need; undefined when it is hers, or not open. */
export function glassOf(actor: Actor, partId: string): Promise<Date | undefined> {
	return together(actor, async (work) =>
		isId(partId) ? glass.openUntil(work, partId) : undefined
	);
}
