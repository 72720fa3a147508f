import { randomUUID } from 'node:crypto';
import { addDays } from 'date-fns';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { planEnd } from '#domain/safe-contact-term.ts';
import { atLocal } from '#domain/time.ts';
import { takeOn } from '#server/cases/take-on.ts';
import { giveConsent } from '#server/consents/give.ts';
import { shareWithPartner } from '#server/consents/share.ts';
import { scheduleFollowUp } from '#server/follow-ups/schedule.ts';
import { readRoomForm } from '#server/rooms/form.ts';
import { visitRoom, type InTheRoom, type Visit } from '#server/rooms/visit.ts';
import { readPlan } from '#server/safe-contact/form.ts';
import { keepPlan } from '#server/safe-contact/keep.ts';
import { atTheDoor } from '#server/work.ts';
import { receives } from '../support/arrivals.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { her } from './case-story.ts';

let monday = atLocal('2027-06-07', '10:00');
let house: TestHouse;
let joost: Colleague;
let partId: string;
let herself: string;
let concern: string;
let pass: { code: string; word: string };
let address = 0;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
});
afterAll(() => house.close());
beforeEach(async () => {
	monday = addDays(monday, 14);
	await house.moveClockTo(monday);
	pass = await receives({
		...{ formId: randomUUID(), door: 'relative', language: 'nl' },
		answers: { ...her, word: 'Appel' }
	});
	const [row] =
		await house.superuser`UPDATE intake SET status = 'assigned', taken_by = ${joost.id}, taken_at = now()
		WHERE part_id IS NULL AND taken_by IS NULL RETURNING id`;
	const opened = await takeOn(joost, String(row!['id']), {
		...{ serviceType: 'family_support', name: 'Samira', concern: 'Vogel' }
	});
	if ('problem' in opened) throw new Error(opened.problem);
	({ partId } = opened);
	const persons =
		await house.superuser`SELECT h.id, EXISTS (SELECT FROM safe_contact_plan p WHERE p.person_id = h.id) AS asks
		FROM person h WHERE part_id = ${partId} ORDER BY asks`;
	[concern, herself] = persons.map(({ id }) => String(id)) as [string, string];
});

async function keeps(plan: Record<string, string> = {}): Promise<void> {
	const form = new FormData();
	const calm = { sms: 'yes', call: 'yes', shared: 'no', monitored: 'none', language: 'nl' };
	for (const [name, value] of Object.entries({ ...calm, step: 'talk', ...plan }))
		form.set(name, value);
	form.append('moment', '2-morning');
	expect(await keepPlan(joost, partId, readPlan(form)!.request)).toHaveProperty('planId');
}

const gives = (personId: string) =>
	giveConsent(joost, partId, {
		...{ personId, purpose: 'share_with_partner', recipient: 'Jeugdbescherming West' },
		...{ categories: ['concern'], givenBy: 'self', how: 'talk', witness: 'Gehoord.', until: '' }
	});

function post(fields: Record<string, string>): Promise<Visit> {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	return visitRoom(readRoomForm(form), `10.201.${address++}.1`, new Date());
}
const inRoom = (visit: Visit): InTheRoom => {
	if (visit.at !== 'room') throw new Error(`expected the room, came to ${visit.at}`);
	return visit;
};
const enter = async (word = pass.word) =>
	inRoom(await post({ code: pass.code, word, move: 'enter' }));
const events = async () =>
	house.superuser`SELECT kind, actor_role, actor_id FROM event WHERE chain_id = ${partId} ORDER BY seq`;

describe('what she said yes to', () => {
	test('she reads her own yeses, never those of another, and nothing that was written with it', async () => {
		await keeps({ store: 'yes' });
		await gives(herself);
		await gives(concern);
		const { room } = await enter();
		const read = room!.consents.map(({ purpose, recipient }) => `${purpose} ${recipient}`.trim());
		expect(read).toEqual([
			...['store_contact_details', 'sms', 'voice_call'],
			'share_with_partner Jeugdbescherming West'
		]);
		expect(JSON.stringify(room!.consents)).not.toContain('Gehoord');
	});

	test('she takes one back: what waits stops, a task opens, and it stands as hers in the trail', async () => {
		await keeps();
		await scheduleFollowUp(joost, partId, {
			...{ kind: 'appointment', method: 'phone', words: '', personId: herself, despitePlan: true },
			startsAt: addDays(monday, 2)
		});
		const { token, room } = await enter();
		const withdraw = room!.consents.find(({ purpose }) => purpose === 'sms')!.id;
		const after = inRoom(await post({ token, withdraw, reply: 'Nog iets' }));
		expect(after).toMatchObject({ notice: 'withdrawn', reply: 'Nog iets' });
		expect(after.room!.consents.map(({ purpose }) => purpose)).toEqual(['voice_call']);
		expect(after.room!.agreed).toMatchObject({ mayText: false, mayCall: true });
		const [text] =
			await house.superuser`SELECT status, reason_code FROM notification WHERE person_id = ${herself}`;
		expect(text).toMatchObject({ status: 'cancelled', reason_code: 'consent-withdrawn' });
		const [consent] =
			await house.superuser`SELECT withdrawn_how FROM consent WHERE id = ${withdraw}`;
		expect(consent).toMatchObject({ withdrawn_how: 'room' });
		expect((await events()).slice(-3)).toMatchObject(
			['consent.withdrawn', 'notification.cancelled', 'task.opened'].map((kind) => ({
				...{ kind, actor_role: 'seeker', actor_id: null }
			}))
		);
		const [task] =
			await house.superuser`SELECT reason_code, counsellor_id FROM follow_up WHERE part_id = ${partId} AND kind = 'task'`;
		expect(task).toMatchObject({ reason_code: 'consent-withdrawn', counsellor_id: joost.id });
	});

	test('what was shared on it is marked, and whoever works on it tells the recipient', async () => {
		await gives(herself);
		await shareWithPartner(joost, partId, {
			...{ personId: herself, purpose: 'share_with_partner', recipient: 'Jeugdbescherming West' },
			...{ categories: ['concern'], words: 'Zij maakt zich zorgen.' }
		});
		const { token, room } = await enter();
		await post({ token, withdraw: room!.consents[0]!.id });
		const [share] =
			await house.superuser`SELECT withdrawn_at FROM disclosure WHERE part_id = ${partId}`;
		expect(share!['withdrawn_at']).toBeInstanceOf(Date);
		const [task] =
			await house.superuser`SELECT reason_code FROM follow_up WHERE part_id = ${partId} AND kind = 'task'`;
		expect(task).toMatchObject({ reason_code: 'recipient-to-inform' });
	});

	test('she ends no yes of anybody else, in her case or another', async () => {
		await gives(concern);
		const [theirs] = await house.superuser`SELECT id FROM consent WHERE person_id = ${concern}`;
		const [foreign] = await house.superuser`SELECT id FROM consent WHERE part_id <> ${partId}`;
		const { token } = await enter();
		for (const row of [theirs, foreign]) {
			await post({ token, withdraw: String(row!['id']) });
			const [kept] =
				await house.superuser`SELECT withdrawn_at FROM consent WHERE id = ${row!['id']}`;
			expect(kept).toEqual({ withdrawn_at: null });
		}
		expect((await events()).map(({ kind }) => String(kind))).not.toContain('consent.withdrawn');
	});
});

describe('the plan, in her room', () => {
	const renews = async (visit: InTheRoom) =>
		inRoom(
			await post({
				...{ token: visit.token, renewal: visit.room!.renewal!.planId, move: 'renew' }
			})
		);

	test('holds long enough: nothing is asked', async () => {
		await keeps();
		await house.moveClockTo(addDays(monday, 76));
		expect((await enter()).room!.renewal).toBeUndefined();
	});

	test.each([
		['fewer than 14 days are left', 77],
		['it has run out', 95]
	])(
		'%s: her yes makes it hold again for 90 days, and nothing else of it changes',
		async (_, days) => {
			await keeps();
			const before = await planRow();
			const at = addDays(monday, days);
			await house.moveClockTo(at);
			const visit = await enter();
			expect(visit.room!.renewal).toMatchObject({ mayRenew: true, hasRunOut: days > 90 });
			const after = await renews(visit);
			expect(after.notice).toBe('renewed');
			expect(after.room!.renewal).toBeUndefined();
			expect(after.room!.agreed).toMatchObject({
				...{ mayText: true, mayCall: true, validUntil: atLocal(planEnd(at), '00:00') },
				windows: [{ weekday: 2, from: '09:00', to: '12:00' }]
			});
			expect(await planRow()).toMatchObject({
				...{ version: before['version'] + 1, confirmed_how: 'room', confirmed_by: null },
				...{ created_at: before['created_at'], created_by: joost.id }
			});
			const [confirmedInTalk] =
				await house.superuser`SELECT * FROM safe_contact_plan WHERE id = ${before['id']}`;
			expect(confirmedInTalk).toEqual(before);
			expect((await events()).at(-1)).toMatchObject({ kind: 'plan.renewed', actor_role: 'seeker' });
			expect(await renews({ ...after, room: visit.room })).toMatchObject({ notice: 'renewed' });
			expect((await events()).filter(({ kind }) => kind === 'plan.renewed')).toHaveLength(1);
		}
	);

	test('on a number on which nobody spoke with her, her word in the room is not enough', async () => {
		await keeps();
		await house.superuser`UPDATE contact_point SET spoken_at = NULL WHERE part_id = ${partId}`;
		await house.moveClockTo(addDays(monday, 95));
		const visit = await enter();
		expect(visit.room!.renewal).toMatchObject({ mayRenew: false });
		expect((await renews(visit)).notice).toBe('plan-changed');
		const [row] = await house.superuser`SELECT r.id AS room, p.id AS plan, p.sealed FROM room r
			JOIN intake i ON i.id = r.intake_id JOIN safe_contact_plan p ON p.part_id = i.part_id
			WHERE i.part_id = ${partId} ORDER BY p.version DESC LIMIT 1`;
		const { room, plan, sealed } = row as Record<string, never>;
		const asked = (reaches: boolean) =>
			atTheDoor(async ({ db }) => [
				...(await db.execute(
					sql`SELECT door.room_renew_plan(${room}, ${plan}, ${randomUUID()}, ${sealed}, ${reaches}) AS renewed`
				))
			]);
		expect(await asked(true)).toEqual([{ renewed: false }]);
		expect(await asked(false)).toEqual([{ renewed: true }]);
	});

	test('a version that came meanwhile is not renewed in its place', async () => {
		await keeps();
		await house.moveClockTo(addDays(monday, 80));
		const visit = await enter();
		await keeps({ step: 'draft' });
		expect((await renews(visit)).notice).toBe('plan-changed');
		expect((await enter()).room!.renewal).toBeUndefined();
	});

	async function planRow() {
		const [row] = await house.superuser`SELECT * FROM safe_contact_plan
			WHERE person_id = ${herself} ORDER BY version DESC LIMIT 1`;
		return row!;
	}
});

describe('another word', () => {
	const chooses = (token: string, oldWord: string, newWord: string, move = 'word-sure') =>
		post({ token, page: 'word', oldWord, newWord, move, draft: '' });

	test('needs the old one; then the new one opens the room, with the same code', async () => {
		const { token } = await enter();
		expect(await post({ token, move: 'word', reply: 'Half af' })).toMatchObject({ at: 'word' });
		const wrong = await chooses(token, 'Peer', 'Kers');
		expect(wrong).toMatchObject({ at: 'word', problem: 'word-wrong', newWord: 'Kers' });
		expect(await chooses(token, 'Appel', ' ')).toMatchObject({ problem: 'word-missing' });
		const changed = inRoom(await chooses(token, ' aPPel', 'Kers', 'next'));
		expect(changed.notice).toBe('word-changed');
		expect(inRoom(await post({ token: changed.token, move: 'stay' })).room).toBeDefined();
		expect(await post({ ...pass, move: 'enter' })).toMatchObject({ problem: 'pair-unknown' });
		expect((await enter('kers')).room).toBeDefined();
		const kinds = (await events()).map(({ kind, actor_role: role }) => `${kind} ${role}`);
		expect(kinds).toContain('room.word-change-refused seeker');
		expect(kinds).toContain('room.word-changed seeker');
	});

	test('shuts the room to whoever came in with the old one', async () => {
		const [hers, theirs] = [await enter(), await enter()];
		await chooses(hers.token, 'Appel', 'Kers');
		expect(await post({ token: theirs.token, move: 'stay' })).toMatchObject({
			...{ at: 'enter', expired: true }
		});
		expect(await post({ token: hers.token, move: 'send', reply: 'Ik' })).toMatchObject({
			...{ at: 'enter', expired: true }
		});
	});

	test('cannot be found by trying', async () => {
		const { token } = await enter();
		const tried: Visit[] = [];
		for (let n = 0; n < 8; n++) tried.push(await chooses(token, `woord${n}`, 'Kers'));
		expect(tried.at(-1)).toMatchObject({ at: 'word', problem: 'slow-down' });
		expect(await chooses(token, 'Appel', 'Kers')).toMatchObject({ problem: 'slow-down' });
	});
});

test('a closed room answers to nothing of this', async () => {
	await keeps();
	const { token, room } = await enter();
	await post({ token, move: 'close-sure' });
	const asked: Record<string, string>[] = [
		{ withdraw: room!.consents[0]!.id },
		{ move: 'renew', renewal: randomUUID() },
		{ move: 'word-sure', page: 'word', oldWord: 'Appel', newWord: 'Kers' }
	];
	for (const fields of asked) {
		expect(await post({ token, ...fields })).toEqual({ at: 'closed' });
	}
	const [row] = await house.superuser`SELECT withdrawn_at FROM consent WHERE part_id = ${partId}`;
	expect(row).toEqual({ withdrawn_at: null });
});
