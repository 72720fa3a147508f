const leastSamples = 5;
const mostMinutes = 60;

/** Minutes somebody at this place may have to wait; undefined while fewer than five waits of the last days are known, or it is more than an hour. */
export function expectedMinutes(
	samples: number,
	seconds: number,
	place: number
): number | undefined {
	if (samples < leastSamples || !Number.isFinite(seconds)) return undefined;
	const minutes = Math.max(1, Math.ceil((seconds * Math.max(1, place)) / 60));
	return minutes > mostMinutes ? undefined : minutes;
}

/** Somebody who waits at the telephone. */
export interface WaitingCall {
	id: string;
	language: string;
	/** Their own counsellor. */
	wants?: string | undefined;
	queuedAt: Date;
	/** Telephones that ring for them now. */
	ringing: number;
	/** Whose telephone rang for them, the oldest try first; often more than once. */
	tried: readonly string[];
	/** Who may not know of them. */
	barred: readonly string[];
}
/** A telephone of ours that may ring. */
export interface FreeTelephone {
	staffId: string;
	languages: readonly string[];
	/** When its owner last spoke with somebody. */
	spokeAt?: Date | undefined;
}
export interface Offer {
	call: string;
	staffId: string;
}

/** So long their own counsellor is tried alone. */
const OWN_SECONDS = 20;
/** After so long of waiting two telephones ring at once. */
const TOGETHER_SECONDS = 60;

/**
 * Whose telephones ring for whom now: whoever waits longest first; of the telephones first their own counsellor's, alone
 * for twenty seconds; then who speaks the language; then who was not tried or longest ago; then who spoke longest ago.
 */
export function nextOffers(
	waiting: readonly WaitingCall[],
	free: readonly FreeTelephone[],
	now: Date
): Offer[] {
	const left = [...free];
	const order = waiting.toSorted((one, other) => +one.queuedAt - +other.queuedAt);
	return order.flatMap((call) => {
		const waited = (now.getTime() - call.queuedAt.getTime()) / 1000;
		const most = waited >= TOGETHER_SECONDS ? 2 : 1;
		return Array.from({ length: Math.max(0, most - call.ringing) }).flatMap((): Offer[] => {
			const chosen = choose(call, left, waited);
			if (!chosen) return [];
			left.splice(left.indexOf(chosen), 1);
			return [{ call: call.id, staffId: chosen.staffId }];
		});
	});
}

function choose(call: WaitingCall, free: readonly FreeTelephone[], waited: number) {
	const possible = free.filter(({ staffId }) => !call.barred.includes(staffId));
	const own = possible.find(({ staffId }) => staffId === call.wants);
	if (own && !call.tried.includes(own.staffId)) return own;
	// the own counsellor's telephone has just rung, or still does
	const isOwnsTurn = call.tried.length > 0 && call.tried.every((id) => id === call.wants);
	if (isOwnsTurn && call.ringing > 0 && waited < OWN_SECONDS) return undefined;
	return possible.toSorted(
		(one, other) =>
			speaks(call, other) - speaks(call, one) ||
			call.tried.lastIndexOf(one.staffId) - call.tried.lastIndexOf(other.staffId) ||
			(one.spokeAt?.getTime() ?? 0) - (other.spokeAt?.getTime() ?? 0) ||
			(one.staffId < other.staffId ? -1 : 1)
	)[0];
}

function speaks({ language }: WaitingCall, { languages }: FreeTelephone): number {
	return Number(languages.includes(language));
}
