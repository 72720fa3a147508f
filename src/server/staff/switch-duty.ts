import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { together } from '../work.ts';
import * as staff from './store.ts';

/** On duty: gets the texts about danger, and the public hears that someone reads along. */
export function switchDuty(
	actor: Actor,
	on: boolean
): Promise<{ onDuty: boolean } | { problem: 'not-allowed' }> {
	return together(actor, async (work) => {
		if (!may(work.actor, 'duty.switch', work.actor)) return { problem: 'not-allowed' };
		await staff.setDuty(work, on);
		return { onDuty: on };
	});
}
