import { randomUUID } from 'node:crypto';
import { arrives } from '../support/arrivals.ts';
import { chances } from '../support/chances.ts';
import { talkingWith } from '../support/chatting.ts';
import { inCallWith } from '../support/on-the-line.ts';
import { fillDesk } from '../support/desk-scene.ts';
import { ask, type Outcome } from '../support/hostile/ask.ts';
import { badInput, type BadInput } from '../support/hostile/generate.ts';
import { endpoints, kept, type Endpoint } from '../support/hostile/targets.ts';
import { expect, test } from '../support/past-the-pages.ts';
import { proofSize, seed, tell } from '../support/proof.ts';
import type { Role } from '../support/route-table.ts';
import { signedIn } from '../support/signed-in.ts';
import { visitor, type Visitor } from '../support/visitor.ts';
import { onMonday } from './support/clock.ts';
import { superuser, told } from './support/house.ts';
import { employ } from './support/staff.ts';

const inputs = proofSize({ small: 400, full: 21_000 });
const leastEach = proofSize({ small: 5, full: 50 });
const atOnce = 4;
const anew = 12;
const slow = 2000;
const waitsOutOfSight = /name="draft" value="[^"]/;
const errorPage = [401, 403, 404, 405, 413, 415];

const who = {} as Record<Role, Visitor>;

test.beforeAll(async () => {
	// somebody is there for a conversation
	await onMonday();
	await employ('Joost', 'counsellor', { onDuty: true });
	who.nobody = visitor(told.origin);
	for (const role of ['supervisor', 'administrator', 'privacy_officer', 'analyst'] as const)
		who[role] = await signedIn(told.origin, await employ(`Bram ${role}`, role));
});

test('no bad input breaks the server, makes it hang or loses what was typed', async () => {
	test.setTimeout(30 * 60_000);
	let all = await allEndpoints();
	const names = all.map(({ name }) => name);
	const each = Math.max(leastEach, Math.ceil(inputs / names.length));
	const [faults, statuses, entered] = [
		[] as string[],
		new Map<number, number>(),
		new Set<string>()
	];
	let slowest = 0;
	for (const [index, name] of names.entries()) {
		if (index % anew === 0) all = await allEndpoints();
		const target = all.find((endpoint) => endpoint.name === name)!;
		const dice = diceOf(seed + index);
		const lot = Array.from({ length: each }, (_, n) => badInput(target, index * each + n, dice));
		for (let from = 0; from < lot.length; from += atOnce) {
			if (from % 40 === 0) await superuser`TRUNCATE throttle`;
			const group = lot.slice(from, from + atOnce);
			const outcomes = await Promise.all(group.map((input) => send(target, input)));
			for (const [at, outcome] of outcomes.entries()) {
				statuses.set(outcome.status, (statuses.get(outcome.status) ?? 0) + 1);
				if (target.role === 'nobody' || outcome.status !== 401) entered.add(name);
				slowest = Math.max(slowest, outcome.milliseconds);
				faults.push(...faultsOf(target, group[at]!, outcome));
			}
		}
	}
	const counts = [...statuses]
		.toSorted(([a], [b]) => a - b)
		.map(([status, n]) => `${n} × ${status}`);
	const figures = `${each * names.length} to ${names.length} endpoints, ${each} each: ${counts.join(', ')}; slowest ${Math.round(slowest)} ms`;
	tell('bad input', figures);
	expect(
		names.filter((name) => !entered.has(name)),
		'nobody came in'
	).toEqual([]);
	expect(faults.slice(0, 40), `${faults.length} faults of ${figures}`).toEqual([]);
	expect(names.length * each).toBeGreaterThanOrEqual(inputs);
});

/** What this machine did meanwhile does not count: what was slow, or met a connection that an input before it had cut, is asked once more. */
async function send(target: Endpoint, input: BadInput): Promise<Outcome> {
	const cookies = [...who[target.role].cookies]
		.map(([name, value]) => `${name}=${value}`)
		.join('; ');
	const first = await ask(told.origin, cookies, input);
	const isAnswered = first.status > 0 && first.milliseconds < slow;
	return isAnswered ? first : ask(told.origin, cookies, input, { anew: true });
}

function faultsOf({ name, fields }: Endpoint, input: BadInput, outcome: Outcome): string[] {
	const { status, milliseconds, body, type, retryAfter } = outcome;
	const what = `${name}, ${input.what}: ${status}`;
	const isWanted = status === 503 && retryAfter !== undefined;
	// a body that is far too large may be cut off before its end
	const isCut = status === 0 && Buffer.byteLength(input.body ?? '') > 500_000;
	const isRefused = status >= 400 && status < 500 && !errorPage.includes(status);
	const isTyped = input.isForm && type.includes('html') && input.body?.includes(kept);
	return [
		...(status >= 500 && !isWanted ? [`${what} broke`] : []),
		...((status === 0 && !isCut) || status < 0
			? [`${what} no answer to ${Buffer.byteLength(input.body ?? '')} bytes`]
			: []),
		...(milliseconds >= slow ? [`${what} took ${Math.round(milliseconds)} ms`] : []),
		...(isRefused &&
		isTyped &&
		Object.values(fields).some((text) => text.includes(kept)) &&
		!body.includes(kept) &&
		!waitsOutOfSight.test(body)
			? [`${what} lost what was typed`]
			: [])
	];
}

/** On a desk of its own: what an input before it took, closed or wrote is there anew. */
async function allEndpoints(): Promise<Endpoint[]> {
	await superuser`TRUNCATE throttle`;
	const amina = await employ('Amina', 'counsellor');
	who.owner = await signedIn(told.origin, amina);
	const place = {
		...(await fillDesk(superuser, amina)),
		chat: (await talkingWith(amina)).chatId,
		call: (await inCallWith(superuser, amina)).id,
		free: await arrives(),
		missing: randomUUID()
	};
	return endpoints(place, told.origin);
}

/** A throw of seeded dice. */
function diceOf(start: number): <T>(choices: readonly T[]) => T {
	const random = chances(start);
	return (choices) => choices[Math.floor(random() * choices.length)]!;
}
