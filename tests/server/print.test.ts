import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printCase, type PrintedCase } from '#server/cases/print.ts';
import { readPrinted } from '#server/cases/form.ts';
import { tellPrinted } from '#server/cases/tell-printed.ts';
import { correctNote } from '#server/notes/correct.ts';
import { writeNote } from '#server/notes/write.ts';
import { inviteExpert } from '#server/cases/invite.ts';
import { readCase } from '#server/cases/read.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, her, openedCase } from './case-story.ts';

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

async function printed(who: Colleague, partId: string, reason?: string): Promise<PrintedCase> {
	const asked = reason === undefined ? {} : { withContact: { reason } };
	const outcome = await printCase(who, partId, asked);
	if ('problem' in outcome) throw new Error(outcome.problem);
	return outcome;
}

describe('SC-28 printing a case hides safe-contact data unless asked with a reason', () => {
	const answers = { ...her, phone: '06 12345678' };

	test('without being asked there is no number and nothing of the plan in it', async () => {
		const { partId } = await openedCase(house, joost, { answers });
		const paper = await printed(joost, partId);
		expect(paper).not.toHaveProperty('safeContact');
		const all = JSON.stringify(paper);
		for (const secret of ['12345678', '•••• 78', String(her.contactNot), 'safeWindows', '09:00']) {
			expect(all).not.toContain(secret);
		}
		expect(paper).toMatchObject({ printedBy: 'Joost', owners: ['Joost'] });
		expect((await eventsOf(house, partId)).slice(-2)).toEqual(['part.read', 'case.printed']);
	});

	test('with a reason the number and the plan are in it, and the reason stays written down', async () => {
		const { partId } = await openedCase(house, joost, { answers });
		const paper = await printed(joost, partId, 'Zitting bij de rechter');
		expect(paper.safeContact).toMatchObject([
			{ name: 'Samira', reach: { number: '+31612345678' }, plan: { contactNot: her.contactNot } }
		]);
		const page = await readCase(joost, partId);
		if ('problem' in page) throw new Error(page.problem);
		expect(page.timeline.entries[0]).toMatchObject({
			...{ kind: 'case.printed', by: 'Joost', reason: 'Zitting bij de rechter' }
		});
	});

	test('a reason of nothing opens nothing, and prints nothing', async () => {
		const { partId } = await openedCase(house, joost);
		for (const [reason, problem] of [
			[' ', 'reason-missing'],
			['x'.repeat(501), 'reason-too-long']
		] as const) {
			expect(await printCase(joost, partId, { withContact: { reason } })).toEqual({ problem });
		}
		expect(await eventsOf(house, partId)).not.toContain('case.printed');
	});
});

describe('a page printed from the browser', () => {
	const ofCase = '/(desk)/desk/(case)/cases/[id]';

	test('is named as its route is, and nothing that is no page of a case', () => {
		const page = `${ofCase}/(contact)/trajectories/[trajectory]/close`;
		expect(readPrinted({ page }, ofCase)).toBe('trajectories/close');
		expect(readPrinted({ page: ofCase }, ofCase)).toBe('');
		for (const none of ['/(desk)/desk/calls', `${ofCase}s/close`, 7, 'x'.repeat(201)])
			expect(readPrinted({ page: none }, ofCase)).toBeUndefined();
		for (const none of [undefined, null, ofCase, {}])
			expect(readPrinted(none, ofCase)).toBeUndefined();
	});

	test('stays written down, by whoever may read it and by nobody else', async () => {
		const { partId } = await openedCase(house, joost);
		expect(await tellPrinted(joost, partId, 'signals/risk')).toEqual({ told: true });
		expect((await eventsOf(house, partId)).at(-1)).toBe('case.printed');
		expect(await tellPrinted(amina, partId, 'signals/risk')).toEqual({ problem: 'not-found' });
		expect((await eventsOf(house, partId)).filter((kind) => kind === 'case.printed')).toHaveLength(
			1
		);
		const esma = await employ(house, 'Esma', 'expert');
		await inviteExpert(annelies, partId, { staffId: esma.id, reason: 'Om mee te denken.' });
		expect(await tellPrinted(esma, partId, '')).toEqual({ told: true });
		expect((await eventsOf(house, partId)).at(-1)).toBe('case.printed');
	});
});

test('the whole timeline is on it, what was struck too', async () => {
	const { partId } = await openedCase(house, joost);
	const written = await writeNote(joost, partId, 'Eerst verkeerd.');
	if ('problem' in written) throw new Error(written.problem);
	for (let n = 0; n < 520; n++) await writeNote(joost, partId, `notitie ${n}`);
	const { noteId } = written;
	const correction = { seen: noteId, text: 'Nu goed.', reason: 'Verkeerd verstaan' };
	await correctNote(joost, { partId, noteId }, correction);
	const { entries, next } = (await printed(joost, partId)).timeline;
	expect(next).toBeUndefined();
	expect(entries.filter(({ source }) => source === 'note')).toHaveLength(521);
	expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
	expect(entries.find(({ id }) => id === noteId)?.corrections?.map(({ text }) => text)).toEqual([
		'Eerst verkeerd.',
		'Nu goed.'
	]);
});

test('who may not read it prints nothing, and behind broken glass there is reading only', async () => {
	const { partId } = await openedCase(house, joost);
	for (const id of [partId, randomUUID(), 'x']) {
		expect(await printCase(amina, id)).toEqual({ problem: 'not-found' });
	}
	await house.superuser`INSERT INTO broken_glass (id, part_id, staff_id, key_id, sealed, broken_at, until, review_by)
		SELECT ${randomUUID()}, id, ${amina.id}, key_id, '\\x00', now() - interval '1 minute', now() + interval '59 minutes', now() + interval '3 days' FROM part WHERE id = ${partId}`;
	expect(await readCase(amina, partId)).toMatchObject({ mayPrint: false, mayWrite: false });
	expect(await printCase(amina, partId)).toEqual({ problem: 'not-allowed' });
	expect(await printed(annelies, partId)).toMatchObject({ printedBy: 'Annelies' });
});
