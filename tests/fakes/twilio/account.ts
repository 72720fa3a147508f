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

/** Everything the fake remembers; kept in memory of its own process. */
export interface Account {
	options: Required<Omit<FakeTwilioOptions, 'apiKey' | 'messagingServiceSid' | 'port'>> &
		Pick<FakeTwilioOptions, 'apiKey' | 'messagingServiceSid'>;
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

export function openAccount(options: FakeTwilioOptions): Account {
	return {
		options: {
			sender: '+3197010281234',
			lateMs: 300,
			now: () => new Date(),
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
