import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { readAll } from './wire.ts';

export interface Heard {
	url: string;
	params: Record<string, string>;
	headers: NodeJS.Dict<string | string[]>;
	genuine: boolean;
}

export interface ListeningApp {
	base: string;
	heard: Heard[];
	/** Documents by address, for every time they are asked for. */
	pages: Map<string, string>;
	/** What the next webhooks get, one each; then 200 and nothing. */
	answers: { status: number; text?: string; headers?: Record<string, string> }[];
	stop(): Promise<void>;
}

/** The other end of the webhooks: judges signatures for the public address, as the product must. */
export async function startListeningApp(
	token: string,
	publicBase: string,
	slowMs = 0
): Promise<ListeningApp> {
	const heard: Heard[] = [];
	const answers: ListeningApp['answers'] = [];
	const pages = new Map<string, string>();
	const server = createServer(async (request, response) => {
		const url = request.url ?? '';
		const params = Object.fromEntries(new URLSearchParams(await readAll(request)));
		const signature = String(request.headers['x-twilio-signature']);
		const genuine = validateRequest(token, signature, publicBase + url, params);
		heard.push({ url, params, headers: request.headers, genuine });
		const {
			status,
			text = '',
			headers = {}
		} = pageAt(pages, url) ?? answers.shift() ?? { status: 200 };
		if (slowMs) await delay(slowMs);
		response.writeHead(status, headers).end(text);
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return {
		base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		heard,
		answers,
		pages,
		stop: () => new Promise((done) => void server.close(() => done()))
	};
}

function pageAt(pages: Map<string, string>, url: string): ListeningApp['answers'][0] | undefined {
	const text = pages.get(url);
	return text === undefined
		? undefined
		: { status: 200, text, headers: { 'content-type': 'text/xml' } };
}
