import { Agent, request } from 'node:http';
import type { BadInput } from './generate.ts';

export interface Outcome {
	status: number;
	type: string;
	retryAfter: string | undefined;
	body: string;
	milliseconds: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const longest = 20_000;

/** Sends it as it is, with any method and any header that can be written down; a connection that is cut answers 0. `anew`: not on one that was used before. */
export function ask(
	origin: string,
	cookie: string,
	input: BadInput,
	{ anew = false } = {}
): Promise<Outcome> {
	const from = performance.now();
	const { method, path, headers, body } = input;
	return new Promise((done) => {
		const end = (outcome: Partial<Outcome>) =>
			done({
				status: 0,
				type: '',
				retryAfter: undefined,
				body: '',
				milliseconds: performance.now() - from,
				...outcome
			});
		const asked = request(
			new URL(origin),
			{
				...{ agent: anew ? false : agent, method, path, timeout: longest },
				headers: { accept: 'text/html', origin, ...(cookie && { cookie }), ...headers }
			},
			(answer) => {
				const chunks: Buffer[] = [];
				answer.on('data', (chunk: Buffer) => chunks.push(chunk));
				answer.on('end', () =>
					end({
						status: answer.statusCode ?? 0,
						type: answer.headers['content-type'] ?? '',
						retryAfter: answer.headers['retry-after'],
						body: Buffer.concat(chunks).toString()
					})
				);
				answer.on('error', () => end({}));
			}
		);
		asked.on('timeout', () => asked.destroy());
		asked.on('error', () => end({}));
		asked.end(body);
	});
}
