import type { Language } from './language.ts';

/**
 * Where a call is. Of one that comes in: it hears the first sentences, a closed door, gives a number, was promised
 * to be called back, is on the way to the queue, waits in it, is being put through. Of ours: our own telephone rings, theirs rings. Of both: they
 * speak, it is over and to be told, it is told.
 */
export const callStates = [
	'greeting',
	'closed',
	'keying',
	'promised',
	'heading',
	'queued',
	'joining',
	'ringing-us',
	'ringing-them',
	'connected',
	'wrap_up',
	'over'
] as const;
export type CallState = (typeof callStates)[number];

/** How a call that is over came to its end. */
export const callEnds = [
	'told',
	'untold',
	'abandoned',
	'callback',
	'no-answer',
	'not-begun'
] as const;
export type CallEnd = (typeof callEnds)[number];

/** A telephone of ours that takes part. A later word of the network about it has a higher rank; a lower one changes nothing. */
export const legRanks = {
	created: 0,
	queued: 1,
	ringing: 2,
	answered: 3,
	accepted: 4,
	bridged: 5,
	ended: 9
} as const;
export type LegState = keyof typeof legRanks;
/** What the network can know of it: that somebody accepted, only our own key tells. */
export type ToldLegState = Exclude<LegState, 'accepted'>;
/** Why it is there: offered the call, asked to take it over, or came to listen and help, which all can see. */
export const legRoles = ['offer', 'transfer', 'joined'] as const;
export type LegRole = (typeof legRoles)[number];
export const legReasons = [
	'completed',
	'busy',
	'no-answer',
	'failed',
	'canceled',
	'declined',
	// she pressed the key, and the plan of whom she calls said no
	'held',
	'taken',
	'lost'
] as const;
export type LegReason = (typeof legReasons)[number];

export interface Leg {
	id: string;
	staffId: string;
	role: LegRole;
	state: LegState;
	reason?: LegReason | undefined;
}
export interface Call {
	direction: 'inbound' | 'outbound';
	state: CallState;
	end?: CallEnd | undefined;
	/** Where it was when they left; or, on the way back to the queue, that they may have been in the room. */
	stage?: CallState | undefined;
	language?: Language | undefined;
	/** They asked to be called back. */
	asked: boolean;
	/** There is a number to call. */
	hasNumber: boolean;
	/** The leg of whoever leads it. */
	holder?: string | undefined;
	legs: readonly Leg[];
}

export type CallEvent =
	| { kind: 'chooses'; language: Language; open: boolean }
	| { kind: 'waits' }
	| { kind: 'asks' }
	| { kind: 'keys' }
	| { kind: 'unkeys' }
	| { kind: 'confirms' }
	| { kind: 'leaves'; result: string }
	| { kind: 'offers'; leg: string; staffId: string }
	| { kind: 'asks-in'; leg: string; staffId: string; role: 'transfer' | 'joined' }
	/** One of our telephones hangs up, or stops ringing: by our screen, and not by the network. */
	| { kind: 'drops'; leg: string }
	| { kind: 'leg-news'; leg: string; state: ToldLegState; reason?: LegReason }
	| { kind: 'accepts'; leg: string }
	| { kind: 'they-join' }
	| { kind: 'they-end' }
	/** They have left the room. */
	| { kind: 'were-in' }
	/** They can no longer be brought to anybody. */
	| { kind: 'loses-them' }
	| { kind: 'tells' }
	| { kind: 'nobody-tells' };

/** What the network is asked to do. Asked again just before: an order that time has overtaken is dropped (`stillHolds`). */
export type Order =
	| { what: 'ring' | 'stop' | 'fetch'; leg: string }
	| { what: 'call-them' | 'let-go' | 'requeue' | 'hold' | 'unhold' };

export interface Step {
	call: Call;
	orders: Order[];
}

/** Somebody may still speak with them. */
export function isLive(state: CallState): boolean {
	return state !== 'wrap_up' && state !== 'over';
}

export function isLiveLeg({ state }: Pick<Leg, 'state'>): boolean {
	return state !== 'ended';
}

/** In the conversation, or on the way into it. */
export function takesPart({ state }: Pick<Leg, 'state'>): boolean {
	return state === 'accepted' || state === 'bridged';
}

export function legOf(call: Call, id: string | undefined): Leg | undefined {
	return call.legs.find((leg) => leg.id === id);
}

/**
 * Whoever took it is in the room, and of the other nothing was told: when the network says that they are there too, they
 * speak. By her own key alone nobody would be there.
 */
export function waitsForThem(call: Call): boolean {
	const isOnTheWay = call.state === 'joining' || call.state === 'ringing-them';
	return isOnTheWay && legOf(call, call.holder)?.state === 'bridged';
}

/** Whether an order still makes sense. */
export function stillHolds(call: Call, order: Order): boolean {
	const leg = 'leg' in order ? legOf(call, order.leg) : undefined;
	switch (order.what) {
		case 'ring':
			return leg !== undefined && isLiveLeg(leg) && isLive(call.state);
		case 'fetch':
			return call.state === 'joining' && call.holder === leg?.id;
		case 'requeue':
			return call.state === 'heading';
		case 'call-them':
			return call.state === 'ringing-them';
		case 'hold':
		case 'unhold':
			return call.state === 'connected';
		default:
			return true;
	}
}

/** A word of the network about a telephone: nobody is on it any more. */
export function isOver(status: string): boolean {
	return ['completed', 'busy', 'failed', 'no-answer', 'canceled'].includes(status);
}
