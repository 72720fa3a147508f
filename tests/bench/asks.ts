import { randomUUID } from 'node:crypto';
import { sealWriting, startWriting } from '#server/intakes/writing.ts';
import { allClear } from '../support/arrivals.ts';
import type { Desk } from './hall.ts';
import type { Ask, Target } from './load.ts';
import type { Server } from './stage.ts';

const atOnce = 16;
const story =
	'Mijn zoon komt niet meer aan tafel. Hij praat veel met mensen die wij niet kennen. '.repeat(20);
const answers = {
	safeToTalk: 'yes',
	...allClear,
	story,
	relation: 'child',
	ageBand: '16-17',
	help: 'consultation'
};

/** Forms that were filled in a minute ago, each with an id of its own and from a neighbourhood of its own. */
export function sending({ origin }: Server): Target & { codes: Set<string> } {
	const codes = new Set<string>();
	let sent = 0;
	return {
		origin,
		codes,
		connections: atOnce,
		next: () => sendingOf(origin, sent++),
		right(status, body) {
			const code = /<bdi[^>]*class="code[^"]*"[^>]*>((?:\d{4} ){3}\d{4})</.exec(body)?.[1];
			const isNew = code !== undefined && !codes.has(code);
			if (code) codes.add(code);
			return status === 200 && isNew;
		}
	};
}

export function page(
	{ origin }: Server,
	{ path, cookie, shows, connections = atOnce }: Shown
): Target {
	const headers: Record<string, string> = cookie ? { cookie } : {};
	return {
		origin,
		connections,
		next: () => ({ path, headers }),
		right: (status, body) => status === 200 && shows.every((words) => body.includes(words))
	};
}

interface Shown {
	path: string;
	cookie?: string;
	/** What only the right answer holds. */
	shows: string[];
	connections?: number;
}

/** A word looked for in her own cases, one search after another. */
export function searching({ origin, cookie }: Desk, word: string): Target {
	const headers = {
		...{ cookie, origin, accept: 'text/html' },
		'content-type': 'application/x-www-form-urlencoded'
	};
	return {
		origin,
		connections: 1,
		next: () => ({
			...{ path: '/desk/search', method: 'POST', headers },
			body: new URLSearchParams({ q: word }).toString()
		}),
		right: (status, body) => status === 200 && body.includes('<mark')
	};
}

/** What people do all day: the public home, a form sent, a list opened; each one in turn. */
export function allDay(parts: Target[]): Target {
	let asked = 0;
	const from = new Map<Ask, Target>();
	return {
		...parts[0]!,
		next() {
			const part = parts[asked++ % parts.length]!;
			const ask = part.next();
			from.set(ask, part);
			return ask;
		},
		right(status, body, ask) {
			const part = from.get(ask)!;
			from.delete(ask);
			return part.right(status, body, ask);
		}
	};
}

function sendingOf(origin: string, n: number): Ask {
	const now = new Date();
	const begun = new Date(now.getTime() - 60_000);
	const writing = { ...startWriting(begun, 'relative'), formId: randomUUID(), answers };
	const fields = { sealed: sealWriting(writing, now), door: 'relative', page: 'check' };
	const address = `${10 + (n % 200)}.${(n >> 8) % 256}.${n % 256}.7`;
	return {
		path: '/nl/write',
		method: 'POST',
		headers: {
			origin,
			accept: 'text/html',
			'content-type': 'application/x-www-form-urlencoded',
			'x-forwarded-for': address
		},
		body: new URLSearchParams({ ...fields, word: '', move: 'send' }).toString()
	};
}
