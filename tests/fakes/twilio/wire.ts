import { request, type IncomingMessage } from 'node:http';

export interface WireAnswer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	text: string;
}

interface Form {
	text: string;
	headers: Record<string, string>;
	patienceMs: number;
}

/** node:http on purpose: fetch would add Sec-Fetch-Mode and follow redirects, Twilio does neither. */
export function postForm(url: URL, form: Form, stop: AbortSignal): Promise<WireAnswer> {
	const headers = { ...form.headers, 'content-length': String(Buffer.byteLength(form.text)) };
	const signal = AbortSignal.any([stop, AbortSignal.timeout(form.patienceMs)]);
	return new Promise((resolve, reject) => {
		const outgoing = request(url, { method: 'POST', agent: false, headers, signal });
		outgoing.on('response', (incoming) => readAnswer(incoming).then(resolve, reject));
		outgoing.on('error', reject);
		outgoing.end(form.text);
	});
}

/** Everything of a request or answer, as text. */
export async function readAll(incoming: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

async function readAnswer(incoming: IncomingMessage): Promise<WireAnswer> {
	const text = await readAll(incoming);
	return { status: incoming.statusCode ?? 0, headers: incoming.headers, text };
}
