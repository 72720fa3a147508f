import { addSeconds } from 'date-fns/addSeconds';
import type { CallEvent, Order } from '#domain/call.ts';
import { stillHolds } from '#domain/call.ts';
import { unlessBroken } from '../broken.ts';
import { house } from '../house.ts';
import type { ActOutcome, CallProvider } from '../integrations/calls.ts';
import type { SendOutcome } from '../integrations/texts.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import * as facts from '../notifications/facts.store.ts';
import { atTheDoor, type Work } from '../work.ts';
import { at } from './conference.ts';
import { hold, type HeldCall } from './held.store.ts';
import * as orders from './orders.store.ts';
import type { ClaimedOrder } from './orders.store.ts';
import { telephone } from './provider.ts';
import { turn, typedNumber } from './turn.ts';

const atOnce = 8;
const retrySeconds = 2;
const mostTries = 5;
// nobody knows whether a telephone rang, and a family's is not rung twice to find out
const mostUncertain = 1;
// a worker that was away: her plan allowed that minute, and whoever pressed the key no longer waits
const latestSeconds = 60;

/** All that the network is to be asked now; answers whether there may be more. */
export async function carryOut(): Promise<boolean> {
	const provider = telephone();
	if (!provider) return false;
	const claimed = await atTheDoor((work) => orders.claim(work, atOnce));
	await Promise.all(claimed.map((order) => unlessBroken(() => one(provider, order))));
	return claimed.length > 0;
}

async function one(provider: CallProvider, claimed: ClaimedOrder): Promise<void> {
	// it broke each time: what comes after it for this call is waiting, whatever else breaks
	if (claimed.claims > mostTries) {
		await atTheDoor((work) => orders.end(work, claimed.id));
		return atTheDoor((work) => tell(work, claimed, { failed: 'broken' }));
	}
	const ready = await atTheDoor((work) => prepare(work, claimed));
	const outcome = ready && (await ask(provider, ready));
	await atTheDoor((work) => keepOutcome(work, claimed, outcome));
}

interface Ready {
	held: HeldCall;
	order: Order;
	/** The number to ring, or the provider's id of what is meant. */
	number?: string | undefined;
	provider?: string | undefined;
}

// looked at again just before: whatever happened meanwhile counts
async function prepare(
	work: Work,
	{ callId, order, claims, dueAt }: ClaimedOrder
): Promise<Ready | undefined> {
	const held = await hold(work, { call: callId });
	if (!held || !stillHolds(held.rules, order)) return undefined;
	if (order.what === 'call-them') {
		const isLate = work.now > addSeconds(dueAt, latestSeconds);
		const isOver = claims > mostUncertain || held.providerId || isLate;
		const number = isOver ? undefined : await typedNumber(work, held);
		return { held, order, number };
	}
	if (!('leg' in order)) return { held, order, provider: held.providerId };
	const found = await orders.telephoneOfLeg(work, order.leg);
	const number = order.what === 'ring' && found ? await numberOf(work, found.staffId) : undefined;
	return { held, order, number, provider: found?.provider };
}

async function ask(provider: CallProvider, ready: Ready): Promise<SendOutcome | ActOutcome> {
	const { held, order, number, provider: id } = ready;
	const theirs = held.providerId ?? '';
	switch (order.what) {
		case 'ring':
			return number ? provider.place(ourTelephone(order.leg, number)) : { refused: 'no-number' };
		case 'call-them':
			return number ? provider.place(theirTelephone(held.id, number)) : { refused: 'no-number' };
		case 'stop':
		case 'let-go':
			return id ? provider.end(id) : { gone: true };
		case 'fetch':
			return fetchThem(provider, held.queueId ?? '', theirs);
		case 'requeue':
			return provider.redirect(theirs, at('again'));
		default:
			return provider.hold(held.id, theirs, order.what === 'hold');
	}
}

// not in the queue and not gone: they are being moved there, and are fetched in a moment
async function fetchThem(
	provider: CallProvider,
	queueId: string,
	theirs: string
): Promise<ActOutcome> {
	const outcome = await provider.fetchFromQueue(queueId, theirs, at('goes-on'));
	if (!('gone' in outcome)) return outcome;
	const found = await provider.find(theirs);
	const isOver = 'status' in found && found.status !== 'in-progress';
	return isOver ? outcome : { failed: 'not-waiting-yet' };
}

function ourTelephone(leg: string, to: string) {
	const { ringSeconds } = house().config.telephone;
	return { to, ringSeconds, answerAt: at(`leg?l=${leg}`), reportTo: at(`leg-status?l=${leg}`) };
}

function theirTelephone(call: string, to: string) {
	const answerAt = at(`theirs?c=${call}`);
	return {
		to,
		answerAt,
		reportTo: at(`their-status?c=${call}`),
		ringSeconds: 25,
		asksWhoAnswers: true
	};
}

async function keepOutcome(
	work: Work,
	claimed: ClaimedOrder,
	outcome: SendOutcome | ActOutcome | undefined
): Promise<void> {
	const { id, order, claims } = claimed;
	const isToRepeat = outcome && ('notSent' in outcome || 'failed' in outcome);
	if (isToRepeat && claims < mostTries && order.what !== 'call-them')
		return orders.end(work, id, { again: addSeconds(work.now, retrySeconds * claims) });
	const provider = outcome && 'accepted' in outcome ? outcome.accepted : undefined;
	await orders.end(work, id, { provider });
	if (outcome) await tell(work, claimed, outcome);
}

async function tell(
	work: Work,
	{ callId, order }: ClaimedOrder,
	outcome: SendOutcome | ActOutcome
): Promise<void> {
	const event = eventAfter(order, outcome);
	// what the network did all the same, and told us meanwhile, counts
	const news = ({ rules }: HeldCall) => (stillHolds(rules, order) ? event : undefined);
	if (event) await turn(work, { call: callId }, news);
}

// what the network cannot do is news of the call: whom one of us cannot fetch waits on; what nobody can know is found
// out by whoever watches
function eventAfter(order: Order, outcome: SendOutcome | ActOutcome): CallEvent | undefined {
	const isDone = 'accepted' in outcome || 'done' in outcome || 'uncertain' in outcome;
	if (isDone) return undefined;
	if (order.what === 'ring')
		return { kind: 'leg-news', leg: order.leg, state: 'ended', reason: 'failed' };
	const isGone = 'gone' in outcome || order.what === 'call-them';
	if (order.what === 'fetch' && !isGone) return { kind: 'drops', leg: order.leg };
	if (order.what === 'requeue' && !isGone) return { kind: 'loses-them' };
	const isAboutThem = ['fetch', 'requeue', 'call-them'].includes(order.what);
	return isAboutThem ? { kind: 'they-end' } : undefined;
}

async function numberOf(work: Work, staffId: string): Promise<string | undefined> {
	const member = await facts.staffPhone(work, staffId);
	if (!member?.phone) return undefined;
	const place = { table: 'staff', row: staffId, column: 'phone' };
	return openText(await dataKeyOf(work, member.keyId), place, member.phone);
}
