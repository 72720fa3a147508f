import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { telephonesAt, type Telephones } from '../support/telephones.ts';
import { startListeningApp, type ListeningApp } from './twilio/listening-app.ts';
import { accountSid, authToken, publicBase } from './twilio/settings.ts';

const counsellor = '+447700900222';
const serve = fileURLToPath(new URL('./twilio/serve.ts', import.meta.url));
let app: ListeningApp;
let started: ReturnType<typeof spawn>;
let base = '';
let telephones: Telephones;

beforeAll(async () => {
	app = await startListeningApp(authToken, publicBase);
	started = spawn(process.execPath, [serve], {
		env: {
			TWILIO_ACCOUNT_SID: accountSid,
			TWILIO_AUTH_TOKEN: authToken,
			PUBLIC_BASE_URL: publicBase,
			FAKE_TWILIO_APP: app.base
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	for await (const chunk of started.stdout!) {
		base = /http:\S+/.exec(String(chunk))?.[0] ?? '';
		if (base) break;
	}
	telephones = telephonesAt(base);
});

afterAll(async () => {
	started.kill('SIGKILL');
	await app.stop();
});

function plays(path: string, verbs: string) {
	app.pages.set(`/twilio/voice/${path}`, `<Response>${verbs}</Response>`);
}

async function steer(path: string, order: object = {}) {
	const answer = await fetch(base + path, { method: 'POST', body: JSON.stringify(order) });
	return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

test('somebody calls, waits, and is put through to a counsellor who presses 1', async () => {
	plays(
		'inbound',
		'<Gather numDigits="1" action="language"><Say language="nl-NL">Toets 1</Say></Gather>'
	);
	plays('language', '<Enqueue waitUrl="wait">hulplijn</Enqueue>');
	plays('wait', '<Say>Een ogenblik</Say><Pause length="29"/>');
	plays('fetched', '<Dial><Conference>gesprek-1</Conference></Dial>');
	await telephones.called(counsellor).behaves('answers after 2 s and presses 1');

	const caller = await telephones.dialIn('+447700900111');
	await caller.hears(/^said: Toets 1/);
	await caller.press('1');
	await caller.waits(240);
	const { heard } = await caller.look();
	expect(heard.filter(({ text }) => text === 'Een ogenblik').length).toBeGreaterThanOrEqual(8);
	const { json } = await steer('/_voice');
	expect(json).toMatchObject({
		queues: [{ name: 'hulplijn', members: [{ from: '+447700900111' }] }],
		calls: [{ status: 'in-progress', direction: 'inbound' }]
	});
	await caller.hangUp();
	expect(await caller.look()).toMatchObject({ state: 'idle', shows: null });
	await expect(caller.press('1')).rejects.toThrow('on no call');
	const state = (await steer('/_state')).json;
	expect(state).toMatchObject({ violations: [], busy: 0 });
});

test('the fallback, a failing request and a withheld number are steered from outside too', async () => {
	await steer('/_bin', {
		url: 'https://handler.test/1',
		twiml: '<Response><Say>Later</Say></Response>'
	});
	await steer('/_number', { change: { fallbackUrl: 'https://handler.test/1' } });
	plays('inbound', '<Message>x</Message>');
	const caller = await telephones.dialIn('+447700900112', { withheld: true });
	await caller.hears(/said: Later/);
	expect(app.heard.at(-1)!.params).toMatchObject({ From: 'anonymous' });
	await steer('/_script', { operation: 'FetchBalance', replies: ['429'] });
	const ask = () =>
		fetch(`${base}/2010-04-01/Accounts/${accountSid}/Balance.json`, {
			headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` }
		});
	expect([(await ask()).status, (await ask()).status]).toEqual([429, 200]);
	expect(await steer('/_telephone', { number: counsellor, act: 'answer' })).toMatchObject({
		status: 409
	});
});
