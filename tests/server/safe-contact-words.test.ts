import { addMinutes } from 'date-fns';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TimelineShow } from '#domain/timeline.ts';
import { deskCode, deskWords } from '#i18n/desk.ts';
import { readCase } from '#server/cases/read.ts';
import { checkWord } from '#server/safe-contact/check-word.ts';
import { keepPlan } from '#server/safe-contact/keep.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';
import { keeps, planForm, planned, planPage, standing } from './plan-story.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());

const words = { codeWord: 'Merel', codeWordBack: 'Egel', duressWord: 'Kuifmees' };

async function agreed(changes: Record<string, string> = words): Promise<string> {
	const { partId } = await openedCase(house, joost);
	await keeps(joost, partId, changes);
	return partId;
}

const says = (partId: string, said: string) => checkWord(joost, partId, said);
const told = (partId: string) =>
	eventsOf(house, partId).then((kinds) =>
		kinds.filter((kind) => /^(word|duress|danger)\./.test(kind))
	);

describe('words', () => {
	test.each(['merel', ' M E R E L ', 'Mèrél', 'ｍｅｒｅｌ'])('"%s" is hers', async (said) => {
		const partId = await agreed();
		expect(await says(partId, said)).toEqual({ heard: 'right' });
		expect(await told(partId)).toEqual(['word.right']);
	});

	test('twice wrong ends the talk, and then even the right one is not looked at for half an hour', async () => {
		const partId = await agreed();
		expect(await says(partId, 'Egel')).toEqual({ heard: 'wrong' });
		expect(await says(partId, 'merels')).toEqual({ heard: 'goodbye' });
		expect(await says(partId, 'Merel')).toEqual({ heard: 'goodbye' });
		expect(await told(partId)).toEqual(['word.wrong', 'word.wrong', 'word.refused']);
		const [row] = await house.superuser<{ now: Date }[]>`SELECT door.time() AS now`;
		await house.moveClockTo(addMinutes(row!.now, 31));
		expect(await says(partId, 'Merel')).toEqual({ heard: 'right' });
		expect(await says(partId, 'nee')).toEqual({ heard: 'wrong' });
	});

	test('ten tries at one moment are two', async () => {
		const partId = await agreed();
		const all = await Promise.all(Array.from({ length: 10 }, (_, n) => says(partId, `woord${n}`)));
		expect(all.filter((one) => 'heard' in one && one.heard === 'wrong')).toHaveLength(1);
		expect((await told(partId)).filter((kind) => kind === 'word.wrong')).toHaveLength(2);
	});

	test('are kept as hashes bound to her, and no page holds them', async () => {
		const [one, other] = [await agreed(), await agreed()];
		const page = JSON.stringify([
			await planPage(joost, one),
			await readCase(joost, one),
			await readCase(annelies, one)
		]);
		expect(page).not.toMatch(/merel|egel|kuifmees|[0-9a-f]{64}/i);
		expect((await standing(joost, one)).plan?.hasWord).toEqual({
			code: true,
			back: true,
			duress: true
		});
		const hers =
			await house.superuser`SELECT sealed FROM safe_contact_plan WHERE part_id IN (${one}, ${other})`;
		for (const row of hers) expect(String(row['sealed'])).not.toMatch(/merel/i);
	});

	test.each([
		[{ codeWord: 'Merel', duressWord: 'm e r e l' }, 'words-alike'],
		[{ codeWord: 'ab' }, 'word-too-short'],
		[{ codeWord: '\u200d\u0301' }, 'word-too-short']
	])('%o: %s', async (changes, problem) => {
		const { partId } = await openedCase(house, joost);
		expect(await keepPlan(joost, partId, planned(changes as Record<string, string>))).toEqual({
			problem
		});
	});

	test('a new one may not be one that stands already under another name; removed it is free again', async () => {
		const partId = await agreed();
		expect(await keepPlan(joost, partId, planned({ duressWord: 'Merel' }))).toEqual({
			problem: 'words-alike'
		});
		await keeps(joost, partId, { 'codeWord-gone': 'yes', duressWord: 'Merel' });
		expect((await standing(joost, partId)).plan?.hasWord.code).toBe(false);
		expect(await says(partId, 'Kuifmees')).toEqual({ heard: 'wrong' });
	});

	test('without a word there is nothing to check; nobody else checks', async () => {
		const without = await agreed({});
		expect(await says(without, 'merel')).toEqual({ problem: 'no-word' });
		const partId = await agreed();
		expect(await says(partId, '  ')).toEqual({ problem: 'word-missing' });
		expect(await checkWord(amina, partId, 'merel')).toEqual({ problem: 'not-found' });
		expect(await checkWord(annelies, partId, 'merel')).toEqual({ problem: 'not-allowed' });
	});
});

describe('SC-14 the duress word', () => {
	test('SC-14 answers what the right one does, rings supervisors and leaves a task for later', async () => {
		const partId = await agreed();
		expect(await says(partId, 'kuif mees')).toEqual(await says(await agreed(), 'merel'));
		expect(await told(partId)).toEqual(['danger.raised', 'duress.spoken']);
		const [danger] =
			await house.superuser`SELECT kind, level FROM danger WHERE part_id = ${partId}`;
		expect(danger).toEqual({ kind: 'duress', level: 'T1' });
		const rung =
			await house.superuser`SELECT staff_id FROM notification n JOIN danger d ON d.id = n.danger_id
			WHERE d.part_id = ${partId}`;
		expect(rung).toEqual([{ staff_id: annelies.id }]);
		const tasks =
			await house.superuser`SELECT counsellor_id, status, starts_at <= door.time() AS due FROM follow_up
			WHERE part_id = ${partId} AND reason_code = 'duress-spoken'`;
		expect(tasks).toEqual([{ counsellor_id: joost.id, status: 'open', due: true }]);
	});

	test('SC-14 the page that answers holds the same after both', async () => {
		const [one, other] = [await agreed(), await agreed()];
		await says(one, 'Merel');
		await says(other, 'Kuifmees');
		const shown = async (partId: string) => {
			const { standing: now, versions, hasOpenRoom, mayPlan } = await planPage(joost, partId);
			const { personId: _, mark: __, phone: ___, consents, ...rest } = now!;
			const purposes = consents.map(({ purpose }) => purpose);
			const plan = { ...rest.plan, confirmedAt: undefined };
			return { ...rest, plan, purposes, versions: versions.length, hasOpenRoom, mayPlan };
		};
		expect(await shown(one)).toEqual(await shown(other));
	});

	test('SC-14 is heard also after two wrong words', async () => {
		const [one, other] = [await agreed(), await agreed()];
		const both = async (hers: string, theirs = hers) => [
			await says(one, hers),
			await says(other, theirs)
		];
		for (const word of ['nee', 'nee']) await both(word);
		expect(await both('Merel', 'Kuifmees')).toEqual([{ heard: 'goodbye' }, { heard: 'goodbye' }]);
		const refused = await linesOf(one);
		expect(refused).toContain('Een woord na twee verkeerde: niet meer bekeken');
		expect(await linesOf(other)).toEqual(refused);
		expect(await linesOf(other, 'decisions')).toEqual(await linesOf(one, 'decisions'));
		const dangers =
			await house.superuser`SELECT part_id FROM danger WHERE part_id IN (${one}, ${other})`;
		expect(dangers).toEqual([{ part_id: other }]);

		// neither gave new tries
		expect(await both('Merel')).toEqual([{ heard: 'goodbye' }, { heard: 'goodbye' }]);
		const [row] = await house.superuser<{ now: Date }[]>`SELECT door.time() AS now`;
		await house.moveClockTo(addMinutes(row!.now, 31));
		for (const heard of ['wrong', 'goodbye']) {
			expect(await both('nee')).toEqual([{ heard }, { heard }]);
		}
		expect(await linesOf(other)).toEqual(await linesOf(one));
	});

	/** The titles of the timeline, as its page writes them. */
	async function linesOf(partId: string, show?: TimelineShow): Promise<string[]> {
		const page = await readCase(joost, partId, { show });
		if ('problem' in page) throw new Error(page.problem);
		const t = deskWords('nl');
		return page.timeline.entries.map(({ kind }) =>
			t(deskCode(`event.${kind.replace('.', '-')}`, 'event.other'))
		);
	}
});

describe('SC-13 who may change a number, times or words', () => {
	const draft = { step: 'draft' };
	test.each([
		['another number', { phone: '+447700900155' }],
		['other times', { 'safe-0-day': '2', 'safe-0-from': '18:00', 'safe-0-to': '19:00' }],
		['days that are not safe', { 'dates-0-from': '2031-01-01' }],
		['an address', { email: 'yes', emailAddress: 'wie@example.org' }],
		['another word', { codeWord: 'Specht' }]
	])('SC-13 %s from a message alone is refused', async (_, changes) => {
		const partId = await agreed();
		const before = await standing(joost, partId);
		const asked = planned({ ...draft, ...(changes as Record<string, string>) });
		expect(await keepPlan(joost, partId, asked)).toEqual({ problem: 'change-needs-her' });
		expect(await keepPlan(joost, partId, { ...asked, saidWord: 'spreeuw' })).toEqual({
			problem: 'word-not-hers'
		});
		expect((await standing(joost, partId)).mark).toBe(before.mark);
		expect(await told(partId)).toEqual(['word.wrong']);
	});

	test('SC-13 her word lets it through, unconfirmed, and so does a talk', async () => {
		const partId = await agreed();
		const asked = planned({ ...draft, phone: '+447700900156' });
		expect(await keepPlan(joost, partId, { ...asked, saidWord: 'MEREL' })).toHaveProperty('planId');
		expect(await standing(joost, partId)).toMatchObject({
			phone: '•••• 56',
			sms: { allowed: false, reason: 'unconfirmed' }
		});
		await keeps(joost, partId, { phone: '+447700900157' });
		expect((await standing(joost, partId)).phone).toBe('•••• 57');
	});

	test('SC-13 what says nothing of number, times or words needs no word', async () => {
		const partId = await agreed();
		const form = planForm({ ...draft, coverStory: 'van de sportclub' });
		expect(form.get('coverStory')).toBe('van de sportclub');
		await keeps(joost, partId, { ...draft, coverStory: 'van de sportclub' });
		expect((await standing(joost, partId)).plan?.detail.coverStory).toBe('van de sportclub');
	});
});
