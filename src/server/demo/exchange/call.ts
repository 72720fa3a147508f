import type { Telephone } from './telephone.ts';
import type { Thread } from './thread.ts';

export type Params = Record<string, string>;
export type CallStatus =
	'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled';
export type CallEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

/** Where the next document comes from; `params` are sent along with what every call sends. */
export type Source = { url: string; params?: Params } | { twiml: string };

/** Who is told what becomes of a call. */
export interface Reports {
	url: string;
	events: readonly CallEvent[];
}

export interface Call {
	sid: string;
	direction: 'inbound' | 'outbound-api' | 'outbound-dial';
	/** `anonymous` when withheld. */
	from: string;
	to: string;
	parentSid?: string | undefined;
	status: CallStatus;
	createdAt: Date;
	answeredAt?: Date;
	endedAt?: Date;
	/** Asked for at the start; told with what is asked once somebody answered. */
	detects?: 'Enable' | 'DetectMessageEnd' | undefined;
	answeredBy?: string;
	reports?: Reports | undefined;
	fallbackUrl?: string | undefined;
	telephone: Telephone;
	/** What goes on now; a call that moves on gets a new one. */
	thread: Thread;
	/** Where it goes on once it was told to move. */
	goesOnAt?: Source | undefined;
	/** Who listens to keys now. */
	onKey?: ((key: string) => void) | undefined;
	/** How many reports were made. */
	told: number;
}

const unfinished: readonly CallStatus[] = ['queued', 'ringing', 'in-progress'];

export function isOver({ status }: Call): boolean {
	return !unfinished.includes(status);
}

/** Seconds since somebody answered; 0 when nobody did. */
export function lasted({ answeredAt, endedAt }: Call, now: Date): number {
	return answeredAt ? secondsBetween(answeredAt, endedAt ?? now) : 0;
}

export function secondsBetween(start: Date, end: Date): number {
	return Math.floor((end.getTime() - start.getTime()) / 1000);
}
