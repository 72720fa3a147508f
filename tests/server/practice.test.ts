import { addHours } from 'date-fns';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskCatalogues } from '#i18n/desk.ts';
import { moveDemoClock } from '#server/demo/phone-clock.ts';
import { lookAtPhones } from '#server/demo/phone-look.ts';
import { playCall, playReply, playReport, playText } from '#server/demo/phone-play.ts';
import { openHouse, type House } from '#server/house.ts';
import { openChannel } from '#server/notifications/channel.ts';
import { planReminders } from '#server/notifications/plan.ts';
import { round } from '#server/notifications/round.ts';
import { start } from '#server/start.ts';
import { together } from '#server/work.ts';
import { allowedWords } from '../support/allowed-words.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { makeAppointment, makeFamily, type Family } from '../support/family.ts';
import { employ, type Colleague } from '../support/people.ts';
import { testSettings } from '../support/settings.ts';
import { startWebhookApp, type WebhookApp } from '../support/webhook-app.ts';

let app: WebhookApp;
let web: TestHouse;
let worker: House;
let joost: Colleague;
let fatma: Family;

beforeAll(async () => {
	app = await startWebhookApp(testSettings.PUBLIC_BASE_URL);
	const telephone = { PUBLIC_BASE_URL: '', TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: '' };
	const demo = { ...telephone, APP_MODE: 'demo', ORIGIN: app.base };
	web = await freshHouse(demo);
	joost = await employ(web, 'Joost', 'counsellor', { onDuty: true });
	await employ(web, 'Annelies', 'supervisor');
	fatma = await makeFamily(web, { counsellorId: joost.id, phone: '+447700900456' });
	const startsAt = addHours(new Date(), 30);
	const planned = await makeAppointment(web, fatma, { counsellorId: joost.id, startsAt });
	await together(joost, (work) => planReminders(work, planned));
	worker = await start('worker', {
		...testSettings,
		...demo,
		WORKER_DATABASE_URL: web.urls.worker
	});
	openHouse(web);
});
afterAll(async () => {
	openHouse(web);
	await worker.database.sql.end();
	await app.stop();
	await web.close();
});

async function workOnce() {
	openHouse(worker);
	await round(openChannel());
	openHouse(web);
}

async function hers() {
	const view = await lookAtPhones();
	return view!.phones.find(({ role }) => role === 'family')!;
}

test('nothing leaves; the page shows what would have, and plays the other side through the signed door', async () => {
	expect((await hers()).bubbles).toMatchObject([{ status: 'planned', body: '', from: 'us' }]);
	await moveDemoClock('next');
	await workOnce();
	const [sent] = (await hers()).bubbles;
	expect(sent).toMatchObject({ status: 'queued', times: 1 });
	expect(sent!.body).toMatch(/^Herinnering: /);

	expect(await playReport(sent!.id, 'delivered')).toEqual({ played: true });
	expect(await playReply(sent!.id, 'Ik kan niet')).toEqual({ played: true });
	expect((await hers()).bubbles.map(({ from, status, body }) => [from, status, body])).toEqual([
		['us', 'delivered', sent!.body],
		['them', 'received', 'Ik kan niet']
	]);
	await playReply(sent!.id, 'STOP');
	expect(await web.superuser`SELECT withdrawn_how FROM consent`).toEqual([
		{ withdrawn_how: 'sms' }
	]);

	const [kept] = await web.superuser`SELECT sealed FROM door.demo_text`;
	expect(Buffer.from(kept!.sealed).toString('latin1')).not.toMatch(/Herinnering|900456/);
});

test('somebody calls or texts without a case, and what cannot be played says why', async () => {
	expect(await playCall('')).toEqual({ played: true });
	expect(await playText('+447700900777', 'Mijn dochter is weg')).toEqual({ played: true });
	expect((await lookAtPhones())!.callers.map(({ channel }) => channel)).toEqual(['sms', 'phone']);
	expect(await playCall('12')).toEqual({ problem: 'not-a-number' });
	expect(await playText('+447700900777', '  ')).toEqual({ problem: 'nothing-written' });
	expect(await playReport('00000000-0000-4000-8000-000000000000', 'delivered')).toEqual({
		problem: 'not-sent-yet'
	});
});

test('outside the demo there is none of it', async () => {
	const before = await web.superuser`SELECT ahead FROM clock`;
	for (const mode of ['production', 'test'] as const) {
		openHouse({ ...web, config: { ...web.config, mode } });
		expect(await lookAtPhones()).toBeUndefined();
		expect(await playCall('')).toEqual({ problem: 'not-heard' });
		expect(await playReply('00000000-0000-4000-8000-000000000000', 'Ja')).toEqual({
			problem: 'not-sent-yet'
		});
		await moveDemoClock('day');
	}
	openHouse(web);
	expect(await web.superuser`SELECT ahead FROM clock`).toEqual(before);
});

test('whatever a text may be for, and whatever becomes of it, has words on the practice phones', async () => {
	for (const [column, words] of [
		['purpose', 'practice.purpose'],
		['status', 'practice.status']
	] as const)
		for (const word of await allowedWords(web.superuser, 'notification', column))
			expect(deskCatalogues.nl, word).toHaveProperty([`${words}.${word}`]);
});
