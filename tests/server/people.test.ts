import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unknownPerson, type Person } from '#domain/person.ts';
import { tieOf, type Relation } from '#domain/relation.ts';
import type { SiblingCheck } from '#domain/sibling-check.ts';
import { readCase } from '#server/cases/read.ts';
import { changeFollowUpOf } from '#server/follow-ups/change.ts';
import { dataKeyOf } from '#server/keys/data-keys.ts';
import { seal } from '#server/keys/envelope.ts';
import { addPerson } from '#server/people/add.ts';
import { changePerson } from '#server/people/change.ts';
import { checkSibling } from '#server/people/check.ts';
import { cutTie } from '#server/people/cut.ts';
import { makeHousehold } from '#server/people/make-household.ts';
import { readPeoplePage, type PeoplePage, type ShownPerson } from '#server/people/read.ts';
import { tiePeople } from '#server/people/tie.ts';
import { together } from '#server/work.ts';
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

const child: Person = { ...unknownPerson, roles: ['sibling'], name: 'Bilal', ageBand: '12-15' };
const check: SiblingCheck = {
	...{ worry: 'some', school: 'trouble', contact: 'often', online: 'more', mood: 'sad' },
	...{ shame: 'bullied', copying: 'some', supporter: 'no', words: 'Hij slaapt slecht.' }
};

async function page(partId: string, who = joost): Promise<PeoplePage> {
	const read = await readPeoplePage(who, partId);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}
async function added(partId: string, who: Person = child): Promise<ShownPerson> {
	const outcome = await addPerson(joost, partId, { who, householdId: null });
	if (!('personId' in outcome)) throw new Error(JSON.stringify(outcome));
	return (await page(partId)).family.find(({ id }) => id === outcome.personId)!;
}
const changed = ({ id, version }: ShownPerson, who: Person) => ({
	...{ personId: id, version, who, householdId: null }
});
const said = (fromId: string, word: Parameters<typeof tieOf>[0]['word'], toId: string): Relation =>
	tieOf({ fromId, toId, word, bond: 'normal', worry: 'none', hasAuthority: '', words: '' });
async function tied(partId: string, relation: Relation, seen = ''): Promise<string> {
	const outcome = await tiePeople(joost, partId, { relation, seen });
	if (!('tieId' in outcome)) throw new Error(outcome.problem);
	return outcome.tieId;
}

describe('the people a case begins with', () => {
	test('are tied as she told it: mother and son, and she worries', async () => {
		const { partId } = await openedCase(house, joost);
		const { family, ties } = await page(partId);
		const [mother, son] = family as [ShownPerson, ShownPerson];
		expect(mother).toMatchObject({ roles: ['asker', 'parent'], knows: 'yes', language: 'nl' });
		expect(son).toMatchObject({ roles: ['concern'], ageBand: '16-17', rule: 'self' });
		expect(ties).toMatchObject([
			{ fromId: mother.id, toId: son.id, kind: 'parent_of', worry: 'first' }
		]);
		expect(await eventsOf(house, partId)).toContain('person.tied');
	});

	test.each([
		['parent', 'parent_of', 'second', 'child'],
		['sibling', 'sibling_of', 'first', 'sibling'],
		['grandchild', 'grandparent_of', 'first', 'grandparent'],
		['partner', 'partner_of', 'first', 'partner']
	])('about her %s: %s, worry of the %s, she is %s', async (relation, kind, worry, role) => {
		const { partId } = await openedCase(house, joost, { answers: { ...her, relation } });
		const { family, ties } = await page(partId);
		expect(ties).toMatchObject([{ kind, worry }]);
		expect(family[0]!.roles).toEqual(['asker', role]);
	});

	test('a professional, and who asks for himself, are tied to nobody', async () => {
		const teacher = await openedCase(house, joost, { door: 'professional' });
		expect((await page(teacher.partId)).ties).toEqual([]);
		expect((await page(teacher.partId)).family[0]!.roles).toEqual(['asker', 'professional']);
		const self = await openedCase(house, joost, { door: 'self' });
		expect((await page(self.partId)).family).toHaveLength(1);
	});

	test('a row of before, with one role and no list, still opens', async () => {
		const { partId } = await openedCase(house, joost);
		const [, son] = (await page(partId)).family;
		const old = { role: 'concern', name: 'Vogel', relation: 'child', ageBand: '12-15' };
		const sealed = await together(joost, async (work) => {
			const [row] = await house.superuser`SELECT key_id FROM person WHERE id = ${son!.id}`;
			const key = await dataKeyOf(work, String(row!['key_id']));
			return seal(key, { table: 'person', row: son!.id, column: 'sealed' }, JSON.stringify(old));
		});
		await house.superuser`UPDATE person SET sealed = ${sealed} WHERE id = ${son!.id}`;
		expect((await page(partId)).family[1]).toMatchObject({
			...{ role: 'concern', roles: ['concern'], name: 'Vogel', relation: 'child' },
			...{ rule: 'both', knows: 'unknown', fullName: '', birthDate: '' }
		});
	});
});

describe('a person', () => {
	test('is added, shown, and changed; what it was stays in the trail', async () => {
		const { partId } = await openedCase(house, joost);
		const bilal = await added(partId);
		expect(bilal).toMatchObject({ name: 'Bilal', rule: 'both', version: 1, mayBeChecked: true });
		const who: Person = {
			...child,
			name: 'Bilal M.',
			language: 'ar',
			interpreter: 'no',
			protects: ['hobby_or_sport']
		};
		expect(await changePerson(joost, partId, changed(bilal, who))).toEqual({ changed: true });
		const after = (await page(partId)).family.find(({ id }) => id === bilal.id);
		expect(after).toMatchObject({ ...who, version: 2 });
		expect((await eventsOf(house, partId)).slice(-3)).toEqual([
			...['part.read', 'person.changed', 'part.read']
		]);
	});

	test('two change her at once: the second is told, and nothing of the first is lost', async () => {
		const { partId } = await openedCase(house, joost);
		const bilal = await added(partId);
		const both = await Promise.all([
			changePerson(joost, partId, changed(bilal, { ...child, words: 'Voetbalt op zaterdag.' })),
			changePerson(joost, partId, changed(bilal, { ...child, words: 'Slaapt bij oma.' }))
		]);
		expect(both.filter((outcome) => 'changed' in outcome)).toHaveLength(1);
		expect(both).toContainEqual({ problem: 'changed-meanwhile' });
		const after = (await page(partId)).family.find(({ id }) => id === bilal.id)!;
		const kept = both[0] && 'changed' in both[0] ? 'Voetbalt op zaterdag.' : 'Slaapt bij oma.';
		expect(after).toMatchObject({ words: kept, version: 2 });
	});

	test('nothing typed anew leaves no event and no new version', async () => {
		const { partId } = await openedCase(house, joost);
		const bilal = await added(partId);
		expect(await changePerson(joost, partId, changed(bilal, child))).toEqual({ changed: true });
		expect(await eventsOf(house, partId)).not.toContain('person.changed');
	});

	test('of concern has a code word and no name or birthday, until a ground is chosen', async () => {
		const { partId } = await openedCase(house, joost);
		const [, son] = (await page(partId)).family as [ShownPerson, ShownPerson];
		const named = { ...son, name: 'Youssef Amrani', fullName: 'Youssef Amrani' };
		const who = { ...named, birthDate: '2009-05-01' };
		expect(await changePerson(joost, partId, changed(son, who))).toEqual({
			problems: {
				name: 'code-word-only',
				fullName: 'name-needs-ground',
				birthDate: 'date-needs-ground'
			}
		});
		const grounded = { ...who, ground: 'safety' as const, groundReason: '' };
		expect(await changePerson(joost, partId, changed(son, grounded))).toEqual({
			problems: { groundReason: 'reason-missing' }
		});
		const reasoned = { ...grounded, groundReason: 'Hij wordt vermist.' };
		expect(await changePerson(joost, partId, changed(son, reasoned))).toEqual({ changed: true });
		const [, after] = (await page(partId)).family as [ShownPerson, ShownPerson];
		expect(after).toMatchObject({ fullName: 'Youssef Amrani', ground: 'safety' });
		const without = { ...reasoned, ground: '' as const };
		expect(await changePerson(joost, partId, changed(after, without))).toHaveProperty('problems');
	});

	test('a citizen number is kept nowhere', async () => {
		const { partId } = await openedCase(house, joost);
		const bsn = 'bsn 999999990';
		for (const field of ['name', 'fullName', 'words', 'groundReason'] as const) {
			const who = { ...child, [field]: bsn };
			expect(await addPerson(joost, partId, { who, householdId: null })).toEqual({
				problems: { [field]: 'citizen-number' }
			});
		}
		const bilal = await added(partId);
		const personIds = [bilal.id];
		expect(await makeHousehold(joost, partId, { name: bsn, personIds })).toEqual({
			problem: 'citizen-number'
		});
		expect(
			await checkSibling(joost, partId, { personId: bilal.id, check: { ...check, words: bsn } })
		).toEqual({ problem: 'citizen-number' });
		const [tie] = (await page(partId)).ties;
		expect(await cutTie(joost, partId, { tieId: tie!.id, reason: bsn })).toEqual({
			problem: 'citizen-number'
		});
	});

	test('whoever asked stays who asked, and nobody else becomes it', async () => {
		const { partId } = await openedCase(house, joost);
		const both = { ...child, roles: ['asker', 'sibling'] as Person['roles'] };
		const bilal = await added(partId, both);
		expect(bilal.roles).toEqual(['sibling']);
		const [mother] = (await page(partId)).family as [ShownPerson];
		const who = { ...mother, roles: ['parent', 'trusted'] as Person['roles'], relation: 'x' };
		expect(await changePerson(joost, partId, changed(mother, who))).toEqual({ changed: true });
		const [after] = (await page(partId)).family as [ShownPerson];
		expect(after).toMatchObject({ roles: ['asker', 'parent', 'trusted'], relation: '' });
		expect(await addPerson(joost, partId, { who: unknownPerson, householdId: null })).toEqual({
			problems: { roles: 'role-missing' }
		});
	});
});

describe('a tie', () => {
	test('is told from either side, changed, and cut; every one of them stays', async () => {
		const { partId } = await openedCase(house, joost);
		const [mother] = (await page(partId)).family as [ShownPerson];
		const bilal = await added(partId);
		const first = await tied(partId, said(bilal.id, 'child_of', mother.id));
		const close = { ...said(mother.id, 'parent_of', bilal.id), bond: 'strong' as const };
		expect(await tied(partId, close, first)).not.toBe(first);
		const shown = await page(partId);
		const between = shown.ties.find(({ toId }) => toId === bilal.id)!;
		expect(between).toMatchObject({ fromId: mother.id, kind: 'parent_of', bond: 'strong' });
		expect(shown.pastTies.map(({ id }) => id)).toEqual([first]);

		const cut = (reason: string) => cutTie(joost, partId, { tieId: between.id, reason });
		expect(await cut(' ')).toEqual({ problem: 'reason-missing' });
		expect(await cut('Hij is haar neef.')).toEqual({ cut: true });
		expect(await cut('Nog eens.')).toEqual({ problem: 'changed-meanwhile' });
		expect((await page(partId)).pastTies.map(({ id }) => id)).toEqual([between.id, first]);
		const kinds = (await eventsOf(house, partId)).filter((kind) => /tied$/.test(kind));
		expect(kinds).toEqual(['person.tied', 'person.tied', 'person.tied', 'person.untied']);
	});

	test('two tie the same two at once: one tie, and the second is told', async () => {
		const { partId } = await openedCase(house, joost);
		const [mother] = (await page(partId)).family as [ShownPerson];
		const bilal = await added(partId);
		const both = await Promise.all([
			tiePeople(joost, partId, { relation: said(mother.id, 'parent_of', bilal.id), seen: '' }),
			tiePeople(joost, partId, { relation: said(bilal.id, 'friend_of', mother.id), seen: '' })
		]);
		expect(both.filter((outcome) => 'tieId' in outcome)).toHaveLength(1);
		expect(both).toContainEqual({ problem: 'already-tied' });
		const tie = both.find((outcome) => 'tieId' in outcome) as { tieId: string };
		const relation = said(mother.id, 'guardian_of', bilal.id);
		await tied(partId, relation, tie.tieId);
		expect(await tiePeople(joost, partId, { relation, seen: tie.tieId })).toEqual({
			problem: 'changed-meanwhile'
		});
	});

	test('to oneself, to nobody, or with authority where none can be, is none', async () => {
		const { partId } = await openedCase(house, joost);
		const [mother, son] = (await page(partId)).family as [ShownPerson, ShownPerson];
		const tie = (relation: Relation) => tiePeople(joost, partId, { relation, seen: '' });
		expect(await tie(said(mother.id, 'knows', mother.id))).toEqual({ problem: 'same-one' });
		expect(await tie(said(mother.id, 'knows', ''))).toEqual({ problem: 'relation-missing' });
		expect(await tie(said(mother.id, 'knows', randomUUID()))).toEqual({ problem: 'not-found' });
		const friend = { ...said(mother.id, 'friend_of', son.id), hasAuthority: 'yes' as const };
		expect(await tie(friend)).toEqual({ problem: 'no-authority-here' });
	});

	test('says who has authority over a child, and of whom nobody asked', async () => {
		const { partId } = await openedCase(house, joost);
		const [mother] = (await page(partId)).family as [ShownPerson];
		const bilal = await added(partId);
		const father = await added(partId, { ...unknownPerson, roles: ['parent'], name: 'Karim' });
		await tied(partId, {
			...said(mother.id, 'parent_of', bilal.id),
			hasAuthority: 'yes'
		});
		await tied(partId, said(father.id, 'parent_of', bilal.id));
		const shown = (await page(partId)).family.find(({ id }) => id === bilal.id)!;
		expect(shown.authority).toEqual({ holders: [mother.id], unknown: [father.id] });
	});
});

describe('a household', () => {
	test('takes in who lives there, and a form that stood open is told', async () => {
		const { partId } = await openedCase(house, joost);
		const bilal = await added(partId);
		const [mother] = (await page(partId)).family as [ShownPerson];
		const personIds = [mother.id, bilal.id];
		const made = await makeHousehold(joost, partId, { name: 'Thuis', personIds });
		if (!('householdId' in made)) throw new Error(made.problem);
		const shown = await page(partId);
		const living = shown.family.filter(({ householdId }) => householdId === made.householdId);
		expect(living.map(({ id }) => id)).toEqual(personIds);
		expect(shown.picture.households.map(({ id }) => id)).toEqual([made.householdId]);
		expect(await changePerson(joost, partId, changed(bilal, child))).toEqual({
			problem: 'changed-meanwhile'
		});
		expect(await makeHousehold(joost, partId, { name: '', personIds: [] })).toEqual({
			problem: 'nobody-lives-there'
		});
		const foreign = await openedCase(house, joost);
		const stray = { ...changed({ ...bilal, version: 2 }, child), householdId: made.householdId };
		expect(await changePerson(joost, foreign.partId, stray)).toEqual({ problem: 'not-found' });
	});
});

describe('how a child is doing', () => {
	test('is written down each time, by whom and when, and what was seen before stays', async () => {
		const { partId } = await openedCase(house, joost);
		const bilal = await added(partId);
		const outcome = await checkSibling(joost, partId, { personId: bilal.id, check });
		expect(outcome).toHaveProperty('checkId');
		const better = { ...check, worry: 'none' as const, words: '' };
		await checkSibling(joost, partId, { personId: bilal.id, check: better });
		const { checks } = (await page(partId)).family.find(({ id }) => id === bilal.id)!;
		expect(checks).toMatchObject([
			{ worry: 'none', by: 'Joost' },
			{ ...check, by: 'Joost' }
		]);
		expect(await eventsOf(house, partId)).toContain('sibling.checked');
	});

	test('is asked of children of the family only', async () => {
		const { partId } = await openedCase(house, joost);
		const [mother] = (await page(partId)).family as [ShownPerson];
		expect(await checkSibling(joost, partId, { personId: mother.id, check })).toEqual({
			problem: 'not-a-child'
		});
		expect(await checkSibling(joost, partId, { personId: randomUUID(), check })).toEqual({
			problem: 'not-found'
		});
	});
});

describe('asking consent again', () => {
	const tasksOf = (personId: string) => house.superuser`
		SELECT status, starts_at, counsellor_id, reason_code FROM follow_up
		WHERE person_id = ${personId} AND reason_code = 'ask-consent-again' ORDER BY starts_at`;
	const born = async (years: number) => {
		const [row] = await house.superuser`
			SELECT to_char(door.time() AT TIME ZONE 'Europe/Amsterdam' - make_interval(years => ${years}), 'YYYY-MM-DD') AS day`;
		return String(row!['day']);
	};

	test('is planned at 12, 16 and 18 when a birthday is known, and moves with it', async () => {
		const { partId } = await openedCase(house, joost);
		const bilal = await added(partId, { ...child, ageBand: '', birthDate: await born(10) });
		const planned = await tasksOf(bilal.id);
		expect(planned).toHaveLength(3);
		for (const task of planned)
			expect(task).toMatchObject({ status: 'open', counsellor_id: joost.id });
		expect(bilal.askedAgainAt).toEqual(planned[0]!['starts_at']);

		const older: Person = { ...child, ageBand: '', birthDate: await born(13) };
		expect(await changePerson(joost, partId, changed(bilal, older))).toEqual({ changed: true });
		const moved = await tasksOf(bilal.id);
		expect(moved).toHaveLength(3);
		expect(moved.map(({ status }) => status)).toEqual(['open', 'open', 'open']);
		// twelve turns out to be past: consent is asked on the next working day
		const soon = (moved[0]!['starts_at'] as Date).getTime() - Date.now();
		expect(soon / 86_400_000).toBeLessThan(6);
		expect(soon).toBeGreaterThan(0);

		const [again] = (await page(partId)).family.filter(({ id }) => id === bilal.id);
		const grown: Person = { ...child, birthDate: '', ageBand: '30+' };
		expect(await changePerson(joost, partId, changed(again!, grown))).toEqual({ changed: true });
		expect((await tasksOf(bilal.id)).map(({ status }) => status)).toEqual([
			...['cancelled', 'cancelled', 'cancelled']
		]);
	});

	test('is not planned with a band alone, nor for who is grown up', async () => {
		const { partId } = await openedCase(house, joost);
		expect(await tasksOf((await added(partId)).id)).toHaveLength(0);
		const grown = await added(partId, { ...child, birthDate: await born(40) });
		expect(await tasksOf(grown.id)).toHaveLength(0);
	});

	test('stays settled when something else about her changes', async () => {
		const { partId } = await openedCase(house, joost);
		const who = { ...child, birthDate: await born(17) };
		const bilal = await added(partId, who);
		const read = await readCase(joost, partId);
		const task = 'problem' in read ? undefined : read.followUps.find(({ kind }) => kind === 'task');
		expect(task).toMatchObject({ reasonCode: 'ask-consent-again', name: 'Bilal' });
		const at = { partId, followUpId: task!.id };
		const cancel = { move: 'cancel', reason: 'Al gevraagd.', version: 1 } as const;
		expect(await changeFollowUpOf(joost, at, cancel)).toEqual({ changed: true });
		await changePerson(joost, partId, changed(bilal, { ...who, words: 'Zit in 5 vwo.' }));
		expect((await tasksOf(bilal.id)).map(({ status }) => status)).toEqual(['cancelled']);
	});
});

describe('the people of another’s case', () => {
	test('answer like missing ones on every way in, and who tried stays written down', async () => {
		const { partId } = await openedCase(house, joost);
		const [mother, son] = (await page(partId)).family as [ShownPerson, ShownPerson];
		const [tie] = (await page(partId)).ties;
		const before = (await eventsOf(house, partId)).length;
		const relation = said(mother.id, 'knows', son.id);
		const ways = [
			(who: Colleague, id: string) => readPeoplePage(who, id),
			(who: Colleague, id: string) => addPerson(who, id, { who: child, householdId: null }),
			(who: Colleague, id: string) => changePerson(who, id, changed(mother, child)),
			(who: Colleague, id: string) => tiePeople(who, id, { relation, seen: tie!.id }),
			(who: Colleague, id: string) => cutTie(who, id, { tieId: tie!.id, reason: 'Zomaar' }),
			(who: Colleague, id: string) => makeHousehold(who, id, { name: '', personIds: [son.id] }),
			(who: Colleague, id: string) => checkSibling(who, id, { personId: son.id, check })
		];
		for (const way of ways) {
			expect(await way(amina, partId)).toEqual({ problem: 'not-found' });
			expect(await way(amina, randomUUID())).toEqual({ problem: 'not-found' });
			expect(await way(amina, 'x')).toEqual({ problem: 'not-found' });
		}
		const refused = (await eventsOf(house, partId)).slice(before);
		expect(refused).toEqual(ways.map(() => 'part.reading-refused'));
		for (const way of ways.slice(1))
			expect(await way(annelies, partId)).toEqual({ problem: 'not-allowed' });
		expect(await page(partId, annelies)).toMatchObject({ mayWrite: false });
		expect((await eventsOf(house, partId)).at(-1)).toBe('part.read');
	});

	test('a person or a tie of another case cannot be reached through one’s own', async () => {
		const mine = await openedCase(house, amina);
		const his = await openedCase(house, joost);
		const { family, ties } = await page(his.partId);
		const [mother, son] = family as [ShownPerson, ShownPerson];
		const relation = said(mother.id, 'knows', son.id);
		const tries = [
			changePerson(amina, mine.partId, changed(mother, child)),
			tiePeople(amina, mine.partId, { relation, seen: ties[0]!.id }),
			cutTie(amina, mine.partId, { tieId: ties[0]!.id, reason: 'Zomaar' }),
			makeHousehold(amina, mine.partId, { name: '', personIds: [son.id] }),
			checkSibling(amina, mine.partId, { personId: son.id, check })
		];
		for (const outcome of await Promise.all(tries))
			expect(outcome).toEqual({ problem: 'not-found' });
	});
});
