import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from 'date-fns';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { localDate } from '#domain/time.ts';
import type { MeasureRequest } from '#domain/measure.ts';
import { noteMeasure } from '#server/measures/note.ts';
import type { Line } from '#domain/course.ts';
import { readCourse, type CoursePage } from '#server/measures/read.ts';
import { score15TextsIn } from '#server/measures/texts.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
let partId: string;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());
beforeEach(async () => {
	({ partId } = await openedCase(house, joost));
});

const today = () => localDate(new Date());
async function page(who: Colleague = joost): Promise<CoursePage> {
	const read = await readCourse(who, partId);
	if (!('lines' in read)) throw new Error(JSON.stringify(read));
	return read;
}
async function notes(given: Partial<MeasureRequest>, who = joost) {
	const { trajectory, people } = await page();
	return noteMeasure(
		who,
		{ partId, trajectoryId: trajectory.id },
		{ kind: 'wellbeing', personId: people[0]!.id, takenOn: today(), fields: {}, ...given }
	);
}
const fifteen = (answer: string) =>
	Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`item-${index + 1}`, answer]));

test('what somebody answers becomes a line of her own, beside what happened', async () => {
	const earlier = localDate(addDays(new Date(), -10));
	await notes({ fields: { wellbeing: '6' } });
	await notes({ takenOn: earlier, fields: { wellbeing: '3' } });
	await notes({ kind: 'score_15', fields: { ...fifteen('3'), moment: 'start' } });
	await notes({ kind: 'score_15', fields: { ...fifteen('3'), 'item-3': '', moment: 'start' } });
	await notes({ kind: 'session_feedback', fields: { heard: '9' } });
	const { lines, happened, span, unfinished, people } = await page();
	const personId = people[0]!.id;
	expect(lines).toEqual([
		{
			...{ of: 'wellbeing', personId },
			points: [
				{ day: earlier, value: 3 },
				{ day: today(), value: 6 }
			]
		},
		{ of: 'score_15', personId, points: [{ day: today(), value: 45 }] },
		{ of: 'heard', personId, points: [{ day: today(), value: 9 }] }
	]);
	expect(unfinished).toBe(1);
	expect(happened).toMatchObject([{ kind: 'trajectory.opened', day: today() }]);
	expect(span).toEqual({ from: earlier, to: today() });
	expect(await eventsOf(house, partId)).toContain('trajectory.measured');
});

test('a course of years is shown from its end, by whole days, and says from when', async () => {
	// one more than are shown at once, and a day that would be cut in two
	const many = Array.from({ length: 148 }, () => 20);
	const days = [40, 30, 30, ...many, 10].map((ago) => localDate(addDays(new Date(), -ago)));
	for (const takenOn of days) await notes({ takenOn, fields: { wellbeing: '3' } });
	const told: Line['points'] = [];
	const starts: (string | undefined)[] = [];
	let after: string | undefined;
	do {
		const read = await readCourse(joost, partId, { after });
		if (!('lines' in read)) throw new Error(JSON.stringify(read));
		told.unshift(...read.lines.flatMap(({ points }) => points));
		starts.push(read.since);
		after = read.next;
	} while (after);
	expect(told.map(({ day }) => day)).toEqual(days);
	expect(starts).toEqual([days[1], undefined]);
	for (const made of ['', 'x', partId])
		expect(await readCourse(joost, partId, { after: made })).toEqual({ problem: 'not-found' });
});

test('of an assessment made elsewhere only that it was made and what came of it', async () => {
	const fields = { name: 'VERA-2R', doneBy: 'NIFP', outcome: 'Matig', validUntil: '' };
	expect(await notes({ kind: 'external', personId: '', fields })).toHaveProperty('measureId');
	const { externals, lines } = await page();
	expect(externals).toMatchObject([{ ...fields, personId: '' }]);
	expect(lines).toEqual([]);
	const [row] = await house.superuser`SELECT sealed FROM measure WHERE part_id = ${partId}`;
	expect(String(row!['sealed'])).not.toContain('Matig');
	expect(
		await notes({ kind: 'external', fields: { ...fields, outcome: 'Nummer 999999990' } })
	).toEqual({ problems: { outcome: 'citizen-number' } });
});

test('of whom it is, is somebody of this case; of a colleague’s case nothing is seen or written', async () => {
	expect(await notes({ personId: crypto.randomUUID(), fields: { wellbeing: '3' } })).toEqual({
		problems: { personId: 'person-missing' }
	});
	expect(await notes({ fields: { wellbeing: '3' } }, amina)).toEqual({ problem: 'not-found' });
	expect(await readCourse(amina, partId)).toEqual({ problem: 'not-found' });
	expect(await notes({ fields: { wellbeing: '3' } }, annelies)).toEqual({
		problem: 'not-allowed'
	});
	expect((await page(annelies)).mayWrite).toBe(false);
});

test('the texts of SCORE-15 come from a file of fifteen for each language, or not at all', () => {
	const folder = mkdtempSync(join(tmpdir(), 'score-'));
	const fileOf = (kept: unknown) => {
		const path = join(folder, `${crypto.randomUUID()}.json`);
		writeFileSync(path, typeof kept === 'string' ? kept : JSON.stringify(kept));
		return path;
	};
	const texts = Array.from({ length: 15 }, (_, index) => `tekst ${index + 1}`);
	expect(score15TextsIn(undefined)).toEqual({});
	expect(score15TextsIn(fileOf({ nl: texts }))).toEqual({ nl: texts });
	for (const wrong of [
		{ nl: texts.slice(1) },
		{ xx: texts },
		{ nl: [...texts.slice(1), ' '] },
		'{'
	])
		expect(score15TextsIn(fileOf(wrong))).toBeUndefined();
	expect(score15TextsIn(join(folder, 'nowhere.json'))).toBeUndefined();
});
