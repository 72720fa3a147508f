import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { hearOrder } from '#server/demo/order-door.ts';
import { hearReport } from '#server/webhooks/report.ts';
import { hearText } from '#server/webhooks/text.ts';
import { hearVoice } from '#server/webhooks/voice.ts';

export interface WebhookApp {
	base: string;
	stop(): Promise<void>;
}

const listeners: Record<string, (request: Request, url: URL) => Promise<Response>> = {
	'/twilio/sms/inbound': hearText,
	'/twilio/sms/status': hearReport,
	'/demo/telephone/exchange': hearOrder
};

/** The webhooks of the house that is open in this process, on a port of their own; they wait while it is a worker's. */
export async function startWebhookApp(
	publicBase: string,
	isOpen: () => boolean = () => true
): Promise<WebhookApp> {
	const server = createServer((incoming, outgoing) => {
		void untilOpen(isOpen)
			.then(() => answer(incoming, publicBase))
			.then(async (response) => {
				outgoing.writeHead(response.status, Object.fromEntries(response.headers));
				outgoing.end(await response.text());
			});
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return {
		base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: () => new Promise((done) => void server.close(() => done()))
	};
}

async function untilOpen(isOpen: () => boolean): Promise<void> {
	while (!isOpen()) await pause(5);
}

async function answer(incoming: IncomingMessage, publicBase: string): Promise<Response> {
	const url = new URL(publicBase + (incoming.url ?? '/'));
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const headers = Object.entries(incoming.headers).map(
		([name, value]) => [name, String(value)] as [string, string]
	);
	const body = Buffer.concat(chunks);
	const listen = listeners[url.pathname];
	const request = new Request(url, { method: 'POST', headers, body });
	const [, part] = /^\/twilio\/voice\/([\w-]+)$/.exec(url.pathname) ?? [];
	if (part) return hearVoice(part, request, url);
	return listen ? listen(request, url) : new Response(null, { status: 404 });
}
