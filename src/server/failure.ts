import { randomBytes } from 'node:crypto';
import { sqlState } from './work.ts';

/** What a log may say of a failure: a kind, a state, where in our code. Never a message, which may quote what a person typed. */
export function failureReport(reason: unknown) {
	const known = reason instanceof Error ? reason : undefined;
	return {
		reference: randomBytes(4).toString('hex'),
		kind: known?.name ?? typeof reason,
		state: sqlState(reason),
		where: known?.stack
			?.split('\n')
			.filter((line) => line.trim().startsWith('at '))
			.slice(0, 4)
			.map((line) => line.trim())
	};
}

const seldom = 10_000;
const lastTold = new Map<string, number>();

/** As below, now and then: what breaks, breaks for every open page at once. */
export function tellFailureSeldom(route: string, reason: unknown): void {
	const now = performance.now();
	if (now - (lastTold.get(route) ?? -Infinity) < seldom) return;
	lastTold.set(route, now);
	tellFailure(route, reason);
}

/** One line in the log, for whoever answered in spite of it. */
export function tellFailure(route: string, reason: unknown): void {
	console.error(JSON.stringify({ at: new Date().toISOString(), route, ...failureReport(reason) }));
}
