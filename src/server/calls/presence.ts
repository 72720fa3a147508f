import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { together } from '../work.ts';
import * as calls from './desk.store.ts';
import { notFound } from './reach.ts';

type Kept = { kept: true } | { problem: 'not-found' };

/** Whether her telephone may ring for whoever calls. */
export function takesCalls(actor: Actor, takes: boolean): Promise<Kept> {
	return together(actor, async (work) => {
		if (!may(actor, 'call.list', undefined)) return notFound;
		await calls.keepPresence(work, takes);
		return { kept: true };
	});
}

/** Nobody more comes into the queue from now on, whatever the hours say; or by the hours again. */
export function shutTelephone(actor: Actor, shut: boolean): Promise<Kept> {
	return together(actor, async (work) => {
		if (!may(actor, 'call.shut', undefined)) return notFound;
		await calls.shutDoor(work, shut);
		return { kept: true };
	});
}
