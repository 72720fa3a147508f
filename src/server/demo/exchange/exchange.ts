import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Board, Post } from './board.ts';
import * as calls from './call-orders.ts';
import type { Clock } from './clock.ts';
import * as conferences from './conference-orders.ts';
import { handset, type Handset } from './handset.ts';
import { dialIn } from './inbound.ts';
import * as numbers from './number-orders.ts';
import type { OurNumber } from './number.ts';
import * as queues from './queue-orders.ts';

export interface ExchangeOptions {
	accountSid: string;
	clock: Clock;
	post: Post;
	number: Pick<OurNumber, 'number' | 'voiceUrl'> & Partial<OurNumber>;
	/** How many seconds an audio file lasts; undefined when it is not there. Otherwise each lasts five. */
	audio?: Board['audio'];
	newId?: Board['newId'];
	/** Told of each document that was not played; all of them are kept on the board. */
	onRefusal?: Board['refuse'];
}

/**
 * The telephone network as the product meets it: Twilio with its numbers, queues and conferences, and
 * people with telephones. Orders throw a Refused, as Twilio refuses them.
 */
export interface Exchange {
	readonly board: Readonly<Board>;
	/** Somebody calls; the handset hears what the product answers. */
	dialIn(from: string, how?: { withheld?: boolean; to?: string }): Handset;
	telephone(number: string): Handset;
	/** Nothing happens any more until time passes or somebody acts. */
	quiet(): Promise<void>;
	orders: Orders;
}

type Order<Act> = Act extends (board: Board, ...rest: infer Rest) => infer Answer
	? (...rest: Rest) => Answer
	: never;
type OrdersOf<Kind> = { [Name in keyof Kind]: Order<Kind[Name]> };
export type Orders = OrdersOf<typeof calls> &
	OrdersOf<typeof queues> &
	OrdersOf<typeof conferences> &
	OrdersOf<typeof numbers>;

const usualAudioSeconds = 5;

export function openExchange(options: ExchangeOptions): Exchange {
	const board = openBoard(options);
	return {
		board,
		dialIn(from, how) {
			dialIn(board, from, how);
			return handset(board, from);
		},
		telephone: (number) => handset(board, number),
		quiet: () => quiet(board),
		orders: ordersOn(board)
	};
}

function openBoard(options: ExchangeOptions): Board {
	const { accountSid, clock, post, number } = options;
	const newId = options.newId ?? (() => randomBytes(16).toString('hex'));
	const now = clock.now();
	const refusals: Board['refusals'] = [];
	const ours: OurNumber = {
		...{ sid: `PN${newId()}`, name: number.number, createdAt: now, updatedAt: now },
		...{ fallbackUrl: '', statusCallback: '', smsUrl: '', smsFallbackUrl: '' },
		...number
	};
	return {
		...{ accountSid, clock, post, newId, numbers: [ours] },
		audio: options.audio ?? (async () => usualAudioSeconds),
		...{ calls: [], queues: [], conferences: [], refusals },
		refuse(refusal) {
			refusals.push(refusal);
			options.onRefusal?.(refusal);
		},
		...{ telephones: new Map(), busy: new Set(), lastReports: new Map() }
	};
}

function ordersOn(board: Board): Orders {
	const all = { ...calls, ...queues, ...conferences, ...numbers };
	const bound = Object.entries(all).map(([name, act]) => [
		name,
		(act as (...all: unknown[]) => unknown).bind(undefined, board)
	]);
	return Object.fromEntries(bound) as Orders;
}

async function quiet(board: Board): Promise<void> {
	do {
		await Promise.allSettled(board.busy);
		// what follows from an answer has begun by then
		await nextTurn();
	} while (board.busy.size > 0);
}
