import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFakeTwilio, type FakeTwilio } from './twilio/fake.ts';
import { startListeningApp, type ListeningApp } from './twilio/listening-app.ts';
import type { Wish } from './twilio/script.ts';
import { accountSid, authToken, publicBase } from './twilio/settings.ts';

const counsellor = '+447700900222';
const inOrder = ['initiated', 'ringing', 'in-progress', 'completed'];
const leg = '/twilio/voice/leg';
let app: ListeningApp;
let fake: FakeTwilio;

beforeEach(async () => {
	app = await startListeningApp(authToken, publicBase);
	app.pages.set(leg, '<Response><Pause length="2"/></Response>');
	const callbackBase = { public: publicBase, local: app.base };
	const stillAt = new Date('2026-11-23T10:00:00Z');
	fake = await startFakeTwilio({ accountSid, authToken, callbackBase, stillAt, lateMs: 60_000 });
	fake.telephone(counsellor).behaves('answers after 2 s');
});

afterEach(async () => {
	await fake.stop();
	await app.stop();
});

async function toldAbout(wish: Wish) {
	fake.reports.script(counsellor, wish);
	await place();
	await fake.pass(30);
	expect(fake.violations).toEqual([]);
	expect(app.heard.every((one) => one.genuine)).toBe(true);
	return told();
}

function place() {
	return fake.exchange.orders.createCall({
		...{ to: counsellor, from: '+3197010281234', source: { url: publicBase + leg } },
		statusCallback: `${publicBase}/twilio/voice/leg-status?o=1`,
		events: ['initiated', 'ringing', 'answered', 'completed']
	});
}

const told = () =>
	app.heard.filter(({ url }) => url.includes('leg-status')).map(({ params }) => params.CallStatus);

test('in order', async () => {
	expect(await toldAbout({})).toEqual(inOrder);
});

test('twice', async () => {
	expect(await toldAbout({ times: 'twice' })).toEqual(inOrder.flatMap((one) => [one, one]));
});

test('never', async () => {
	expect(await toldAbout({ when: 'never' })).toEqual([]);
});

test('reversed, once the call is over', async () => {
	expect(await toldAbout({ order: 'reversed' })).toEqual(inOrder.toReversed());
});

test('late, when all is long over', async () => {
	expect(await toldAbout({ when: 'late' })).toEqual([]);
	await fake.pass(60);
	expect(told()).toEqual(inOrder);
});

test('shuffled: all of them, in another order', async () => {
	const heard = await toldAbout({ order: 'shuffled' });
	expect(heard.toSorted()).toEqual(inOrder.toSorted());
	expect(heard).not.toEqual(inOrder);
});

test('by chance: the same seed loses and doubles the same ones', async () => {
	const fates = async () => {
		app.heard.splice(0);
		fake.reports.random({
			seed: 11,
			when: { 'after-answer': 2, never: 1 },
			times: { once: 1, twice: 1 }
		});
		for (let count = 0; count < 5; count++) {
			place();
			await fake.pass(30);
		}
		return told();
	};
	const first = await fates();
	expect(first.length).not.toBe(20);
	await fake.stop();
	const callbackBase = { public: publicBase, local: app.base };
	fake = await startFakeTwilio({ accountSid, authToken, callbackBase, stillAt: new Date() });
	fake.telephone(counsellor).behaves('answers after 2 s');
	expect(await fates()).toEqual(first);
});

test('a report may come before the answer to the order', async () => {
	fake.script(counsellor, { when: 'before-answer' });
	await fetch(`${fake.base}/2010-04-01/Accounts/${accountSid}/Calls.json`, {
		method: 'POST',
		headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
		body: new URLSearchParams([
			...Object.entries({ To: counsellor, From: '+3197010281234', Url: publicBase + leg }),
			['StatusCallback', `${publicBase}/twilio/voice/leg-status`],
			...['initiated', 'ringing'].map((one) => ['StatusCallbackEvent', one])
		] as [string, string][])
	});
	expect(told()).toEqual(['initiated', 'ringing']);
});
