import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assignPart } from '#server/cases/assign.ts';
import { readBundle } from '#server/cases/bundle.ts';
import { endInvitation, inviteExpert } from '#server/cases/invite.ts';
import { listCases } from '#server/cases/list.ts';
import { printCase } from '#server/cases/print.ts';
import { readCase } from '#server/cases/read.ts';
import { declareConflict } from '#server/conflicts/declare.ts';
import { readConsentsPage } from '#server/consents/read.ts';
import { breakGlass } from '#server/glass/break.ts';
import { correctNote } from '#server/notes/correct.ts';
import { readNotePage } from '#server/notes/read.ts';
import { writeNote } from '#server/notes/write.ts';
import { readPeoplePage } from '#server/people/read.ts';
import { showReach } from '#server/safe-contact/show-reach.ts';
import { readPlanPage } from '#server/safe-contact/read.ts';
import { outcomeOf } from '../support/acting.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';

const reason = 'Wat betekent dit vers voor hem?';
let house: TestHouse;
let joost: Colleague;
let annelies: Colleague;
let esma: Colleague;
let omar: Colleague;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
	esma = await employ(house, 'Esma', 'expert');
	omar = await employ(house, 'Omar', 'expert');
});
afterAll(() => house.close());

/** A case of Joost with a note of his, in which Esma thinks along. */
async function invited() {
	const opened = await openedCase(house, joost);
	const written = await writeNote(joost, opened.partId, 'Hij citeert een vers.');
	if ('problem' in written) throw new Error(written.problem);
	const outcome = await inviteExpert(annelies, opened.partId, { staffId: esma.id, reason });
	expect(outcome).toEqual({ invited: true });
	return { ...opened, noteId: written.noteId };
}

async function bundle(partId: string) {
	const read = await readBundle(annelies, partId);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}

async function readBy(who: Colleague, partId: string) {
	const page = await readCase(who, partId);
	if ('problem' in page) throw new Error(page.problem);
	return page;
}

async function noteOfEsma(partId: string): Promise<string> {
	const written = await writeNote(esma, partId, 'Dit vers wordt hier verkeerd gelezen.');
	if ('problem' in written) throw new Error(written.problem);
	return written.noteId;
}

describe('an invitation', () => {
	test('is a supervisor’s word with a reason, to an expert who does not know these people', async () => {
		const { partId } = await openedCase(house, joost);
		const to = { staffId: esma.id, reason };
		expect(await inviteExpert(joost, partId, to)).toEqual({ problem: 'not-allowed' });
		expect(await inviteExpert(esma, partId, to)).toEqual({ problem: 'not-found' });
		expect(await inviteExpert(annelies, partId, { ...to, reason: 'even' })).toEqual({
			problem: 'reason-too-short'
		});
		for (const staffId of [joost.id, annelies.id, randomUUID()])
			expect(await inviteExpert(annelies, partId, { staffId, reason })).toEqual({
				problem: 'not-possible-now'
			});
		expect(await inviteExpert(annelies, partId, { staffId: 'x', reason })).toEqual({
			problem: 'expert-missing'
		});
		expect(await inviteExpert(annelies, partId, to)).toEqual({ invited: true });
		await declareConflict(esma, partId, 'Dit is het gezin van mijn zus.');
		expect(await inviteExpert(annelies, partId, to)).toEqual({ problem: 'conflict-declared' });
		expect((await bundle(partId)).invitable.map(({ id }) => id)).not.toContain(esma.id);
	});

	test('opens the case at once, also to a second expert, and stands on the trail once with its reason', async () => {
		const { partId, code } = await invited();
		await inviteExpert(annelies, partId, { staffId: esma.id, reason });
		await inviteExpert(annelies, partId, { staffId: omar.id, reason });
		expect((await listCases(esma)).lines.map((line) => line.code)).toContain(code);
		const seen = await bundle(partId);
		expect(seen.experts.map(({ name }) => name).toSorted()).toEqual(['Esma', 'Omar']);
		expect(seen.part.owners.map(({ name }) => name)).toEqual(['Joost']);
		const page = await readBy(joost, partId);
		expect(page.experts.toSorted()).toEqual(['Esma', 'Omar']);
		const told = page.timeline.entries.filter(({ kind }) => kind === 'part.expert-invited');
		expect(told.map((entry) => [entry.by, entry.reason])).toEqual([
			['Annelies', reason],
			['Annelies', reason]
		]);
	});

	test('is taken back: the case is gone at once, and so is what she wrote in it to change', async () => {
		const { partId } = await invited();
		const noteId = await noteOfEsma(partId);
		expect(await endInvitation(joost, partId, esma.id)).toEqual({ problem: 'not-allowed' });
		expect(await endInvitation(annelies, partId, joost.id)).toEqual({ problem: 'not-found' });
		expect(await endInvitation(annelies, partId, esma.id)).toEqual({ ended: true });
		expect(await endInvitation(annelies, partId, esma.id)).toEqual({ problem: 'not-found' });
		expect(await readCase(esma, partId)).toEqual({ problem: 'not-found' });
		const again = { seen: noteId, text: 'Anders.', reason: 'Verkeerd' };
		expect(await correctNote(esma, { partId, noteId }, again)).toEqual({ problem: 'not-found' });
		expect(await eventsOf(house, partId)).toContain('part.expert-left');
		expect((await bundle(partId)).experts).toEqual([]);
	});

	test('makes nobody a counsellor: she is given no case, and no task goes to her', async () => {
		const { partId, code } = await invited();
		const outcome = await assignPart(annelies, partId, { staffId: esma.id, role: 'first' });
		expect(outcome).toEqual({ problem: 'not-possible-now' });
		expect(await breakGlass(esma, { code, reason })).toEqual({ problem: 'no-such-case' });
		expect((await bundle(partId)).staff.map(({ id }) => id)).not.toContain(esma.id);
	});
});

describe('who was invited', () => {
	test('reads the case, the people and the family picture; nothing of how anybody is reached', async () => {
		const { partId } = await invited();
		const page = await readBy(esma, partId);
		expect(page).toMatchObject({ mayWrite: false, mayWriteNote: true, mayPrint: false });
		expect(page).toMatchObject({ name: 'Samira', owners: ['Joost'], seesContact: false });
		expect(page.timeline.entries.map(({ text }) => text)).toContain('Hij citeert een vers.');
		expect(page).toMatchObject({ standing: undefined, followUps: [], contacts: [], rooms: [] });
		const people = await readPeoplePage(esma, partId);
		expect(people).toMatchObject({ mayWrite: false, standing: undefined });
		expect('family' in people && people.family.map(({ name }) => name)).toContain('Samira');
		expect(JSON.stringify([page, people])).not.toContain('mijn man');
		expect(await eventsOf(house, partId)).toContain('part.read');
	});

	test('hears of the story, and neither of texts and appointments nor of who opened it in need', async () => {
		const { partId, code } = await invited();
		await breakGlass(await employ(house, 'Rosa', 'counsellor'), { code, reason });
		const told = (await readBy(esma, partId)).timeline.entries.map(({ kind }) => kind);
		expect(told).toContain('part.expert-invited');
		const never =
			/^(plan|consent|disclosure|follow-up|task|notification|text|room|intake|contact|glass|danger|conflict|phone)[.]/;
		expect(told.filter((kind) => never.test(kind))).toEqual([]);
		expect(await eventsOf(house, partId)).toEqual(
			expect.arrayContaining(['plan.proposed', 'glass.broken'])
		);
	});

	test('enters no other page, and what she tried is written down', async () => {
		const { partId } = await invited();
		const tried = [
			await readPlanPage(esma, partId),
			await readConsentsPage(esma, partId),
			await printCase(esma, partId),
			await showReach(esma, partId, 'nieuwsgierig')
		];
		for (const outcome of tried) expect(outcome).toEqual({ problem: 'not-allowed' });
		const refused = (await eventsOf(house, partId)).filter((kind) => kind.endsWith('-refused'));
		expect(refused.length).toBe(tried.length);
	});

	test('writes notes that the counsellor reads, and corrects her own alone', async () => {
		const { partId, noteId: his } = await invited();
		const hers = await noteOfEsma(partId);
		const of = (noteId: string) => ({ seen: noteId, text: 'Anders gezegd.', reason: 'Te stellig' });
		const place = (noteId: string) => ({ partId, noteId });
		expect(await correctNote(esma, place(his), of(his))).toEqual({ problem: 'not-allowed' });
		expect(await readNotePage(esma, place(his))).toMatchObject({ mayWrite: false });
		expect(await correctNote(esma, place(hers), of(hers))).toEqual({ corrected: true });
		const own = (await readBy(esma, partId)).timeline.entries.filter(({ isOwn }) => isOwn);
		expect(own.map(({ id, text }) => [id, text])).toEqual([[hers, 'Anders gezegd.']]);
		expect(await readNotePage(joost, place(hers))).toMatchObject({ mayWrite: true });
	});

	test('and knows these people says so, which shuts the case to her', async () => {
		const { partId } = await invited();
		const words = 'Ik gaf les aan haar zoon.';
		expect(await declareConflict(esma, partId, words)).toEqual({ declared: true });
		expect(await readCase(esma, partId)).toEqual({ problem: 'not-found' });
		expect(await eventsOf(house, partId)).toEqual(
			expect.arrayContaining(['conflict.declared', 'part.expert-left'])
		);
	});

	test('as an expert reads nothing any more once her work here is another', async () => {
		const { partId } = await invited();
		await house.superuser`UPDATE staff SET role = 'counsellor' WHERE id = ${esma.id}`;
		const counsellor = { ...esma, role: 'counsellor' } as const;
		expect(await readCase(counsellor, partId)).toEqual({ problem: 'not-found' });
		await house.superuser`UPDATE staff SET role = 'expert' WHERE id = ${esma.id}`;
	});
});

describe('by SQL', () => {
	test('the number, the plan and what she told are no rows to an expert', async () => {
		await invited();
		for (const table of [
			'contact_point',
			'safe_contact_plan',
			'intake',
			'intake_answers',
			'room'
		]) {
			expect(await tries(esma, `SELECT FROM ${table}`), table).toBe(0);
			expect(await tries(joost, `SELECT FROM ${table}`), table).not.toBe(0);
		}
	});

	test('an expert writes a note in her own name, where she was invited, and changes nothing', async () => {
		const { partId, noteId: his } = await invited();
		const other = await openedCase(house, joost);
		const hers = await noteOfEsma(partId);
		const note = (part: string, by: Colleague) =>
			`INSERT INTO note SELECT gen_random_uuid(), '${part}', key_id, '\\x00', '${by.id}', now() FROM part ORDER BY id = '${part}' DESC LIMIT 1`;
		const correction = (noteId: string, by: Colleague) =>
			`INSERT INTO note_correction (id, note_id, part_id, key_id, sealed, corrected_by, corrected_at)
			SELECT gen_random_uuid(), id, part_id, key_id, '\\x00', '${by.id}', now() FROM note WHERE id = '${noteId}'`;
		expect(await tries(esma, note(partId, esma))).toBe(1);
		expect(await tries(esma, note(partId, joost))).toBe('42501');
		expect(await tries(esma, note(other.partId, esma))).toBe('42501');
		expect(await tries(esma, correction(hers, esma))).toBe(1);
		expect(await tries(esma, correction(hers, joost))).toBe('42501');
		expect(await tries(esma, correction(his, esma))).toBe('42501');
		for (const change of ['person SET sealed', 'trajectory SET phase', 'part SET status'])
			expect(await tries(esma, `UPDATE ${change} = ${change.split(' ').at(-1)}`)).toBe(0);
		expect(await tries(esma, 'UPDATE membership SET ended_at = now()')).toBe(0);
	});

	test('nobody but a supervisor invites or takes back', async () => {
		const { partId } = await invited();
		const invites = (by: Colleague) =>
			tries(by, `INSERT INTO membership VALUES ('${partId}', '${omar.id}', 'expert', now())`);
		for (const by of [esma, omar, joost]) expect(await invites(by)).toBe('42501');
		const [row] = await house.superuser`SELECT key_id FROM part WHERE id = ${partId}`;
		const asked = `door.invite_expert('${partId}', '${omar.id}', '${row!['key_id']}', '\\x00') = 'invited'`;
		for (const by of [esma, omar, joost]) {
			expect(await tries(by, `SELECT WHERE ${asked}`)).toBe(0);
			expect(await tries(by, `SELECT WHERE door.end_invitation('${partId}', '${esma.id}')`)).toBe(
				0
			);
		}
		expect(await tries(annelies, `SELECT WHERE ${asked}`)).toBe(1);
	});

	function tries(who: Colleague, statement: string) {
		return outcomeOf(house.database.sql, who.id, statement);
	}
});
