import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerFromCase } from '#server/cases/answer.ts';
import { scheduleFollowUp } from '#server/follow-ups/schedule.ts';
import { correctNote } from '#server/notes/correct.ts';
import { writeNote } from '#server/notes/write.ts';
import { reviewOf } from '#server/reviews/overview.ts';
import { findInOwnCases, type Found } from '#server/search/find.ts';
import { jumpsOf } from '#server/search/jump.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { proofSize, seed } from '../support/proof.ts';
import { her, openedCase } from './case-story.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
let bram: Colleague;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
	bram = await employ(house, 'Bram', 'administrator');
});
afterAll(() => house.close());

async function found(who: Colleague, typed: string): Promise<Found> {
	const outcome = await findInOwnCases(who, typed);
	if ('problem' in outcome) throw new Error(outcome.problem);
	return outcome.found;
}

async function write(who: Colleague, partId: string, text: string): Promise<string> {
	const written = await writeNote(who, partId, text);
	if ('problem' in written) throw new Error(written.problem);
	return written.noteId;
}

async function join(partId: string, who: Colleague): Promise<void> {
	await house.superuser`INSERT INTO membership (part_id, staff_id, role, since)
		VALUES (${partId}, ${who.id}, 'second', now())`;
}

const kindsOf = ({ cases }: Found) => cases.flatMap(({ hits }) => hits.map(({ kind }) => kind));

describe('searching', () => {
	test('finds what stands anywhere in a case: notes, corrections, messages, the first message, appointments, names, code', async () => {
		const { partId, intakeId, code } = await openedCase(house, joost);
		const noteId = await write(joost, partId, 'Zij belde vanuit de Kliniek.');
		await correctNote(
			joost,
			{ partId, noteId },
			{ seen: noteId, text: 'Vanuit het zomerhuis.', reason: 'Verkeerd' }
		);
		const answer = { intakeId, messageId: randomUUID(), text: 'Fijn dat u de pannenkoek noemt.' };
		await answerFromCase(joost, partId, answer);
		const startsAt = new Date(Date.now() + 86_400_000);
		await scheduleFollowUp(joost, partId, {
			kind: 'task',
			startsAt,
			method: 'phone',
			words: 'Vraag naar de olifant'
		});
		const places = {
			kliniek: 'note',
			zomerhuis: 'correction',
			pannenkoek: 'message',
			'zoon praat': 'told',
			olifant: 'follow-up'
		};
		for (const [typed, kind] of Object.entries(places)) {
			const { cases, hasMore } = await found(joost, typed.toUpperCase());
			expect(
				cases.map((one) => one.partId),
				typed
			).toEqual([partId]);
			expect(
				cases[0]!.hits.map((hit) => hit.kind),
				typed
			).toContain(kind);
			expect(
				cases[0]!.hits[0]!.pieces.filter(({ isHit }) => isHit),
				typed
			).not.toEqual([]);
			expect(hasMore).toBe(false);
		}
		for (const typed of ['samira', 'vogel', code, code.slice(-4)]) {
			expect(
				(await found(joost, typed)).cases.map((one) => one.partId),
				typed
			).toContain(partId);
		}
		const byName = await found(joost, `samira kliniek`);
		expect(kindsOf(byName)).toEqual(['note']);
		expect((await found(joost, 'kliniek pannenkoek')).cases).toEqual([]);
	});

	test('finds a case by a number in any writing, and shows no number nor what was said about safe contact', async () => {
		const { partId } = await openedCase(house, joost, {
			answers: { ...her, phone: '06 87654321' }
		});
		for (const typed of ['0687654321', '+31 6 8765 4321', '0031687654321']) {
			const { cases } = await found(joost, typed);
			expect(cases).toMatchObject([{ partId, byPhone: true, hits: [] }]);
			expect(JSON.stringify(cases)).not.toContain('87654321');
		}
		expect((await found(joost, 'als mijn man thuis is')).cases).toEqual([]);
		expect((await found(amina, '0687654321')).cases).toEqual([]);
	});

	test('folds case, accents and the forms of Arabic letters', async () => {
		const { partId } = await openedCase(house, joost);
		await write(joost, partId, 'José sprak أحمد en İnci.');
		for (const typed of ['jose', 'احمد', 'INCI', 'josé احمد']) {
			expect(kindsOf(await found(joost, typed)), typed).toEqual(['note']);
		}
	});

	test('shows the newest first, no more than fits, and says that there is more', async () => {
		const sanne = await employ(house, 'Sanne', 'counsellor');
		const [old, fresh] = [await openedCase(house, sanne), await openedCase(house, sanne)];
		await write(sanne, old.partId, 'lantaarn uit');
		for (let n = 1; n < 60; n++) await write(sanne, fresh.partId, `lantaarn ${n}`);
		const all = await found(sanne, 'lantaarn');
		expect(all).toMatchObject({ shown: 50, hasMore: true, isCut: false });
		expect(all.cases.map(({ partId }) => partId)).toEqual([fresh.partId]);
		expect(all.cases[0]!.hits[0]!.pieces.map(({ text }) => text).join('')).toBe('lantaarn 59');
		expect(await found(sanne, 'lantaarn uit')).toMatchObject({ hasMore: false });
	});

	test('of nothing, of one letter and of a whole story asks for other words', async () => {
		expect(await findInOwnCases(joost, ' ')).toEqual({ problem: 'words-missing' });
		expect(await findInOwnCases(joost, 'a')).toEqual({ problem: 'too-short' });
		expect(await findInOwnCases(joost, 'x'.repeat(201))).toEqual({ problem: 'too-long' });
		expect(await findInOwnCases(bram, 'samira')).toEqual({ problem: 'not-allowed' });
	});
});

describe('what is not hers', () => {
	test('answers like what is not there, also behind broken glass, to who left, and to a supervisor', async () => {
		const { partId, code } = await openedCase(house, joost);
		await write(joost, partId, 'Zij noemde het kasteel.');
		const nothing = await found(amina, 'zoiets is er nergens');
		expect(await found(amina, 'kasteel')).toEqual(nothing);
		expect(await found(amina, code)).toEqual(nothing);
		expect(await found(annelies, 'kasteel')).toEqual(nothing);
		await house.superuser`INSERT INTO broken_glass (id, part_id, staff_id, key_id, sealed, broken_at, until, review_by)
			SELECT ${randomUUID()}, id, ${amina.id}, key_id, '\\x00', now(), now() + interval '1 hour', now() + interval '3 days' FROM part WHERE id = ${partId}`;
		expect(await found(amina, 'kasteel')).toEqual(nothing);
		await join(partId, annelies);
		expect(kindsOf(await found(annelies, 'kasteel'))).toEqual(['note']);
		await house.superuser`UPDATE membership SET ended_at = now() WHERE part_id = ${partId} AND staff_id = ${annelies.id}`;
		expect(await found(annelies, 'kasteel')).toEqual(nothing);
		expect(await jumpsOf(annelies)).toEqual({ cases: [] });
		await house.superuser`INSERT INTO conflict (id, part_id, case_id, staff_id, key_id, sealed, declared_at)
			SELECT ${randomUUID()}, id, case_id, ${joost.id}, key_id, '\\x00', now() FROM part WHERE id = ${partId}`;
		expect(await found(joost, 'kasteel')).toEqual(nothing);
	});

	test('never comes up, for any staff, any memberships and any words', async () => {
		const staff = [
			await employ(house, 'Ada', 'counsellor'),
			await employ(house, 'Bea', 'counsellor'),
			await employ(house, 'Cor', 'supervisor')
		];
		const parts: string[] = [];
		for (let n = 0; n < 6; n++) {
			const { partId } = await openedCase(house, staff[0]!);
			for (const word of ['wilg', 'eik', n % 2 ? 'linde' : 'berk'])
				await write(staff[0]!, partId, `${word} ${n}`);
			parts.push(partId);
		}
		const memberships = fc.array(
			fc.record({ who: fc.nat(2), part: fc.nat(5), ended: fc.boolean() }),
			{ maxLength: 10 }
		);
		const words = fc.constantFrom(
			'wilg',
			'eik',
			'linde',
			'berk',
			'samira',
			'vogel',
			'NL-20',
			'samira linde',
			'wilg eik',
			'zoon'
		);
		await fc.assert(
			fc.asyncProperty(memberships, words, async (given, typed) => {
				await house.superuser`DELETE FROM membership WHERE part_id = ANY(${parts})`;
				for (const [n, { who, part, ended }] of given.entries()) {
					await house.superuser`INSERT INTO membership (part_id, staff_id, role, since, ended_at)
						VALUES (${parts[part]!}, ${staff[who]!.id}, 'second', now() + make_interval(secs => ${n}), ${ended ? new Date() : null})`;
				}
				for (const [n, who] of staff.entries()) {
					const own = given
						.filter((one) => one.who === n && !one.ended)
						.map((one) => parts[one.part]);
					const shown = (await found(who, typed)).cases.map(({ partId }) => partId);
					expect(shown.filter((partId) => !own.includes(partId))).toEqual([]);
					const jumps = await jumpsOf(who);
					expect('cases' in jumps && jumps.cases.every(({ partId }) => own.includes(partId))).toBe(
						true
					);
					if (['wilg', 'samira', 'vogel'].includes(typed))
						expect(shown.toSorted()).toEqual([...new Set(own)].toSorted());
				}
			}),
			{ seed, numRuns: proofSize({ small: 40, full: 400 }) }
		);
	}, 300_000);
});

describe('the trail', () => {
	test('says that she searched and whether there was something, never for what; a list leaves nothing', async () => {
		const { partId } = await openedCase(house, joost);
		await write(joost, partId, 'Zij noemde de vuurtoren.');
		const before = await searchesOf(joost);
		await jumpsOf(joost);
		expect(await searchesOf(joost)).toEqual(before);
		await found(joost, 'vuurtoren');
		await found(joost, 'onvindbaar');
		expect((await searchesOf(joost)).slice(before.length)).toEqual([
			'search.done',
			'search.missed'
		]);
		const [row] = await house.superuser`SELECT count(*)::int AS n FROM event e
			WHERE position(convert_to('vuurtoren', 'UTF8') IN e.detail) > 0 OR e::text ILIKE '%vuurtoren%'`;
		expect(row).toEqual({ n: 0 });
		const [last] =
			await house.superuser`SELECT count(*)::int AS n FROM event WHERE chain_id = ${partId} AND kind = 'part.read'`;
		expect(last).toEqual({ n: 0 });
	});

	test('200 searches within an hour that found nothing are told to supervisors, once', async () => {
		const rosa = await employ(house, 'Rosa', 'counsellor');
		const alerts = async () => {
			const review = await reviewOf(annelies);
			return 'problem' in review ? [] : review.searchAlerts.filter(({ name }) => name === 'Rosa');
		};
		for (let n = 0; n < 199; n++) await found(rosa, `naam ${n}`);
		expect(await alerts()).toEqual([]);
		await found(rosa, 'naam 199');
		expect(await alerts()).toHaveLength(1);
		for (let n = 0; n < 5; n++) await found(rosa, `naam ${n}`);
		expect(await alerts()).toHaveLength(1);
		expect(await searchesOf(rosa)).toHaveLength(206);

		const kim = await employ(house, 'Kim', 'counsellor');
		for (let n = 0; n < 150; n++) await found(kim, `naam ${n}`);
		await house.moveClockTo(new Date(Date.now() + 61 * 60_000));
		for (let n = 0; n < 150; n++) await found(kim, `naam ${n}`);
		expect(await searchesOf(kim)).not.toContain('search.alerted');
		await house.moveClockTo(new Date());
	}, 120_000);
});

async function searchesOf({ id }: Colleague): Promise<string[]> {
	const rows =
		await house.superuser`SELECT kind FROM event WHERE actor_id = ${id} AND kind LIKE 'search.%' ORDER BY seq`;
	return rows.map(({ kind }) => String(kind));
}
