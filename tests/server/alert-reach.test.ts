import { randomUUID } from 'node:crypto';
import { addMinutes } from 'date-fns';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answerIntake } from '#server/intakes/answer.ts';
import { deskOf } from '#server/intakes/list.ts';
import { readIntake } from '#server/intakes/read.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { takeOn } from '#server/cases/take-on.ts';
import { climbLadders } from '#server/paging/climb.ts';
import { reviewOf } from '#server/reviews/overview.ts';
import { writeBack } from '#server/rooms/write-back.ts';
import { indexOf } from '#server/keys/ring.ts';
import { disable } from '#server/staff/change.ts';
import { listColleagues } from '#server/staff/list.ts';
import { optOut } from '#server/webhooks/store.ts';
import { atTheDoor, together } from '#server/work.ts';
import { allClear, arrives } from '../support/arrivals.ts';
import type { TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { workingHouse, type Working } from '../support/working.ts';

let web: TestHouse;
let fake: Working['fake'];
let works: Working['works'];
let close: Working['close'];
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
let bram: Colleague;

beforeAll(async () => {
	({ web, fake, works, close } = await workingHouse());
});
afterAll(() => close());
beforeEach(async () => {
	await web.superuser`UPDATE staff SET disabled_at = now(), on_duty_since = NULL WHERE disabled_at IS NULL`;
	await web.superuser`UPDATE intake SET status = 'closed', closed_at = now() WHERE closed_at IS NULL`;
	await web.superuser`UPDATE page SET ended_at = now(), ended_how = 'closed' WHERE ended_at IS NULL`;
	joost = await employ(web, 'Joost', 'counsellor');
	amina = await employ(web, 'Amina', 'counsellor', { onDuty: true });
	annelies = await employ(web, 'Annelies', 'supervisor');
	bram = await employ(web, 'Bram', 'administrator');
});

const danger = { ...allClear, callerInDanger: 'yes' } as const;
const answered = { text: 'Dag.', thenClose: true };

async function texted(intakeId: string): Promise<string[]> {
	await works(0, climbLadders);
	const rows =
		await web.superuser`SELECT staff_id FROM notification WHERE intake_id = ${intakeId} AND channel = 'sms'`;
	const names = new Map([joost, amina, annelies].map(({ id, name }) => [id, name]));
	return rows.map((row) => names.get(String(row['staff_id'])) ?? 'somebody else').sort();
}

async function later(minutes: number) {
	const [row] = await web.superuser<{ now: Date }[]>`SELECT door.time() AS now`;
	await web.moveClockTo(addMinutes(row!.now, minutes));
}

async function sheWritesDanger(intakeId: string) {
	const [room] = await web.superuser`SELECT id FROM room WHERE intake_id = ${intakeId}`;
	const reply = { text: 'Hij staat aan de deur.', formId: randomUUID(), danger: 'yes' as const };
	expect(await writeBack(String(room!['id']), reply)).toHaveProperty('promise');
}

const onDesk = async (who: Colleague, id: string) => {
	const desk = await deskOf(who, { show: 'waiting' });
	if ('problem' in desk) throw new Error(desk.problem);
	return desk.lines.some((line) => line.id === id);
};

async function overview() {
	const review = await reviewOf(annelies);
	if ('problem' in review) throw new Error(review.problem);
	return review;
}

test('the only one on duty is disabled before the text leaves: every supervisor gets it', async () => {
	const id = await arrives(danger);
	expect(await texted(id)).toEqual(['Amina']);
	await disable(bram, amina.id);
	await works(2);
	expect(await texted(id)).toEqual(['Amina', 'Annelies']);
	expect(fake.messages.map(({ to }) => to)).toContain(annelies.phone);
	expect(fake.messages.map(({ to }) => to)).not.toContain(amina.phone);
});

test('whoever has no number does not count as on duty', async () => {
	await web.superuser`UPDATE staff SET phone = NULL WHERE id = ${amina.id}`;
	expect(await texted(await arrives(danger))).toEqual(['Annelies']);
});

test('refused for good at the provider, it goes on to others on duty or to supervisors', async () => {
	fake.script(amina.phone, { reply: '21211' });
	const id = await arrives(danger);
	await works(2);
	expect(await texted(id)).toEqual(['Amina', 'Annelies']);
	expect(fake.messages.map(({ to }) => to)).toContain(annelies.phone);
});

test('after STOP from her own number nothing goes there, others get it, and colleagues see why', async () => {
	await atTheDoor((work) => optOut(work, indexOf(work.keys, 'phone', amina.phone)));
	const id = await arrives(danger);
	await works(2);
	expect(await texted(id)).toEqual(['Amina', 'Annelies']);
	expect(fake.messages.map(({ to }) => to)).not.toContain(amina.phone);
	expect(fake.messages.map(({ to }) => to)).toContain(annelies.phone);
	const { loads } = await overview();
	const stopped = loads.filter(({ hasStopped }) => hasStopped).map(({ staffId }) => staffId);
	expect(stopped).toEqual([amina.id]);
	const accounts = await listColleagues(bram);
	if ('problem' in accounts) throw new Error(accounts.problem);
	const marked = accounts.colleagues.filter(({ hasStopped }) => hasStopped);
	expect(marked.map((one) => one.id)).toEqual([amina.id]);
	expect(
		await together(joost, ({ db }) =>
			db.execute(sql`SELECT door.stopped(ARRAY(SELECT value_index FROM opt_out))`)
		)
	).toHaveLength(0);
});

test('STOP said to the provider only is kept here too, once it refuses a text to her', async () => {
	fake.script(amina.phone, { reply: '21610' });
	const id = await arrives(danger);
	await works(2);
	expect(await texted(id)).toEqual(['Amina', 'Annelies']);
	const { loads } = await overview();
	expect(loads.find(({ staffId }) => staffId === amina.id)?.hasStopped).toBe(true);
});

test('an account that waits to be vouched for gets no text; a supervisor of whom there is no other does', async () => {
	await web.superuser`UPDATE staff SET vouched_at = NULL WHERE id = ${amina.id}`;
	expect(await texted(await arrives(danger))).toEqual(['Annelies']);
	const madeUp = await employ(web, 'Made up', 'supervisor');
	await web.superuser`UPDATE staff SET vouched_at = NULL WHERE id = ${madeUp.id}`;
	expect(await texted(await arrives(danger))).toEqual(['Annelies']);
	await web.superuser`UPDATE staff SET vouched_at = NULL WHERE id = ${annelies.id}`;
	const id = await arrives(danger);
	expect(await texted(id)).toEqual(['Annelies', 'somebody else']);
	await works(2);
	expect(fake.messages.map(({ to }) => to)).toContain(annelies.phone);
});

test('three times without a sign of arrival and still unread: supervisors get it, once', async () => {
	const silent = { reply: 'ok', when: 'never' } as const;
	fake.script(amina.phone, silent, silent, silent);
	const id = await arrives(danger);
	for (const minutes of [2, 2, 2, 2, 2]) {
		await works(2);
		if (minutes) await later(minutes);
	}
	expect(await texted(id)).toEqual(['Amina', 'Annelies']);
});

test('danger written back to somebody off duty stands on the desk of whoever is texted', async () => {
	const id = await arrives(allClear);
	await takeIntake(joost, id, {});
	await readIntake(joost, id);
	await answerIntake(joost, id, { messageId: randomUUID(), ...answered });
	await sheWritesDanger(id);
	expect(await texted(id)).toEqual(['Amina']);
	expect(await onDesk(amina, id)).toBe(true);
	expect(await takeIntake(amina, id, {})).toEqual({ taken: true });
	const read = await readIntake(amina, id);
	expect('intake' in read && read.intake.inside?.level).toBe('T0');
});

test('with her own counsellor on duty it stays hers, and so it does while nobody is on duty', async () => {
	const [hers, his] = [await arrives(allClear), await arrives(allClear)];
	await takeIntake(amina, hers, {});
	await sheWritesDanger(hers);
	await takeIntake(joost, his, {});
	await web.superuser`UPDATE staff SET on_duty_since = NULL WHERE id = ${amina.id}`;
	await sheWritesDanger(his);
	const rows =
		await web.superuser`SELECT taken_by FROM intake WHERE id IN (${hers}, ${his}) ORDER BY id = ${his}`;
	expect(rows.map((row) => row['taken_by'])).toEqual([amina.id, joost.id]);
	expect(await texted(his)).toEqual(['Annelies']);
});

test('in a case, where nobody on duty can look, a supervisor is called and finds it', async () => {
	const id = await arrives(allClear);
	await takeIntake(joost, id, {});
	await takeOn(joost, id, { serviceType: 'family_support', name: 'Samira', concern: '' });
	await sheWritesDanger(id);
	expect(await texted(id)).toEqual(['Annelies']);
	const { longest } = await overview();
	expect(longest.map((line) => line.id)).toContain(id);
});

test('what a disabled counsellor had taken goes back to the desk; a case of hers stays in sight', async () => {
	const [waits, later, taken] = [
		await arrives(allClear),
		await arrives(allClear),
		await arrives(allClear)
	];
	for (const id of [waits, later, taken]) await takeIntake(joost, id, {});
	await answerIntake(joost, later, { messageId: randomUUID(), ...answered });
	await takeOn(joost, taken, { serviceType: 'family_support', name: 'Samira', concern: '' });
	await disable(bram, joost.id);
	expect(await onDesk(amina, waits)).toBe(true);
	const [room] = await web.superuser`SELECT id FROM room WHERE intake_id = ${later}`;
	await writeBack(String(room!['id']), { text: 'Nog iets.', formId: randomUUID(), danger: 'no' });
	expect(await onDesk(amina, later)).toBe(true);
	const { loads } = await overview();
	const load = loads.find(({ staffId }) => staffId === joost.id);
	expect(load).toMatchObject({ openCases: 1 });
});

test('who is invited anew cannot sign in, and is no longer on duty', async () => {
	await web.database.sql.begin(async (tx) => {
		await tx`SELECT set_config('app.actor', ${bram.id}, true)`;
		await tx`SELECT door.invite_again(${amina.id}::uuid, '\\x01', now() + interval '1 day')`;
	});
	expect(await texted(await arrives(danger))).toEqual(['Annelies']);
});
