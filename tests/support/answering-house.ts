import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';

/** What was asked of the provider: a text, or a call with where it asks on and reports. */
export interface Asked {
	kind: 'text' | 'call';
	to: string;
	body: string;
	answerAt: string;
	reportTo: string;
	/** Of the account, as it was given back. */
	sid: string;
}
export interface AnsweringHouse {
	base: string;
	asked: Asked[];
	/** Numbers that are refused for good. */
	refused: Set<string>;
	/** Nobody listens: the connection is refused. */
	goDown(): Promise<void>;
	comeBack(): Promise<void>;
	stop(): Promise<void>;
}

/** The part of a provider's account that takes texts and calls, and nothing more. */
export async function openAnsweringHouse(): Promise<AnsweringHouse> {
	const asked: Asked[] = [];
	const refused = new Set<string>();
	const server = createServer((request, response) => {
		void formOf(request).then((form) => {
			const to = form.get('To') ?? '';
			const kind = request.url?.includes('/Calls') ? 'call' : 'text';
			response.setHeader('content-type', 'application/json');
			if (request.method !== 'POST') return response.end('{"messages":[],"calls":[]}');
			if (refused.has(to)) {
				response.statusCode = 400;
				return response.end('{"code":21211,"status":400,"message":"no such number"}');
			}
			const sid = `${kind === 'call' ? 'CA' : 'SM'}${randomBytes(16).toString('hex')}`;
			const [body, answerAt] = [form.get('Body') ?? '', form.get('Url') ?? ''];
			asked.push({ kind, to, body, answerAt, reportTo: form.get('StatusCallback') ?? '', sid });
			response.statusCode = 201;
			return response.end(JSON.stringify({ sid, status: 'queued' }));
		});
	});
	const listen = (port: number) =>
		new Promise<void>((ready) => server.listen(port, '127.0.0.1', () => ready()));
	const close = () =>
		new Promise<void>((done) => {
			server.close(() => done());
			server.closeAllConnections();
		});
	await listen(0);
	const { port } = server.address() as AddressInfo;
	return {
		...{ base: `http://127.0.0.1:${port}`, asked, refused },
		goDown: close,
		comeBack: () => listen(port),
		stop: close
	};
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return new URLSearchParams(Buffer.concat(chunks).toString());
}
