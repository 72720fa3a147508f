import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { answerFromCase } from '#server/cases/answer.ts';
import { movesForFourEyes, trajectoryStatuses } from '#domain/trajectory.ts';
import { readCase, type CasePage } from '#server/cases/read.ts';
import { takeOn } from '#server/cases/take-on.ts';
import { assignPart } from '#server/cases/assign.ts';
import { takeApart } from '#server/cases/join-parts.ts';
import { declareConflict } from '#server/conflicts/declare.ts';
import { approveMoveOf, moveTrajectoryOf } from '#server/trajectories/move.ts';
import { together } from '#server/work.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase, takenIntake } from './case-story.ts';

let house: TestHouse;
let joost: Colleague;
let annelies: Colleague;
let petra: Colleague;
let partId: string;
let trajectoryId: string;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
	petra = await employ(house, 'Petra', 'supervisor');
});
afterAll(() => house.close());
beforeEach(async () => {
	({ partId } = await openedCase(house, joost));
	trajectoryId = (await page(joost)).trajectories[0]!.id;
});

async function page(who: Colleague): Promise<CasePage> {
	const read = await readCase(who, partId);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}
const neighbours = 'Het is de zoon van mijn buren.';
const stand = async () => (await page(joost)).trajectories[0]!.status;
const approve = (who: Colleague, status: string, reason = 'Er is haast bij') =>
	approveMoveOf(who, partId, { trajectoryId, status, reason });
const put = (status: string) =>
	house.superuser`UPDATE trajectory SET status = ${status} WHERE id = ${trajectoryId}`;

test('a supervisor who does not work on it begins before the commission; whoever works on it reads who, and why', async () => {
	expect((await page(joost)).mayApprove).toBe(false);
	expect((await page(annelies)).mayApprove).toBe(true);
	expect(await approve(annelies, 'plan', ' ')).toEqual({ problem: 'reason-missing' });
	expect(await approve(annelies, 'plan')).toEqual({ moved: true });
	expect(await stand()).toBe('plan');
	const { entries } = (await page(joost)).timeline;
	expect(entries.find(({ kind }) => kind === 'trajectory.moved')).toMatchObject({
		by: 'Annelies',
		reason: 'Er is haast bij'
	});
});

test('a case that was stopped is reopened', async () => {
	const { intakeId } = (await page(joost)).rooms[0]!;
	const answer = { intakeId, messageId: crypto.randomUUID(), text: 'Wij zijn er.' };
	expect(await answerFromCase(joost, partId, answer)).toEqual({ answered: true });
	const stopped = { trajectoryId, phase: 'stabilise', status: 'stopped', reason: 'Geen contact' };
	expect(await moveTrajectoryOf(joost, partId, stopped)).toEqual({ moved: true });
	expect(await approve(annelies, 'intake', 'Zij belt toch weer')).toEqual({ moved: true });
	expect(await stand()).toBe('intake');
	expect(await eventsOf(house, partId)).toEqual(
		expect.arrayContaining(['case.closed', 'case.reopened'])
	);
	const [row] = await house.superuser`SELECT status, closed_at FROM part WHERE id = ${partId}`;
	expect(row).toMatchObject({ status: 'intake', closed_at: null });
});

test.each(['running', 'stopped', 'awaiting_commission', 'intake', 'aftercare', 'toString'])(
	'what needs no four eyes, or cannot be now, is not hers to do: %s',
	async (status) => {
		expect(await approve(annelies, status)).toEqual({ problem: 'not-possible-now' });
		expect(await stand()).toBe('intake');
	}
);

test.each([
	['evaluation', 'aftercare'],
	['aftercare', 'closed']
])('from %s to %s nobody brings it without the checklist of closing', async (from, to) => {
	await put(from);
	expect(await approve(annelies, to)).toEqual({ problem: 'not-possible-now' });
	expect(await stand()).toBe(from);
});

test('when nothing was chosen, nothing happens', async () => {
	expect(await approve(annelies, '')).toEqual({ problem: 'step-missing' });
	expect(await stand()).toBe('intake');
});

test('nobody approves in a case of their own, in one that is shut to them, or without being a supervisor', async () => {
	expect(await approve(joost, 'plan')).toEqual({ problem: 'not-allowed' });
	expect(await declareConflict(petra, partId, neighbours)).not.toHaveProperty('problem');
	expect(await approve(petra, 'plan')).toMatchObject({ problem: expect.any(String) });
	expect(await stand()).toBe('intake');

	const intakeId = await takenIntake(house, annelies);
	const own = await takeOn(annelies, intakeId, {
		serviceType: 'family_support',
		name: 'Samira',
		concern: 'Vogel'
	});
	if (!('partId' in own)) throw new Error('it was not taken on');
	partId = own.partId;
	trajectoryId = (await page(annelies)).trajectories[0]!.id;
	expect(await approve(annelies, 'plan')).toEqual({ problem: 'not-allowed' });
});

test('who hands a case over to approve in it stays one pair of eyes, and so does who works on another part of it', async () => {
	const { partId: own } = await openedCase(house, annelies);
	await assignPart(annelies, own, { staffId: joost.id, role: 'first' });
	partId = own;
	trajectoryId = (await page(annelies)).trajectories[0]!.id;
	expect((await page(annelies)).mayApprove).toBe(false);
	expect(await approve(annelies, 'plan')).toEqual({ problem: 'not-allowed' });

	const { partId: beside } = await openedCase(house, petra);
	await house.superuser`UPDATE part SET case_id = (SELECT case_id FROM part WHERE id = ${beside}) WHERE id = ${own}`;
	// nor is it offered to her
	expect((await page(petra)).mayApprove).toBe(false);
	expect(await approve(petra, 'plan')).toEqual({ problem: 'not-allowed' });
	const past = sql`SELECT door.approve_move(${trajectoryId}::uuid, 'intake', 'plan') AS done`;
	expect(await together(petra, (work) => work.db.execute(past))).toEqual([{ done: false }]);
	// nor once it has been taken out of that case
	expect(await takeApart(petra, own, neighbours)).toEqual({ done: true });
	expect((await page(petra)).mayApprove).toBe(false);
	expect(await approve(petra, 'plan')).toEqual({ problem: 'not-allowed' });
	expect(await together(petra, (work) => work.db.execute(past))).toEqual([{ done: false }]);
	expect(await stand()).toBe('intake');
});

test('the function of the database knows exactly the steps that the rule knows', async () => {
	const can: string[] = [];
	for (const from of trajectoryStatuses)
		for (const to of trajectoryStatuses) {
			await put(from);
			const asked = sql`SELECT door.approve_move(${trajectoryId}::uuid, ${from}, ${to}) AS done`;
			const [row] = await together(annelies, (work) => work.db.execute<{ done: boolean }>(asked));
			if (row!.done) can.push(`${from} ${to}`);
		}
	expect(can).toEqual(
		trajectoryStatuses.flatMap((status) =>
			movesForFourEyes({ type: 'family_support', status }).map((to) => `${status} ${to}`)
		)
	);
});

test('the function of the database asks the same of whoever calls it, and takes no stale answer', async () => {
	const ask = (who: Colleague, from = 'intake') =>
		together(who, async (work) => {
			const asked = sql`SELECT door.approve_move(${trajectoryId}::uuid, ${from}, 'plan') AS done`;
			const [row] = await work.db.execute<{ done: boolean }>(asked);
			return row!.done;
		});
	await declareConflict(petra, partId, neighbours);
	for (const who of [joost, petra, { ...annelies, id: crypto.randomUUID() }])
		expect(await ask(who)).toBe(false);
	expect(await ask(annelies, 'evaluation')).toBe(false);
	await house.superuser`INSERT INTO membership (part_id, staff_id, role, since)
		VALUES (${partId}, ${annelies.id}, 'second', now())`;
	expect(await ask(annelies)).toBe(false);
	await house.superuser`UPDATE membership SET ended_at = now() WHERE staff_id = ${annelies.id}`;
	expect(await ask(annelies)).toBe(false);
	await house.superuser`DELETE FROM membership WHERE part_id = ${partId} AND staff_id = ${annelies.id}`;
	expect(await ask(annelies)).toBe(true);
});
