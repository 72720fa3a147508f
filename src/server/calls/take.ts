import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import { isId } from '../row-id.ts';
import { sqlState, together, type StaffWork } from '../work.ts';
import * as calls from './desk.store.ts';
import { look, notFound } from './reach.ts';
import * as doors from './reach.store.ts';
import { turn } from './turn.ts';

export type TakeOutcome =
	{ id: string } | { problem: 'not-found' | 'gone' | 'busy' | 'no-telephone' };

/** This one of the list: her own telephone rings, and a key of it takes the call. */
export function takeCall(actor: Actor, id: string): Promise<TakeOutcome> {
	return unlessBusy(() =>
		together(actor, async (work) => {
			const found = await look(work, 'call.take', id);
			if (!found) return tooLate(work, id);
			if (found.legs.some(({ staffId }) => staffId === actor.id)) return { id };
			if (!(await calls.presence(work)).hasTelephone) return { problem: 'no-telephone' };
			const offer = { kind: 'offers', leg: randomUUID(), staffId: actor.id } as const;
			await turn(work, { call: id }, offer);
			return { id };
		})
	);
}

/** One telephone takes part in one call at a time. */
export async function unlessBusy<T>(act: () => Promise<T>): Promise<T | { problem: 'busy' }> {
	try {
		return await act();
	} catch (error) {
		if (sqlState(error) === '23505') return { problem: 'busy' };
		throw error;
	}
}

// pressed twice it is hers; of two at once one is late, and tried nothing that was not hers to try
async function tooLate(work: StaffWork, id: string): Promise<TakeOutcome> {
	if (await look(work, 'call.read', id)) return { id };
	if (!isId(id)) return notFound;
	if (await doors.isJustGone(work, id)) return { problem: 'gone' };
	await doors.recordRefusal(work, id);
	return notFound;
}
