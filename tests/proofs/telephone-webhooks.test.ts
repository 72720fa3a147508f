import { randomBytes, randomUUID } from 'node:crypto';
import { request, type OutgoingHttpHeaders } from 'node:http';
import postgres from 'postgres';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { atLocal } from '#domain/time.ts';
import { dropDatabase } from '#server/db/embedded-databases.ts';
import { appUrl, makeDatabase } from '../bench/stage.ts';
import {
	launch,
	productionSettings,
	startBuilt,
	untilEnd,
	web,
	type Running
} from '../support/built.ts';
import { proofSize, tell } from '../support/proof.ts';
import { testSettings } from '../support/settings.ts';
import {
	about,
	form,
	negative,
	ours,
	pathOf,
	samples,
	signed,
	token,
	type Post
} from '../support/signed-post.ts';
import { slowness } from '../support/slowness.ts';
import { fingerprints } from '../support/untouched.ts';

/** A built server on a database of its own, on a Wednesday at eleven, with the token of the samples. */
interface House {
	server: Running;
	sql: postgres.Sql;
	name: string;
}
const houses: House[] = [];

async function open(): Promise<House> {
	const name = `webhooks_${randomBytes(6).toString('hex')}`;
	const url = await makeDatabase(inject('superuserUrl'), name);
	const sql = postgres(url, { max: 2, onnotice: () => undefined });
	await sql`UPDATE clock SET ahead = ${atLocal('2027-01-06', '11:00')}::timestamptz - now()`;
	const server = await startBuilt({
		...testSettings,
		...{ TWILIO_AUTH_TOKEN: token, PUBLIC_BASE_URL: about.base_url },
		...{ TWILIO_VOICE_NUMBER: '+3197010281234', DATABASE_URL: appUrl(url) }
	});
	houses.push({ server, sql, name });
	return houses.at(-1)!;
}
let once: House;
let thrice: House;

beforeAll(async () => {
	[once, thrice] = [await open(), await open()];
}, 120_000);
afterAll(async () => {
	for (const { server, sql, name } of houses) {
		await server.stop();
		await sql.end();
		await dropDatabase(inject('superuserUrl'), name);
	}
});

async function ask({ server }: House, { path, headers = {}, body, method = 'POST' }: Post) {
	const init = { method, headers, redirect: 'manual' as const };
	const answer = await fetch(server.origin + path, body === undefined ? init : { ...init, body });
	const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
	return { status: answer.status, type, text: await answer.text() };
}

async function refusedWithoutTrace(post: Post, status = 403): Promise<void> {
	const before = await fingerprints(once.sql);
	const answer = await ask(once, post);
	expect([answer.status, answer.text], JSON.stringify(post).slice(0, 200)).toEqual([status, '']);
	expect(await fingerprints(once.sql)).toEqual(before);
}

const sample = (name: string) => samples.find((one) => one.name === name)!;
const post = (name: string): Post => {
	const { headers, body } = sample(name);
	return { path: pathOf(sample(name)), headers, body };
};
const call = sample('inbound_call');
const newCall = (also: object = {}) =>
	signed('/twilio/voice/inbound', {
		...call.params,
		...{ CallSid: `CA${randomUUID().replaceAll('-', '')}`, ...also }
	});

async function rowsOf({ sql }: House): Promise<Record<string, number>> {
	const tables = await sql`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
	const counts: Record<string, number> = {};
	for (const { tablename } of tables) {
		const [row] = await sql.unsafe(`SELECT count(*)::int AS n FROM ${String(tablename)}`);
		counts[String(tablename)] = Number(row!['n']);
	}
	return counts;
}

const spoken = (words: RegExp) => ({
	status: 200,
	type: 'text/xml',
	text: expect.stringMatching(words)
});
const silent = spoken(/\?><Response\/>$/);
const noted = { status: 204, type: '', text: '' };
/** What each of them is to be answered. */
const answers: Record<string, object> = {
	inbound_call: spoken(/bel 1 1 2.*<Gather[^>]*language\?attempt=0/),
	inbound_call_withheld_number: spoken(/bel 1 1 2.*<Gather/),
	gather_language_digit: spoken(/1 1 2 numarasını.*<Enqueue/),
	gather_no_input: spoken(/<Enqueue/),
	queue_wait: spoken(/Sıra sizde.*<Play>/),
	queue_left_hangup: silent,
	queue_left_leave: spoken(/<Hangup\/>/),
	dial_action_no_answer: spoken(/<Hangup\/>/),
	dial_action_completed: spoken(/<Hangup\/>/),
	inbound_sms_confirm: silent,
	inbound_sms_spaces_unicode: silent,
	inbound_sms_stop: silent,
	inbound_whatsapp: silent,
	fallback_voice: spoken(/bel 1 1 2.*<Hangup\/>/)
};

test('2: each of the 27 samples is answered as it must be, and three posts at once leave what one leaves', async () => {
	for (const { name } of samples) {
		const wanted = answers[name] ?? noted;
		expect(await ask(once, post(name)), name).toEqual(wanted);
		const [first, ...others] = await Promise.all([1, 2, 3].map(() => ask(thrice, post(name))));
		expect(first, name).toEqual(wanted);
		for (const other of others) expect(other, name).toEqual(first);
		expect(await ask(thrice, post(name)), name).toEqual(first);
	}
	const rows = await rowsOf(once);
	expect(await rowsOf(thrice)).toEqual(rows);
	expect(rows).toMatchObject({ call: 2, intake: 5, follow_up: 1, opt_out: 1, provider_event: 6 });
	for (const { sql } of houses) {
		const found = await sql`SELECT count(*)::int AS n FROM intake
			WHERE external_id = ${call.params!['CallSid']!}`;
		expect(found).toEqual([{ n: 1 }]);
	}
});

test('1: a call is answered within half a second, and is one call and one contact', async () => {
	const calls = proofSize({ small: 60, full: 1000 });
	const before = await rowsOf(once);
	const times: number[] = [];
	for (let n = 0; n < calls; n++) {
		const begun = performance.now();
		expect(await ask(once, newCall())).toEqual(answers['inbound_call']);
		times.push(performance.now() - begun);
	}
	const p95 = times.toSorted((one, other) => one - other)[Math.floor(calls * 0.95)]!;
	const slow = await slowness();
	expect(p95).toBeLessThan(500 * slow);
	const after = await rowsOf(once);
	for (const table of ['call', 'intake']) expect(after[table]! - before[table]!).toBe(calls);
	tell(
		'calls, answered',
		`${calls} calls at the built server: 95 of 100 answered within ${Math.round(p95)} ms, on a machine ${slow.toFixed(1)} times slower than idle`
	);
});

test('3: what is forged is refused, leaves no row, and is not in the log', async () => {
	for (const { of, headers, body } of negative) {
		const original = sample(of);
		await refusedWithoutTrace({
			path: pathOf(original),
			headers: { 'content-type': form, ...(headers ?? original.headers) },
			body: body ?? original.body
		});
	}
});

test('4: without a proper token no process starts, and so no webhook opens', async () => {
	for (const weak of ['', 'x'.repeat(31)]) {
		const settings = {
			...productionSettings('postgres://app:x@127.0.0.1:9/none'),
			TWILIO_AUTH_TOKEN: weak
		};
		const { code, lines } = await untilEnd(launch(web, { ...settings, PORT: '0' }));
		expect([code, lines.join()]).toEqual([1, expect.stringContaining('TWILIO_AUTH_TOKEN')]);
	}
});

/** `fetch` says itself which host it asks. */
function asHost(host: string, { path, headers, body }: Post): Promise<number> {
	const { hostname, port } = new URL(once.server.origin);
	const all = { ...headers, host, 'x-forwarded-proto': 'http', 'x-forwarded-host': host };
	return new Promise((done, failed) => {
		const asked = request({
			hostname,
			port,
			path,
			method: 'POST',
			headers: all as OutgoingHttpHeaders
		});
		asked.on('response', (answer) => done(answer.resume().statusCode ?? 0)).on('error', failed);
		asked.end(body);
	});
}

test('5: whatever a proxy says of host and scheme, our own address counts; a signature for another is none', async () => {
	expect(await asHost('evil.example', newCall())).toBe(200);
	const fields = { ...call.params, CallSid: `CA${'6'.repeat(32)}` };
	const before = await fingerprints(once.sql);
	expect(
		await asHost(
			'evil.example',
			signed('/twilio/voice/inbound', fields, token, 'https://evil.example')
		)
	).toBe(403);
	expect(await fingerprints(once.sql)).toEqual(before);
});

test('6: a signed post needs no origin; a form from elsewhere is refused everywhere else, one of ours is taken', async () => {
	expect((await ask(once, newCall())).status).toBe(200);
	const body = new URLSearchParams({ email: 'x@example.org', password: 'x', code: '1' }).toString();
	for (const path of ['/sign-in?/enter', '/nl/write', '/desk/calls?/take'])
		for (const origin of [{}, { origin: 'https://evil.example' }, { origin: 'null' }] as Record<
			string,
			string
		>[])
			expect(
				(await ask(once, { path, body, headers: { 'content-type': form, ...origin } })).status,
				path
			).toBe(403);
	const { origin } = once.server;
	const headers = { 'content-type': form, origin, accept: 'text/html' };
	expect((await ask(once, { path: '/sign-in?/enter', body, headers })).status).toBe(422);
});

test('7: an event is taken with the hash of its body; one byte less is refused, and so is a form with a hash bolted on', async () => {
	const event = post('json_event');
	expect((await ask(once, event)).status).toBe(204);
	await refusedWithoutTrace({
		...event,
		body: String(event.body).replace('delivered', 'delivereD')
	});
	const bolted = `/twilio/voice/inbound?${event.path.split('?')[1]}`;
	const signature = getExpectedTwilioSignature(token, about.base_url + bolted, {});
	const headers = { 'content-type': form, 'x-twilio-signature': signature };
	await refusedWithoutTrace({ path: bolted, headers, body: call.body });
});

test('8: a field that nobody knows is taken when it is signed, and refused when it is not', async () => {
	const { status } = await ask(once, newCall({ Unheard: 'of', constructor: 'x' }));
	expect(status).toBe(200);
	const known = newCall();
	await refusedWithoutTrace({ ...known, body: `${String(known.body)}&Unheard=of` });
});

test('9: another method, a slash, a query, five megabytes: refused, and never sent elsewhere', async () => {
	const before = await fingerprints(once.sql);
	for (const path of ours) {
		for (const method of ['GET', 'HEAD', 'PUT', 'DELETE'])
			expect([403, 405], `${method} ${path}`).toContain((await ask(once, { path, method })).status);
		const whole = signed(path, call.params!);
		for (const elsewhere of [`${path}/`, `${path}?x=1`])
			expect((await ask(once, { ...whole, path: elsewhere })).status, elsewhere).toBe(403);
	}
	const large = newCall({ More: 'x'.repeat(5_000_000) });
	expect((await ask(once, large)).status).toBe(413);
	expect(await fingerprints(once.sql)).toEqual(before);
	const slash = signed('/twilio/voice/inbound/', {
		...call.params,
		CallSid: `CA${'8'.repeat(32)}`
	});
	expect((await ask(once, slash)).status).toBe(200);
});

test('30: the log of all this tells of the one alarm, and of no number, word or credential', async () => {
	const { lines } = await once.server.stop();
	const log = lines.join('\n');
	expect(log).toContain('the provider recorded a call');
	for (const told of ['31612345678', 'JA', 'Zoë', token, 'signature', 'CallSid'])
		expect(log).not.toContain(told);
});
