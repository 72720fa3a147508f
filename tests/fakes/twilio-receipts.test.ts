import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFakeTwilio, type FakeTwilio } from './twilio/fake.ts';
import { startListeningApp, type ListeningApp } from './twilio/listening-app.ts';
import type { Wish } from './twilio/script.ts';
import { accountSid, authToken, nowhere, publicBase } from './twilio/settings.ts';

const to = '+31612345678';
let app: ListeningApp;
let fake: FakeTwilio;

beforeEach(async () => {
	app = await startListeningApp(authToken, publicBase);
	const callbackBase = { public: publicBase, local: app.base };
	fake = await startFakeTwilio({ accountSid, authToken, callbackBase, lateMs: 60 });
});

afterEach(async () => {
	await fake.stop();
	await app.stop();
});

function send(number = to, extra: Record<string, string> = {}, base = fake.base) {
	return fetch(`${base}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
		method: 'POST',
		headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
		body: new URLSearchParams({
			To: number,
			From: '+3197010281234',
			Body: 'Tot dinsdag.',
			StatusCallback: `${publicBase}/twilio/sms/status?o=1&a=2`,
			...extra
		})
	});
}

async function statusesAfter(wish: Wish) {
	fake.script(to, wish);
	await send();
	await fake.quiet();
	expect(fake.violations).toEqual([]);
	return app.heard.map((one) => one.params.MessageStatus);
}

test.each<[string, Wish, string[]]>([
	['in order', 'ok', ['sending', 'sent', 'delivered']],
	['reversed', { order: 'reversed' }, ['delivered', 'sent', 'sending']],
	[
		'duplicated',
		{ times: 'twice' },
		['sending', 'sending', 'sent', 'sent', 'delivered', 'delivered']
	],
	['never', { when: 'never' }, []],
	['undelivered', { outcome: 'undelivered' }, ['sending', 'sent', 'undelivered']],
	['failed', { outcome: 'failed' }, ['sending', 'failed']],
	['no receipt', { outcome: 'sent' }, ['sending', 'sent']],
	['stuck', { outcome: 'stuck' }, []],
	['lost', 'lost', []]
])('%s', async (_name, wish, expected) => {
	expect(await statusesAfter(wish)).toEqual(expected);
});

test('shuffled is another order of the same', async () => {
	const heard = await statusesAfter({ order: 'shuffled', outcome: 'read' });
	expect(heard.toSorted()).toEqual(['delivered', 'read', 'sending', 'sent']);
	expect(heard).not.toEqual(['sending', 'sent', 'delivered', 'read']);
});

test('late comes after the answer, early before it', async () => {
	fake.script(to, { when: 'late' });
	await send();
	expect(app.heard).toEqual([]);
	await fake.quiet();
	expect(app.heard).toHaveLength(3);

	fake.script(to, { when: 'before-answer' });
	const answer = await send();
	expect(app.heard).toHaveLength(6);
	expect(await answer.json()).toMatchObject({ status: 'queued' });
});

test('receipts are signed for the public address, and carry what Twilio sends', async () => {
	await statusesAfter({ outcome: 'undelivered' });
	const last = app.heard.at(-1);
	expect(last).toMatchObject({ genuine: true, url: '/twilio/sms/status?o=1&a=2' });
	expect(last?.params).toMatchObject({ To: to, ErrorCode: '30003', SmsStatus: 'undelivered' });
	expect(last?.headers).not.toHaveProperty('origin');
	expect(last?.headers).not.toHaveProperty('sec-fetch-mode');
	expect(fake.messages[0]).toMatchObject({ status: 'undelivered', errorCode: 30003 });
});

test('an app that is down gets one more try, and more only where it asked for them', async () => {
	fake.deliverTo(nowhere);
	await statusesAfter({ outcome: 'failed' });
	expect(fake.deliveries.map((one) => one.tries)).toEqual([
		['ct', 'ct'],
		['ct', 'ct']
	]);
	fake.deliverTo(app.base);
	app.answers.push({ status: 503 }, { status: 503 }, { status: 503 }, { status: 200 });
	await send(to, { StatusCallback: `${publicBase}/twilio/sms/status` });
	await fake.quiet();
	expect(fake.deliveries.at(-1)?.tries).toEqual([503]);
	await send(to, { StatusCallback: `${publicBase}/twilio/sms/status#rc=3&rp=5xx,ct` });
	await fake.quiet();
	expect(fake.deliveries.at(-2)?.tries).toEqual([503, 200]);
});

test('after STOP nothing goes to that number until START', async () => {
	await fake.text(to, ' Stop ');
	expect(app.heard[0]).toMatchObject({ genuine: true, url: '/twilio/sms/inbound' });
	const refused = await send();
	expect([refused.status, await refused.json()]).toMatchObject([400, { code: 21610 }]);
	expect((await send('+31687654321')).status).toBe(201);
	await fake.text(to, 'START');
	expect((await send()).status).toBe(201);
	expect(fake.messages.filter((one) => one.direction === 'inbound')).toHaveLength(2);
	expect(fake.violations).toEqual([]);
});

test('a forged webhook stays outside the memory of the account', async () => {
	const params = { MessageSid: 'SM' + 'e'.repeat(32), From: to, Body: 'STOP' };
	await fake.post('/twilio/sms/inbound', params, { signature: 'forged' });
	await fake.post('/twilio/sms/inbound', params, { signature: null });
	expect(app.heard.map((one) => one.genuine)).toEqual([false, false]);
	expect(app.heard[1]?.headers).not.toHaveProperty('x-twilio-signature');
	expect([...fake.optedOut]).toEqual([]);
});

test('a withheld call is signed like any other', async () => {
	await fake.call('anonymous');
	expect(app.heard[0]).toMatchObject({ genuine: true, params: { From: 'anonymous' } });
});

test('by chance: the same seed gives the same fates, in any order of arrival', async () => {
	const numbers = Array.from({ length: 60 }, (_, index) => `+316100000${10 + index}`);
	const fates = async (arrivals: string[]) => {
		const callbackBase = { public: publicBase, local: app.base };
		const other = await startFakeTwilio({ accountSid, authToken, callbackBase });
		other.random({ seed: 7, reply: { ok: 3, '429': 1, 'accept-then-500': 1 }, when: { never: 1 } });
		await Promise.all(arrivals.map((number) => send(number, {}, other.base)));
		await other.stop();
		return Object.fromEntries(other.requests.map((one) => [one.params.To, one.reply]));
	};
	const first = await fates(numbers);
	expect(await fates(numbers.toReversed())).toEqual(first);
	expect(new Set(Object.values(first))).toEqual(new Set(['ok', '429', 'accept-then-500']));
	expect(() => fake.random({ seed: 1, reply: { okay: 1 } as object })).toThrow('okay');
});
