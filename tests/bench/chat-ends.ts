import { randomUUID } from 'node:crypto';
import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Talk } from './chat-hall.ts';
import type { Server } from './stage.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 400 });
const streams = new Agent({ keepAlive: false, maxSockets: Infinity });

/** An open stream, and when each line came. */
export interface Open {
	lines: { id: string; seq: number; at: number }[];
	isOpen(): boolean;
	close(): void;
}
interface Asked {
	path: string;
	method: 'GET' | 'POST';
	headers: Record<string, string>;
	body?: string;
}

export function herStream({ origin }: Server, { token }: Talk): Promise<Open> {
	const body = new URLSearchParams({ token, after: '0' }).toString();
	return openStream(origin, { path: '/nl/chat/feed', method: 'POST', headers: form(origin), body });
}

export function ourStream({ origin }: Server, { her, cookie }: Talk): Promise<Open> {
	const path = `/desk/chats/${her.chatId}/feed`;
	return openStream(origin, { path, method: 'GET', headers: { cookie } });
}

/** She says one line; the moment it was sent, and whether it was kept. */
export async function sheSays(
	server: Server,
	{ token }: Talk,
	headers: Record<string, string> = {}
): Promise<Said> {
	const id = randomUUID();
	const body = new URLSearchParams({ token, id, text: 'Hij is vannacht weer niet thuisgekomen.' });
	return say(server, id, { path: '/nl/chat/say', body: body.toString(), headers });
}

export async function weSay(server: Server, { her, cookie }: Talk): Promise<Said> {
	const id = randomUUID();
	const body = JSON.stringify({ do: 'say', id, text: 'Wat goed dat u het vertelt.' });
	const headers = { cookie, 'content-type': 'application/json' };
	return say(server, id, { path: `/desk/chats/${her.chatId}/say`, body, headers });
}

export interface Said {
	id: string;
	at: number;
	kept: boolean;
}
async function say(
	{ origin }: Server,
	id: string,
	{ path, body, headers }: Pick<Asked, 'path' | 'headers'> & { body: string }
): Promise<Said> {
	const at = performance.now();
	const asked = { path, method: 'POST' as const, headers: { ...form(origin), ...headers }, body };
	const { status } = await ask(origin, asked);
	return { id, at, kept: status === 200 };
}

export function form(origin: string): Record<string, string> {
	return { origin, 'content-type': 'application/x-www-form-urlencoded' };
}

export function ask(
	origin: string,
	asked: Asked & { localAddress?: string }
): Promise<{ status: number; body: string }> {
	return new Promise((done) => {
		const failed = () => done({ status: 0, body: '' });
		const { method, headers, localAddress } = asked;
		const options = { agent, method, headers, ...(localAddress && { localAddress }) };
		const sent = request(`${origin}${asked.path}`, options, (came) => {
			const chunks: Buffer[] = [];
			came.on('data', (chunk: Buffer) => chunks.push(chunk));
			came.on('error', failed);
			came.on('end', () =>
				done({ status: came.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') })
			);
		});
		sent.on('error', failed);
		sent.end(asked.body ?? '');
	});
}

function openStream(origin: string, asked: Asked): Promise<Open> {
	return new Promise((opened, refused) => {
		const { method, headers, path } = asked;
		const sent = request(`${origin}${path}`, { agent: streams, method, headers }, (came) => {
			if (came.statusCode !== 200) {
				came.resume();
				return refused(new Error(`a stream answered ${came.statusCode}`));
			}
			opened(reading(sent, came));
		});
		sent.on('error', refused);
		sent.end(asked.body ?? '');
	});
}

function reading(sent: ClientRequest, came: IncomingMessage): Open {
	const lines: Open['lines'] = [];
	let [rest, isOpen] = ['', true];
	const gone = () => (isOpen = false);
	came.on('error', gone);
	came.on('close', gone);
	came.on('data', (chunk: Buffer) => {
		const at = performance.now();
		const blocks = (rest + chunk.toString('utf8')).split('\n\n');
		rest = blocks.pop() ?? '';
		for (const block of blocks) {
			const found = /^id: (\d+)\nevent: line\ndata: (.*)$/.exec(block);
			if (!found) continue;
			const { id } = JSON.parse(found[2]!) as { id: string };
			lines.push({ id, seq: Number(found[1]), at });
		}
	});
	return { lines, isOpen: () => isOpen, close: () => sent.destroy() };
}
