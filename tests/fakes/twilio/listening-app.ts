import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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
	/** What the next webhooks get, one each; then 200 and nothing. */
	answers: { status: number; text?: string; headers?: Record<string, string> }[];
	stop(): Promise<void>;
}

/** The other end of the webhooks: judges signatures for the public address, as the product must. */
export async function startListeningApp(token: string, publicBase: string): Promise<ListeningApp> {
	const heard: Heard[] = [];
	const answers: ListeningApp['answers'] = [];
	const server = createServer(async (request, response) => {
		const url = request.url ?? '';
		const params = Object.fromEntries(new URLSearchParams(await readAll(request)));
		const signature = String(request.headers['x-twilio-signature']);
		const genuine = validateRequest(token, signature, publicBase + url, params);
		heard.push({ url, params, headers: request.headers, genuine });
		const { status, text = '', headers = {} } = answers.shift() ?? { status: 200 };
		response.writeHead(status, headers).end(text);
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return {
		base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		heard,
		answers,
		stop: () => new Promise((done) => void server.close(() => done()))
	};
}
