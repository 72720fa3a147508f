import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFakeTwilio, type FakeTwilio } from './twilio/fake.ts';
import { startListeningApp } from './twilio/listening-app.ts';
import { judgeAnswer, operationFor } from './twilio/referee.ts';
import { countSegments } from './twilio/segments.ts';
import { accountSid, authToken, nowhere, publicBase, serviceSid } from './twilio/settings.ts';

const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
const good = { To: '+31612345678', From: '+3197010281234', Body: 'Tot dinsdag.' };
let fake: FakeTwilio;

beforeEach(async () => {
	const callbackBase = { public: publicBase, local: nowhere };
	fake = await startFakeTwilio({ accountSid, authToken, callbackBase });
});

afterEach(() => fake.stop());

function ask(target: string, form?: [string, string][] | Record<string, string>) {
	return fetch(fake.base + target, {
		method: form ? 'POST' : 'GET',
		headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
		...(form ? { body: new URLSearchParams(form) } : {})
	});
}

function without(name: keyof typeof good) {
	return Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
}

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const scheduled = { ...without('From'), MessagingServiceSid: serviceSid, ScheduleType: 'fixed' };
const callback = (host: string) => ({
	...good,
	StatusCallback: `https://${host}/twilio/sms/status`
});

test.each<[string, Record<string, string> | [string, string][]]>([
	['with a sender', good],
	['with a service', { ...without('From'), MessagingServiceSid: serviceSid }],
	['with every field we use', { ...callback('hulplijn.example.nl'), ValidityPeriod: '36000' }],
	['scheduled', { ...scheduled, SendAt: inMinutes(10) }],
	['at full length', { ...good, Body: 'a'.repeat(1600) }]
])('a send %s keeps the contract', async (_name, form) => {
	expect((await ask(path, form)).status).toBe(201);
	expect(fake.violations).toEqual([]);
});

test.each<[string, Record<string, string> | [string, string][], number, string]>([
	['a misspelt field', { ...good, Bodyy: 'x' }, 20001, 'additionalProperties Bodyy'],
	['no recipient', without('To'), 21604, 'required To'],
	['no sender', without('From'), 21603, 'From 21603'],
	['nothing to say', without('Body'), 21602, 'Body 21602'],
	['too much to say', { ...good, Body: 'a'.repeat(1601) }, 21617, 'Body 21617'],
	['half a number', { ...good, To: '0612345678' }, 21211, '/To format phone-number'],
	['a name too long', { ...good, From: 'Veel te lang' }, 20001, '/From format phone-number'],
	['a bad service', { ...good, MessagingServiceSid: 'MG1' }, 20001, '/MessagingServiceSid'],
	['words for a number', { ...good, ValidityPeriod: 'long' }, 20001, '/ValidityPeriod type'],
	['too long valid', { ...good, ValidityPeriod: '36001' }, 20001, 'ValidityPeriod 20001'],
	['two bodies', [...Object.entries(good), ['Body', 'again']], 20001, '/Body type'],
	['an underscore', callback('hulp_lijn.example.nl'), 21609, 'StatusCallback 21609'],
	['a foreign callback', callback('elsewhere.example.nl'), 21609, 'StatusCallback 21609'],
	['a schedule without service', { ...good, SendAt: inMinutes(10) }, 35118, '35118'],
	['too soon', { ...scheduled, SendAt: inMinutes(4) }, 35114, 'SendAt 35114'],
	['too late', { ...scheduled, SendAt: inMinutes(36 * 1440) }, 35114, 'SendAt 35114']
])('a send with %s is refused and noted', async (_name, form, code, detail) => {
	const answer = await ask(path, form);
	expect([answer.status, await answer.json()]).toMatchObject([400, { code, status: 400 }]);
	const noted = fake.violations.map((one) => one.detail).join('; ');
	expect(noted).toContain(detail);
	expect(noted).not.toContain('Tot dinsdag');
	expect(fake.messages).toEqual([]);
});

test.each([
	[`${path}?Too=%2B31612345678`, 'additionalProperties Too'],
	[`${path}?DateSent%3E=yesterday`, '/DateSent> format date-time'],
	[`${path}?PageSize=1001`, '/PageSize maximum'],
	[`/2010-04-01/Accounts/${accountSid}/Nothing.json`, 'not in the subset'],
	[`/2010-04-01/Accounts/${accountSid}/Calls.json?Status=over`, '/Status enum']
])('GET %s is noted', async (target, detail) => {
	expect((await ask(target)).status).toBeGreaterThanOrEqual(400);
	expect(fake.violations.map((one) => one.detail)).toContainEqual(expect.stringContaining(detail));
});

test('what is in the contract and not played here is noted', async () => {
	const numbers = `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json`;
	expect((await ask(numbers, { PhoneNumber: '+447700900001' })).status).toBe(404);
	expect(fake.violations.map((one) => one.detail)).toEqual(['not played by this fake']);
});

test('a JSON body is noted', async () => {
	await fetch(fake.base + path, {
		method: 'POST',
		headers: {
			authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}`,
			'content-type': 'application/json'
		},
		body: JSON.stringify(good)
	});
	expect(fake.violations.map((one) => one.detail)).toContain('content type');
});

test("the fake's own answers are judged, and a planted slip is caught", async () => {
	const { sid } = (await (await ask(path, good)).json()) as { sid: string };
	const one = path.replace('.json', `/${sid}.json`);
	const message = (await (await ask(one)).json()) as Record<string, unknown>;
	const operation = operationFor('GET', one);
	if (!operation) throw new Error('no operation');
	const details = (json: unknown) => judgeAnswer(operation, 200, json).map((slip) => slip.detail);
	expect(details(message)).toEqual([]);
	expect(details({ ...message, status: 'flying' })).toEqual(['/status enum']);
	expect(details({ ...message, date_sent: '2026-03-02' })).toEqual([
		'/date_sent format date-time-rfc-2822'
	]);
	expect(details({ ...message, extra: 1 })).toEqual(['additionalProperties extra']);
	expect(details({ ...message, sid: undefined })).toEqual(['required sid']);
	expect(judgeAnswer(operation, 201, message)).toMatchObject([{ detail: 'status 201' }]);
});

test.each([
	['Messages.json', 'POST', '201'],
	['Messages.json', 'GET', '200'],
	['Messages/{Sid}.json', 'GET', '200'],
	['Messages/{Sid}.json', 'POST', '200']
])("Twilio's own example of %s %s passes the same judge", (template, method, status) => {
	const operation = operationFor(method, `/2010-04-01/Accounts/${accountSid}/${template}`);
	const examples = examplesOf(`/2010-04-01/Accounts/{AccountSid}/${template}`, method, status);
	if (!operation) throw new Error('no operation');
	expect(examples).toHaveLength(1);
	expect(judgeAnswer(operation, Number(status), examples[0]?.value)).toEqual([]);
});

function examplesOf(template: string, method: string, status: string) {
	const file = new URL('./twilio/openapi-subset.json', import.meta.url);
	const { paths } = JSON.parse(readFileSync(file, 'utf8')) as {
		paths: Record<string, Record<string, { responses: Record<string, Answer> }>>;
	};
	const answer = paths[template]?.[method.toLowerCase()]?.responses[status];
	return Object.values(answer?.content['application/json'].examples ?? {});
}

interface Answer {
	content: { 'application/json': { examples: Record<string, { value: unknown }> } };
}

test('redaction, cancelling and deleting', async () => {
	const form = { ...scheduled, SendAt: inMinutes(10) };
	const { sid } = (await (await ask(path, form)).json()) as { sid: string };
	const one = path.replace('.json', `/${sid}.json`);
	expect(await (await ask(one, { Status: 'canceled' })).json()).toMatchObject({
		status: 'canceled'
	});
	expect(await (await ask(one, { Body: '' })).json()).toMatchObject({ body: '' });
	const authorization = `Basic ${btoa(`${accountSid}:${authToken}`)}`;
	const gone = await fetch(fake.base + one, { method: 'DELETE', headers: { authorization } });
	expect([gone.status, (await ask(one)).status, fake.violations]).toEqual([204, 404, []]);
});

test.each([
	['<Response><Message>Dag</Message></Response>', 'text/xml', '13803'],
	['<Response><Dial record="record-from-answer"/></Response>', 'text/xml', 'recording'],
	['<Response><Record/></Response>', 'text/xml', 'recording'],
	['<html></html>', 'text/html', 'not xml; no Response'],
	['<?xml version="1.0"?><Response><Say>112</Say></Response>', 'text/xml', '']
])('the app answers a call with %s', async (text, type, complaint) => {
	const app = await startListeningApp(authToken, publicBase);
	app.answers.push({ status: 200, text, headers: { 'content-type': type } });
	fake.deliverTo(app.base);
	expect(await fake.call('+31612345678')).toMatchObject({ status: 200, text });
	await app.stop();
	const noted = fake.violations.map((one) => one.detail).join('; ');
	expect(complaint === '' ? noted === '' : noted.includes(complaint)).toBe(true);
});

test('a redirected webhook is noted', async () => {
	const app = await startListeningApp(authToken, publicBase);
	app.answers.push({ status: 308, headers: { location: '/elsewhere' } });
	fake.deliverTo(app.base);
	await fake.text('+31612345678', 'Ja');
	await app.stop();
	expect(fake.violations).toMatchObject([{ part: 'webhook', operation: '/twilio/sms/inbound' }]);
	expect(app.heard).toHaveLength(1);
});

test.each([
	['nothing', '', 1],
	['160 plain', 'a'.repeat(160), 1],
	['161 plain', 'a'.repeat(161), 2],
	['80 of two units', '€'.repeat(80), 1],
	['81 of two units', '€'.repeat(81), 2],
	['70 beyond the set', 'ë'.repeat(70), 1],
	['71 beyond the set', 'ë'.repeat(71), 2],
	['a pair at the seam', `${'a'.repeat(152)}€${'a'.repeat(151)}`, 2],
	['a pair at the seam, and full', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 3]
])('%s is counted in segments', (_name, text, segments) => {
	expect(countSegments(text)).toBe(segments);
});
