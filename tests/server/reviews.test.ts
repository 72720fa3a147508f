import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isOverdue } from '#domain/follow-up.ts';
import { answerIntake } from '#server/intakes/answer.ts';
import { changeIntakeLevel } from '#server/intakes/change-level.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { reviewOf } from '#server/reviews/overview.ts';
import { allClear, arrives } from '../support/arrivals.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let team: Colleague[];
let annelies: Colleague;
const seed = { value: 7 };
const dice = (sides: number) => (seed.value = (seed.value * 48271) % 2147483647) % sides;

beforeAll(async () => {
	house = await freshHouse();
	team = [];
	for (const name of ['Joost', 'Amina', 'Sem'])
		team.push(await employ(house, name, 'counsellor', { onDuty: name === 'Amina' }));
	annelies = await employ(house, 'Annelies', 'supervisor');
	for (let n = 0; n < 40; n++) await anIntake();
	for (let n = 0; n < 25; n++) await aCase(n);
});
afterAll(() => house.close());

test('only a supervisor looks', async () => {
	expect(await reviewOf(team[0]!)).toEqual({ problem: 'not-allowed' });
});

test('the counts per counsellor are those of counting one by one', async () => {
	const review = await overview();
	const intakes = await house.superuser`SELECT * FROM intake`;
	const followUps = await house.superuser`SELECT * FROM follow_up`;
	const members =
		await house.superuser`SELECT m.staff_id, m.role, m.ended_at, p.id, p.closed_at FROM membership m JOIN part p ON p.id = m.part_id`;
	expect(review.loads.map((load) => load.name)).toEqual(['Joost', 'Amina', 'Sem', 'Annelies']);
	for (const load of review.loads) {
		const mine = (row: Record<string, unknown>, column: string) => row[column] === load.staffId;
		const cases = members.filter(
			(row) =>
				mine(row, 'staff_id') && row['role'] === 'first' && !row['ended_at'] && !row['closed_at']
		);
		const overdue = followUps.filter(
			(row) => mine(row, 'counsellor_id') && isOverdue(followUpOf(row), review.now)
		);
		const waiting = intakes.filter(
			(row) =>
				mine(row, 'taken_by') &&
				!row['part_id'] &&
				['new', 'triaged', 'assigned'].includes(row['status'])
		);
		expect(load).toMatchObject({
			openCases: cases.length,
			overdueFollowUps: overdue.length,
			waitingIntakes: waiting.length
		});
		expect(load.onDutySince !== null).toBe(load.name === 'Amina');
	}
	expect(
		review.loads.some(
			(load) => load.overdueFollowUps > 0 && load.openCases > 0 && load.waitingIntakes > 0
		)
	).toBe(true);
});

test('who left and still holds cases stands there as such', async () => {
	const sem = team[2]!.id;
	await house.superuser`UPDATE staff SET disabled_at = now() WHERE id = ${sem}`;
	const review = await overview();
	await house.superuser`UPDATE staff SET disabled_at = NULL WHERE id = ${sem}`;
	const disabled = review.loads.filter((load) => load.isDisabled);
	expect(disabled).toMatchObject([{ staffId: sem, name: 'Sem' }]);
	expect(disabled[0]!.openCases).toBeGreaterThan(0);
});

test('who waits longest comes first, whoever has taken it; answered ones do not wait', async () => {
	const review = await overview();
	const rows =
		await house.superuser`SELECT id FROM intake WHERE part_id IS NULL AND status IN ('new', 'triaged', 'assigned') ORDER BY waiting_since, id`;
	expect(review.longest.map((line) => line.id)).toEqual(rows.map((row) => row['id']));
});

test('what waits for a second person, flags and held texts stand there with their reason', async () => {
	const id = await arrives({ ...allClear, suicideRisk: 'plan' });
	await takeIntake(team[0]!, id, {});
	await changeIntakeLevel(team[0]!, id, { from: 'T1', to: 'T2', reason: 'Zij slaapt weer.' });
	await house.superuser`UPDATE intake SET supervisor_look = true WHERE id = ${id}`;
	const [followUp] =
		await house.superuser`SELECT id, part_id, counsellor_id FROM follow_up WHERE part_id IS NOT NULL LIMIT 1`;
	await house.superuser`INSERT INTO notification (id, unique_key, purpose, staff_id, part_id, follow_up_id, planned_at, first_planned_at, status, reason_code, changed_at, created_at)
		VALUES (${randomUUID()}, 'x', 'remind-counsellor', ${followUp!['counsellor_id']}, ${followUp!['part_id']}, ${followUp!['id']}, now(), now(), 'held_unsafe', 'unconfirmed', now(), now())`;
	const review = await overview();
	expect(review.looks).toMatchObject([
		{ intakeId: id, by: 'Joost', reason: 'Zij slaapt weer.', fromLevel: 'T1', toLevel: 'T2' }
	]);
	expect(review.flagged.map((row) => row.id)).toEqual([id]);
	expect(review.texts).toMatchObject([
		{ status: 'held_unsafe', reasonCode: 'unconfirmed', code: expect.stringMatching(/^NL-/) }
	]);
});

async function overview() {
	const review = await reviewOf(annelies);
	if ('problem' in review) throw new Error(review.problem);
	return review;
}

async function anIntake(): Promise<void> {
	const id = await arrives(allClear);
	const who = team[dice(4)];
	if (!who) return;
	await takeIntake(who, id, {});
	if (dice(3) === 0) await answerIntake(who, id, { messageId: randomUUID(), text: 'Dank u.' });
}

async function aCase(n: number): Promise<void> {
	const [caseId, partId, key, partKey] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
	const who = team[dice(3)]!.id;
	const sql = house.superuser;
	await sql`INSERT INTO data_key (id, kek_id, wrapped, case_id) VALUES (${key}, 't1', ${Buffer.from('x')}, ${caseId})`;
	await sql`INSERT INTO data_key (id, kek_id, wrapped, part_id) VALUES (${partKey}, 't1', ${Buffer.from('x')}, ${partId})`;
	await sql`INSERT INTO case_file (id, key_id, opened_at) VALUES (${caseId}, ${key}, now())`;
	await sql`INSERT INTO part (id, case_id, key_id, opened_at, code, status, closed_at)
		VALUES (${partId}, ${caseId}, ${partKey}, now(), ${`NL-2026-${String(n).padStart(5, '0')}`}, 'intake', ${dice(4) === 0 ? new Date() : null})`;
	await sql`INSERT INTO membership (part_id, staff_id, role, since, ended_at) VALUES (${partId}, ${who}, 'first', now(), ${dice(5) === 0 ? new Date() : null})`;
	const starts = new Date(Date.now() + (n - 18) * 3 * 3_600_000);
	const isTask = dice(2) === 0;
	await sql`INSERT INTO follow_up (id, kind, part_id, counsellor_id, status, starts_at, ends_at, method, created_at)
		VALUES (${randomUUID()}, ${isTask ? 'task' : 'appointment'}, ${partId}, ${who}, ${isTask ? 'open' : 'booked'}, ${starts},
			${new Date(starts.getTime() + 3_600_000)}, ${isTask ? null : 'phone'}, now())`;
}

function followUpOf(row: Record<string, unknown>) {
	const [startsAt, endsAt] = [row['starts_at'] as Date, row['ends_at'] as Date];
	const minutes = (endsAt.getTime() - startsAt.getTime()) / 60_000;
	return { kind: row['kind'], status: row['status'], startsAt, minutes } as Parameters<
		typeof isOverdue
	>[0];
}

// last: it takes a colleague away
test('a case whose counsellor can no longer sign in has none', async () => {
	const [held] = await house.superuser`SELECT p.code, m.staff_id FROM part p
		JOIN membership m ON m.part_id = p.id AND m.role = 'first' AND m.ended_at IS NULL
		WHERE p.closed_at IS NULL ORDER BY p.code LIMIT 1`;
	const codes = async () => (await overview()).unheld.map(({ code }) => code);
	expect(await codes()).not.toContain(held!['code']);
	await house.superuser`UPDATE staff SET disabled_at = now() WHERE id = ${held!['staff_id']}`;
	expect(await codes()).toContain(held!['code']);
});
