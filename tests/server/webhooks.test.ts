import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '#server/house.ts';
import { signatureOf } from '#server/integrations/twilio/signature.ts';
import { openIntake } from '#server/intakes/sealed-intake.ts';
import { indexOf, unwrap } from '#server/keys/ring.ts';
import { hearReport } from '#server/webhooks/report.ts';
import { hearText } from '#server/webhooks/text.ts';
import { hearVoice } from '#server/webhooks/voice.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { makeFamily, type Family } from '../support/family.ts';
import { employ, type Colleague } from '../support/people.ts';
import { testSettings } from '../support/settings.ts';

const base = testSettings.PUBLIC_BASE_URL;
const token = testSettings.TWILIO_AUTH_TOKEN;
const listeners = {
	'/twilio/voice/inbound': (request: Request, url: URL) => hearVoice('inbound', request, url),
	'/twilio/voice/status': (request: Request, url: URL) => hearVoice('status', request, url),
	'/twilio/sms/inbound': hearText,
	'/twilio/sms/status': hearReport
};
type Path = keyof typeof listeners;
type Form = Record<string, string>;
interface Manner {
	signature?: string | null;
	key?: string;
	type?: string;
	also?: Form;
	search?: string;
}

let house: TestHouse;
let joost: Colleague;
let fatma: Family;

beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor', { onDuty: true });
	fatma = await makeFamily(house, { counsellorId: joost.id, phone: '+447700900123' });
});
afterAll(() => house.close());

function post(path: Path, form: Form, manner: Manner = {}): Promise<Response> {
	const address = path + (manner.search ?? '');
	const right = signatureOf(manner.key ?? token, base + address, form);
	const signature = manner.signature === undefined ? right : manner.signature;
	const url = new URL(`http://evil.example${address}`);
	const request = new Request(url, {
		method: 'POST',
		headers: {
			'content-type': manner.type ?? 'application/x-www-form-urlencoded; charset=UTF-8',
			...(signature === null ? {} : { 'x-twilio-signature': signature })
		},
		body: new URLSearchParams({ ...form, ...manner.also }).toString()
	});
	return listeners[path](request, url);
}

function call(from: string, sid = `CA${randomUUID().replaceAll('-', '')}`): Form {
	return { CallSid: sid, From: from, To: '+3197010281234', CallStatus: 'ringing' };
}

function text(from: string, body: string, sid = `SM${randomUUID().replaceAll('-', '')}`): Form {
	return { MessageSid: sid, From: from, To: '+3197010281234', Body: body, NumMedia: '0' };
}

async function rows() {
	const [counted] = await house.superuser<
		{ n: number }[]
	>`SELECT (SELECT count(*) FROM intake) + (SELECT count(*) FROM follow_up)
		+ (SELECT count(*) FROM provider_event) + (SELECT count(*) FROM opt_out) + (SELECT count(*) FROM event)
		+ (SELECT count(*) FROM notification) + (SELECT count(*) FROM data_key) AS n`;
	return Number(counted!.n);
}

describe('the door', () => {
	let before = 0;
	beforeEach(async () => void (before = await rows()));

	const forms: [Path, Form][] = [
		['/twilio/voice/inbound', call('+31612345678')],
		['/twilio/sms/inbound', text('+31612345678', 'Hallo')],
		['/twilio/sms/status', { MessageSid: 'SM1', MessageStatus: 'sent' }]
	];
	const forgeries: [string, Manner][] = [
		['no signature', { signature: null }],
		['an empty signature', { signature: '' }],
		['a wrong signature', { signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }],
		['a signature made with an empty key', { key: '' }],
		['a signature made with another token', { key: 'f'.repeat(32) }],
		['a field that was not signed', { also: { Extra: 'x' } }]
	];
	test.each(forms)('%s answers 403 to forgeries and keeps nothing', async (path, form) => {
		for (const [name, manner] of forgeries) {
			const answer = await post(path, form, manner);
			expect([name, answer.status, await answer.text()]).toEqual([name, 403, '']);
		}
		expect(await rows()).toBe(before);
	});

	test('a signature for another path, scheme, query or host is no signature', async () => {
		const form = text('+31612345678', 'Hallo');
		const elsewhere = [
			`${base}/twilio/sms/status`,
			`${base}/twilio/sms/inbound/`,
			`${base}/twilio/sms/inbound?x=1`,
			`${base.replace('https', 'http')}/twilio/sms/inbound`,
			'http://evil.example/twilio/sms/inbound'
		];
		for (const address of elsewhere) {
			const signature = signatureOf(token, address, form);
			expect((await post('/twilio/sms/inbound', form, { signature })).status).toBe(403);
		}
		expect(await rows()).toBe(before);
	});

	test('what is no form or far too large is refused', async () => {
		const form = text('+31612345678', 'Hallo');
		const json = await post('/twilio/sms/inbound', form, { type: 'application/json' });
		expect(json.status).toBe(415);
		const huge = await post('/twilio/sms/inbound', { ...form, Body: 'x'.repeat(70_000) });
		expect(huge.status).toBe(413);
		expect(await rows()).toBe(before);
	});

	test('without a proper token nothing opens', async () => {
		const { config } = house;
		for (const authToken of ['', 'short']) {
			openHouse({ ...house, config: { ...config, twilio: { ...config.twilio!, authToken } } });
			const answer = await post('/twilio/sms/inbound', text('+31612345678', 'Hallo'), {
				key: authToken
			});
			expect(answer.status).toBe(503);
		}
		openHouse({ ...house, config: { ...config, twilio: undefined } });
		expect((await post('/twilio/voice/inbound', call('+31612345678'))).status).toBe(503);
		openHouse(house);
		expect(await rows()).toBe(before);
	});
});

describe('a call', () => {
	test('says the emergency sentence first, names nobody, and becomes an intake with a task', async () => {
		const form = call('+31612345678');
		const answer = await post('/twilio/voice/inbound', form);
		const said = await answer.text();
		expect(answer.headers.get('content-type')).toMatch(/^text\/xml/);
		expect(said.indexOf('bel 1 1 2')).toBeGreaterThan(0);
		expect(said.indexOf('bel 1 1 2')).toBeLessThan(said.indexOf('toets'));
		expect(said).not.toMatch(/steunpunt|record|message/i);
		const kept =
			await house.superuser`SELECT status FROM intake WHERE external_id = ${form.CallSid!}`;
		expect(kept).toEqual([{ status: 'live' }]);
		// they hang up before anybody could answer
		const gone = { ...form, CallStatus: 'completed' };
		expect((await post('/twilio/voice/status', gone)).status).toBe(204);

		const [intake] =
			await house.superuser`SELECT i.*, k.kek_id, k.wrapped, a.sealed FROM intake i JOIN data_key k ON k.id = i.key_id
			JOIN intake_answers a ON a.intake_id = i.id WHERE external_id = ${form.CallSid!}`;
		expect(intake).toMatchObject({
			channel: 'phone',
			status: 'new',
			level: 'T3',
			acute_unclear: true
		});
		const key = unwrap(house.keys, {
			id: intake!.key_id,
			kekId: intake!.kek_id,
			wrapped: intake!.wrapped
		});
		const told = openIntake(key, intake!.id, intake!.sealed);
		expect(told).toEqual({
			answers: {},
			callerNumber: '+31612345678',
			weighing: told.weighing
		});
		const tasks =
			await house.superuser`SELECT reason_code, starts_at FROM follow_up WHERE intake_id = ${intake!.id}`;
		expect(tasks).toEqual([{ reason_code: 'decide-callback', starts_at: intake!.deadline_at }]);
		const alerts =
			await house.superuser`SELECT purpose, staff_id FROM notification WHERE intake_id = ${intake!.id}`;
		expect(alerts).toEqual([{ purpose: 'alert-unread', staff_id: joost.id }]);
	});

	test('posted again, also at the same moment, it gets the same answer and changes nothing', async () => {
		const form = call('+31612345679');
		const first = await (await post('/twilio/voice/inbound', form)).text();
		const before = await rows();
		const again = await Promise.all([1, 2, 3, 4].map(() => post('/twilio/voice/inbound', form)));
		for (const answer of again) expect(await answer.text()).toBe(first);
		expect(await rows()).toBe(before);
	});

	test.each(['anonymous', '+266696687', '', '+31900123456'])(
		'from "%s" asks nobody to decide about calling back',
		async (from) => {
			const form = call(from);
			expect((await post('/twilio/voice/inbound', form)).status).toBe(200);
			await post('/twilio/voice/status', { ...form, CallStatus: 'completed' });
			const [intake] =
				await house.superuser`SELECT id FROM intake WHERE external_id = ${form.CallSid!}`;
			expect(
				await house.superuser`SELECT 1 FROM follow_up WHERE intake_id = ${intake!.id}`
			).toHaveLength(0);
		}
	);

	test('is answered when the database is away', async () => {
		const away = { ...house, database: { ...house.database, db: broken() } };
		openHouse(away);
		const answer = await post('/twilio/voice/inbound', call('+31612345670'));
		const text503 = await post('/twilio/sms/inbound', text('+31612345670', 'Hallo'));
		openHouse(house);
		expect(answer.status).toBe(200);
		expect(await answer.text()).toContain('1 1 2');
		expect(text503.status).toBe(503);
	});
});

function broken(): TestHouse['database']['db'] {
	const refuse = () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }));
	return Object.assign(Object.create(house.database.db) as TestHouse['database']['db'], {
		transaction: refuse
	});
}

describe('a text', () => {
	test('SC-11 from a number we know is one unverified task with the words sealed, and no answer', async () => {
		const form = text(fatma.phone, 'Ik kan niet\0 dinsdag', 'SM00000000000000000000000000000001');
		const answer = await post('/twilio/sms/inbound', form);
		expect(await answer.text()).toMatch(/<Response\/>$/);
		await post('/twilio/sms/inbound', form);
		const tasks = await house.superuser`SELECT * FROM follow_up WHERE part_id = ${fatma.partId}`;
		expect(tasks).toHaveLength(1);
		expect(tasks[0]).toMatchObject({
			reason_code: 'text-unverified',
			counsellor_id: joost.id,
			person_id: fatma.personId,
			status: 'open'
		});
		expect(String(tasks[0]!.sealed)).not.toContain('dinsdag');
		expect(
			await house.superuser`SELECT 1 FROM intake WHERE external_id = ${form.MessageSid!}`
		).toHaveLength(0);
	});

	test('SC-11 from an unknown or withheld number is an intake, once, and nothing is said back', async () => {
		for (const from of ['+31612345111', 'anonymous']) {
			const form: Form = { ...text(from, 'Mijn zoon is veranderd'), Unknown: 'yes' };
			expect(await (await post('/twilio/sms/inbound', form)).text()).toMatch(/<Response\/>$/);
			await post('/twilio/sms/inbound', form);
			const kept =
				await house.superuser`SELECT channel, acute_unclear FROM intake WHERE external_id = ${form.MessageSid!}`;
			expect(kept).toEqual([{ channel: 'sms', acute_unclear: true }]);
		}
	});

	test('from a number on which nobody spoke with her yet is a message of its own', async () => {
		const phone = '+447700955556';
		const family = await makeFamily(house, { counsellorId: joost.id, phone });
		await house.superuser`UPDATE contact_point SET spoken_at = NULL WHERE person_id = ${family.personId}`;
		const form = text(phone, 'Help, ik ben de moeder');
		await post('/twilio/sms/inbound', form);
		expect(
			await house.superuser`SELECT 1 FROM intake WHERE external_id = ${form.MessageSid!}`
		).toHaveLength(1);
		expect(
			await house.superuser`SELECT 1 FROM follow_up WHERE part_id = ${family.partId}`
		).toHaveLength(0);
	});

	test.each(['Stop aub', 'STOP hij heeft een mes', 'توقف من فضلك'])(
		'"%s" begins with STOP: no more texts, and what else it says is read',
		async (words) => {
			const phone = `+4477008${String(Math.floor(Math.random() * 1e5)).padStart(5, '0')}`;
			const form = text(phone, words);
			await post('/twilio/sms/inbound', form);
			const index = indexOf(house.keys, 'phone', phone);
			expect(
				await house.superuser`SELECT 1 FROM opt_out WHERE value_index = ${index}`
			).toHaveLength(1);
			expect(
				await house.superuser`SELECT 1 FROM intake WHERE external_id = ${form.MessageSid!}`
			).toHaveLength(1);
		}
	);

	test.each(['STOP', ' stop. ', 'Stoppen', 'Niet meer!', 'DUR', 'İptal', 'توقف', 'إيقاف'])(
		'SC-10 "%s" ends every text to that number and tells the counsellor, without a word back',
		async (word) => {
			const phone = `+4477009${String(Math.floor(Math.random() * 1e5)).padStart(5, '0')}`;
			const family = await makeFamily(house, { counsellorId: joost.id, phone });
			const answer = await post('/twilio/sms/inbound', text(phone, word));
			expect(await answer.text()).toMatch(/<Response\/>$/);
			const index = indexOf(house.keys, 'phone', phone);
			expect(
				await house.superuser`SELECT 1 FROM opt_out WHERE value_index = ${index}`
			).toHaveLength(1);
			const consents =
				await house.superuser`SELECT withdrawn_how FROM consent WHERE person_id = ${family.personId}`;
			expect(consents).toEqual([{ withdrawn_how: 'sms' }]);
			const tasks =
				await house.superuser`SELECT reason_code FROM follow_up WHERE part_id = ${family.partId}`;
			expect(tasks).toEqual([{ reason_code: 'text-opted-out' }]);
		}
	);

	test('that only speaks of stopping is no STOP', async () => {
		const phone = '+447700955555';
		await makeFamily(house, { counsellorId: joost.id, phone });
		await post('/twilio/sms/inbound', text(phone, 'Hij wil stoppen met school'));
		expect(
			await house.superuser`SELECT 1 FROM opt_out WHERE value_index = ${indexOf(house.keys, 'phone', phone)}`
		).toHaveLength(0);
	});
});

describe('a report', () => {
	async function sentNotification(status = 'accepted') {
		const [id, attempt] = [randomUUID(), randomUUID()];
		const sid = `SM${randomUUID().replaceAll('-', '')}`;
		const known = status === 'accepted' ? sid : null;
		await house.superuser`INSERT INTO notification (id, unique_key, purpose, person_id, part_id, planned_at, first_planned_at, status, provider_id,
			changed_at, created_at) VALUES (${id}, ${id}, 'remind-family', ${fatma.personId}, ${fatma.partId}, now(), now(), ${status}, ${known}, now(), now())`;
		await house.superuser`INSERT INTO notification_attempt (id, notification_id, number, started_at, outcome, provider_id)
			VALUES (${attempt}, ${id}, 1, now(), ${status === 'accepted' ? 'accepted' : 'uncertain'}, ${known})`;
		const say = (MessageStatus: string, also: Form = {}) =>
			post(
				'/twilio/sms/status',
				{ MessageSid: sid, MessageStatus, ...also },
				{ search: `?n=${id}&a=${attempt}` }
			);
		const now = async () =>
			(
				await house.superuser`SELECT status, provider_id, error_code FROM notification WHERE id = ${id}`
			)[0];
		return { id, sid, say, now };
	}

	test('in any order and twice ends the same', async () => {
		for (const order of [
			['sent', 'delivered'],
			['delivered', 'sent'],
			['delivered', 'queued', 'delivered', 'sending']
		]) {
			const { say, now } = await sentNotification();
			for (const status of order) expect((await say(status)).status).toBe(204);
			expect(await now()).toMatchObject({ status: 'delivered' });
		}
	});

	test('proves an uncertain text and brings its id', async () => {
		const { sid, say, now } = await sentNotification('uncertain');
		await say('sending');
		expect(await now()).toMatchObject({ status: 'sending', provider_id: sid });
	});

	test('SC-12 of a failure shows the code and asks a person, once; nothing goes to another number', async () => {
		const { id, say, now } = await sentNotification();
		await house.superuser`UPDATE notification SET follow_up_id = (SELECT id FROM follow_up WHERE part_id = ${fatma.partId} LIMIT 1) WHERE id = ${id}`;
		await say('undelivered', { ErrorCode: '30003' });
		await say('undelivered', { ErrorCode: '30003' });
		expect(await now()).toMatchObject({ status: 'undelivered', error_code: '30003' });
		expect(
			await house.superuser`SELECT id FROM notification WHERE part_id = ${fatma.partId} AND status = 'planned'`
		).toEqual([]);
		expect(await house.superuser`SELECT reason_code FROM follow_up WHERE id = ${id}`).toEqual([
			{ reason_code: 'reminder-failed' }
		]);
	});

	test('about a text we do not know is kept and changes nothing', async () => {
		const form = { MessageSid: 'SMffffffffffffffffffffffffffffffff', MessageStatus: 'delivered' };
		expect((await post('/twilio/sms/status', form)).status).toBe(204);
		expect(
			await house.superuser`SELECT status FROM provider_event WHERE provider_id = ${form.MessageSid}`
		).toHaveLength(1);
	});
});
