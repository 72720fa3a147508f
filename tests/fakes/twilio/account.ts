import { openClock, type MovableClock } from '#server/demo/exchange/clock.ts';
import type { Exchange } from '#server/demo/exchange/exchange.ts';
import type { OurNumber } from '#server/demo/exchange/number.ts';
import type { Delivery } from './deliver.ts';
import type { Message } from './message.ts';
import { openPlaybook, type Playbook } from './playbook.ts';
import type { Reply } from './script.ts';

export interface FakeTwilioOptions {
	accountSid: string;
	authToken: string;
	apiKey?: { sid: string; secret: string };
	/** Webhooks are signed for `public` and posted to `local`, as behind a proxy. */
	callbackBase: { public: string; local: string };
	/** The number a messaging service sends from, and the one people write to. */
	sender?: string;
	messagingServiceSid?: string;
	port?: number;
	/** How long a late receipt waits, in milliseconds. */
	lateMs?: number;
	now?: () => Date;
	/** What is registered for the number; the voice URL is /twilio/voice/inbound unless said otherwise. */
	number?: Partial<OurNumber>;
	/** The clock of calls stands still here until somebody moves it; otherwise it runs. */
	stillAt?: Date;
	/** How long a webhook may take at most, in milliseconds of real time. */
	patienceMs?: number;
}

export interface SeenRequest {
	method: string;
	path: string;
	params: Record<string, unknown>;
	query: Record<string, unknown>;
	headers: Record<string, string>;
	/** How the message was scripted; absent on anything but a valid send. */
	reply?: Reply;
	status?: number;
}

export interface Violation {
	operation: string;
	part: 'path' | 'query' | 'body' | 'rule' | 'answer' | 'webhook';
	/** Names of fields and rules, never a value. */
	detail: string;
}

type Unneeded = 'apiKey' | 'messagingServiceSid' | 'port' | 'stillAt';

/** Everything the fake remembers; kept in memory of its own process. */
export interface Account {
	options: Required<Omit<FakeTwilioOptions, Unneeded>> &
		Pick<FakeTwilioOptions, 'apiKey' | 'messagingServiceSid'>;
	clock: MovableClock;
	/** Put in place once it can reach the app. */
	exchange: Exchange;
	/** How requests end that are no messages or new calls, one each; then they succeed. */
	failing: Map<string, Reply[]>;
	/** What becomes of reports about calls and conferences on their way. */
	reports: Playbook;
	/** Documents kept at Twilio, by their address. */
	bins: Map<string, string>;
	/** Reports that wait for a later one. */
	heldBack: Map<string, (() => Promise<void>)[]>;
	messages: Message[];
	requests: SeenRequest[];
	deliveries: Delivery[];
	violations: Violation[];
	optedOut: Set<string>;
	playbook: Playbook;
	/** Webhooks under way. */
	busy: Set<Promise<unknown>>;
	stopping: AbortController;
}

export function openAccount({ stillAt, ...options }: FakeTwilioOptions): Omit<Account, 'exchange'> {
	const clock = openClock({ from: stillAt ?? new Date(), runs: stillAt === undefined });
	return {
		clock,
		failing: new Map(),
		reports: openPlaybook(),
		heldBack: new Map(),
		bins: new Map(),
		options: {
			sender: '+3197010281234',
			lateMs: 300,
			now: clock.now,
			number: {},
			patienceMs: 15_000,
			...options,
			callbackBase: { ...options.callbackBase }
		},
		messages: [],
		requests: [],
		deliveries: [],
		violations: [],
		optedOut: new Set(),
		playbook: openPlaybook(),
		busy: new Set(),
		stopping: new AbortController()
	};
}
