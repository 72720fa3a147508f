import { subHours } from 'date-fns/subHours';
import { subMinutes } from 'date-fns/subMinutes';
import { unlessBroken } from '../broken.ts';
import type { FoundCall } from '../integrations/calls.ts';
import { isOver, waitsForThem } from '#domain/call.ts';
import { LATE_MINUTES } from '#domain/missed-call.ts';
import { nextOpening } from '#domain/opening-hours.ts';
import { house } from '../house.ts';
import { atTheDoor } from '../work.ts';
import { keepCall } from './arrive.ts';
import { tellLate } from './callbacks.store.ts';
import { hold } from './held.store.ts';
import * as orders from './orders.store.ts';
import { telephone } from './provider.ts';
import { turn } from './turn.ts';

/** Without news for so long the network is asked; without an answer for so long it is lost. */
const SILENT_MINUTES = 3;
const LOST = '15 minutes';
/** What nobody told in so long is a contact like any other all the same. */
const UNTOLD = '24 hours';
const SWEPT_HOURS = 48;

/** Whoever took a call has been in the room for so long. */
const ALONE = '5 seconds';

/**
 * Finds whoever is in the room already, or has hung up, when that was told and got lost: until it is known they would
 * be nobody's conversation. That they are not on hold can only be asked of who is there; in the queue that is nobody.
 */
export async function findJoined(): Promise<void> {
	const provider = telephone();
	if (!provider) return;
	for (const { callId: call, provider: theirs } of await atTheDoor((work) =>
		orders.joining(work, ALONE)
	))
		await unlessBroken(async () => {
			const isThere = 'done' in (await provider.hold(call, theirs, false));
			const found = isThere ? undefined : await provider.find(theirs);
			const hasEnded = found && 'status' in found && isOver(found.status);
			if (!isThere && !hasEnded) return;
			const event = { kind: isThere ? 'they-join' : 'they-end' } as const;
			await atTheDoor((work) =>
				turn(work, { call }, ({ rules }) => (waitsForThem(rules) ? event : undefined))
			);
		});
}

/** Asks the network about calls and telephones of which nothing was heard: a webhook can be lost. */
export async function watchCalls(): Promise<void> {
	const provider = telephone();
	const silent = await atTheDoor((work) => orders.silent(work, `${SILENT_MINUTES} minutes`));
	const waiting = await waitingLong(silent);
	const lost = new Set((await atTheDoor((work) => orders.silent(work, LOST))).map(keyOf));
	for (const one of [...silent, ...waiting])
		await unlessBroken(async () => {
			const found = provider && one.provider ? await provider.find(one.provider) : undefined;
			const isKnown = found !== undefined && !('unknown' in found);
			const hasEnded = isKnown ? isOver(found.status) : lost.has(keyOf(one));
			await atTheDoor((work) => hear(work, one, hasEnded));
		});
	for (const call of await atTheDoor((work) => orders.untold(work, UNTOLD)))
		await unlessBroken(() => atTheDoor((work) => turn(work, { call }, { kind: 'nobody-tells' })));
	await tellSupervisors();
}

// each of our telephones that rings for them in vain is news of the call, though not of whoever waits
async function waitingLong(silent: readonly orders.Silent[]): Promise<orders.Silent[]> {
	const asked = new Set(silent.map(keyOf));
	const long = await atTheDoor(async (work) => {
		const since = subMinutes(work.now, SILENT_MINUTES);
		return (await orders.waiting(work)).filter(({ queuedAt }) => queuedAt < since);
	});
	const found: orders.Silent[] = [];
	for (const { id: call } of long.filter(({ id }) => !asked.has(id)))
		await unlessBroken(async () => {
			const held = await atTheDoor((work) => hold(work, { call }));
			found.push({ callId: call, provider: held?.providerId, leg: undefined });
		});
	return found;
}

// who asked in the night is called back by day; so are supervisors texted by day
async function tellSupervisors(): Promise<void> {
	const { openingHours } = house().config;
	await atTheDoor((work) =>
		tellLate(work, LATE_MINUTES, nextOpening(openingHours, work.now) ?? work.now)
	);
}

/** Finds calls to us that we never heard of; answers how many. Each becomes the contact it should have been. */
export async function sweepCalls(): Promise<number> {
	const provider = telephone();
	if (!provider) return 0;
	const { now } = await atTheDoor((work) => Promise.resolve(work));
	const found = await provider.findInbound(subHours(now, SWEPT_HOURS));
	if ('unknown' in found) return 0;
	let kept = 0;
	for (const call of found.found)
		await unlessBroken(async () => (kept += Number(await keepMissed(call))));
	return kept;
}

function keepMissed({ id, from, status }: FoundCall): Promise<boolean> {
	return atTheDoor(async (work) => {
		if (await orders.isKnown(work, id)) return false;
		const isKept = await keepCall(work, id, from);
		if (isKept && isOver(status)) await turn(work, { provider: id }, { kind: 'they-end' });
		return isKept;
	});
}

async function hear(
	work: Parameters<typeof turn>[0],
	{ callId: call, leg }: orders.Silent,
	hasEnded: boolean
): Promise<void> {
	if (!hasEnded) return;
	if (leg) await turn(work, { call }, { kind: 'leg-news', leg, state: 'ended', reason: 'lost' });
	else await turn(work, { call }, { kind: 'they-end' });
}

function keyOf({ callId, leg }: orders.Silent): string {
	return leg ?? callId;
}
