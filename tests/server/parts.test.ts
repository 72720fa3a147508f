import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assignPart } from '#server/cases/assign.ts';
import { readBundle, type Bundle } from '#server/cases/bundle.ts';
import { joinParts, linkCases, takeApart, unlinkCases } from '#server/cases/join-parts.ts';
import { listCases } from '#server/cases/list.ts';
import { readCase } from '#server/cases/read.ts';
import { declareConflict } from '#server/conflicts/declare.ts';
import { reviewOf } from '#server/reviews/overview.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';

const reason = 'Moeder en broer van hetzelfde gezin.';
let house: TestHouse;
let amina: Colleague;
let joost: Colleague;
let annelies: Colleague;
beforeAll(async () => {
	house = await freshHouse();
	amina = await employ(house, 'Amina', 'counsellor');
	joost = await employ(house, 'Joost', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());

async function bundle(partId: string): Promise<Bundle> {
	const read = await readBundle(annelies, partId);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}

async function caseIdOf(partId: string): Promise<string> {
	const [row] = await house.superuser`SELECT case_id FROM part WHERE id = ${partId}`;
	return row!['case_id'] as string;
}

/** Everything a counsellor is shown of her own case and of her list, as one text. */
async function sightOf(who: Colleague, partId: string): Promise<string> {
	return JSON.stringify([await readCase(who, partId), await listCases(who)]);
}

describe('two relatives who each asked for help', () => {
	test('are two parts of one case, and neither counsellor is shown that the other exists', async () => {
		const [mother, brother] = [await openedCase(house, amina), await openedCase(house, joost)];
		const before = await sightOf(amina, mother.partId);
		const outcome = await joinParts(annelies, brother.partId, { code: mother.code, reason });
		expect(outcome).toEqual({ done: true });
		expect(await caseIdOf(brother.partId)).toBe(await caseIdOf(mother.partId));
		expect((await bundle(mother.partId)).beside.map(({ partId }) => partId)).toEqual([
			brother.partId
		]);

		const after = await sightOf(amina, mother.partId);
		expect(after).not.toContain(brother.code);
		expect(after).not.toContain(brother.partId);
		expect(Math.abs(after.length - before.length)).toBeLessThan(before.length / 10);
		expect(await readCase(amina, brother.partId)).toEqual({ problem: 'not-found' });
		expect(await readBundle(amina, mother.partId)).toEqual({ problem: 'not-allowed' });
		expect(await eventsOf(house, await caseIdOf(mother.partId))).toEqual([
			'case.part-joined',
			'case.reason-given'
		]);
	});

	test('go apart again, each in a case of its own', async () => {
		const [one, other] = [await openedCase(house, amina), await openedCase(house, joost)];
		await joinParts(annelies, other.partId, { code: one.code, reason });
		expect(await joinParts(annelies, other.partId, { code: one.code, reason })).toEqual({
			problem: 'already-joined'
		});
		expect(await takeApart(annelies, other.partId, reason)).toEqual({ done: true });
		expect((await bundle(one.partId)).beside).toEqual([]);
	});

	test('only a supervisor joins, with a reason and a code that is there', async () => {
		const [one, other] = [await openedCase(house, amina), await openedCase(house, amina)];
		const by = (who: Colleague, request: { code: string; reason: string }) =>
			joinParts(who, one.partId, request);
		expect(await by(amina, { code: other.code, reason })).toEqual({ problem: 'not-allowed' });
		expect(await by(joost, { code: other.code, reason })).toEqual({ problem: 'not-found' });
		expect(await by(annelies, { code: other.code, reason: 'zomaar' })).toEqual({
			problem: 'reason-too-short'
		});
		expect(await by(annelies, { code: 'NL-2026-99999', reason })).toEqual({
			problem: 'no-such-case'
		});
	});
});

describe('a sealed link', () => {
	test('joins two cases for supervisors alone, and is taken away again', async () => {
		const [mother, son] = [await openedCase(house, amina), await openedCase(house, joost)];
		const link = { code: son.code, reason: 'De zoon vroeg zelf om hulp bij de derde deur.' };
		expect(await linkCases(annelies, mother.partId, link)).toEqual({ done: true });
		expect(await linkCases(annelies, son.partId, { ...link, code: mother.code })).toEqual({
			problem: 'already-joined'
		});
		const [seen] = (await bundle(son.partId)).links;
		expect(seen).toMatchObject({ reason: link.reason, by: 'Annelies' });
		expect(seen!.parts.map(({ code }) => code)).toEqual([mother.code]);
		for (const [who, { partId }, other] of [
			[amina, mother, son],
			[joost, son, mother]
		] as const)
			expect(await sightOf(who, partId)).not.toContain(other.code);

		const end = { linkId: seen!.id, reason: 'Het bleek om een ander gezin te gaan.' };
		expect(await unlinkCases(annelies, son.partId, end)).toEqual({ done: true });
		expect((await bundle(mother.partId)).links).toEqual([]);
		expect(await unlinkCases(annelies, son.partId, end)).toEqual({ problem: 'not-found' });
	});
});

describe('who works on a part', () => {
	test('is a supervisor’s word: the new first one sees it at once, the former no longer', async () => {
		const { partId, code } = await openedCase(house, amina);
		const to = { staffId: joost.id, role: 'first' };
		expect(await assignPart(amina, partId, to)).toEqual({ problem: 'not-allowed' });
		expect(await assignPart(annelies, partId, to)).toEqual({ assigned: true });
		expect(await readCase(joost, partId)).toMatchObject({ code, mayWrite: true });
		expect(await readCase(amina, partId)).toEqual({ problem: 'not-found' });
		expect((await bundle(partId)).part.owners).toEqual([{ id: joost.id, name: 'Joost' }]);
		expect(await eventsOf(house, partId)).toEqual(
			expect.arrayContaining(['part.counsellor-removed', 'part.counsellor-added'])
		);
	});

	test('a second one works beside the first', async () => {
		const { partId } = await openedCase(house, amina);
		await assignPart(annelies, partId, { staffId: joost.id, role: 'second' });
		expect(await readCase(amina, partId)).toMatchObject({ mayWrite: true });
		expect(await readCase(joost, partId)).toMatchObject({ mayWrite: true });
	});
});

describe('a conflict of interest', () => {
	test('shuts the case to whoever declares it, at once and in every part, and leaves it to be given to another', async () => {
		const [mine, other] = [await openedCase(house, amina), await openedCase(house, joost)];
		await joinParts(annelies, other.partId, { code: mine.code, reason });
		const words = 'Dit is het gezin van mijn zus.';
		expect(await declareConflict(amina, mine.partId, 'familie')).toEqual({
			problem: 'reason-too-short'
		});
		expect(await declareConflict(joost, mine.partId, words)).toEqual({ problem: 'not-found' });
		expect(await declareConflict(amina, mine.partId, words)).toEqual({ declared: true });
		expect(await readCase(amina, mine.partId)).toEqual({ problem: 'not-found' });
		expect(await readCase(amina, other.partId)).toEqual({ problem: 'not-found' });

		const review = await reviewOf(annelies);
		expect(review).toMatchObject({
			unheld: expect.arrayContaining([{ partId: mine.partId, code: mine.code }]) as unknown
		});
		for (const { partId } of [mine, other])
			expect(await assignPart(annelies, partId, { staffId: amina.id, role: 'second' })).toEqual({
				problem: 'conflict-declared'
			});
		expect((await bundle(mine.partId)).conflicts).toMatchObject([{ name: 'Amina', reason: words }]);
		// sealed in the one part, read from the other
		expect((await bundle(other.partId)).conflicts).toMatchObject([{ reason: words }]);
		expect((await bundle(mine.partId)).staff.map(({ name }) => name)).not.toContain('Amina');
	});

	test('declared twice at once it is declared once', async () => {
		const { partId } = await openedCase(house, amina);
		const declare = () => declareConflict(amina, partId, 'Dit is het gezin van mijn zus.');
		const outcomes = await Promise.all([declare(), declare(), declare()]);
		expect(outcomes).toContainEqual({ declared: true });
		// whoever comes just after finds it shut, or herself no longer in it: on a screen the same
		const other = [{ declared: true }, { problem: 'not-found' }, { problem: 'not-allowed' }];
		for (const outcome of outcomes) expect(other).toContainEqual(outcome);
		expect(await house.superuser`SELECT id FROM conflict WHERE part_id = ${partId}`).toHaveLength(
			1
		);
	});

	test('goes along when the part goes to another case, and out again', async () => {
		const sanne = await employ(house, 'Sanne', 'supervisor');
		const [known, other] = [await openedCase(house, joost), await openedCase(house, amina)];
		await declareConflict(sanne, known.partId, 'Mijn buurvrouw en haar zoon.');
		await joinParts(annelies, known.partId, { code: other.code, reason });
		for (const { partId } of [known, other])
			expect(await readCase(sanne, partId)).toEqual({ problem: 'not-found' });
		expect((await bundle(known.partId)).conflicts).toMatchObject([
			{ name: 'Sanne', reason: 'Mijn buurvrouw en haar zoon.' }
		]);
		await takeApart(annelies, known.partId, reason);
		for (const { partId } of [known, other])
			expect(await readCase(sanne, partId)).toEqual({ problem: 'not-found' });
	});

	test('ends the work of whoever declared it about the case that a part comes into', async () => {
		const [known, hers] = [await openedCase(house, joost), await openedCase(house, amina)];
		await house.superuser`INSERT INTO membership (part_id, staff_id, role, since)
			VALUES (${known.partId}, ${amina.id}, 'second', now())`;
		await declareConflict(amina, known.partId, 'Dit is het gezin van mijn zus.');
		await joinParts(annelies, hers.partId, { code: known.code, reason });
		expect(await readCase(amina, hers.partId)).toEqual({ problem: 'not-found' });
		expect(await reviewOf(annelies)).toMatchObject({
			unheld: expect.arrayContaining([{ partId: hers.partId, code: hers.code }]) as unknown
		});
	});

	test('shuts it to a supervisor too: no reading, no joining, no danger', async () => {
		const sanne = await employ(house, 'Sanne', 'supervisor');
		const { partId, code } = await openedCase(house, joost);
		const another = await openedCase(house, joost);
		expect(await declareConflict(sanne, partId, 'Mijn buurvrouw en haar zoon.')).toEqual({
			declared: true
		});
		expect(await readCase(sanne, partId)).toEqual({ problem: 'not-found' });
		expect(await readBundle(sanne, partId)).toEqual({ problem: 'not-found' });
		expect(await joinParts(sanne, another.partId, { code, reason })).toEqual({
			problem: 'no-such-case'
		});
		expect(await readCase(annelies, partId)).toMatchObject({ code });
	});
});

describe('what was decided', () => {
	const toldOf = async (partId: string) =>
		(await bundle(partId)).decisions.map(({ kind, by, code, reason: why }) => [
			kind,
			by,
			code,
			why
		]);

	test('stands beside each other with who and why, an act and its reason as one, the newest first', async () => {
		const [mother, brother] = [await openedCase(house, amina), await openedCase(house, joost)];
		const son = await openedCase(house, joost);
		expect(await toldOf(mother.partId)).toEqual([]);
		await joinParts(annelies, brother.partId, { code: mother.code, reason });
		await linkCases(annelies, mother.partId, { code: son.code, reason });
		const [link] = (await bundle(mother.partId)).links;
		await unlinkCases(annelies, mother.partId, { linkId: link!.id, reason: 'Een ander gezin.' });
		await takeApart(annelies, brother.partId, 'Toch een andere familie.');
		expect(await toldOf(mother.partId)).toEqual([
			['case.part-left', 'Annelies', brother.code, ''],
			['case.unlinked', 'Annelies', '', 'Een ander gezin.'],
			['case.linked', 'Annelies', '', reason],
			['case.part-joined', 'Annelies', brother.code, reason]
		]);
		expect(await toldOf(brother.partId)).toEqual([
			['case.part-joined', 'Annelies', brother.code, 'Toch een andere familie.']
		]);
	});

	test('about a case that is shut to a supervisor is not told to her from the other side', async () => {
		const sanne = await employ(house, 'Sanne', 'supervisor');
		const [mother, son] = [await openedCase(house, amina), await openedCase(house, joost)];
		await linkCases(annelies, mother.partId, { code: son.code, reason });
		await declareConflict(sanne, son.partId, 'Mijn buurvrouw en haar zoon.');
		expect(await toldOf(mother.partId)).toHaveLength(1);
		expect(await readBundle(sanne, mother.partId)).toMatchObject({ decisions: [], links: [] });
	});
});
