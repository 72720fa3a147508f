import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proofSize, seed, tell } from '../../tests/support/proof.ts';
import { isLive, isLiveLeg, legRanks, stillHolds, takesPart } from './call.ts';
import type { Call, CallEvent, LegState, Order } from './call.ts';
import { step } from './call-steps.ts';
import { callbackFor } from './missed-call.ts';

const arrived: Call = {
	direction: 'inbound',
	state: 'greeting',
	asked: false,
	hasNumber: true,
	legs: []
};
const ours: Call = { ...arrived, direction: 'outbound', state: 'ringing-us' };

function after(call: Call, ...events: CallEvent[]): { call: Call; orders: Order[] } {
	const orders: Order[] = [];
	for (const event of events) {
		const next = step(call, event);
		call = next.call;
		orders.push(...next.orders);
	}
	return { call, orders };
}
const chooses = { kind: 'chooses', language: 'nl', open: true } as const;
const waits = { kind: 'waits' } as const;
const offers = (leg: string) => ({ kind: 'offers', leg, staffId: `s${leg}` }) as const;
const accepts = (leg: string) => ({ kind: 'accepts', leg }) as const;
const ends = (leg: string) => ({ kind: 'leg-news', leg, state: 'ended' }) as const;
const connected = after(arrived, chooses, waits, offers('a'), accepts('a'), {
	kind: 'they-join'
}).call;

describe('a call that comes in', () => {
	test('waits, is offered, and is put through to whoever presses the key', () => {
		const { call, orders } = after(arrived, chooses, waits, offers('a'), offers('b'), accepts('b'));
		expect(call).toMatchObject({ state: 'joining', holder: 'b' });
		expect(orders).toEqual([
			{ what: 'ring', leg: 'a' },
			{ what: 'ring', leg: 'b' },
			{ what: 'fetch', leg: 'b' },
			{ what: 'stop', leg: 'a' }
		]);
		expect(call.legs[0]).toMatchObject({ state: 'ended', reason: 'taken' });
	});

	test('of two who press at once one has it', () => {
		const { call } = after(
			arrived,
			chooses,
			waits,
			offers('a'),
			offers('b'),
			accepts('a'),
			accepts('b')
		);
		expect(call.legs.filter(takesPart).map(({ id }) => id)).toEqual(['a']);
	});

	test('a status of the network alone is nobody being there', () => {
		const bridged = { kind: 'leg-news', leg: 'a', state: 'bridged' } as const;
		const { call } = after(arrived, chooses, waits, offers('a'), bridged, { kind: 'they-join' });
		expect(call.state).toBe('queued');
	});

	test('goes back to waiting when that telephone is gone before they spoke', () => {
		const { call, orders } = after(arrived, chooses, waits, offers('a'), accepts('a'), ends('a'));
		expect(call).toMatchObject({ state: 'heading', holder: undefined });
		expect(orders.at(-1)).toEqual({ what: 'requeue' });
		expect(stillHolds(call, { what: 'fetch', leg: 'a' })).toBe(false);
	});

	test('that nobody took is missed: they asked to be called back, or a person decides', () => {
		const asked = after(arrived, chooses, waits, { kind: 'asks' }, { kind: 'they-end' }).call;
		const left = after(arrived, chooses, waits, { kind: 'they-end' }).call;
		const withheld = after({ ...arrived, hasNumber: false }, { kind: 'they-end' }).call;
		expect(callbackFor(asked)).toBe('callback-asked');
		expect([callbackFor(left), left.stage]).toEqual(['decide-callback', 'queued']);
		expect(callbackFor(withheld)).toBeUndefined();
	});

	test('without a number asks for one', () => {
		const { call } = after({ ...arrived, hasNumber: false }, chooses, waits, { kind: 'asks' });
		expect(call.state).toBe('keying');
		const keyed = after(call, { kind: 'confirms' }, { kind: 'keys' }, { kind: 'confirms' }).call;
		expect(keyed).toMatchObject({ state: 'promised', hasNumber: true });
	});

	test('a number that was not right is nobody’s to call; one that was not confirmed a person decides about', () => {
		const asks = { kind: 'asks' } as const;
		const keyed = after({ ...arrived, hasNumber: false }, chooses, waits, asks, { kind: 'keys' });
		const cleared = after(keyed.call, { kind: 'unkeys' }, { kind: 'they-end' }).call;
		expect([cleared.end, cleared.hasNumber, callbackFor(cleared)]).toEqual([
			'callback',
			false,
			undefined
		]);
		const unconfirmed = after(keyed.call, { kind: 'they-end' }).call;
		expect(callbackFor(unconfirmed)).toBe('decide-callback');
		const confirmed = after(keyed.call, { kind: 'confirms' }, { kind: 'they-end' }).call;
		expect(callbackFor(confirmed)).toBe('callback-asked');
	});

	test('whoever cannot fetch them is let off, and they wait on', () => {
		const joining = after(arrived, chooses, waits, offers('a'), accepts('a')).call;
		const { call, orders } = after(joining, { kind: 'drops', leg: 'a' });
		expect(call.state).toBe('heading');
		expect(orders).toEqual([{ what: 'stop', leg: 'a' }, { what: 'requeue' }]);
		expect(after(call, waits, offers('b')).orders).toEqual([{ what: 'ring', leg: 'b' }]);
		const lost = after(call, { kind: 'loses-them' });
		expect(lost.orders).toEqual([{ what: 'let-go' }]);
		expect(callbackFor(lost.call)).toBe('decide-callback');
		expect(after(lost.call, { kind: 'loses-them' }).orders).toEqual([]);
	});

	test('who was in the room was spoken with, in whatever order it is told that all left it', () => {
		const bridged = { kind: 'leg-news', leg: 'a', state: 'bridged' } as const;
		const joining = after(arrived, chooses, waits, offers('a'), accepts('a'), bridged).call;
		const wereIn = { kind: 'were-in' } as const;
		expect(after(joining, ends('a'), wereIn).call).toMatchObject({ state: 'wrap_up' });
		// whoever waited on was not
		expect(after(joining, ends('a'), waits, wereIn).call.state).toBe('queued');
		expect(after(arrived, chooses, wereIn).call.state).toBe('heading');
	});

	test('that finds no place hears of being called back', () => {
		expect(
			after(arrived, chooses, waits, { kind: 'leaves', result: 'queue-full' }).call.state
		).toBe('closed');
		expect(after(arrived, chooses, waits, { kind: 'leaves', result: 'bridged' }).call.state).toBe(
			'queued'
		);
	});
});

describe('a conversation', () => {
	const asksIn = { kind: 'asks-in', leg: 'b', staffId: 'sb', role: 'transfer' } as const;

	test('is over when whoever leads it hangs up, and is to be told', () => {
		const { call, orders } = after(connected, ends('a'));
		expect(call.state).toBe('wrap_up');
		expect(orders).toEqual([{ what: 'let-go' }]);
		expect(after(call, { kind: 'tells' }).call).toMatchObject({ state: 'over', end: 'told' });
	});

	test('is handed over: on hold first, then together, then without the first', () => {
		const asked = after(connected, asksIn);
		expect(asked.orders).toEqual([{ what: 'hold' }, { what: 'ring', leg: 'b' }]);
		const both = after(asked.call, accepts('b'));
		expect(both.orders).toEqual([{ what: 'unhold' }]);
		expect(after(both.call, ends('a')).call).toMatchObject({ state: 'connected', holder: 'b' });
	});

	test('whoever took it over hands it over in her turn; while somebody is rung nobody else is', () => {
		const hers = after(connected, asksIn, accepts('b'), ends('a')).call;
		const asksAgain = { ...asksIn, leg: 'c', staffId: 'sc' };
		const again = after(hers, asksAgain);
		expect(again.orders).toEqual([{ what: 'hold' }, { what: 'ring', leg: 'c' }]);
		expect(after(again.call, { ...asksIn, leg: 'd', staffId: 'sd' }).orders).toEqual([]);
		const third = after(again.call, accepts('c'), ends('b'));
		expect(third.call).toMatchObject({ state: 'connected', holder: 'c' });
		expect(third.orders).toContainEqual({ what: 'unhold' });
	});

	test('whoever is asked does not come: back with the first', () => {
		const { call, orders } = after(connected, asksIn, ends('b'));
		expect(call).toMatchObject({ state: 'connected', holder: 'a' });
		expect(orders.at(-1)).toEqual({ what: 'unhold' });
	});

	test('the first leaves while a colleague is rung, who does not come: they wait again, first of all', () => {
		const { call, orders } = after(connected, asksIn, ends('a'), ends('b'));
		expect(call.state).toBe('heading');
		expect(orders.at(-1)).toEqual({ what: 'requeue' });
	});

	test('a colleague who is rung is taken back, and stops ringing', () => {
		const { call, orders } = after(connected, asksIn, { kind: 'drops', leg: 'b' });
		expect(call).toMatchObject({ state: 'connected', holder: 'a' });
		expect(orders.slice(2)).toEqual([{ what: 'stop', leg: 'b' }, { what: 'unhold' }]);
	});

	test('is ended by a button as by hanging up; of two who speak the other goes on', () => {
		const ended = after(connected, { kind: 'drops', leg: 'a' });
		expect(ended.call.state).toBe('wrap_up');
		expect(ended.orders).toEqual([{ what: 'stop', leg: 'a' }, { what: 'let-go' }]);
		const both = after(connected, asksIn, accepts('b')).call;
		const alone = after(both, { kind: 'drops', leg: 'a' });
		expect(alone.call).toMatchObject({ state: 'connected', holder: 'b' });
		expect(alone.orders).toEqual([{ what: 'stop', leg: 'a' }]);
		expect(after(alone.call, { kind: 'drops', leg: 'a' }).orders).toEqual([]);
	});

	test('a telephone that rings for whoever waits can be let off; they go on waiting', () => {
		const { call, orders } = after(arrived, chooses, waits, offers('a'), {
			kind: 'drops',
			leg: 'a'
		});
		expect(call.state).toBe('queued');
		expect(orders.at(-1)).toEqual({ what: 'stop', leg: 'a' });
	});

	test('whoever called leaves in the middle of it: every telephone of ours stops', () => {
		const { call, orders } = after(connected, asksIn, { kind: 'they-end' });
		expect(call.state).toBe('wrap_up');
		expect(call.legs.some(isLiveLeg)).toBe(false);
		expect(orders.slice(2)).toEqual([
			{ what: 'stop', leg: 'a' },
			{ what: 'stop', leg: 'b' }
		]);
	});
});

describe('a call that we make', () => {
	test('rings us first, them only after our key', () => {
		const { call, orders } = after(ours, offers('a'), accepts('a'));
		expect(call.state).toBe('ringing-them');
		expect(orders).toEqual([{ what: 'ring', leg: 'a' }, { what: 'call-them' }]);
		expect(after(call, { kind: 'they-end' }).call).toMatchObject({
			state: 'over',
			end: 'no-answer'
		});
	});

	test('was tried when we hang up while theirs rings', () => {
		const { call, orders } = after(ours, offers('a'), accepts('a'), ends('a'));
		expect(call).toMatchObject({ state: 'over', end: 'no-answer' });
		expect(orders.at(-1)).toEqual({ what: 'let-go' });
	});

	test('is not begun when we do not answer; nothing rang there', () => {
		const { call, orders } = after(ours, offers('a'), ends('a'));
		expect(call).toMatchObject({ state: 'over', end: 'not-begun' });
		expect(orders).not.toContainEqual({ what: 'call-them' });
	});
});

const leg = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const event: fc.Arbitrary<CallEvent> = fc.oneof(
	fc.record({
		kind: fc.constant('chooses' as const),
		language: fc.constantFrom('nl' as const, 'ar' as const),
		open: fc.boolean()
	}),
	{
		weight: 4,
		arbitrary: fc.constantFrom<CallEvent>(
			{ kind: 'waits' },
			{ kind: 'asks' },
			{ kind: 'keys' },
			{ kind: 'unkeys' },
			{ kind: 'confirms' },
			{ kind: 'they-join' },
			{ kind: 'they-join' },
			{ kind: 'were-in' }
		)
	},
	{ weight: 4, arbitrary: leg.map(offers) },
	{ weight: 6, arbitrary: leg.map(accepts) },
	fc.record({
		kind: fc.constant('leaves' as const),
		result: fc.constantFrom('hangup', 'leave', 'bridged', 'redirected', 'queue-full', 'error')
	}),
	leg.map((id): CallEvent => ({ kind: 'drops', leg: id })),
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('asks-in' as const),
			leg,
			staffId: fc.constantFrom('s1', 's2', 's3'),
			role: fc.constantFrom('transfer' as const, 'joined' as const)
		})
	},
	fc.record({
		kind: fc.constant('leg-news' as const),
		leg,
		state: fc.constantFrom(
			...(Object.keys(legRanks) as LegState[]).filter((state) => state !== 'accepted')
		)
	})
);
// what ends a call comes to most of them, and not before they spoke
const lastEvent = fc.constantFrom<CallEvent>({ kind: 'they-end' }, { kind: 'tells' });
const waitsAndRings = [chooses, waits, offers('a')];
const speaks: CallEvent[] = [accepts('a'), { kind: 'they-join' }];
// a leg has an id of its own: it is offered or asked in once
const sequence = fc
	.tuple(
		fc.constantFrom<CallEvent[]>([], waitsAndRings, [...waitsAndRings, ...speaks]),
		fc.array(event, { maxLength: 30 }),
		fc.array(fc.oneof(event, lastEvent), { maxLength: 10 })
	)
	.map((parts) => parts.flat())
	.map((events) =>
		events.filter(
			(one, index) =>
				!('staffId' in one) ||
				events.findIndex((other) => 'staffId' in other && other.leg === one.leg) === index
		)
	);

test('whatever comes, late, twice, out of order or not at all: every call ends, and ends once', () => {
	const stories = proofSize({ small: 1500, full: 10_000 });
	const came = { 'put through': 0, 'on hold': 0, 'back to waiting': 0, missed: 0 };
	fc.assert(
		fc.property(
			fc.constantFrom(arrived, ours),
			fc.boolean(),
			sequence,
			(start, hasNumber, events) => {
				let call: Call = { ...start, hasNumber: hasNumber || start === ours };
				let callbacks = 0;
				let fetched = 0;
				let isHeld = false;
				const heardOver = new Set<string>();
				const orders: Order[] = [];
				for (const happens of [...events, ...janitor(events)]) {
					const before = call;
					const next = step(call, happens);
					call = next.call;
					orders.push(...next.orders);
					const isStill = before.legs.some(
						(one) => 'leg' in happens && one.id === happens.leg && isLiveLeg(one)
					);
					if (happens.kind === 'leg-news' && happens.state === 'ended' && isStill)
						heardOver.add(happens.leg);
					if (next.orders.some(({ what }) => what === 'fetch')) fetched += 1;
					for (const { what } of next.orders)
						if (['hold', 'unhold', 'requeue'].includes(what)) isHeld = what === 'hold';
					// music is for as long as a colleague is rung who takes over
					if (call.state === 'connected')
						expect(isHeld).toBe(
							call.legs.some((one) => one.role === 'transfer' && isLiveLeg(one) && !takesPart(one))
						);
					if (before.state === 'over') expect(call).toEqual(before);
					if (before.state !== 'over' && call.state === 'over')
						callbacks += Number(callbackFor(call) !== undefined);
					// one conversation has one who leads it, and a caller is with us once
					expect(
						call.legs.filter((one) => one.role === 'offer' && takesPart(one)).length
					).toBeLessThanOrEqual(1);
					if (call.state === 'joining')
						expect(call.legs.some((one) => one.id === call.holder && takesPart(one))).toBe(true);
					for (const { id, state } of before.legs)
						expect(legRanks[call.legs.find((one) => one.id === id)!.state]).toBeGreaterThanOrEqual(
							legRanks[state]
						);
					expect(call.state === 'over').toBe(call.end !== undefined);
				}
				expect(call.state).toBe('over');
				expect(call.legs.filter(isLiveLeg)).toEqual([]);
				expect(isLive(call.state)).toBe(false);
				// they asked, or rang without an answer: exactly one task; spoken to, or without a number: none
				const isMissed =
					call.direction === 'inbound' && (call.end === 'abandoned' || call.end === 'callback');
				expect(callbacks).toBe(Number(isMissed && call.hasNumber));
				expect(fetched).toBeLessThanOrEqual(call.legs.length);
				// of every telephone that was asked to ring and not heard to have ended, it was asked to stop
				const rung = orders.flatMap((order) => (order.what === 'ring' ? [order.leg] : []));
				const stopped = orders.flatMap((order) => (order.what === 'stop' ? [order.leg] : []));
				for (const id of rung.filter((one) => !heardOver.has(one))) expect(stopped).toContain(id);
				const wasAsked = (wanted: Order['what']) => orders.some(({ what }) => what === wanted);
				came['put through'] += Number(wasAsked('fetch'));
				came['on hold'] += Number(wasAsked('hold'));
				came['back to waiting'] += Number(wasAsked('requeue'));
				came.missed += callbacks;
			}
		),
		{ seed, numRuns: stories }
	);
	// or it says little
	expect(Math.min(...Object.values(came))).toBeGreaterThan(stories / 100);
	const told = Object.entries(came).map(([what, n]) => `${n} ${what}`);
	tell('calls, on paper', `${stories} sequences of events, each ended once: ${told.join(', ')}`);
}, 60_000);

function janitor(events: CallEvent[]): CallEvent[] {
	const legs = events.flatMap((one) => ('staffId' in one ? [one.leg] : []));
	return [
		...legs.map((id): CallEvent => ({ kind: 'leg-news', leg: id, state: 'ended', reason: 'lost' })),
		{ kind: 'they-end' },
		{ kind: 'nobody-tells' }
	];
}
