import { randomUUID } from 'node:crypto';
import { addDays, addHours } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assignPart } from '#server/cases/assign.ts';
import { readCase } from '#server/cases/read.ts';
import { declareConflict } from '#server/conflicts/declare.ts';
import { scheduleFollowUp } from '#server/follow-ups/schedule.ts';
import { handOverCases } from '#server/hand-overs/give.ts';
import { markRead, readGiven, readLeaver, unreadFor } from '#server/hand-overs/read.ts';
import { reviewOf } from '#server/reviews/overview.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase, takenIntake } from './case-story.ts';

let house: TestHouse;
let annelies: Colleague;
let leaver: Colleague;
let amina: Colleague;
let joost: Colleague;
beforeAll(async () => {
	house = await freshHouse();
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());
beforeEach(async () => {
	leaver = await employ(house, 'Mehmet', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	joost = await employ(house, 'Joost', 'counsellor');
});

const to = (toId: string, words = '') => ({ toId, words });
async function give(cases: Map<string, { toId: string; words: string }>, givesBack = false) {
	const outcome = await handOverCases(annelies, { fromId: leaver.id, cases, givesBack });
	if ('problem' in outcome) throw new Error(outcome.problem);
	return outcome;
}

/** Everything open in the house that nobody who works on its case owns. */
function orphans() {
	return house.superuser`
		SELECT f.kind, f.reason_code FROM follow_up f JOIN part p ON p.id = f.part_id AND p.closed_at IS NULL
		WHERE f.status IN ('held', 'booked', 'open') AND f.counsellor_id = ${leaver.id}
			AND (f.kind = 'task' OR NOT EXISTS (SELECT FROM follow_up t JOIN membership m ON m.part_id = t.part_id AND m.staff_id = t.counsellor_id
				AND m.ended_at IS NULL WHERE t.part_id = f.part_id AND t.reason_code = 'take-over-appointment' AND t.status = 'open'))
		UNION ALL SELECT 'case', p.code FROM part p JOIN membership m ON m.part_id = p.id AND m.staff_id = ${leaver.id} AND m.ended_at IS NULL
		UNION ALL SELECT 'case', p.code FROM part p WHERE p.closed_at IS NULL AND EXISTS (SELECT FROM membership m WHERE m.part_id = p.id)
			AND NOT EXISTS (SELECT FROM membership m JOIN staff s ON s.id = m.staff_id AND s.disabled_at IS NULL
				WHERE m.part_id = p.id AND m.role = 'first' AND m.ended_at IS NULL)
		UNION ALL SELECT 'message', i.reference FROM intake i WHERE i.taken_by = ${leaver.id} AND i.part_id IS NULL`;
}

test('thirty cases of a leaver: nothing open is without an owner, and the receiver sees what presses on one page', async () => {
	const now = new Date();
	const parts: string[] = [];
	for (let n = 0; n < 30; n++) {
		const { partId } = await openedCase(house, leaver);
		parts.push(partId);
		const asked = { startsAt: addDays(now, 20 + n), words: 'Bespreken', minutes: 30 } as const;
		const task = { ...asked, kind: 'task', method: 'phone' } as const;
		const talk = { ...asked, kind: 'appointment', method: 'office' } as const;
		for (const request of n % 3 === 0 ? [task, talk] : [task]) {
			const made = await scheduleFollowUp(leaver, partId, request);
			if (!('followUpId' in made)) throw new Error(made.problem);
		}
		// she was answered, in all but three
		if (n > 2)
			await house.superuser`UPDATE intake SET status = 'answered' WHERE part_id = ${partId}`;
	}
	const [endangered, , owed, late, today] = parts as [string, string, string, string, string];
	await house.superuser`INSERT INTO danger (id, part_id, kind, level, reference, raised_at, deadline_at)
		VALUES (${randomUUID()}, ${endangered}, 'level', 'T1', 'CDFG', now(), now())`;
	await house.superuser`UPDATE follow_up SET starts_at = ${addDays(now, -2)}, ends_at = ${addHours(addDays(now, -2), 1)}
		WHERE part_id = ${late} AND kind = 'task'`;
	await house.superuser`UPDATE follow_up SET starts_at = door.time() + interval '1 minute', ends_at = door.time() + interval '16 minutes'
		WHERE part_id = ${today} AND kind = 'task'`;
	await takenIntake(house, leaver);

	const before = await readLeaver(annelies, leaver.id);
	expect(before).toMatchObject({ name: 'Mehmet', messages: 1 });
	const outcome = await give(
		new Map(parts.map((partId, n) => [partId, to(amina.id, n === 2 ? 'Bel eerst haar zus.' : '')])),
		true
	);
	expect(outcome).toEqual({ given: 30, problems: new Map() });
	expect(await orphans()).toEqual([]);
	expect(await readLeaver(annelies, leaver.id)).toMatchObject({ cases: [], messages: 0 });

	expect(await unreadFor(amina)).toBe(30);
	const { cases } = await readGiven(amina);
	expect(cases).toHaveLength(30);
	expect(cases.slice(0, 3).map(({ pressure }) => pressure)).toEqual(['danger', 'owed', 'owed']);
	expect(cases[0]!.partId).toBe(endangered);
	expect(cases.find(({ partId }) => partId === owed)).toMatchObject({
		...{ name: 'Samira', from: 'Mehmet' },
		words: [{ from: 'Mehmet', text: 'Bel eerst haar zus.' }]
	});
	const told = cases.map(({ partId, pressure }) => [partId, pressure]);
	expect(told).toContainEqual([late, 'late']);
	// a case with appointments has a task now that says so
	expect(new Set(cases.map(({ pressure }) => pressure))).not.toContain('week');
	expect(await eventsOf(house, owed)).toEqual(
		expect.arrayContaining(['part.counsellor-removed', 'part.counsellor-added', 'part.handed-over'])
	);
	expect(await readCase(leaver, owed)).toEqual({ problem: 'not-found' });

	await markRead(amina, [owed]);
	expect(await unreadFor(amina)).toBe(29);
	await markRead(leaver, parts);
	expect(await unreadFor(amina)).toBe(29);
	await markRead(amina, parts);
	expect(await readGiven(amina)).toMatchObject({ cases: [] });
	expect(await eventsOf(house, owed)).toContain('part.taken-over');
}, 120_000);

describe('one by one', () => {
	test('what cannot go stays and says why; the others go', async () => {
		const [{ partId: shut }, { partId: free }] = [
			await openedCase(house, amina),
			await openedCase(house, leaver)
		];
		await declareConflict(amina, shut, 'Het is de zoon van mijn buren.');
		await assignPart(annelies, shut, { staffId: leaver.id, role: 'first' });
		const both = new Map([
			[shut, to(amina.id)],
			[free, to(amina.id)]
		]);
		expect(await give(both)).toEqual({
			given: 1,
			problems: new Map([[shut, 'conflict-declared']])
		});
		const left = await readLeaver(annelies, leaver.id);
		expect('cases' in left && left.cases.map(({ partId }) => partId)).toEqual([shut]);
	});

	test('a second counsellor is followed by a second one, and her tasks go along', async () => {
		const { partId } = await openedCase(house, amina);
		await assignPart(annelies, partId, { staffId: leaver.id, role: 'second' });
		const asked = { startsAt: addHours(new Date(), 30), minutes: 30, words: 'Bellen' } as const;
		await scheduleFollowUp(leaver, partId, { ...asked, kind: 'task', method: 'phone' });
		await scheduleFollowUp(leaver, partId, { ...asked, kind: 'appointment', method: 'office' });
		expect(await give(new Map([[partId, to(amina.id)]]))).toMatchObject({
			problems: new Map([[partId, 'works-on-it']])
		});
		expect(await give(new Map([[partId, to(joost.id, 'Zij tekent graag.')]]))).toMatchObject({
			given: 1
		});
		const members = await house.superuser`SELECT staff_id, role FROM membership
			WHERE part_id = ${partId} AND ended_at IS NULL ORDER BY role`;
		expect(members).toEqual([
			{ staff_id: amina.id, role: 'first' },
			{ staff_id: joost.id, role: 'second' }
		]);
		expect(await orphans()).toEqual([]);
		expect((await readGiven(joost)).cases[0]).toMatchObject({
			role: 'second',
			words: [{ text: 'Zij tekent graag.' }]
		});
	});

	test('each reassignment is a hand-over, with or without words; what was not read goes on to the next', async () => {
		const { partId } = await openedCase(house, leaver);
		await give(new Map([[partId, to(amina.id, 'Bel haar zus.')]]));
		await assignPart(annelies, partId, { staffId: joost.id, role: 'first' });
		expect(await unreadFor(amina)).toBe(0);
		expect((await readGiven(joost)).cases).toMatchObject([
			{ from: 'Amina', words: [{ from: 'Mehmet', text: 'Bel haar zus.' }] }
		]);
	});

	test('nobody but a supervisor hands over, and nothing chosen is nothing done', async () => {
		const { partId } = await openedCase(house, leaver);
		const cases = new Map([[partId, to(amina.id)]]);
		for (const who of [leaver, amina]) {
			const outcome = await handOverCases(who, { fromId: leaver.id, cases, givesBack: true });
			expect(outcome).toEqual({ problem: 'not-allowed' });
			expect(await readLeaver(who, leaver.id)).toEqual({ problem: 'not-allowed' });
		}
		const nothing = { fromId: leaver.id, cases: new Map(), givesBack: false };
		expect(await handOverCases(annelies, nothing)).toEqual({ problem: 'cases-missing' });
		const number = new Map([[partId, to(amina.id, '111222333')]]);
		expect(await give(number)).toMatchObject({ problems: new Map([[partId, 'citizen-number']]) });
		const herself = new Map([[partId, to(leaver.id)]]);
		expect(await give(herself)).toMatchObject({
			problems: new Map([[partId, 'not-possible-now']])
		});
	});

	test('cases that only one colleague knows are counted for supervisors', async () => {
		const { partId } = await openedCase(house, leaver);
		await openedCase(house, leaver);
		const held = async () => {
			const review = await reviewOf(annelies);
			if ('problem' in review) throw new Error(review.problem);
			return review.heldByOne.find(({ staffId }) => staffId === leaver.id)?.cases;
		};
		expect(await held()).toBe(2);
		await assignPart(annelies, partId, { staffId: amina.id, role: 'second' });
		expect(await held()).toBe(1);
	});
});
