import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { together } from '../work.ts';
import * as staff from './store.ts';

export function listColleagues(
	actor: Actor
): Promise<{ colleagues: staff.Colleague[] } | { problem: 'not-allowed' }> {
	return together(actor, async (work) => {
		if (!may(work.actor, 'staff.list', undefined)) return { problem: 'not-allowed' };
		return { colleagues: await staff.list(work) };
	});
}
