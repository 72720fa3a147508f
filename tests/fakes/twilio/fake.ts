import type { Exchange } from '#server/demo/exchange/exchange.ts';
import type { Handset } from '#server/demo/exchange/handset.ts';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openAccount, type Account, type FakeTwilioOptions } from './account.ts';
import { answer, type Arrival } from './api.ts';
import { control } from './control.ts';
import type { Forgery, Params } from './deliver.ts';
import { end } from './ending.ts';
import { callParams, post, textParams } from './inbound.ts';
import { openNetwork } from './network.ts';
import type { Playbook } from './playbook.ts';
import type { Reply } from './script.ts';
import { pass, quiet } from './quiet.ts';
import { readAll, type WireAnswer } from './wire.ts';

type Heard = Promise<WireAnswer | undefined>;

/** A Twilio account on the loopback. A test ends with `violations` empty. */
export interface FakeTwilio
	extends
		Pick<Account, 'messages' | 'requests' | 'deliveries' | 'violations' | 'optedOut'>,
		Omit<Playbook, 'choose'> {
	base: string;
	/** Calls, queues and conferences, and the telephones of people. */
	exchange: Exchange;
	/** What becomes of reports about calls and conferences on their way. */
	reports: Omit<Playbook, 'choose' | 'next'>;
	/** How the next requests of this operation end, one each. */
	failing(operation: string, ...replies: Reply[]): void;
	/** A document that stands at Twilio, for a fallback. */
	bin(url: string, twiml: string): void;
	dialIn(from: string, how?: { withheld?: boolean }): Handset;
	telephone(number: string): Handset;
	/** Time passes at the exchange, and what that brings has happened. */
	pass(seconds: number): Promise<void>;
	/** Any webhook, signed for the public base; undefined when the app did not answer. */
	post(path: string, params: Params, forgery?: Forgery): Heard;
	text(from: string, body: string): Heard;
	call(from: string): Heard;
	/** Where the app listens, when that is known only later. */
	deliverTo(local: string): void;
	/** All webhooks under way have been answered. */
	quiet(): Promise<void>;
	stop(): Promise<void>;
}

export async function startFakeTwilio(options: FakeTwilioOptions): Promise<FakeTwilio> {
	const account = open(options);
	const { exchange, reports } = account;
	const server = await listen(account, options.port ?? 0);
	const { messages, requests, deliveries, violations, optedOut, playbook } = account;
	return {
		...{ messages, requests, deliveries, violations, optedOut },
		...playbook,
		...{ exchange, reports, dialIn: exchange.dialIn, telephone: exchange.telephone },
		failing: (operation, ...replies) => void account.failing.set(operation, replies),
		bin: (url, twiml) => void account.bins.set(url, twiml),
		pass: (seconds) => pass(account, seconds),
		base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		post: (path, params, forgery) => post(account, path, params, forgery),
		text: (from, body) => post(account, '/twilio/sms/inbound', textParams(account, from, body)),
		call: (from) => post(account, '/twilio/voice/inbound', callParams(account, from)),
		deliverTo: (local) => void (account.options.callbackBase.local = local),
		quiet: () => quiet(account),
		stop: () => stop(account, server)
	};
}

function open(options: FakeTwilioOptions): Account {
	const account = openAccount(options) as Account;
	account.exchange = openNetwork(account);
	return account;
}

async function listen(account: Account, port: number): Promise<Server> {
	const server = createServer((request, response) => {
		const attended = attend(account, request, response);
		// whoever steers from outside may wait for all others, so is none of them
		if (request.url?.startsWith('/_')) return;
		account.busy.add(attended);
		void attended.finally(() => account.busy.delete(attended));
	});
	await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
	return server;
}

async function attend(account: Account, request: IncomingMessage, response: ServerResponse) {
	const text = await readWhole(request);
	if (text === undefined) return;
	const url = new URL(request.url ?? '/', 'http://127.0.0.1');
	const arrival: Arrival = { method: request.method ?? '', url, headers: request.headers, text };
	const ending = await (url.pathname.startsWith('/_') ? control : answer)(account, arrival);
	await end(response, ending);
	await ending.afterwards?.();
}

/** Undefined when the client died before it had said everything: Twilio accepts no half request. */
async function readWhole(request: IncomingMessage): Promise<string | undefined> {
	try {
		return await readAll(request);
	} catch (error) {
		if (request.destroyed) return undefined;
		throw error;
	}
}

async function stop(account: Account, server: Server): Promise<void> {
	account.stopping.abort();
	const closed = new Promise((done) => server.close(done));
	server.closeAllConnections();
	await Promise.all([closed, quiet(account)]);
}
