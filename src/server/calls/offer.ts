import { randomUUID } from 'node:crypto';
import { nextOffers } from '#domain/call-queue.ts';
import { unlessBroken } from '../broken.ts';
import { atTheDoor, sqlState } from '../work.ts';
import * as orders from './orders.store.ts';
import { telephone } from './provider.ts';
import { turn } from './turn.ts';

/** Lets telephones of ours ring for whoever waits; answers whether any was asked to. */
export async function offerCalls(): Promise<boolean> {
	if (!telephone()) return false;
	const offers = await atTheDoor(async (work) => {
		const waiting = await orders.waiting(work);
		if (waiting.length === 0) return [];
		return nextOffers(waiting, await orders.freeTelephones(work), work.now);
	});
	for (const { call, staffId } of offers) await unlessBroken(() => offer(call, staffId));
	return offers.length > 0;
}

async function offer(call: string, staffId: string): Promise<void> {
	try {
		await atTheDoor((work) => turn(work, { call }, { kind: 'offers', leg: randomUUID(), staffId }));
	} catch (error) {
		// another worker was quicker with this telephone
		if (sqlState(error) !== '23505') throw error;
	}
}
