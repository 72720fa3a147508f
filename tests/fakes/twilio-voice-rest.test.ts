import twilio from 'twilio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFakeTwilio, type FakeTwilio } from './twilio/fake.ts';
import { startListeningApp, type ListeningApp } from './twilio/listening-app.ts';
import { RewritingClient } from './twilio/rewriting-client.ts';
import { accountSid, authToken, publicBase } from './twilio/settings.ts';

const ours = '+3197010281234';
const caller = '+447700900111';
const counsellor = '+447700900222';
const root = `/2010-04-01/Accounts/${accountSid}`;
const at = (path: string) => `${publicBase}/twilio/voice/${path}`;
let app: ListeningApp;
let fake: FakeTwilio;

beforeEach(async () => {
	app = await startListeningApp(authToken, publicBase);
	const callbackBase = { public: publicBase, local: app.base };
	const stillAt = new Date('2026-11-23T10:00:00Z');
	fake = await startFakeTwilio({ accountSid, authToken, callbackBase, stillAt });
});

afterEach(async () => {
	await fake.stop();
	await app.stop();
});

function client() {
	return twilio(accountSid, authToken, { httpClient: new RewritingClient(fake.base, 5000) });
}

function plays(path: string, verbs: string) {
	app.pages.set(`/twilio/voice/${path}`, `<Response>${verbs}</Response>`);
}

function ask(path: string, form: Record<string, string>) {
	return fetch(fake.base + root + path, {
		method: 'POST',
		headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
		body: new URLSearchParams(form)
	});
}

const order = { To: counsellor, From: ours, Url: at('leg') };

test.each<[string, Record<string, string>, string]>([
	['a misspelt field', { ...order, Timeuot: '20' }, 'additionalProperties Timeuot'],
	['an impossible method', { ...order, Method: 'PUT' }, '/Method enum'],
	['GET', { ...order, Method: 'GET' }, 'Method 20001'],
	['a recording', { ...order, Record: 'true' }, 'Record 20001'],
	[
		'a recording callback',
		{ ...order, RecordingStatusCallback: at('x') },
		'RecordingStatusCallback 20001'
	],
	['nothing to do', { To: counsellor, From: ours }, 'Url 21205'],
	['two things to do', { ...order, Twiml: '<Response/>' }, 'Url 21205'],
	[
		'a stranger as address',
		{ ...order, StatusCallback: 'https://other.test/x' },
		'StatusCallback 21609'
	],
	[
		'an event that is none',
		{ ...order, StatusCallbackEvent: 'initiated rung' },
		'StatusCallbackEvent 21626'
	],
	['keys that nobody would hear', { ...order, SendDigits: '1' }, 'SendDigits 20001'],
	['ringing too long', { ...order, Timeout: '601' }, 'Timeout 20001'],
	['nobody', { From: ours, Url: at('leg') }, 'required To']
])('a call with %s is refused and noted', async (_name, form, detail) => {
	expect((await ask('/Calls.json', form)).status).toBe(400);
	expect(fake.violations.map((one) => one.detail).join('; ')).toContain(detail);
	expect(fake.exchange.board.calls).toEqual([]);
});

test('a call from a number that is not ours, or to none, is refused as Twilio does', async () => {
	const strange = await ask('/Calls.json', { ...order, From: caller });
	expect([strange.status, await strange.json()]).toMatchObject([400, { code: 21210 }]);
	const none = await ask('/Calls.json', { ...order, To: '112' });
	expect([none.status, await none.json()]).toMatchObject([400, { code: 21211 }]);
	const missing = await ask(`/Queues/QU${'0'.repeat(32)}/Members/CA${'0'.repeat(32)}.json`, {
		Url: at('x')
	});
	expect([missing.status, await missing.json()]).toMatchObject([404, { code: 20404, status: 404 }]);
});

test('a hold that would ask with GET, and an announcement, are noted', async () => {
	const path = `/Conferences/CF${'0'.repeat(32)}/Participants/CA${'0'.repeat(32)}.json`;
	await ask(path, { Hold: 'true', HoldUrl: at('hold') });
	await ask(path, { AnnounceUrl: at('x') });
	expect(fake.violations.map((one) => one.detail)).toEqual([
		...['HoldMethod 20001', 'AnnounceUrl 20001']
	]);
});

test('queues and who waits in them, by the SDK', async () => {
	plays('inbound', '<Enqueue waitUrl="wait">hulplijn</Enqueue>');
	plays('wait', '<Pause length="30"/>');
	const made = await client().queues.create({ friendlyName: 'hulplijn', maxSize: 5 });
	expect(made).toMatchObject({ friendlyName: 'hulplijn', maxSize: 5, currentSize: 0 });
	const handset = fake.dialIn(caller);
	fake.dialIn('+447700900112');
	await fake.pass(20);
	const members = await client().queues(made.sid).members.list();
	expect(members).toMatchObject([
		{ position: 1, waitTime: 20 },
		{ position: 2, waitTime: 20 }
	]);
	expect(members[0]!.dateEnqueued).toEqual(new Date('2026-11-23T10:00:00Z'));
	const shown = await client().queues(made.sid).members(handset.callSid!).fetch();
	expect(shown).toMatchObject({ callSid: handset.callSid, queueSid: made.sid });
	await expect(client().queues(made.sid).remove()).rejects.toMatchObject({ status: 400 });
	expect(await client().queues.list()).toMatchObject([{ currentSize: 2 }]);
	await client().queues(made.sid).update({ maxSize: 2 });
	fake.dialIn('+447700900113');
	await fake.pass(1);
	expect(await client().queues(made.sid).fetch()).toMatchObject({ currentSize: 2, maxSize: 2 });
	expect(fake.violations).toEqual([]);
});

test('conferences and who takes part, by the SDK', async () => {
	plays('inbound', '<Dial><Conference participantLabel="caller">gesprek-1</Conference></Dial>');
	const handset = fake.dialIn(caller);
	await fake.quiet();
	const [conference] = await client().conferences.list({ friendlyName: 'gesprek-1' });
	expect(conference).toMatchObject({ status: 'init', reasonConferenceEnded: null });
	const there = client().conferences(conference!.sid);
	const invited = await there.participants.create({
		...{ to: counsellor, from: ours, label: 'colleague', timeout: 20 },
		...{ endConferenceOnExit: true, beep: 'false', earlyMedia: true }
	});
	expect(invited).toMatchObject({ status: 'queued', label: 'colleague' });
	expect(await there.participants.list()).toMatchObject([
		{ status: 'connected' },
		{ status: 'ringing' }
	]);
	fake.telephone(counsellor).answer();
	await fake.quiet();
	expect((await there.fetch()).status).toBe('in-progress');
	await there.participants('caller').update({ muted: true });
	expect(await there.participants.list({ muted: true })).toMatchObject([{ label: 'caller' }]);
	expect(await there.participants('colleague').fetch()).toMatchObject({
		...{ endConferenceOnExit: true, muted: false, hold: false }
	});
	expect(await there.participants(handset.callSid!).remove()).toBe(true);
	await fake.quiet();
	await expect(there.participants('caller').fetch()).rejects.toMatchObject({ code: 20404 });
	expect(await there.update({ status: 'completed' })).toMatchObject({
		...{ status: 'completed', reasonConferenceEnded: 'conference-ended-via-api' }
	});
	expect(fake.violations).toEqual([]);
});

test('a call goes on elsewhere, and is forgotten when it is over', async () => {
	plays('leg', '<Pause length="60"/>');
	plays('elsewhere', '<Say>Hier verder</Say>');
	const placed = await client().calls.create({ to: counsellor, from: ours, url: at('leg') });
	await expect(
		client()
			.calls(placed.sid)
			.update({ url: at('elsewhere') })
	).rejects.toMatchObject({
		...{ status: 400, code: 21220 }
	});
	fake.telephone(counsellor).answer();
	await fake.quiet();
	expect(
		(
			await client()
				.calls(placed.sid)
				.update({ url: at('elsewhere') })
		).status
	).toBe('in-progress');
	await fake.pass(5);
	expect(fake.telephone(counsellor).heard.map((one) => one.text)).toContain('Hier verder');
	expect(await client().calls(placed.sid).fetch()).toMatchObject({
		status: 'completed',
		duration: '1'
	});
	expect(await client().calls(placed.sid).remove()).toBe(true);
	expect(await client().calls.list()).toEqual([]);
	expect(fake.violations).toEqual([]);
});

test('our number and what is registered for it, and the balance', async () => {
	const [number] = await client().incomingPhoneNumbers.list({ phoneNumber: ours });
	expect(number).toMatchObject({ voiceUrl: at('inbound'), voiceFallbackUrl: '' });
	const voiceFallbackUrl = 'https://handler.twilio.com/twiml/EH1';
	await client().incomingPhoneNumbers(number!.sid).update({ voiceFallbackUrl });
	expect(await client().incomingPhoneNumbers(number!.sid).fetch()).toMatchObject({
		voiceFallbackUrl
	});
	expect(await client().balance.fetch()).toMatchObject({ currency: 'USD' });
	expect(fake.violations).toEqual([]);
});

test('an app that is down leaves callers to the document kept at Twilio', async () => {
	const fallbackUrl = 'https://handler.twilio.com/twiml/EH1';
	fake.bin(fallbackUrl, '<Response><Say>Een ogenblik</Say><Dial>+447700900222</Dial></Response>');
	const { orders, board } = fake.exchange;
	orders.updateNumber(board.numbers[0]!.sid, { fallbackUrl, voiceUrl: at('inbound#rc=2&rp=5xx') });
	app.answers.push({ status: 503 }, { status: 503 }, { status: 503 });
	const handset = fake.dialIn(caller);
	await fake.pass(1);
	expect(handset.heard.map((one) => one.text)).toContain('Een ogenblik');
	expect(fake.telephone(counsellor).state).toBe('ringing');
	expect(fake.deliveries[0]!.tries).toEqual([503, 503, 503]);
	expect(app.heard.map((one) => one.genuine)).toEqual([true, true, true]);
	expect(fake.violations).toMatchObject([{ detail: '11200 status 503', part: 'webhook' }]);
});

test('a webhook may be given less time than fifteen seconds', async () => {
	await app.stop();
	app = await startListeningApp(authToken, publicBase, 300);
	fake.deliverTo(app.base);
	plays('inbound', '<Say>Hallo</Say>');
	const { orders, board } = fake.exchange;
	orders.updateNumber(board.numbers[0]!.sid, { voiceUrl: at('inbound#tt=100&rc=0') });
	fake.dialIn(caller);
	await fake.pass(0);
	expect(fake.violations).toMatchObject([{ detail: '11205 no answer within 15 seconds' }]);
	expect(fake.deliveries[0]!.tries).toEqual(['rt']);
});

test('what is to be played must be there', async () => {
	app.answers.push({ status: 404 });
	plays('inbound', '<Play>/audio/nl.mp3</Play><Say>Hallo</Say>');
	const handset = fake.dialIn(caller);
	await fake.quiet();
	expect(handset.heard.at(-1)).toMatchObject({ text: 'Hallo' });
	expect(fake.violations).toMatchObject([{ detail: '13403 nothing to play' }]);
});
