import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountSid, authToken, nowhere, publicBase } from './twilio/settings.ts';

const serve = fileURLToPath(new URL('./twilio/serve.ts', import.meta.url));
const authorization = `Basic ${btoa(`${accountSid}:${authToken}`)}`;
const started = spawn(process.execPath, [serve], {
	env: {
		TWILIO_ACCOUNT_SID: accountSid,
		TWILIO_AUTH_TOKEN: authToken,
		PUBLIC_BASE_URL: publicBase,
		FAKE_TWILIO_APP: nowhere,
		FAKE_TWILIO_SEED: '3',
		FAKE_TWILIO_ODDS: '{"reply":{"accept-then-drop":1}}'
	},
	stdio: ['ignore', 'pipe', 'inherit']
});
let base = '';

beforeAll(async () => {
	for await (const chunk of started.stdout) {
		base = /http:\S+/.exec(String(chunk))?.[0] ?? '';
		if (base) break;
	}
});

afterAll(() => void started.kill('SIGKILL'));

function send(to: string) {
	return fetch(`${base}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
		method: 'POST',
		headers: { authorization },
		body: new URLSearchParams({ To: to, From: '+3197010281234', Body: 'Tot dinsdag.' })
	});
}

async function state() {
	return (await (await fetch(`${base}/_state`)).json()) as {
		messages: { to: string; status: string }[];
		requests: { reply: string }[];
		violations: unknown[];
	};
}

function steer(path: string, order: object) {
	return fetch(base + path, { method: 'POST', body: JSON.stringify(order) });
}

test('it plays by chance and by script, and tells what it saw', async () => {
	await expect(send('+31612345678')).rejects.toThrow();
	await steer('/_script', { to: '+31612345679', scripts: ['21211'] });
	expect((await send('+31612345679')).status).toBe(400);
	const posted = await steer('/_post', { path: '/twilio/sms/inbound', params: { Body: 'Ja' } });
	expect(await posted.json()).toBeNull();
	expect(await state()).toMatchObject({
		messages: [{ to: '+31612345678', status: 'delivered' }],
		requests: [{ reply: 'accept-then-drop' }, { reply: '21211' }],
		violations: []
	});
});

test('a client killed in mid request leaves it standing, and half a request is no text', async () => {
	const script = `
		const socket = require('node:net').connect(${new URL(base).port}, '127.0.0.1');
		socket.write('POST /2010-04-01/Accounts/${accountSid}/Messages.json HTTP/1.1\\r\\nHost: x\\r\\n' +
			'Authorization: ${authorization}\\r\\nContent-Length: 999\\r\\n\\r\\nTo=%2B31', () => console.log('half'));`;
	const client = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
	await once(client.stdout, 'data');
	client.kill('SIGKILL');
	await once(client, 'exit');
	expect((await state()).messages).toHaveLength(1);
});

test('SIGTERM ends it', async () => {
	const ended = once(started, 'exit');
	started.kill('SIGTERM');
	expect(await ended).toEqual([0, null]);
});
