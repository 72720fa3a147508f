import { Agent, request } from 'node:http';
import type { Load } from './figures.ts';

export interface Ask {
	path: string;
	method?: 'GET' | 'POST';
	headers?: Record<string, string>;
	body?: string;
}
export interface Target {
	origin: string;
	connections: number;
	next(): Ask;
	right(status: number, body: string, ask: Ask): boolean;
}

/** Asks over so many connections at once, each the next thing as soon as it has its answer. */
export async function load(target: Target, milliseconds: number): Promise<Load> {
	const agent = new Agent({ keepAlive: true, maxSockets: target.connections });
	const begun = performance.now();
	const until = begun + milliseconds;
	const sum: Load = { answered: 0, wrong: 0, seconds: 0, times: [] };
	const line = async () => {
		while (performance.now() < until) await once(target, agent, sum);
	};
	await Promise.all(Array.from({ length: target.connections }, line));
	agent.destroy();
	return { ...sum, seconds: (performance.now() - begun) / 1000 };
}

/** Two loads in turns, so that whatever else the machine does falls on both alike. */
export async function inTurns(one: Target, other: Target, milliseconds: number, turns: number) {
	const loads: [Load[], Load[]] = [[], []];
	for (let turn = 0; turn < turns; turn++) {
		const order = turn % 2 === 0 ? [0, 1] : [1, 0];
		for (const n of order) loads[n]!.push(await load([one, other][n]!, milliseconds / turns));
	}
	return loads.map(added) as [Load, Load];
}

export function added(loads: Load[]): Load {
	const sum = (name: 'answered' | 'wrong' | 'seconds') =>
		loads.reduce((total, one) => total + one[name], 0);
	return {
		answered: sum('answered'),
		wrong: sum('wrong'),
		seconds: sum('seconds'),
		times: loads.flatMap(({ times }) => times)
	};
}

async function once(target: Target, agent: Agent, sum: Load): Promise<void> {
	const ask = target.next();
	const begun = performance.now();
	const { status, body } = await answer(target.origin, ask, agent);
	sum.times.push(performance.now() - begun);
	sum.answered += 1;
	if (!target.right(status, body, ask)) sum.wrong += 1;
}

/** Status 0 where no answer came. It waits as long as it takes. */
export function answer(
	origin: string,
	ask: Ask,
	agent: Agent
): Promise<{ status: number; body: string }> {
	const { method = 'GET', headers = {}, body = '' } = ask;
	return new Promise((done) => {
		const failed = () => done({ status: 0, body: '' });
		const asked = request(`${origin}${ask.path}`, { agent, method, headers }, (came) => {
			const chunks: Buffer[] = [];
			came.on('data', (chunk: Buffer) => chunks.push(chunk));
			came.on('error', failed);
			came.on('end', () =>
				done({ status: came.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') })
			);
		});
		asked.on('error', failed);
		asked.end(body);
	});
}
