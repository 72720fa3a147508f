import twilio from 'twilio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFakeTwilio, type FakeTwilio } from './twilio/fake.ts';
import { startListeningApp, type ListeningApp } from './twilio/listening-app.ts';
import { RewritingClient } from './twilio/rewriting-client.ts';
import type { Reply } from './twilio/script.ts';
import { accountSid, apiKey, authToken, publicBase, serviceSid } from './twilio/settings.ts';

const body = 'Herinnering: dinsdag 10.00.';
let app: ListeningApp;
let fake: FakeTwilio;

beforeAll(async () => {
	app = await startListeningApp(authToken, publicBase);
	const callbackBase = { public: publicBase, local: app.base };
	fake = await startFakeTwilio({ accountSid, authToken, apiKey, callbackBase });
});

afterAll(async () => {
	expect(fake.violations).toEqual([]);
	await fake.stop();
	await app.stop();
});

function client(base = fake.base, token = authToken, patienceMs = 5000) {
	return twilio(accountSid, token, { httpClient: new RewritingClient(base, patienceMs) });
}

function send(to: string, through = client()) {
	const statusCallback = `${publicBase}/twilio/sms/status?o=${to.slice(1)}&a=1`;
	return through.messages.create({
		to,
		messagingServiceSid: serviceSid,
		body,
		statusCallback,
		validityPeriod: 3600
	});
}

async function thrownBy(reply: Reply, to: string) {
	fake.script(to, reply);
	const through = client(fake.base, authToken, reply.endsWith('hang') ? 400 : 5000);
	const error: unknown = await send(to, through).catch((caught: unknown) => caught);
	if (!(error instanceof Error)) throw new Error(`${reply} was not refused`);
	const { status, code } = error as { status?: number; code?: number | string };
	const accepted = fake.messages.filter((one) => one.to === to).length;
	return { name: error.constructor.name, status, code, accepted, error };
}

test('a text is accepted, shown, found by number and by date, and delivered', async () => {
	const before = new Date(Date.now() - 1000);
	const sent = await send('+31612000001');
	expect(sent).toMatchObject({ status: 'accepted', to: '+31612000001', body, from: null });
	expect(sent.dateCreated).toBeInstanceOf(Date);
	expect(sent.dateSent).toBeNull();
	await fake.quiet();

	const shown = await client().messages(sent.sid).fetch();
	expect(shown).toMatchObject({ status: 'delivered' });
	const list = (query: object) => client().messages.list({ to: '+31612000001', ...query });
	expect(await list({ dateSentAfter: before })).toMatchObject([{ sid: sent.sid }]);
	expect(await list({ dateSent: shown.dateSent })).toHaveLength(1);
	expect(await list({ dateSentAfter: new Date(Date.now() + 60_000) })).toEqual([]);
	expect(await list({ dateSentBefore: before })).toEqual([]);
	expect(await list({ from: '+3197010281234' })).toHaveLength(1);
	expect(await list({ from: '+31970999999' })).toEqual([]);
	expect(fake.requests[0]?.headers['user-agent']).toContain('twilio-node/6.2.0');
});

test('a text that has not left is in the plain list only', async () => {
	fake.script('+31612000005', 'lost');
	await send('+31612000005');
	const list = (query: object) => client().messages.list({ to: '+31612000005', ...query });
	expect(await list({})).toMatchObject([{ status: 'accepted', dateSent: null }]);
	expect(await list({ dateSentAfter: new Date(0) })).toEqual([]);
});

test('an api key may send too, a wrong token may not', async () => {
	const httpClient = new RewritingClient(fake.base, 5000);
	const keyed = twilio(apiKey.sid, apiKey.secret, { accountSid, httpClient });
	expect(await send('+31612000002', keyed)).toMatchObject({ status: 'accepted' });
	const refused = send('+31612000003', client(fake.base, 'another token'));
	await expect(refused).rejects.toMatchObject({ status: 401, code: 20003 });
	await expect(
		client()
			.messages('SM' + '0'.repeat(32))
			.fetch()
	).rejects.toMatchObject({
		status: 404,
		code: 20404
	});
});

test('a list runs on over its pages', async () => {
	for (let count = 0; count < 5; count += 1) await send('+31612000004');
	const pages = await client().messages.list({ to: '+31612000004', pageSize: 2 });
	expect(new Set(pages.map((one) => one.sid)).size).toBe(5);
});

test.each<[Reply, number, number]>([
	['21211', 400, 21211],
	['21610', 400, 21610],
	['21614', 400, 21614],
	['21635', 400, 21635],
	['30700', 400, 30700],
	['401', 401, 20003],
	['429', 429, 20429]
])('%s is a RestException and nothing was accepted', async (reply, status, code) => {
	const thrown = await thrownBy(reply, `+316121${code}`);
	expect(thrown).toMatchObject({ name: 'RestException', status, code, accepted: 0 });
});

test.each<[Reply, string, number]>([
	['502', '+31612000010', 0],
	['accept-then-502', '+31612000011', 1]
])('%s is a RestException without a code', async (reply, to, accepted) => {
	const thrown = await thrownBy(reply, to);
	expect(thrown).toMatchObject({ name: 'RestException', status: 502, code: undefined, accepted });
});

test('accept-then-500 is a RestException although the text was accepted', async () => {
	const thrown = await thrownBy('accept-then-500', '+31612000012');
	expect(thrown).toMatchObject({ name: 'RestException', status: 500, code: 20500, accepted: 1 });
});

test.each<[Reply, string, string, number]>([
	['hang', '+31612000013', 'ECONNABORTED', 0],
	['accept-then-hang', '+31612000014', 'ECONNABORTED', 1],
	['refuse-then-drop', '+31612000015', 'ECONNRESET', 0],
	['accept-then-drop', '+31612000016', 'ECONNRESET', 1]
])(
	'%s is an AxiosError that carries the secret and the text',
	async (reply, to, code, accepted) => {
		const thrown = await thrownBy(reply, to);
		expect(thrown).toMatchObject({ name: 'AxiosError', code, accepted });
		expect(thrown.error).not.toHaveProperty('response.status');
		const leaked = JSON.stringify(thrown.error);
		expect(leaked).toContain('Basic ');
		expect(leaked).toContain('Herinnering');
	}
);

test('accept-then-garbage is a bare SyntaxError although the text was accepted', async () => {
	const thrown = await thrownBy('accept-then-garbage', '+31612000017');
	expect(thrown).toMatchObject({ name: 'SyntaxError', status: undefined, accepted: 1 });
	expect(Object.keys(thrown.error)).toEqual([]);
});

test('a missing number never reaches the wire', async () => {
	const seen = fake.requests.length;
	const wrong = { body } as Parameters<ReturnType<typeof client>['messages']['create']>[0];
	const error: unknown = await Promise.resolve()
		.then(() => client().messages.create(wrong))
		.catch((caught: unknown) => caught);
	expect(error).toBeInstanceOf(Error);
	expect(error).not.toHaveProperty('status');
	expect(error).not.toHaveProperty('code');
	expect(fake.requests).toHaveLength(seen);
});

test('nobody listening is an AxiosError ECONNREFUSED', async () => {
	const closed = await startListeningApp(authToken, publicBase);
	await closed.stop();
	const error: unknown = await send('+31612000018', client(closed.base)).catch(
		(caught: unknown) => caught
	);
	// its name says only Error; the class and the code tell
	expect(error).toMatchObject({ isAxiosError: true, code: 'ECONNREFUSED' });
	expect(JSON.stringify(error)).toContain('Basic ');
});

test('429 names a time to come back, then the next try is accepted', async () => {
	fake.script('+31612000019', '429', '429', 'ok');
	await expect(send('+31612000019')).rejects.toMatchObject({ code: 20429 });
	const raw = await fetch(`${fake.base}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
		method: 'POST',
		headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
		body: new URLSearchParams({ To: '+31612000019', From: '+3197010281234', Body: body })
	});
	expect([raw.status, raw.headers.get('retry-after')]).toEqual([429, '1']);
	await send('+31612000019');
	expect(fake.messages.filter((one) => one.to === '+31612000019')).toHaveLength(1);
});

test('a text whose answer was lost names its attempt by callback', async () => {
	await thrownBy('accept-then-drop', '+31612000020');
	await fake.quiet();
	const heard = app.heard.filter((one) => one.url.includes('o=31612000020&a=1'));
	expect(heard.map((one) => one.params.MessageStatus)).toEqual([
		'queued',
		'sending',
		'sent',
		'delivered'
	]);
	expect(heard.every((one) => one.genuine)).toBe(true);
	const [kept] = await client().messages.list({ to: '+31612000020' });
	expect(heard.every((one) => one.params.MessageSid === kept?.sid)).toBe(true);
});
