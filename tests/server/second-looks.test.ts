import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeIntakeLevel } from '#server/intakes/change-level.ts';
import { readIntake } from '#server/intakes/read.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { decideSecondLook, withdrawSecondLook } from '#server/second-looks/decide.ts';
import { sqlState } from '#server/work.ts';
import { allClear, arrives, chainOf } from '../support/arrivals.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor', { onDuty: true });
	amina = await employ(house, 'Amina', 'counsellor', { onDuty: true });
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());

const urgent = { ...allClear, suicideRisk: 'plan' } as const;
const lower = { from: 'T1', to: 'T3', reason: 'Het plan was van vorig jaar.' } as const;

async function proposed(by = joost): Promise<{ intake: string; look: string }> {
	const intake = await arrives(urgent);
	await takeIntake(joost, intake, {});
	expect(await changeIntakeLevel(by, intake, lower)).toEqual({ waitsForSecond: true });
	const [look] = await house.superuser`SELECT id FROM second_look WHERE intake_id = ${intake}`;
	return { intake, look: String(look!['id']) };
}
const levelOf = async (id: string) =>
	(await house.superuser`SELECT level FROM intake WHERE id = ${id}`)[0]!['level'];

test('lowering T1 waits; a supervisor’s yes lowers it and moves the deadline in one go', async () => {
	const { intake, look } = await proposed();
	expect(await levelOf(intake)).toBe('T1');
	const seen = await readIntake(joost, intake);
	expect(seen).toMatchObject({
		intake: { inside: { look: { toLevel: 'T3', reason: lower.reason, by: 'Joost', isMine: true } } }
	});
	expect(await changeIntakeLevel(joost, intake, lower)).toEqual({ problem: 'already-waits' });
	expect(await decideSecondLook(annelies, look, true)).toEqual({ decided: 'agreed' });
	expect(await levelOf(intake)).toBe('T3');
	const [row] =
		await house.superuser`SELECT deadline_at > now() + interval '5 hours' AS later FROM intake WHERE id = ${intake}`;
	expect(row!['later']).toBe(true);
	expect((await chainOf(house, intake)).slice(-1)).toEqual(['intake.level-lowering-agreed']);
	expect(await decideSecondLook(annelies, look, true)).toEqual({ problem: 'not-found' });
});

test('nobody decides over his own proposal; a colleague without the intake finds nothing; the taker is a second person', async () => {
	const { intake, look } = await proposed();
	expect(await decideSecondLook(joost, look, true)).toEqual({ problem: 'same-person' });
	expect(await decideSecondLook(amina, look, true)).toEqual({ problem: 'not-found' });
	expect(await decideSecondLook(annelies, randomUUID(), true)).toEqual({ problem: 'not-found' });
	expect(await levelOf(intake)).toBe('T1');
	const other = await proposed(annelies);
	expect(await decideSecondLook(annelies, other.look, true)).toEqual({ problem: 'same-person' });
	expect(await decideSecondLook(joost, other.look, true)).toEqual({ decided: 'agreed' });
	expect(await levelOf(other.intake)).toBe('T3');
});

test('a no leaves the level; only the proposer withdraws; what went up meanwhile is not lowered', async () => {
	const refused = await proposed();
	expect(await decideSecondLook(annelies, refused.look, false)).toEqual({ decided: 'refused' });
	expect(await levelOf(refused.intake)).toBe('T1');
	const withdrawn = await proposed();
	expect(await withdrawSecondLook(annelies, withdrawn.look)).toEqual({ problem: 'not-found' });
	expect(await withdrawSecondLook(joost, withdrawn.look)).toEqual({ decided: 'withdrawn' });
	const raised = await proposed();
	await changeIntakeLevel(joost, raised.intake, { from: 'T1', to: 'T0', reason: '' });
	expect(await decideSecondLook(annelies, raised.look, true)).toEqual({
		problem: 'level-changed-meanwhile'
	});
	expect(await levelOf(raised.intake)).toBe('T0');
	expect(await decideSecondLook(annelies, raised.look, false)).toEqual({ decided: 'refused' });
});

test('past the stores, as role app with an actor set: one person alone cannot lower it', async () => {
	const { intake, look } = await proposed();
	const asJoost = (statement: string) => asActor(joost.id, statement);
	expect(await asJoost(`UPDATE intake SET level = 'T3' WHERE id = '${intake}'`)).toBe('42501');
	expect(
		await asJoost(
			`UPDATE second_look SET decided_by = '${joost.id}', decided_at = door.time(), decision = 'agreed' WHERE id = '${look}'`
		)
	).toMatch(/^(42501|23514)$/);
	expect(
		await asJoost(
			`UPDATE second_look SET decided_by = '${annelies.id}', decided_at = door.time(), decision = 'agreed' WHERE id = '${look}'`
		)
	).toBe('42501');
	expect(
		await asJoost(`INSERT INTO second_look SELECT '${randomUUID()}', kind, intake_id, part_id, key_id, sealed, from_level, to_level,
		'${annelies.id}', proposed_at, '${joost.id}', door.time(), 'agreed' FROM second_look WHERE id = '${look}'`)
	).toBe('42501');
	expect(await asActor(annelies.id, `UPDATE intake SET level = 'T4' WHERE id = '${intake}'`)).toBe(
		'42501'
	);
	expect(await levelOf(intake)).toBe('T1');
	// a planted opposite: the same statement goes through upwards
	expect(await asJoost(`UPDATE intake SET level = 'T0' WHERE id = '${intake}'`)).toBe('done');
});

test('an old yes does not lower a second time', async () => {
	const { intake, look } = await proposed();
	await decideSecondLook(annelies, look, true);
	await changeIntakeLevel(joost, intake, { from: 'T3', to: 'T1', reason: '' });
	expect(await asActor(joost.id, `UPDATE intake SET level = 'T3' WHERE id = '${intake}'`)).toBe(
		'42501'
	);
	expect(await levelOf(intake)).toBe('T1');
});

async function asActor(actor: string, statement: string): Promise<string> {
	try {
		await house.database.sql.begin(async (sql) => {
			await sql`SELECT set_config('app.actor', ${actor}, true)`;
			await sql.unsafe(statement);
		});
		return 'done';
	} catch (reason) {
		return sqlState(reason) ?? String(reason);
	}
}
