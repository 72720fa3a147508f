import { addDays } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { localDate } from '#domain/time.ts';
import { inviteExpert } from '#server/cases/invite.ts';
import { noteFactor } from '#server/factors/note.ts';
import { readFactors, type FactorsPage } from '#server/factors/read.ts';
import { noteSignal } from '#server/signals/note.ts';
import { readSignals, type SignalsAsked, type SignalsPage } from '#server/signals/read.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
let esma: Colleague;
let partId: string;
let concernId: string;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
	esma = await employ(house, 'Esma', 'expert');
});
afterAll(() => house.close());
beforeEach(async () => {
	({ partId } = await openedCase(house, joost));
	({ concernId } = await page());
});

const today = () => localDate(new Date());
const ago = (days: number) => localDate(addDays(new Date(), -days));
async function page(who: Colleague = joost, asked: SignalsAsked = {}): Promise<SignalsPage> {
	const read = await readSignals(who, partId, asked);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}
async function factors(asked: { after?: string } = {}): Promise<FactorsPage> {
	const read = await readFactors(joost, partId, asked);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}
const fact = 'Hij blokkeerde zijn vrienden van voetbal.';
async function notes(fields: Record<string, string>, given: object = {}, who = joost) {
	const whole = { side: 'worry', fact, source: 'relative', observedOn: today(), ...fields };
	const asked = { personId: concernId, also: [], platforms: [], corrects: '', ...given };
	return noteSignal(who, partId, { ...asked, fields: whole });
}
async function seesFactor(fields: Record<string, string>, corrects = '', who = joost) {
	const whole = { kind: 'protective', code: 'stable_adult', strength: '1', direction: 'away' };
	const also = { source: 'client', seenOn: today(), words: 'Zijn oom belt elke week.' };
	return noteFactor(who, partId, {
		personId: concernId,
		corrects,
		fields: { ...whole, ...also, ...fields }
	});
}

test('for a worry and against it alike; fact and opinion stay apart and are kept sealed', async () => {
	const opinion = 'Zijn moeder denkt dat hij zich schaamt.';
	await notes({ opinion, form: 'right_extremist' }, { also: ['conspiracy'], platforms: ['x'] });
	await notes({ side: 'contra', fact: 'Hij ging mee naar oma.', observedOn: ago(3) });
	const { worry, contra } = (await page()).sides;
	expect(worry.rows).toMatchObject([
		{ side: 'worry', fact, opinion, form: 'right_extremist', also: ['conspiracy'], by: 'Joost' }
	]);
	expect(contra.rows).toMatchObject([
		{ side: 'contra', fact: 'Hij ging mee naar oma.', opinion: '', form: 'unclear', platforms: [] }
	]);
	const [row] = await house.superuser`SELECT sealed::text FROM signal WHERE part_id = ${partId}`;
	expect(JSON.stringify(row)).not.toContain(Buffer.from('voetbal').toString('hex'));
	expect(await eventsOf(house, partId)).toContain('signal.noted');
	expect((await eventsOf(house, partId)).at(-1)).toBe('part.read');
});

test('what was wrong is put right once and stays to be read; the second to do so is told', async () => {
	const first = await notes({});
	if (!('notedId' in first)) throw new Error('not kept');
	const corrects = first.notedId;
	expect(await notes({ fact: 'Het was zijn broer.' }, { corrects })).toEqual({
		problems: { reason: 'reason-missing' }
	});
	const reason = 'Moeder vergiste zich.';
	await notes({ fact: 'Het was zijn broer.', reason }, { corrects });
	expect(await notes({ fact: 'Nog eens.', reason }, { corrects })).toEqual({
		problems: { reason: 'changed-meanwhile' }
	});
	const { rows } = (await page()).sides.worry;
	expect(rows).toMatchObject([{ fact: 'Het was zijn broer.', reason, before: [{ fact }] }]);
	expect(await eventsOf(house, partId)).toContain('signal.corrected');
	for (const unknown of [crypto.randomUUID(), 'x'])
		expect(await notes({ reason }, { corrects: unknown })).toEqual({ problem: 'not-found' });
});

test('it is about somebody of this case; nothing of a colleague’s case is seen or written', async () => {
	expect(await notes({}, { personId: crypto.randomUUID() })).toEqual({
		problems: { personId: 'about-whom-missing' }
	});
	expect(await notes({}, {}, amina)).toEqual({ problem: 'not-found' });
	expect(await notes({}, {}, annelies)).toEqual({ problem: 'not-allowed' });
	expect(await readSignals(amina, partId)).toEqual({ problem: 'not-found' });
	expect(await readFactors(amina, partId)).toEqual({ problem: 'not-found' });
	expect((await page(annelies)).mayWrite).toBe(false);
	expect(await seesFactor({}, '', amina)).toEqual({ problem: 'not-found' });
});

test('who was asked to think along reads them, and writes none', async () => {
	await notes({});
	await inviteExpert(annelies, partId, {
		staffId: esma.id,
		reason: 'Om mee te denken over de duiding.'
	});
	expect((await page(esma)).sides.worry.rows).toHaveLength(1);
	expect((await page(esma)).mayWrite).toBe(false);
	expect(await notes({}, {}, esma)).toEqual({ problem: 'not-allowed' });
	expect(await seesFactor({}, '', esma)).toEqual({ problem: 'not-allowed' });
});

test('each factor is a line of its own over time, and nothing is made of several', async () => {
	await seesFactor({ seenOn: ago(40), strength: '0', words: 'Hij ziet niemand.' });
	await seesFactor({ strength: '2' });
	await seesFactor({ kind: 'driver', code: 'identity', direction: 'towards', strength: '3' });
	const event = { kind: 'trigger', code: 'problems_at_home', turn: 'catalyst' };
	await seesFactor({ ...event, direction: 'towards', seenOn: ago(90) });
	const read = await factors();
	expect(read.lines.map(({ kind, points }) => [kind, points.map((one) => one.strength)])).toEqual([
		['protective', [0, 2]],
		['driver', [3]],
		['trigger', [1]]
	]);
	expect(read.span).toEqual({ from: ago(90), to: today() });
	const numbers = Object.entries(read).filter(([, value]) => typeof value === 'number');
	expect(numbers).toEqual([]);
	expect(await eventsOf(house, partId)).toContain('factor.noted');
});

test('a factor that was wrong is put right with why', async () => {
	const first = await seesFactor({});
	if (!('notedId' in first)) throw new Error('not kept');
	expect(await seesFactor({ strength: '3' }, first.notedId)).toEqual({
		problems: { reason: 'reason-missing' }
	});
	await seesFactor({ strength: '3', reason: 'Het is elke dag.' }, first.notedId);
	expect((await factors()).lines).toMatchObject([
		{ points: [{ strength: 3, before: [{ strength: 1 }] }] }
	]);
	expect(await eventsOf(house, partId)).toContain('factor.corrected');
});

describe('more than a page of it', () => {
	// days ago, the oldest first
	const days = (count: number) => Array.from({ length: count }, (_, n) => count - n);

	test('goes on from where the page ended, each side by itself, and nothing is told twice or left out', async () => {
		for (const day of days(41)) await notes({ fact: `feit ${day}`, observedOn: ago(day) });
		await notes({ side: 'contra', fact: 'Hij ging mee naar oma.', observedOn: ago(50) });
		const told: string[] = [];
		let worry: string | undefined;
		do {
			const { sides } = await page(joost, { worry });
			expect(sides.worry.rows.length).toBeLessThan(41);
			expect(sides.contra.rows).toMatchObject([{ fact: 'Hij ging mee naar oma.' }]);
			told.push(...sides.worry.rows.map((one) => one.fact));
			worry = sides.worry.next;
		} while (worry);
		expect(told).toEqual(
			days(41)
				.toReversed()
				.map((day) => `feit ${day}`)
		);
	});

	test('what was put right stands where it belongs now, with what stood on another page', async () => {
		const first = await notes({ fact: 'feit op een verkeerde dag', observedOn: ago(90) });
		if (!('notedId' in first)) throw new Error('not kept');
		for (const day of days(21)) await notes({ fact: `feit ${day}`, observedOn: ago(day) });
		const reason = 'Het was vandaag.';
		await notes({ fact: 'feit van vandaag', reason }, { corrects: first.notedId });
		const newest = (await page()).sides.worry;
		expect(newest.rows[0]).toMatchObject({
			fact: 'feit van vandaag',
			before: [{ fact: 'feit op een verkeerde dag', by: 'Joost' }]
		});
		const { rows } = (await page(joost, { worry: newest.next })).sides.worry;
		expect(rows.map((one) => one.fact)).not.toContain('feit op een verkeerde dag');
		expect([...newest.rows, ...rows]).toHaveLength(22);
		// and the other way round: from the first page to a day long ago
		const again = { fact: 'toch toen', reason, observedOn: ago(90) };
		await notes(again, { corrects: newest.rows[0]!.id });
		const last = (await page(joost, { worry: (await page()).sides.worry.next })).sides.worry;
		expect(last.rows.at(-1)!.before.map((one) => one.fact)).toEqual([
			'feit van vandaag',
			'feit op een verkeerde dag'
		]);
		const correct = last.rows.at(-1)!.id;
		expect((await page(joost, { correct })).wrong).toMatchObject({ fact: 'toch toen' });
		expect((await page(joost, { correct: first.notedId })).wrong).toBeUndefined();
	});

	test('of a factor the last days are drawn, and the page says that there were more', async () => {
		for (const day of days(25)) await seesFactor({ seenOn: ago(day), words: `dag ${day}` });
		await seesFactor({ kind: 'driver', code: 'identity', direction: 'towards', seenOn: ago(80) });
		const { lines, span } = await factors();
		expect(lines.map(({ points }) => points.length)).toEqual([12, 1]);
		expect(lines.map(({ next }) => next !== undefined)).toEqual([true, false]);
		expect(span).toEqual({ from: ago(80), to: ago(1) });
		const told = lines[0]!.points.map((one) => one.words);
		let after = lines[0]!.next;
		while (after) {
			const { lines: older } = await factors({ after });
			expect(older).toHaveLength(1);
			told.unshift(...older[0]!.points.map((one) => one.words));
			after = older[0]!.next;
		}
		expect(told).toEqual(days(25).map((day) => `dag ${day}`));
	});

	test('a place that was made up, or is of another list or case, is not there', async () => {
		for (const day of days(21)) await notes({ observedOn: ago(day) });
		for (const day of days(13)) await seesFactor({ seenOn: ago(day) });
		const { next } = (await page()).sides.worry;
		const { next: onLine } = (await factors()).lines[0]!;
		const nowhere = { problem: 'not-found' };
		for (const place of ['', 'x', `${ago(1)}~x`, onLine])
			expect(await readSignals(joost, partId, { worry: place })).toEqual(nowhere);
		expect(await readSignals(joost, partId, { contra: next })).toEqual(nowhere);
		expect(await readFactors(joost, partId, { after: next })).toEqual(nowhere);
		const { partId: other } = await openedCase(house, joost);
		expect(await readSignals(joost, other, { worry: next })).toEqual(nowhere);
		expect(await readFactors(joost, other, { after: onLine })).toEqual(nowhere);
	});
});
