import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { addDays } from 'date-fns';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '#domain/language.ts';
import { deskCatalogues } from '#i18n/desk.ts';
import { telephone } from '#server/calls/provider.ts';
import { network } from '#server/demo/network.ts';
import { orderKey, orderPath } from '#server/demo/order.ts';
import { lookAtTelephones } from '#server/demo/telephone-look.ts';
import { dial, play, press } from '#server/demo/telephone-play.ts';
import { openHouse } from '#server/house.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { testSettings } from '../support/settings.ts';
import { startWebhookApp, type WebhookApp } from '../support/webhook-app.ts';

let app: WebhookApp;
let web: TestHouse;
let amina: Colleague;

beforeAll(async () => {
	app = await startWebhookApp(testSettings.PUBLIC_BASE_URL);
	const nothing = { PUBLIC_BASE_URL: '', TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: '' };
	web = await freshHouse({ ...nothing, APP_MODE: 'demo', ORIGIN: app.base });
	amina = await employ(web, 'Amina', 'counsellor', { onDuty: true });
	await employ(web, 'Annelies', 'supervisor');
});
afterAll(async () => {
	openHouse(web);
	await app.stop();
	await web.close();
});

const rings = (to = amina.phone) => ({
	...{ to, answerAt: `${app.base}/twilio/voice/leg`, reportTo: `${app.base}/twilio/voice/status` },
	ringSeconds: 20
});
const line = () => telephone()!;
test('a call that the worker orders over the wire rings in the web process, and goes on as it orders', async () => {
	const placed = await line().place(rings());
	expect(placed).toMatchObject({ accepted: expect.stringMatching(/^CA[0-9a-f]{32}$/) });
	const id = 'accepted' in placed ? placed.accepted : '';
	const phone = network()!.exchange.telephone(amina.phone);
	expect(phone.state).toBe('ringing');
	expect(await line().find(id)).toMatchObject({
		id,
		status: 'ringing',
		startedAt: expect.any(Date)
	});
	// not answered yet: there is nothing to lead elsewhere
	expect(await line().redirect(id, rings().answerAt)).toEqual({ gone: true });
	expect(await line().end(id)).toEqual({ done: true });
	expect(phone.state).toBe('idle');
	expect(await line().end(id)).toEqual({ gone: true });
	expect(await line().find(id)).toMatchObject({ status: 'canceled' });
	expect(await line().find('CA00')).toEqual({ unknown: '20404' });
	expect(await line().fetchFromQueue('QU00', id, rings().answerAt)).toEqual({ gone: true });
	expect(await line().hold('nobody there', id, true)).toEqual({ gone: true });
	expect(await line().place(rings('112'))).toEqual({ refused: '21211' });
});

test('who called is found whatever the clock of the desk says', async () => {
	dial('withheld');
	const { hers } = (await lookAtTelephones('withheld'))!;
	// it rings, or was answered a moment ago
	expect(hers.state).not.toBe('idle');
	const found = await line().findInbound(addDays(new Date(), 400));
	expect(found).toMatchObject({ found: [{ id: hers.call, from: 'anonymous' }] });
	play(hers.call, 'hangUp');
	press(hers.call, '1');
	expect((await lookAtTelephones('withheld'))!.hers.state).toBe('idle');
	await network()!.exchange.quiet();
});

test('what she hears and what ran is there to be seen, with no number and no id in it', async () => {
	dial('unknown');
	await expect
		.poll(async () => (await lookAtTelephones('unknown'))!.hers.heard.map(({ text }) => text))
		.toContain('Bij direct gevaar: hang op en bel 1 1 2.');
	const { hers, told, ours, goesOn } = (await lookAtTelephones('unknown'))!;
	expect(goesOn).toBe(true);
	expect(ours.map(({ name, state }) => [name, state])).toEqual([['Amina', 'idle']]);
	// danger, a greeting, and the key of each language
	const says = 2 + languages.length;
	expect(told[0]).toMatchObject({ part: 'inbound', says, then: ['Gather'] });
	const words = JSON.stringify(told.map(({ part, news, then }) => ({ part, news, then })));
	expect(words).not.toMatch(/\d|CA/);
	play(hers.call, 'hangUp');
	await network()!.exchange.quiet();
	const [newest] = (await lookAtTelephones('unknown'))!.told;
	expect(newest).toMatchObject({ part: 'status', news: 'completed', then: ['kept'] });
});

test('nobody gives an order without the key of this house, or outside the demo', async () => {
	const order = (authorization: string, body = '{"act":"inbound"}') =>
		fetch(app.base + orderPath, { method: 'POST', headers: { authorization }, body });
	expect((await order('')).status).toBe(404);
	expect((await order(`${orderKey()}0`)).status).toBe(404);
	expect((await order(orderKey().replace(/.$/, 'x'))).status).toBe(404);
	expect((await order(orderKey(), '{"act":"record"}')).status).toBe(400);
	expect((await order(orderKey(), 'nothing')).status).toBe(400);
	expect((await order(orderKey())).status).toBe(200);
	for (const mode of ['production', 'test'] as const) {
		openHouse({ ...web, config: { ...web.config, mode } });
		expect((await order(orderKey())).status).toBe(404);
		expect(network()).toBeUndefined();
		expect(telephone()).toBeUndefined();
		expect(await lookAtTelephones('')).toBeUndefined();
		dial('unknown');
	}
	openHouse(web);
	await pause(20);
	expect((await lookAtTelephones('unknown'))!.hers.state).toBe('idle');
});

test('while the web process is away nothing is ordered, and nothing is thought known', async () => {
	openHouse({ ...web, config: { ...web.config, origin: 'http://127.0.0.1:9' } });
	expect(await line().place(rings())).toMatchObject({ notSent: 'unreachable' });
	expect(await line().end('CA00')).toEqual({ failed: 'unreachable' });
	expect(await line().find('CA00')).toEqual({ unknown: 'unreachable' });
	expect(await line().findInbound(new Date())).toEqual({ unknown: 'unreachable' });
	openHouse(web);
});

test('whatever the network may ask has words on the page', () => {
	const source = readFileSync('src/server/webhooks/voice.ts', 'utf8');
	const tables = [...source.matchAll(/^const \w+ = \{\n([\s\S]*?)\n\} satisfies/gm)];
	const parts = tables.flatMap(([, rows = '']) =>
		[...rows.matchAll(/^\t'?([\w-]+)'?[:,]/gm)].map(([, part]) => part)
	);
	expect(parts.length).toBeGreaterThan(15);
	for (const part of parts)
		expect(deskCatalogues.nl, part).toHaveProperty([`practice.hook.${part}`]);
});
