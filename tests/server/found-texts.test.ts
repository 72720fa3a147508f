import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openIntake } from '#server/intakes/sealed-intake.ts';
import { indexOf, unwrap } from '#server/keys/ring.ts';
import { sweepTexts } from '#server/webhooks/found-texts.ts';
import { hearText } from '#server/webhooks/text.ts';
import { signatureOf } from '#server/integrations/twilio/signature.ts';
import { makeFamily } from '../support/family.ts';
import { employ, type Colleague } from '../support/people.ts';
import { testSettings } from '../support/settings.ts';
import { workingHouse, type Working } from '../support/working.ts';

let desk: Working;
let joost: Colleague;

beforeAll(async () => {
	desk = await workingHouse();
	joost = await employ(desk.web, 'Joost', 'counsellor', { onDuty: true });
});
afterAll(() => desk.close());
afterEach(() => expect(desk.fake.violations).toEqual([]));

const sweeps = () => desk.works(0, sweepTexts);
const sidOf = (body: string) => desk.fake.messages.find((one) => one.body === body)!.sid;
const contacts = (body: string) =>
	desk.web
		.superuser`SELECT i.*, k.kek_id, k.wrapped FROM intake i JOIN data_key k ON k.id = i.key_id WHERE external_id = ${sidOf(body)}`;
const optedOut = (phone: string) =>
	desk.web
		.superuser`SELECT FROM opt_out WHERE value_index = ${indexOf(desk.web.keys, 'phone', phone)}`;

/** We are told after all, long after it was sent. */
async function isTold(body: string): Promise<number> {
	const { sid, from } = desk.fake.messages.find((one) => one.body === body)!;
	const form = { MessageSid: sid, From: from ?? '', To: '+3197010281234', Body: body };
	const address = `${testSettings.PUBLIC_BASE_URL}/twilio/sms/inbound`;
	const headers = {
		'content-type': 'application/x-www-form-urlencoded',
		'x-twilio-signature': signatureOf(testSettings.TWILIO_AUTH_TOKEN, address, form)
	};
	const words = new URLSearchParams(form);
	const request = new Request(address, { method: 'POST', headers, body: words });
	return (await hearText(request, new URL(address))).status;
}

test('a text that we were never told of is found, once, and waits since it was sent', async () => {
	await desk.fake.text('+31612345001', 'Mijn dochter is weg');
	await sweeps();
	await sweeps();
	const [kept, ...more] = await contacts('Mijn dochter is weg');
	expect(more).toEqual([]);
	expect(kept).toMatchObject({ channel: 'sms', status: 'new', acute_unclear: true });
	const sent = desk.fake.messages.find(({ body }) => body === 'Mijn dochter is weg')!.sentAt!;
	expect(Math.abs(kept!['waiting_since'].getTime() - sent.getTime())).toBeLessThan(1000);
	const key = unwrap(desk.web.keys, {
		id: kept!['key_id'],
		kekId: kept!['kek_id'],
		wrapped: kept!['wrapped']
	});
	const [row] = await desk.web
		.superuser`SELECT sealed FROM intake_answers WHERE intake_id = ${kept!['id']}`;
	expect(JSON.stringify(openIntake(key, kept!['id'], row!['sealed']))).toContain(
		'Mijn dochter is weg'
	);
	// told after all it is no second contact
	expect(await isTold('Mijn dochter is weg')).toBe(200);
	expect(await contacts('Mijn dochter is weg')).toHaveLength(1);
});

test('what we were told of is not found again, whoever it is from', async () => {
	const family = await makeFamily(desk.web, { counsellorId: joost.id, phone: '+447700900777' });
	await desk.fake.text(family.phone, 'Ik kom iets later');
	expect(await isTold('Ik kom iets later')).toBe(200);
	await sweeps();
	expect(await contacts('Ik kom iets later')).toEqual([]);
	expect(
		await desk.web.superuser`SELECT reason_code FROM follow_up WHERE part_id = ${family.partId}`
	).toEqual([{ reason_code: 'text-unverified' }]);
});

test('SC-10 STOP that was lost ends every text to that number, and somebody reads it', async () => {
	const family = await makeFamily(desk.web, { counsellorId: joost.id, phone: '+447700900778' });
	await desk.fake.text(family.phone, 'Stop');
	await sweeps();
	expect(await optedOut(family.phone)).toHaveLength(1);
	expect(await contacts('Stop')).toHaveLength(1);
	const consents = await desk.web
		.superuser`SELECT withdrawn_how FROM consent WHERE person_id = ${family.personId}`;
	expect(consents).toEqual([{ withdrawn_how: 'sms' }]);
	// she said yes again, and the old word is not heard twice
	await desk.web.superuser`DELETE FROM opt_out`;
	await sweeps();
	expect(await optedOut(family.phone)).toEqual([]);
});

test('a provider that cannot be asked is asked again the next day; nothing breaks', async () => {
	desk.fake.failing('ListMessage', '500', '500', '500', '500', '500');
	await desk.fake.text('+31612345002', 'Nog een vraag');
	await sweeps();
	expect(await contacts('Nog een vraag')).toEqual([]);
	desk.fake.failing('ListMessage');
	await sweeps();
	expect(await contacts('Nog een vraag')).toHaveLength(1);
});
