import { addDays, addMinutes } from 'date-fns';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { deskWords } from '#i18n/desk.ts';
import { hourOf } from '#i18n/moments.ts';
import { localDate } from '#domain/time.ts';
import { makeFamily, type Family } from '../support/family.ts';
import { soon, telephoneStage, type TelephoneStage } from '../support/telephone-stage.ts';
import type { Visitor } from '../support/visitor.ts';

const t = deskWords('nl');
let line: TelephoneStage;
let desk: Visitor;
let joost: { id: string };

beforeAll(async () => {
	line = await telephoneStage(inject('superuserUrl'));
}, 120_000);
beforeEach(async () => {
	await line.nextWeek();
	const colleague = await line.hires('Joost');
	joost = colleague;
	desk = await line.signsIn(colleague);
});
afterEach(async () => {
	expect(await line.complaints()).toEqual([]);
});
afterAll(() => line?.close());

interface Reminded extends Family {
	followUpId: string;
	/** When her reminder leaves: a day before. */
	at: Date;
}

/** An appointment with her, booked by the form of her case, so many minutes after this hour on Friday. */
async function books(minutes: number): Promise<Reminded> {
	const family = await makeFamily({ superuser: line.sql }, { counsellorId: joost.id });
	const [row] = await line.sql<{ now: Date }[]>`SELECT door.time() AS now`;
	const now = new Date(Math.floor(row!.now.getTime() / 60_000) * 60_000);
	const startsAt = addMinutes(addDays(now, 2), minutes);
	const booked = await desk.post(`/desk/cases/${family.partId}/follow-ups/new`, {
		...{ kind: 'appointment', day: localDate(startsAt), hour: hourOf('en', startsAt) },
		...{ minutes: '15', method: 'office', personId: family.personId }
	});
	expect(booked.status).toBe(303);
	const [found] = await line.sql`SELECT id FROM follow_up WHERE part_id = ${family.partId}`;
	return { ...family, followUpId: String(found!['id']), at: addDays(startsAt, -1) };
}

async function reminderOf({ followUpId }: Reminded) {
	const [row] =
		await line.sql`SELECT id, status, claims, planned_at, provider_id, reason_code, error_code FROM notification
		WHERE follow_up_id = ${followUpId} AND purpose = 'remind-family'`;
	return row!;
}
/** What a person has to see to because of it. */
const taskOf = async (of: Reminded) => {
	const { id } = await reminderOf(of);
	const [task] = await line.sql`SELECT reason_code FROM follow_up WHERE id = ${id}`;
	return task?.['reason_code'] as string | undefined;
};
const becomes = (of: Reminded, status: string) =>
	soon(
		() => reminderOf(of),
		(row) => row['status'] === status
	);
const attemptsAt = ({ followUpId }: Reminded, outcome: string) =>
	line.sql`SELECT a.ended_at FROM notification_attempt a JOIN notification n ON n.id = a.notification_id
		WHERE n.follow_up_id = ${followUpId} AND a.outcome = ${outcome} ORDER BY a.number`;
const requestsTo = async ({ phone }: Family) =>
	(await line.asked()).filter(({ method, params }) => method === 'POST' && params['To'] === phone);

interface Text {
	sid: string;
	to: string;
	statusCallback: string;
}
async function textsTo({ phone }: Family): Promise<Text[]> {
	const { messages } = (await line.steer('/_state')) as { messages: Text[] };
	return messages.filter(({ to }) => to === phone);
}
const script = ({ phone }: Family, ...scripts: unknown[]) =>
	line.steer('/_script', { to: phone, scripts });

test('10: what is booked at the desk leaves once, keeps the contract, and is seen as delivered', async () => {
	const mother = await books(0);
	await line.goesTo(addMinutes(mother.at, -2));
	expect(await reminderOf(mother)).toMatchObject({ status: 'planned', provider_id: null });
	await line.goesTo(mother.at);
	const { provider_id: sid, id } = await becomes(mother, 'delivered');
	expect(await textsTo(mother)).toMatchObject([{ sid }]);
	const [asked, ...more] = await requestsTo(mother);
	expect(more).toEqual([]);
	expect(asked!.params['Body']).toMatch(/^Herinnering: vrijdag \d+:00\.$/);
	expect(asked!.params['StatusCallback']).toContain(`/twilio/sms/status?n=${id}&a=`);
	expect((await desk.get(`/desk/cases/${mother.partId}`)).body).toContain(t('text.delivered'));
});

test('11: accepted and cut off: uncertain, proved by the report, and never sent again', async () => {
	const [mother, later] = [await books(0), await books(60)];
	await script(mother, { reply: 'accept-then-drop', when: 'never' });
	await line.goesTo(mother.at);
	await becomes(mother, 'uncertain');
	const [text] = await textsTo(mother);
	const { pathname, search } = new URL(text!.statusCallback);
	const params = { MessageSid: text!.sid, MessageStatus: 'sent', To: mother.phone };
	const answer = await line.steer('/_post', { path: pathname + search, params });
	expect(answer).toMatchObject({ status: 204 });
	expect(await reminderOf(mother)).toMatchObject({ status: 'sent', provider_id: text!.sid });
	await line.goesTo(later.at);
	// by then our worker has looked at all of an hour
	await becomes(later, 'delivered');
	expect(await requestsTo(mother)).toHaveLength(1);
});

test('12: without a report it is looked up; what the network does not know becomes a task, and is not sent again', async () => {
	const [found, lost, later] = [await books(0), await books(20), await books(60)];
	await script(found, { reply: 'accept-then-garbage', when: 'never' });
	await script(lost, 'refuse-then-drop');
	await line.goesTo(found.at);
	await becomes(found, 'uncertain');
	await line.goesTo(addMinutes(found.at, 3));
	const [text] = await textsTo(found);
	expect(await becomes(found, 'delivered')).toMatchObject({ provider_id: text!.sid });
	await line.goesTo(lost.at);
	await becomes(lost, 'uncertain');
	for (const minutes of [3, 7, 16]) await line.goesTo(addMinutes(lost.at, minutes));
	await soon(
		() => reminderOf(lost),
		(row) => row['reason_code'] === 'not-found-out'
	);
	expect(await taskOf(lost)).toBe('reminder-uncertain');
	await line.goesTo(later.at);
	await becomes(later, 'delivered');
	for (const one of [found, lost]) expect(await requestsTo(one)).toHaveLength(1);
});

test('16: each refusal is final: no second request, a task and the words on the screen; 21610 takes back her yes', async () => {
	const codes = ['21211', '21610', '21614', '21635', '30700'];
	const mothers: Reminded[] = [];
	for (const n of codes.keys()) mothers.push(await books(20 * n));
	for (const [n, mother] of mothers.entries()) await script(mother, codes[n]);
	const later = await books(100);
	await line.goesTo(mothers.at(-1)!.at);
	for (const [n, mother] of mothers.entries()) {
		expect(await becomes(mother, 'failed')).toMatchObject({ error_code: codes[n] });
		const hasLeft = codes[n] === '21610';
		expect(await taskOf(mother)).toBe(hasLeft ? 'reminder-held:opted-out' : 'reminder-failed');
		expect((await desk.get(`/desk/cases/${mother.partId}`)).body).toContain(t('text.failed'));
		const [yes] =
			await line.sql`SELECT withdrawn_how FROM consent WHERE person_id = ${mother.personId}`;
		expect(yes).toEqual({ withdrawn_how: hasLeft ? 'sms' : null });
	}
	await line.goesTo(later.at);
	await becomes(later, 'delivered');
	for (const mother of mothers) expect(await requestsTo(mother)).toHaveLength(1);
});

const reports = ['delivered', 'queued', 'sending', 'sent'];

test('17: reports in the wrong order, each twice and before we know the number of the text: delivered, told once', async () => {
	const mother = await books(0);
	await script(mother, { order: 'reversed', times: 'twice', when: 'before-answer' });
	await line.goesTo(mother.at);
	const { provider_id: sid, id } = await becomes(mother, 'delivered');
	const told = await soon(
		() => line.sql`SELECT status FROM provider_event WHERE provider_id = ${sid} ORDER BY 1`,
		({ length }) => length === 4
	);
	expect(told.map(({ status }) => String(status))).toEqual(reports);
	const shown =
		await line.sql`SELECT kind FROM event WHERE subject_id = ${id} AND kind = 'notification.delivered'`;
	expect(shown).toHaveLength(1);
	expect(await requestsTo(mother)).toHaveLength(1);
});

test('18: a text that did not arrive is not sent again, to no number: a person finds another way', async () => {
	const [mother, later] = [await books(0), await books(90)];
	await script(mother, { outcome: 'undelivered', times: 'twice' });
	await line.goesTo(mother.at);
	expect(await becomes(mother, 'undelivered')).toMatchObject({ error_code: '30003' });
	expect(await taskOf(mother)).toBe('reminder-failed');
	await line.goesTo(later.at);
	await becomes(later, 'delivered');
	expect(await requestsTo(mother)).toHaveLength(1);
});

test('15: busy is tried later and later and is no failure; a refused account stops the texts and burns none', async () => {
	const mother = await books(0);
	await script(mother, '429', '429', 'ok');
	await line.goesTo(mother.at);
	const waits: number[] = [];
	for (const busy of [1, 2]) {
		await soon(
			() => attemptsAt(mother, 'not-sent'),
			({ length }) => length === busy
		);
		const [ended] = (await attemptsAt(mother, 'not-sent')).toReversed();
		const { planned_at: again, status } = await reminderOf(mother);
		expect(status).toBe('planned');
		waits.push(again - ended!['ended_at']);
		await line.waits(60);
		await line.sql`SELECT pg_notify('notification', '')`;
	}
	expect(await becomes(mother, 'delivered')).toMatchObject({ claims: 3 });
	expect(await textsTo(mother)).toHaveLength(1);
	expect(waits[1]).toBeGreaterThan(waits[0]!);

	const [first, second] = [await books(30), await books(50)];
	await script(first, '401', 'ok');
	await line.goesTo(first.at);
	await soon(
		() => attemptsAt(first, 'not-sent'),
		({ length }) => length === 1
	);
	await line.goesTo(second.at);
	await line.startsAgain();
	for (const one of [first, second]) await becomes(one, 'delivered');
	expect([(await requestsTo(first)).length, (await requestsTo(second)).length]).toEqual([2, 1]);
}, 180_000);
