import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { QuestionRequest } from '#domain/advice.ts';
import { adviceDue, lookBackOn } from '#domain/advice-term.ts';
import { localDate } from '#domain/time.ts';
import type { TrajectoryType } from '#domain/trajectory.ts';
import { askAdvice } from '#server/advice/ask.ts';
import { draftAdvice } from '#server/advice/draft.ts';
import { giveAdvice } from '#server/advice/give.ts';
import { readLetter } from '#server/advice/letter.ts';
import { listToRead } from '#server/advice/list.ts';
import { lookBack } from '#server/advice/look-back.ts';
import { readAdvicePage, readOneAdvice, type OneAdvicePage } from '#server/advice/read.ts';
import { readSecond } from '#server/advice/read-second.ts';
import { assignPart } from '#server/cases/assign.ts';
import { inviteExpert } from '#server/cases/invite.ts';
import { joinParts } from '#server/cases/join-parts.ts';
import { readCase } from '#server/cases/read.ts';
import { writeNote } from '#server/notes/write.ts';
import { openTrajectoryIn } from '#server/trajectories/open.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';

const canary = 'kanariezwqx';
let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
let esma: Colleague;
let partId: string;
let code: string;
let personId: string;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
	esma = await employ(house, 'Esma', 'expert');
});
afterAll(() => house.close());
beforeEach(async () => {
	({ partId, code } = await openedCase(house, joost, { door: 'professional' }));
	const page = await readCase(joost, partId);
	if ('problem' in page) throw new Error(page.problem);
	personId = page.people[0]!.id;
});

const today = () => localDate(new Date());
const asked: QuestionRequest = {
	...{ occupation: 'school', kind: 'signal', ground: '', askedOn: today() },
	...{ organisation: 'Vmbo De Brug', question: 'Is dit zorgelijk?' },
	...{ seen: 'Een tekening op zijn agenda.', heard: 'Een collega hoorde een leus.' },
	...{ thinks: 'Ik denk dat hij erbij wil horen.', against: 'Hij helpt de nieuwe leerling.' },
	...{ subject: 'Mus', groundReason: '', fullName: '', material: '', experts: '' }
};

async function opens(type: TrajectoryType = 'trajectory_advice'): Promise<string> {
	const opened = await openTrajectoryIn(joost, partId, type);
	if (!('trajectoryId' in opened)) throw new Error(opened.problem);
	return opened.trajectoryId;
}
async function asks(
	given: Partial<QuestionRequest & { trajectoryId: string }> = {}
): Promise<{ partId: string; adviceId: string }> {
	const { trajectoryId = await opens(), ...words } = given;
	const outcome = await askAdvice(
		joost,
		{ partId, trajectoryId },
		{ ...asked, ...words, personId }
	);
	if (!('adviceId' in outcome)) throw new Error(JSON.stringify(outcome));
	return { partId, adviceId: outcome.adviceId };
}
async function page(
	at: { partId: string; adviceId: string },
	who: Colleague = joost
): Promise<OneAdvicePage> {
	const read = await readOneAdvice(who, at);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}
async function writes(
	at: { partId: string; adviceId: string },
	given: Partial<Parameters<typeof draftAdvice>[2]> = {},
	who: Colleague = joost
) {
	const { advice } = await page(at, who);
	const version = advice.drafts.at(-1)?.version ?? 0;
	const draft = { conclusion: '', steps: ['talk'], answer: 'Praat met hem.', agreed: '' };
	return draftAdvice(who, at, { ...draft, version, ...given });
}
async function second(
	who: Colleague,
	at: { partId: string; adviceId: string },
	agrees = true,
	words = ''
) {
	const { advice } = await page(at);
	const draftId = advice.drafts.at(-1)?.id ?? randomUUID();
	return readSecond(who, at, { draftId, agrees, words });
}
async function tasks(reason: string) {
	return house.superuser`SELECT status, starts_at AS "startsAt", counsellor_id AS "counsellorId" FROM follow_up
		WHERE part_id = ${partId} AND reason_code = ${reason} ORDER BY created_at, id`;
}
const gives = (at: { partId: string; adviceId: string }, who: Colleague = joost) =>
	giveAdvice(who, at, { givenOn: today(), how: 'letter' });
const told = { askedOn: today(), used: 'yes', helped: '4', scope: '5', words: 'Hij praat weer.' };

describe('a teacher is advised', () => {
	test('from her question to what became of it, each step with its task and its event', async () => {
		const at = await asks();
		expect(await tasks('advice-due')).toMatchObject([{ status: 'open' }]);
		const [due] = await tasks('advice-due');
		expect(localDate(due!['startsAt'] as Date)).toBe(adviceDue('trajectory_advice', today()));

		expect(await writes(at)).toHaveProperty('draftId');
		expect((await page(at)).advice).toMatchObject({ stage: 'second-reading', asker: 'Samira' });
		expect(await gives(at)).toEqual({ problem: 'not-read-yet' });
		expect(await second(annelies, at)).toEqual({ decided: true });
		expect((await page(at)).advice.stage).toBe('to-give');

		expect(await gives(at)).toEqual({ given: true });
		expect(await gives(at)).toEqual({ problem: 'not-possible-now' });
		expect(await tasks('advice-due')).toMatchObject([{ status: 'done' }]);
		const [after] = await tasks('advice-after');
		expect(localDate(after!['startsAt'] as Date)).toBe(lookBackOn(today()));

		expect(await lookBack(joost, at, told)).toEqual({ kept: true });
		expect(await lookBack(joost, at, told)).toEqual({ problem: 'not-possible-now' });
		expect(await tasks('advice-after')).toMatchObject([{ status: 'done' }]);
		expect((await page(at)).advice).toMatchObject({
			stage: 'looked-back',
			outcome: { used: 'yes', helped: 4, scope: 5, words: 'Hij praat weer.' }
		});
		const kinds = await eventsOf(house, partId);
		for (const kind of ['asked', 'drafted', 'agreed', 'given', 'looked-back'])
			expect(kinds).toContain(`trajectory.advice-${kind}`);
		expect((await page(at)).line.phase).toBe('evaluation');
		expect(kinds).toContain('trajectory.phase-changed');
	});

	test('what is typed lies sealed; who it is about stays unnamed without a ground', async () => {
		const at = await asks({ seen: `${canary} gezien` });
		await writes(at, { answer: `${canary} advies` });
		const rows = await house.superuser`SELECT a.*, d.sealed AS draft FROM advice a
			JOIN advice_draft d ON d.advice_id = a.id WHERE a.id = ${at.adviceId}`;
		const [row] = rows;
		for (const sealed of [row!['sealed'], row!['draft']] as Buffer[])
			expect(sealed.toString('latin1')).not.toContain(canary);
		const trajectoryId = (await page(at)).line.id;
		const named = { ...asked, personId, fullName: 'Jan Jansen' };
		expect(await askAdvice(joost, { partId, trajectoryId }, named)).toEqual({
			problems: { fullName: 'name-needs-ground' }
		});
		const ground = { ground: 'safety', groundReason: 'Hij is weg' };
		expect(
			await askAdvice(joost, { partId, trajectoryId }, { ...named, ...ground })
		).toHaveProperty('adviceId');
		expect(await askAdvice(joost, { partId, trajectoryId }, { ...asked, personId: '' })).toEqual({
			problems: { personId: 'person-missing' }
		});
	});

	test('our word for somebody is refused where the letter would take it along', async () => {
		const trajectoryId = await opens();
		const tells = { ...asked, personId, heard: 'Een collega zag Mus.', thinks: 'Musje zit klem.' };
		expect(await askAdvice(joost, { partId, trajectoryId }, tells)).toEqual({
			problems: { heard: 'code-word-leaves' }
		});
		const at = await asks({ trajectoryId });
		expect(await writes(at, { answer: 'Praat met mus.', agreed: 'Bel over Mus' })).toEqual({
			problems: { answer: 'code-word-leaves', agreed: 'code-word-leaves' }
		});
		expect(await writes(at)).toHaveProperty('draftId');
		await second(annelies, at);
		expect(await readLetter(joost, at)).toMatchObject({ tellsCodeWord: false });
	});

	test('a short question is answered without a second reader, a duiding never, nor without a conclusion', async () => {
		const short = await asks({ trajectoryId: await opens('consultation') });
		await writes(short);
		expect(await gives(short)).toEqual({ given: true });
		const duiding = await asks({ trajectoryId: await opens('interpretation') });
		expect(await writes(duiding)).toEqual({ problems: { conclusion: 'conclusion-missing' } });
		expect(await writes(duiding, { conclusion: 'concern_no_extremism' })).toHaveProperty('draftId');
		expect(await gives(duiding)).toEqual({ problem: 'not-read-yet' });
	});

	test('no advice is asked in help of another kind, or written once that ended', async () => {
		const family = await readCase(joost, partId);
		const [line] = 'trajectories' in family ? family.trajectories.slice(-1) : [];
		expect(line!.type).toBe('family_support');
		expect(
			await askAdvice(joost, { partId, trajectoryId: line!.id }, { ...asked, personId })
		).toEqual({ problem: 'not-found' });
		const at = await asks();
		await house.superuser`UPDATE trajectory SET status = 'stopped' WHERE id = ${(await page(at)).line.id}`;
		expect(await draftAdvice(joost, at, { version: 0, ...asDraft })).toEqual({
			problem: 'not-possible-now'
		});
		expect((await page(at)).mayWrite).toBe(false);
	});
});

const asDraft = { conclusion: '', steps: [], answer: 'Praat.', agreed: '' };

describe('a second reader', () => {
	test('is another person: of the case, a supervisor, or an expert who was invited', async () => {
		const at = await asks();
		await writes(at);
		expect(await second(joost, at)).toEqual({ problem: 'same-person' });
		expect(await second(amina, at)).toEqual({ problem: 'not-found' });
		expect(await second(esma, at)).toEqual({ problem: 'not-found' });
		const reason = 'Wat betekent deze tekening?';
		await inviteExpert(annelies, partId, { staffId: esma.id, reason });
		const seen = await page(at, esma);
		expect(seen).toMatchObject({ mayReadSecond: true, mayWrite: false, mayPrint: false });
		expect(JSON.stringify(seen)).not.toContain('06 1');
		expect(await second(esma, at, false, 'De tekening is ouder.')).toEqual({ decided: true });
		expect((await page(at)).advice).toMatchObject({
			stage: 'to-write',
			drafts: [{ decision: 'sent-back', said: 'De tekening is ouder.' }]
		});
	});

	test('sends it back with words, which is a task of the writer until it is written again', async () => {
		const at = await asks();
		await assignPart(annelies, partId, { staffId: amina.id, role: 'second' });
		await writes(at, {}, amina);
		expect(await second(annelies, at, false)).toEqual({ problem: 'words-missing' });
		expect(await second(annelies, at, false, 'Feit en mening staan door elkaar.')).toEqual({
			decided: true
		});
		expect(await tasks('advice-sent-back')).toMatchObject([
			{ status: 'open', counsellorId: amina.id }
		]);
		// another question of the same help that came back is another task
		const other = await asks({ trajectoryId: (await page(at)).line.id });
		await writes(other);
		await second(annelies, other, false, 'Hier ook.');
		expect(await writes(other)).toHaveProperty('draftId');
		expect(await tasks('advice-sent-back')).toMatchObject([{ status: 'open' }, { status: 'done' }]);
		expect(await writes(at, { answer: 'Anders.' }, amina)).toHaveProperty('draftId');
		expect(await tasks('advice-sent-back')).toMatchObject([{ status: 'done' }, { status: 'done' }]);
		expect(await second(joost, at)).toEqual({ decided: true });
	});

	test('reads the newest version; what is written at once by two is kept of one', async () => {
		const at = await asks();
		await writes(at);
		const first = (await page(at)).advice.drafts[0]!.id;
		await writes(at, { answer: 'Beter.' });
		const old = { draftId: first, agrees: true, words: '' };
		expect(await readSecond(annelies, at, old)).toEqual({ problem: 'not-possible-now' });
		expect(await draftAdvice(joost, at, { version: 1, ...asDraft })).toEqual({
			problem: 'changed-meanwhile'
		});
		const both = await Promise.all(
			[1, 2].map(() => draftAdvice(joost, at, { version: 2, ...asDraft }))
		);
		expect(both.filter((one) => 'draftId' in one)).toHaveLength(1);
	});

	test('what was agreed to and then changed waits again', async () => {
		const at = await asks();
		await writes(at);
		await second(annelies, at);
		await writes(at, { answer: 'Toch anders.' });
		expect(await gives(at)).toEqual({ problem: 'not-read-yet' });
	});

	test('finds what waits on a page of its own, with no more of the case than its code', async () => {
		const at = await asks({ question: `${canary} vraag` });
		await writes(at);
		const found = async (who: Colleague) => {
			const list = await listToRead(who);
			return 'toRead' in list ? list.toRead.filter((one) => one.adviceId === at.adviceId) : [];
		};
		expect(await found(annelies)).toMatchObject([{ code, by: 'Joost', type: 'trajectory_advice' }]);
		for (const who of [joost, amina, esma]) expect(await found(who)).toEqual([]);
		expect(JSON.stringify(await found(annelies))).not.toContain(canary);
		await second(annelies, at);
		expect(await found(annelies)).toEqual([]);
	});
});

describe('one does not read the other', () => {
	/** Beside the case of the teacher, of the same people, the one of the family: full of canaries. */
	async function besideFamily() {
		const at = await asks();
		const family = await openedCase(house, amina);
		await writeNote(amina, family.partId, `${canary} moeder`);
		const reason = 'De leerling is hun zoon';
		expect(await joinParts(annelies, partId, { code: family.code, reason })).toEqual({
			done: true
		});
		return { at, family };
	}

	test('whoever has the family reads no advice, and whoever advises reads no family', async () => {
		const { at, family } = await besideFamily();
		expect(await readOneAdvice(amina, at)).toEqual({ problem: 'not-found' });
		expect(await readAdvicePage(amina, partId)).toEqual({ problem: 'not-found' });
		expect(await readLetter(amina, at)).toEqual({ problem: 'not-found' });
		expect(await readAdvicePage(joost, family.partId)).toEqual({ problem: 'not-found' });
		const crossed = { partId: family.partId, adviceId: at.adviceId };
		expect(await readOneAdvice(amina, crossed)).toEqual({ problem: 'not-found' });
		expect(JSON.stringify([await page(at), await readAdvicePage(joost, partId)])).not.toContain(
			canary
		);
		expect(JSON.stringify(await readAdvicePage(amina, family.partId))).not.toContain('Mus');
	});

	test('the letter holds what she told and what we advise, and nothing of others or for ourselves', async () => {
		const { at } = await besideFamily();
		// in the same case too: help to somebody else, an older version, what a reader said, what became of another question
		await writeNote(joost, partId, `${canary} notitie`);
		const other = await asks({ question: `${canary} andere vraag`, seen: `${canary} gezien` });
		await writes(other, { answer: `${canary} ander advies` });
		expect(await readLetter(joost, at)).toMatchObject({ sheet: undefined, text: '' });
		await writes(at, { answer: `${canary} eerste versie` });
		await second(annelies, at, false, `${canary} teruggestuurd`);
		await writes(at, { answer: 'Praat met hem.', steps: ['talk', 'involve_parents'] });
		expect(await readLetter(joost, at)).toMatchObject({ sheet: undefined, text: '' });
		await second(annelies, at, true, `${canary} prima`);
		const letter = await readLetter(joost, at);
		if ('problem' in letter) throw new Error(letter.problem);
		for (const words of [asked.question, asked.seen, asked.thinks, 'Praat met hem.', code])
			expect(letter.text).toContain(words);
		const { sheet, text } = letter;
		expect(JSON.stringify({ sheet, text })).not.toContain(canary);
		for (const ours of ['Mus', 'Joost', 'Annelies']) expect(text).not.toContain(ours);
		await gives(at);
		await lookBack(joost, at, { ...told, words: `${canary} daarna` });
		expect(JSON.stringify(await readLetter(joost, at))).not.toContain(canary);
		expect(await eventsOf(house, partId)).toContain('case.printed');
	});

	test('a supervisor reads it and writes nothing in it', async () => {
		const at = await asks();
		expect((await page(at, annelies)).mayWrite).toBe(false);
		expect(await draftAdvice(annelies, at, { version: 0, ...asDraft })).toEqual({
			problem: 'not-allowed'
		});
		expect(await gives(at, annelies)).toEqual({ problem: 'not-allowed' });
		expect(await lookBack(annelies, at, told)).toEqual({ problem: 'not-allowed' });
		expect(await readOneAdvice(joost, { partId, adviceId: 'x' })).toEqual({ problem: 'not-found' });
	});
});

test('what was asked is read on a page at a time; a place that was made up is not there', async () => {
	const trajectoryId = await opens();
	const whole: string[] = [];
	for (let n = 0; n < 22; n++) whole.unshift((await asks({ trajectoryId })).adviceId);
	const first = await readAdvicePage(joost, partId);
	if ('problem' in first) throw new Error(first.problem);
	const second = await readAdvicePage(joost, partId, first.all.next);
	if ('problem' in second) throw new Error(second.problem);
	expect([...first.all.rows, ...second.all.rows].map(({ id }) => id)).toEqual(whole);
	expect(first.all.rows).toHaveLength(20);
	expect(second.all.next).toBeUndefined();
	expect((await page({ partId, adviceId: whole.at(-1)! })).advice.id).toBe(whole.at(-1));
	for (const made of ['', 'x', whole[0]!])
		expect(await readAdvicePage(joost, partId, made)).toEqual({ problem: 'not-found' });
});
