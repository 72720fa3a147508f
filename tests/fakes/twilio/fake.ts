import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openAccount, type Account, type FakeTwilioOptions } from './account.ts';
import { answer, type Arrival } from './api.ts';
import { control } from './control.ts';
import type { Forgery, Params } from './deliver.ts';
import { end } from './ending.ts';
import { callParams, post, textParams } from './inbound.ts';
import type { Playbook } from './playbook.ts';
import { readAll, type WireAnswer } from './wire.ts';

type Heard = Promise<WireAnswer | undefined>;

/** A Twilio account on the loopback. A test ends with `violations` empty. */
export interface FakeTwilio
	extends
		Pick<Account, 'messages' | 'requests' | 'deliveries' | 'violations' | 'optedOut'>,
		Omit<Playbook, 'choose'> {
	base: string;
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
	const account = openAccount(options);
	const server = await listen(account, options.port ?? 0);
	const { messages, requests, deliveries, violations, optedOut, playbook } = account;
	return {
		...{ messages, requests, deliveries, violations, optedOut },
		...playbook,
		base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		post: (path, params, forgery) => post(account, path, params, forgery),
		text: (from, body) => post(account, '/twilio/sms/inbound', textParams(account, from, body)),
		call: (from) => post(account, '/twilio/voice/inbound', callParams(account, from)),
		deliverTo: (local) => void (account.options.callbackBase.local = local),
		quiet: () => quiet(account),
		stop: () => stop(account, server)
	};
}

async function listen(account: Account, port: number): Promise<Server> {
	const server = createServer((request, response) => {
		const exchange = attend(account, request, response);
		account.busy.add(exchange);
		void exchange.finally(() => account.busy.delete(exchange));
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

async function quiet(account: Account): Promise<void> {
	while (account.busy.size > 0) await Promise.all(account.busy);
}

async function stop(account: Account, server: Server): Promise<void> {
	account.stopping.abort();
	const closed = new Promise((done) => server.close(done));
	server.closeAllConnections();
	await Promise.all([closed, quiet(account)]);
}
