import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCase } from '#server/cases/read.ts';
import { correctNote } from '#server/notes/correct.ts';
import { readNotePage } from '#server/notes/read.ts';
import { writeNote } from '#server/notes/write.ts';
import type { TimelinePage } from '#server/timeline/read.ts';
import { outcomeOf } from '../support/acting.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let stranger: Colleague;
let annelies: Colleague;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	stranger = await employ(house, 'Sanne', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());

const wrong = 'Zij belde vanuit het ziekenhuis.';
const right = 'Zij belde vanuit huis.';

/** A case of Joost and Amina together, with one note of Joost. */
async function noted() {
	const { partId } = await openedCase(house, joost);
	await house.superuser`INSERT INTO membership (part_id, staff_id, role, since)
		VALUES (${partId}, ${amina.id}, 'second', now())`;
	const written = await writeNote(joost, partId, wrong);
	if ('problem' in written) throw new Error(written.problem);
	return { partId, noteId: written.noteId };
}

async function entriesOf(who: Colleague, partId: string, asked: TimelinePage = {}) {
	const page = await readCase(who, partId, asked);
	if ('problem' in page) throw new Error(page.problem);
	return page.timeline.entries;
}

async function versionsOf(who: Colleague, place: { partId: string; noteId: string }) {
	const page = await readNotePage(who, place);
	if ('problem' in page) throw new Error(page.problem);
	return page.versions;
}

describe('a correction', () => {
	test('strikes what stood there, says who and why, and changes no row of the note', async () => {
		const place = await noted();
		const before = await rowsOf(place.noteId);
		const asked = { seen: place.noteId, text: right, reason: 'Verkeerd verstaan' };
		expect(await correctNote(amina, place, asked)).toEqual({ corrected: true });

		expect(await rowsOf(place.noteId)).toEqual(before);
		expect(await versionsOf(joost, place)).toMatchObject([
			{ id: place.noteId, text: wrong, reason: '', by: 'Joost' },
			{ text: right, reason: 'Verkeerd verstaan', by: 'Amina' }
		]);
		const entries = await entriesOf(joost, place.partId);
		expect(entries.find(({ source }) => source === 'note')).toMatchObject({
			text: right,
			by: 'Joost',
			corrections: [{ text: wrong }, { text: right, by: 'Amina' }]
		});
		expect(entries[0]).toMatchObject({
			...{ kind: 'note.corrected', by: 'Amina', reason: 'Verkeerd verstaan' },
			noteId: place.noteId
		});
	});

	test('may only strike, and what was struck may be replaced later', async () => {
		const place = await noted();
		const strike = { seen: place.noteId, reason: 'Hoort in een andere zaak' };
		expect(await correctNote(joost, place, strike)).toEqual({ corrected: true });
		const [, struck] = await versionsOf(joost, place);
		expect(struck).not.toHaveProperty('text');
		expect(await correctNote(joost, place, { seen: struck!.id, reason: 'Nog eens' })).toEqual({
			problem: 'unchanged'
		});
		const replaced = { seen: struck!.id, text: right, reason: 'Toch niet' };
		expect(await correctNote(joost, place, replaced)).toEqual({ corrected: true });
		const [note] = (await entriesOf(joost, place.partId)).filter(({ source }) => source === 'note');
		expect(note?.corrections?.map(({ text }) => text)).toEqual([wrong, undefined, right]);
	});

	test('that is not right says so and keeps nothing', async () => {
		const place = await noted();
		const asked = { seen: place.noteId, text: right, reason: 'Verkeerd verstaan' };
		const tries = [
			[{ ...asked, text: ' ' }, 'words-missing'],
			[{ ...asked, text: 'x'.repeat(20_001) }, 'too-long'],
			[{ ...asked, reason: '' }, 'reason-missing'],
			[{ ...asked, text: wrong }, 'unchanged'],
			[{ ...asked, seen: randomUUID() }, 'changed-meanwhile']
		] as const;
		for (const [request, problem] of tries) {
			expect(await correctNote(joost, place, request)).toEqual({ problem });
		}
		expect(await versionsOf(joost, place)).toHaveLength(1);
	});

	test('of somebody outside the case answers like one that is not there; a supervisor reads and writes nothing', async () => {
		const place = await noted();
		const asked = { seen: place.noteId, text: right, reason: 'x' };
		for (const noteId of [place.noteId, randomUUID(), 'x']) {
			const there = { partId: place.partId, noteId };
			expect(await correctNote(stranger, there, asked)).toEqual({ problem: 'not-found' });
			expect(await readNotePage(stranger, there)).toEqual({ problem: 'not-found' });
		}
		expect(await correctNote(annelies, place, asked)).toEqual({ problem: 'not-allowed' });
		expect(await versionsOf(annelies, place)).toHaveLength(1);
		const own = await openedCase(house, stranger);
		const foreign = { partId: own.partId, noteId: place.noteId };
		expect(await correctNote(stranger, foreign, asked)).toEqual({ problem: 'not-found' });
		expect(await readNotePage(stranger, foreign)).toEqual({ problem: 'not-found' });
	});

	test('that was sent twice is one correction', async () => {
		const place = await noted();
		const asked = { seen: place.noteId, text: right, reason: 'Verkeerd verstaan' };
		for (let time = 0; time < 2; time++) {
			expect(await correctNote(joost, place, asked)).toEqual({ corrected: true });
		}
		expect(await versionsOf(joost, place)).toHaveLength(2);
	});
});

describe('two people correct the same note', () => {
	test('the second is told, and what the first wrote stands', async () => {
		const place = await noted();
		const [seen] = await versionsOf(amina, place);
		const first = { seen: place.noteId, text: right, reason: 'Verkeerd verstaan' };
		expect(await correctNote(joost, place, first)).toEqual({ corrected: true });
		const second = {
			seen: seen!.id,
			text: 'Zij belde vanuit de trein.',
			reason: 'Zij zei het mij'
		};
		expect(await correctNote(amina, place, second)).toEqual({ problem: 'changed-meanwhile' });
		const versions = await versionsOf(amina, place);
		expect(versions.map(({ text }) => text)).toEqual([wrong, right]);
		const again = { ...second, seen: versions.at(-1)!.id };
		expect(await correctNote(amina, place, again)).toEqual({ corrected: true });
	});

	test('at one moment one of them comes first, whoever it is, and no version is lost', async () => {
		const place = await noted();
		for (let round = 0; round < 10; round++) {
			const seen = (await versionsOf(joost, place)).at(-1)!.id;
			const outcomes = await Promise.all(
				[joost, amina, joost, amina].map((who, n) =>
					correctNote(who, place, { seen, text: `${who.name} ${round} ${n}`, reason: 'x' })
				)
			);
			expect(outcomes.filter((outcome) => 'corrected' in outcome)).toHaveLength(1);
			expect(outcomes.filter((outcome) => 'problem' in outcome)).toEqual(
				Array.from({ length: 3 }, () => ({ problem: 'changed-meanwhile' }))
			);
		}
		expect(await versionsOf(joost, place)).toHaveLength(11);
		const corrected = (await eventsOf(house, place.partId)).filter(
			(kind) => kind === 'note.corrected'
		);
		expect(corrected).toHaveLength(10);
	});

	test('past the stores the database lets nobody change, forge or fork a correction', async () => {
		const place = await noted();
		await correctNote(joost, place, { seen: place.noteId, text: right, reason: 'x' });
		const [row] =
			await house.superuser`SELECT * FROM note_correction WHERE note_id = ${place.noteId}`;
		const insert = (by: string, follows: string) =>
			`INSERT INTO note_correction (id, note_id, part_id, follows, key_id, sealed, corrected_by, corrected_at)
			VALUES (gen_random_uuid(), '${place.noteId}', '${place.partId}', ${follows}, '${String(row!['key_id'])}', '\\x00', '${by}', now())`;
		const app = house.database.sql;
		expect(await outcomeOf(app, joost.id, insert(joost.id, 'NULL'))).toBe('23505');
		expect(await outcomeOf(app, joost.id, insert(joost.id, `'${randomUUID()}'`))).toBe('23503');
		expect(await outcomeOf(app, joost.id, insert(amina.id, `'${String(row!['id'])}'`))).toBe(
			'42501'
		);
		expect(await outcomeOf(app, stranger.id, insert(stranger.id, `'${String(row!['id'])}'`))).toBe(
			'42501'
		);
		expect(await outcomeOf(app, joost.id, 'UPDATE note_correction SET follows = NULL')).toBe(
			'42501'
		);
		expect(await outcomeOf(app, joost.id, insert(joost.id, `'${String(row!['id'])}'`))).toBe(1);
	});
});

describe('the timeline narrowed', () => {
	test('shows each kind of thing by itself, and page after page the same as the whole', async () => {
		const { partId } = await noted();
		for (let n = 0; n < 45; n++) await writeNote(joost, partId, `notitie ${n}`);
		const notes = await wholeOf(joost, partId, 'notes');
		expect(notes.every(({ source }) => source === 'note')).toBe(true);
		expect(notes).toHaveLength(46);
		const readings = await wholeOf(joost, partId, 'readings');
		expect(readings.map(({ kind }) => kind)).toContain('part.read');
		expect(readings.every(({ source }) => source === 'event')).toBe(true);
		const contacts = await entriesOf(joost, partId, { show: 'contacts' });
		expect(contacts.map(({ kind }) => kind)).toEqual(['intake.received']);
		const decisions = await entriesOf(joost, partId, { show: 'decisions' });
		expect(decisions.map(({ kind }) => kind)).toContain('trajectory.opened');
		expect(await entriesOf(joost, partId, { show: 'texts' })).toEqual([]);
		const whole = await wholeOf(joost, partId);
		const told = [...notes, ...contacts, ...decisions].map(({ id }) => id);
		expect(whole.map(({ id }) => id).toSorted()).toEqual(told.toSorted());
	});

	test('begins with the entry that a hit leads to', async () => {
		const { partId, noteId } = await noted();
		for (let n = 0; n < 50; n++) await writeNote(joost, partId, `notitie ${n}`);
		expect((await entriesOf(joost, partId)).map(({ id }) => id)).not.toContain(noteId);
		expect((await entriesOf(joost, partId, { from: noteId }))[0]).toMatchObject({
			id: noteId,
			text: wrong
		});
		// by no moment of one's own: what is not told between two lines can't be found out
		for (const from of ['x', `${new Date().toISOString()}~${noteId}`, randomUUID(), partId])
			expect((await entriesOf(joost, partId, { from }))[0]!.id).not.toBe(noteId);
	});
});

async function wholeOf(who: Colleague, partId: string, show?: TimelinePage['show']) {
	const entries = [];
	let after: string | undefined;
	do {
		const page = await readCase(who, partId, { show, after });
		if ('problem' in page) throw new Error(page.problem);
		entries.push(...page.timeline.entries);
		after = page.timeline.next;
	} while (after);
	return entries;
}

async function rowsOf(noteId: string): Promise<unknown[]> {
	return [...(await house.superuser`SELECT *, xmin::text FROM note WHERE id = ${noteId}`)];
}
