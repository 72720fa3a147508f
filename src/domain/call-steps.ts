import {
	isLive,
	isLiveLeg,
	legOf,
	legRanks,
	takesPart,
	type Call,
	type CallEnd,
	type CallEvent,
	type Leg,
	type LegReason,
	type Order,
	type Step
} from './call.ts';

type Of<K extends CallEvent['kind']> = Extract<CallEvent, { kind: K }>;
type Steps = { [K in CallEvent['kind']]: (call: Call, event: Of<K>) => Step };

/**
 * What becomes of a call by one event. Events come late, twice and out of order; what is not possible now changes
 * nothing. Only our own word that somebody accepted (a key pressed) counts as somebody being there, never a status.
 */
export function step(call: Call, event: CallEvent): Step {
	const act = steps[event.kind] as (call: Call, event: CallEvent) => Step;
	return act(call, event);
}

const steps: Steps = {
	chooses: (call, { language, open }) =>
		call.state === 'greeting'
			? to(call, { state: open ? 'heading' : 'closed', language })
			: stays(call),

	// until the network says that they wait there, nobody can fetch them
	waits: (call) =>
		call.state === 'heading' ? to(call, { state: 'queued', stage: undefined }) : stays(call),
	asks: (call) => {
		if (call.state !== 'queued' && call.state !== 'closed') return stays(call);
		const state = call.hasNumber ? 'promised' : 'keying';
		return to(endLegs(call, 'canceled'), { state, asked: true });
	},
	keys: (call) => (call.state === 'keying' ? to(call, { hasNumber: true }) : stays(call)),
	// not what they meant: it may be the telephone of somebody who asked for nothing
	unkeys: (call) => (call.state === 'keying' ? to(call, { hasNumber: false }) : stays(call)),
	confirms: (call) =>
		call.state === 'keying' && call.hasNumber ? to(call, { state: 'promised' }) : stays(call),

	leaves: (call, { result }) => {
		if (result === 'hangup') return theyEnd(call);
		const isTurnedAway = isWaiting(call) && !['bridged', 'redirected', 'leave'].includes(result);
		return isTurnedAway ? to(endLegs(call, 'canceled'), { state: 'closed' }) : stays(call);
	},

	offers: (call, { leg: id, staffId }) => {
		const isPossible = call.state === 'queued' || call.state === 'ringing-us';
		return isPossible
			? withLeg(call, { id, staffId, role: 'offer', state: 'created' })
			: stays(call);
	},
	'asks-in': (call, { leg: id, staffId, role }) => {
		// one is rung at a time; whoever took it over or came in before may be in it for long
		const isThere = call.legs.some(
			(leg) => isLiveLeg(leg) && (leg.staffId === staffId || (leg.role === role && !takesPart(leg)))
		);
		if (call.state !== 'connected' || isThere) return stays(call);
		const rung = withLeg(call, { id, staffId, role, state: 'created' });
		return role === 'transfer' ? { ...rung, orders: [{ what: 'hold' }, ...rung.orders] } : rung;
	},

	drops: (call, { leg: id }) => {
		const leg = legOf(call, id);
		if (!leg || !isLiveLeg(leg) || !isLive(call.state)) return stays(call);
		const gone = legGone(call, leg, 'canceled');
		return { ...gone, orders: [{ what: 'stop', leg: id }, ...gone.orders] };
	},

	'leg-news': (call, { leg: id, state, reason }) => {
		const leg = legOf(call, id);
		if (!leg || legRanks[state] <= legRanks[leg.state]) return stays(call);
		if (state === 'ended') return legGone(call, leg, reason ?? 'completed');
		// being there is what somebody said by a key, whatever the network tells
		if (state === 'bridged' && leg.state !== 'accepted') return stays(call);
		return stays(changed(call, id, { state }));
	},
	accepts: (call, { leg: id }) => {
		const leg = legOf(call, id);
		if (!leg || !isLiveLeg(leg) || takesPart(leg)) return stays(call);
		if (leg.role !== 'offer') return joinsIn(call, leg);
		const state = call.state === 'queued' ? 'joining' : 'ringing-them';
		if (call.state !== 'queued' && call.state !== 'ringing-us') return stays(call);
		const mine = changed(call, id, { state: 'accepted' });
		const { call: alone, orders } = endLegs(mine, 'taken', id);
		const order: Order = state === 'joining' ? { what: 'fetch', leg: id } : { what: 'call-them' };
		return { call: { ...alone, state, holder: id }, orders: [order, ...orders] };
	},

	'they-join': (call) =>
		call.state === 'joining' || call.state === 'ringing-them'
			? to(call, { state: 'connected' })
			: stays(call),
	'they-end': (call) => theyEnd(call),
	// that of us somebody left it may be told before
	'were-in': (call) =>
		call.state === 'heading' && call.stage === 'joining'
			? theyEnd({ ...call, state: 'connected', stage: undefined })
			: stays(call),
	'loses-them': (call) => theyEnd(call, ['let-go']),
	tells: (call) => (call.state === 'wrap_up' ? over(call, 'told') : stays(call)),
	'nobody-tells': (call) => (call.state === 'wrap_up' ? over(call, 'untold') : stays(call))
};

function theyEnd(call: Call, more: 'let-go'[] = []): Step {
	if (!isLive(call.state)) return stays(call);
	const { call: alone, orders } = to(endLegs(call, 'canceled'), {}, more);
	if (call.state === 'connected') return { call: { ...alone, state: 'wrap_up' }, orders };
	const end = call.direction === 'outbound' ? 'no-answer' : call.asked ? 'callback' : 'abandoned';
	return { call: over({ ...alone, stage: call.state }, end).call, orders };
}

// a colleague comes in beside whoever leads it, or instead of her
function joinsIn(call: Call, leg: Leg): Step {
	if (call.state !== 'connected') return stays(call);
	const holder = call.holder ?? leg.id;
	const joined = changed({ ...call, holder }, leg.id, { state: 'accepted' });
	return { call: joined, orders: leg.role === 'transfer' ? [{ what: 'unhold' }] : [] };
}

// One telephone of ours is out of it. Whoever called is never left alone: another of us goes on, or they wait again.
function legGone(before: Call, leg: Leg, reason: LegReason): Step {
	const call = changed(before, leg.id, { state: 'ended', reason });
	const led = before.holder === leg.id;
	if (call.state === 'joining' && led)
		return to(call, { state: 'heading', holder: undefined, stage: wasIn(leg) }, ['requeue']);
	if (call.state === 'ringing-us')
		return call.legs.some(isLiveLeg) ? stays(call) : over(call, 'not-begun');
	if (call.state === 'ringing-them' && led)
		// their telephone rang, or may have
		return { ...over(call, 'no-answer'), orders: [{ what: 'let-go' }] };
	if (call.state !== 'connected') return stays(call);

	const others = call.legs.filter(takesPart);
	const isAsked = call.legs.some(
		(one) => isLiveLeg(one) && one.role === 'transfer' && !takesPart(one)
	);
	if (others[0]) {
		const held: Order[] = leg.role === 'transfer' && !isAsked ? [{ what: 'unhold' }] : [];
		return { call: { ...call, holder: led ? others[0].id : call.holder }, orders: held };
	}
	if (isAsked) return to(call, { holder: undefined });
	// whoever led it had gone before, and nobody took it over
	const isLeftAlone = !led && before.holder === undefined;
	if (isLeftAlone && call.direction === 'inbound')
		return to(call, { state: 'heading' }, ['requeue']);
	const { call: alone, orders } = endLegs(call, 'canceled');
	return { call: { ...alone, state: 'wrap_up' }, orders: [{ what: 'let-go' }, ...orders] };
}

function wasIn({ state }: Leg): 'joining' | undefined {
	return state === 'bridged' ? 'joining' : undefined;
}

function isWaiting({ state }: Call): boolean {
	return state === 'heading' || state === 'queued';
}

function withLeg(call: Call, leg: Leg): Step {
	return { call: { ...call, legs: [...call.legs, leg] }, orders: [{ what: 'ring', leg: leg.id }] };
}

function endLegs(call: Call | Step, reason: LegReason, except?: string): Step {
	const { call: now, orders } = 'orders' in call ? call : stays(call);
	const live = now.legs.filter((leg) => isLiveLeg(leg) && leg.id !== except);
	const legs = now.legs.map((leg) =>
		live.includes(leg) ? { ...leg, state: 'ended' as const, reason } : leg
	);
	return {
		call: { ...now, legs },
		orders: [...orders, ...live.map(({ id }): Order => ({ what: 'stop', leg: id }))]
	};
}

function over(call: Call, end: CallEnd): Step {
	return { call: { ...call, state: 'over', end }, orders: [] };
}

function changed(call: Call, id: string, change: Partial<Leg>): Call {
	return { ...call, legs: call.legs.map((leg) => (leg.id === id ? { ...leg, ...change } : leg)) };
}

function to(call: Call | Step, change: Partial<Call>, more: ('requeue' | 'let-go')[] = []): Step {
	const { call: now, orders } = 'orders' in call ? call : stays(call);
	return {
		call: { ...now, ...change },
		orders: [...orders, ...more.map((what): Order => ({ what }))]
	};
}

function stays(call: Call): Step {
	return { call, orders: [] };
}
