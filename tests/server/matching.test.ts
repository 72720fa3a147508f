import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerNumber } from '#domain/phone.ts';
import { readCase } from '#server/cases/read.ts';
import { linkContact } from '#server/contacts/link.ts';
import { readContacts } from '#server/contacts/read.ts';
import { keepIntake } from '#server/intakes/keep.ts';
import { readIntake } from '#server/intakes/read.ts';
import { compareName } from '#server/matching/compare-name.ts';
import { dataKeyOf } from '#server/keys/data-keys.ts';
import { saySame, takeBackSame } from '#server/matching/say-same.ts';
import { suggest, type Suggested } from '#server/matching/suggest.ts';
import { sealPerson } from '#server/people/sealed-person.ts';
import { ofPart } from '#server/people/store.ts';
import { close as closeRoom } from '#server/rooms/store.ts';
import { atTheDoor, together, type StaffWork } from '#server/work.ts';
import { canonicalState } from '../support/canonical-state.ts';
import { contacts, type FixtureContact } from '../support/contacts-fixture.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, her, openedCase, takenIntake } from './case-story.ts';

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

let lastNumber = 10_000_000;
const nextNumber = () => `06${(lastNumber += 1)}`;
const answersFrom = (phone: string) => ({ ...her, phone });

async function arrives({ by, typed }: Pick<FixtureContact, 'by' | 'typed'>): Promise<string> {
	const number = by === 'telephone' ? callerNumber(typed) : undefined;
	const { intakeId } = await atTheDoor((work) =>
		keepIntake(work, {
			channel: by === 'telephone' ? 'phone' : 'form',
			origin: by === 'telephone' ? 'telephone' : 'seeker',
			triage: {},
			told: {
				answers: by === 'form' ? { phone: typed } : {},
				...(number && { callerNumber: number })
			},
			externalId: randomUUID()
		})
	);
	return intakeId;
}

async function takenBy(who: Colleague, ids: string[]): Promise<void> {
	await house.superuser`UPDATE intake SET status = 'assigned', taken_by = ${who.id}, taken_at = now() WHERE id = ANY (${ids})`;
}

async function before(who: Colleague, id: string) {
	const read = await readIntake(who, id);
	if ('problem' in read) throw new Error(read.problem);
	return read.intake.inside!.before;
}

const idsOf = (suggested: Suggested[]) =>
	suggested.map(({ contact, person }) => contact?.id ?? person?.id);

describe('two hundred contacts that came in', () => {
	const ids = new Map<string, string>();
	beforeAll(async () => {
		for (const contact of contacts) ids.set(contact.id, await arrives(contact));
		await takenBy(joost, [...ids.values()]);
	});

	test('are found back by the number they came from, and by nothing where there is none', async () => {
		for (const contact of contacts) {
			const others = contacts.filter(
				(other) => other !== contact && contact.phone && other.phone === contact.phone
			);
			const found = await before(joost, ids.get(contact.id)!);
			expect(idsOf(found.suggested).toSorted()).toEqual(
				others.map(({ id }) => ids.get(id)).toSorted()
			);
			expect(found.seenBefore).toBe(others.length);
			expect(found.hasNumber).toBe(contact.phone !== undefined);
			expect(new Set(found.suggested.flatMap(({ reasons }) => reasons))).toEqual(
				new Set(others.length > 0 ? ['same-number'] : [])
			);
		}
	});

	test('and nothing joined by itself', async () => {
		const [row] =
			await house.superuser`SELECT (SELECT count(*)::int FROM intake WHERE part_id IS NOT NULL) AS joined,
			(SELECT count(*)::int FROM person) AS persons, (SELECT count(*)::int FROM same_person) AS same,
			(SELECT count(DISTINCT number_index)::int FROM intake) AS numbers,
			(SELECT count(*)::int FROM intake WHERE number_index IS NULL) AS without`;
		expect(row).toEqual({ joined: 0, persons: 0, same: 0, numbers: 50, without: 75 });
	});

	test('when another names her in another spelling, her case is suggested', async () => {
		for (const household of [0, 7, 13]) {
			const at = (index: number) => contacts[household * 8 + index]!;
			const { partId } = await openedCase(house, joost, {
				answers: answersFrom(at(0).phone!)
			});
			await rename(partId, at(0).name!);
			const heard = await compareName(joost, ids.get(at(4).id)!, at(4).name!);
			if ('problem' in heard) throw new Error(heard.problem);
			expect(heard.compared).toMatchObject([
				{ partId, reasons: ['name-sounds-alike'], person: { name: at(0).name } }
			]);
			const onHerPhone = await compareName(joost, ids.get(at(1).id)!, at(1).name!);
			if ('problem' in onHerPhone) throw new Error(onHerPhone.problem);
			expect(onHerPhone.compared[0]).toMatchObject({
				...{ partId, reasons: ['same-number', 'name-sounds-alike'] },
				person: { phone: `•••• ${at(0).phone!.slice(-2)}` }
			});
			const herSon = await compareName(joost, ids.get(at(2).id)!, at(2).name!);
			expect(herSon).toMatchObject({
				compared: expect.arrayContaining([
					expect.objectContaining({ partId, reasons: ['same-number-other-voice'] })
				])
			});
		}
	});
});

async function rename(partId: string, name: string): Promise<void> {
	await together(joost, async (work) => {
		const [asker] = await ofPart(work, partId);
		const { id, ...kept } = asker!;
		const [row] = await work.db.execute<{ key: string }>(
			sql`SELECT key_id AS key FROM person WHERE id = ${id}::uuid`
		);
		const sealed = sealPerson(await dataKeyOf(work, row!.key), id, { ...kept, name });
		await work.db.execute(sql`UPDATE person SET sealed = ${sealed}::bytea WHERE id = ${id}::uuid`);
	});
}

describe('who may have spoken before', () => {
	test('is shown by the last two digits of the number, the name as it is kept, and the case', async () => {
		const phone = nextNumber();
		const opened = await openedCase(house, joost, { answers: answersFrom(phone) });
		const id = await takenIntake(house, joost, { answers: { ...answersFrom(phone) } });
		const { suggested, seenBefore } = await before(joost, id);
		expect(seenBefore).toBe(1);
		expect(suggested).toHaveLength(2);
		for (const one of suggested) {
			const { partId, code } = opened;
			expect(one).toMatchObject({ reasons: ['same-number'], partId, code });
		}
		const { person } = suggested.find((one) => one.person)!;
		expect(person).toMatchObject({ name: 'Samira', phone: `•••• ${phone.slice(-2)}` });
		expect(idsOf(suggested)).toContain(opened.intakeId);
		const read = await readIntake(joost, id);
		expect(JSON.stringify(read)).not.toContain(phone.slice(2));
		expect(JSON.stringify(read)).not.toMatch(/number_?index/i);
	});

	test('may be another voice: somebody who asks about another relative', async () => {
		const phone = nextNumber();
		const { intakeId } = await openedCase(house, joost, { answers: answersFrom(phone) });
		const answers = { ...answersFrom(phone), relation: 'sibling' };
		const id = await takenIntake(house, joost, { answers });
		const { suggested } = await before(joost, id);
		expect(suggested.find(({ contact }) => contact?.id === intakeId)!.reasons).toEqual([
			'same-number-other-voice'
		]);
	});

	test('the likely case stands first among those it can be added to', async () => {
		const sanne = await employ(house, 'Sanne', 'counsellor');
		const phone = nextNumber();
		const likely = await openedCase(house, sanne, { answers: answersFrom(phone) });
		await openedCase(house, sanne);
		const closed = await openedCase(house, sanne);
		await house.superuser`UPDATE part SET status = 'closed', closed_at = now() WHERE id = ${closed.partId}`;
		const id = await takenIntake(house, sanne, { answers: answersFrom(phone) });
		const read = await readIntake(sanne, id);
		if ('problem' in read) throw new Error(read.problem);
		const { destinations } = read.intake.inside!;
		expect(destinations).toHaveLength(2);
		expect(destinations[0]).toMatchObject({ partId: likely.partId, isSuggested: true });
		expect(destinations[1]).toMatchObject({ isSuggested: false });
	});

	test('a code word of ours is no name, and a name is asked for before it is compared', async () => {
		await openedCase(house, joost);
		const id = await takenIntake(house, joost);
		const heard = await compareName(joost, id, 'Vogel');
		if ('problem' in heard) throw new Error(heard.problem);
		const named = heard.compared.filter(({ reasons }) => reasons.some((one) => /name/.test(one)));
		expect(named).toEqual([]);
		expect(await compareName(joost, id, '  ')).toEqual({ problem: 'name-missing' });
		expect(await compareName(amina, id, 'Samira')).toEqual({ problem: 'not-found' });
		expect(await compareName(joost, 'x', 'Samira')).toEqual({ problem: 'not-found' });
	});

	test('when she closes her room without a case, her number is forgotten with her story', async () => {
		const phone = nextNumber();
		const first = await takenIntake(house, joost, { answers: answersFrom(phone) });
		const second = await takenIntake(house, joost, { answers: answersFrom(phone) });
		expect((await before(joost, second)).seenBefore).toBe(1);
		const [room] = await house.superuser`SELECT id FROM room WHERE intake_id = ${first}`;
		await atTheDoor((work) => closeRoom(work, String(room!['id'])));
		expect((await before(joost, second)).seenBefore).toBe(0);
		const [row] =
			await house.superuser`SELECT number_index AS number FROM intake WHERE id = ${first}`;
		expect(row).toEqual({ number: null });
	});
});

describe('of another counsellor', () => {
	const nothing = { hasNumber: true, seenBefore: 0, suggested: [] };

	test('nothing is told, not by a name, a count or a number; a supervisor sees it all', async () => {
		const phone = nextNumber();
		const { partId, intakeId } = await openedCase(house, joost, { answers: answersFrom(phone) });
		const taken = await takenIntake(house, joost, { answers: answersFrom(phone) });
		const id = await takenIntake(house, amina, { answers: answersFrom(phone) });
		expect(await before(amina, id)).toEqual(nothing);
		const heard = await compareName(amina, id, 'Samira');
		expect(heard).toEqual({ compared: [], name: 'Samira' });
		const seen = await before(annelies, id);
		expect(seen.seenBefore).toBe(2);
		expect(idsOf(seen.suggested)).toEqual(expect.arrayContaining([intakeId, taken]));
		expect(seen.suggested.map((one) => one.partId)).toContain(partId);
	});

	test('whoever broke the glass reads a case, and compares nothing with it', async () => {
		const phone = nextNumber();
		const { partId } = await openedCase(house, joost, { answers: answersFrom(phone) });
		const id = await takenIntake(house, amina, { answers: answersFrom(phone) });
		await house.superuser`INSERT INTO broken_glass (id, part_id, staff_id, key_id, sealed, broken_at, until, review_by)
			SELECT gen_random_uuid(), id, ${amina.id}, key_id, '\\x00', now(), now() + interval '1 hour', now() + interval '3 days'
			FROM part WHERE id = ${partId}`;
		expect(await readCase(amina, partId)).toMatchObject({ partId });
		expect(await before(amina, id)).toEqual(nothing);
	});

	test('a conflict that was declared shuts it to a supervisor too', async () => {
		const mila = await employ(house, 'Mila', 'supervisor');
		const phone = nextNumber();
		const { partId } = await openedCase(house, joost, { answers: answersFrom(phone) });
		const id = await takenIntake(house, amina, { answers: answersFrom(phone) });
		expect((await before(mila, id)).seenBefore).toBe(1);
		await house.superuser`INSERT INTO conflict (id, part_id, case_id, staff_id, key_id, sealed, declared_at)
			SELECT gen_random_uuid(), id, case_id, ${mila.id}, key_id, '\\x00', now() FROM part WHERE id = ${partId}`;
		expect(await before(mila, id)).toEqual(nothing);
	});

	test('what is hidden is not even passed over: it costs nothing that could be measured', async () => {
		const phone = nextNumber();
		const { partId, intakeId } = await openedCase(house, joost, { answers: answersFrom(phone) });
		await hide(partId, intakeId, 3000);
		const id = await takenIntake(house, amina, { answers: answersFrom(phone) });
		const passed: number[] = [];
		await together(amina, async (work) => {
			const compared = { id, partId: null, told: undefined };
			expect(await suggest(explaining(work, passed), compared)).toEqual(nothing);
		});
		// the one she looks at, which is not compared with itself
		expect(passed.toSorted()).toEqual([0, 0, 1]);
		// they are there for whoever may see them
		await together(annelies, async (work) => {
			const found = await suggest(work, { id, partId: null, told: undefined });
			expect(found.seenBefore).toBe(100);
		});
	});
});

/** Thousands of contacts and telephones with one number, behind the wall. */
async function hide(partId: string, intakeId: string, many: number): Promise<void> {
	const { superuser } = house;
	await superuser`INSERT INTO contact_point (id, person_id, part_id, key_id, kind, sealed, value_index, created_at, ended_at)
		SELECT gen_random_uuid(), person_id, part_id, key_id, kind, sealed, value_index, created_at, now()
		FROM contact_point, generate_series(1, ${many}) WHERE part_id = ${partId}`;
	await superuser`INSERT INTO intake (id, key_id, reference, channel, status, level, rule_version, acute_unclear, supervisor_look,
			received_at, waiting_since, deadline_at, read_by, taken_by, taken_at, part_id, number_index)
		SELECT gen_random_uuid(), key_id, reference, channel, 'assigned', 'T3', rule_version, false, false, received_at, waiting_since,
			deadline_at, read_by, taken_by, taken_at, CASE WHEN n % 2 = 0 THEN part_id END, number_index
		FROM intake, generate_series(1, ${many}) n WHERE id = ${intakeId}`;
	await superuser`ANALYZE contact_point, intake`;
}

/** The same work, that tells of each question how many rows it looked at in vain. */
function explaining(work: StaffWork, passed: number[]): StaffWork {
	const execute = async (query: SQL) => {
		const rows = await work.db.execute<{ 'QUERY PLAN': PlanNode[] }>(
			sql`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${query}`
		);
		const [root] = rows[0]!['QUERY PLAN'] as unknown as [{ Plan: PlanNode }];
		passed.push(passedOver(root.Plan));
		return work.db.execute(query);
	};
	const db = new Proxy(work.db, {
		get: (target, name) => (name === 'execute' ? execute : (Reflect.get(target, name) as unknown))
	});
	return { ...work, db };
}

interface PlanNode {
	'Relation Name'?: string;
	'Rows Removed by Filter'?: number;
	'Rows Removed by Index Recheck'?: number;
	Plans?: PlanNode[];
}

function passedOver(node: PlanNode): number {
	const isOf = ['contact_point', 'intake'].includes(node['Relation Name'] ?? '');
	const here = isOf
		? (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
		: 0;
	return here + (node.Plans ?? []).reduce((sum, plan) => sum + passedOver(plan), 0);
}

describe('the same person as', () => {
	async function pair(first: Colleague, second: Colleague) {
		const phone = nextNumber();
		const mine = await openedCase(house, first, { answers: answersFrom(phone) });
		const other = await openedCase(house, second, { answers: answersFrom(phone) });
		return { mine, other, me: await askerOf(mine.partId), they: await askerOf(other.partId) };
	}
	async function askerOf(partId: string): Promise<string> {
		const [row] =
			await house.superuser`SELECT person_id AS id FROM contact_point WHERE part_id = ${partId}`;
		return String(row!['id']);
	}
	const reason = 'Zij vertelde het zelf.';
	const kindsOn = async (who: Colleague, partId: string) => {
		const page = await readCase(who, partId);
		if ('problem' in page) throw new Error(page.problem);
		return page.timeline.entries.map(({ kind }) => kind);
	};

	test('is suggested, said and taken back; both records stay as they were', async () => {
		const { mine, other, me, they } = await pair(joost, joost);
		const parts = [mine.partId, other.partId];
		const state = await canonicalState(house, parts, []);
		const page = await readContacts(joost, mine.partId);
		if ('problem' in page) throw new Error(page.problem);
		const [asker] = page.people;
		expect(asker!.alike.map(({ person }) => person.id)).toContain(they);

		const said = { personId: me, otherPersonId: they, reason };
		expect(await saySame(joost, mine.partId, { ...said, reason: ' ' })).toEqual({
			problem: 'reason-missing'
		});
		expect(await saySame(joost, mine.partId, said)).toEqual({ said: true });
		expect(await saySame(joost, mine.partId, said)).toEqual({ problem: 'already-said' });
		const back = { personId: they, otherPersonId: me, reason };
		expect(await saySame(joost, other.partId, back)).toEqual({ problem: 'already-said' });
		const there = await readContacts(joost, other.partId);
		if ('problem' in there) throw new Error(there.problem);
		expect(there.people[0]!.same).toMatchObject([{ personId: me, code: mine.code, reason }]);
		for (const partId of parts) expect(await eventsOf(house, partId)).toContain('person.same-as');

		const sameId = there.people[0]!.same[0]!.id;
		expect(await takeBackSame(joost, other.partId, sameId)).toEqual({ takenBack: true });
		expect(await takeBackSame(joost, other.partId, sameId)).toEqual({ problem: 'not-found' });
		for (const partId of parts)
			expect(await eventsOf(house, partId)).toContain('person.not-same-as');
		const kept = (await canonicalState(house, parts, [])).filter(
			(line) => !line.startsWith('same_person')
		);
		expect(kept).toEqual(state);
		expect(await saySame(joost, mine.partId, said)).toEqual({ said: true });
	});

	test('across a wall only a supervisor says it, and nobody on one side alone learns of it', async () => {
		const { mine, other, me, they } = await pair(joost, amina);
		const said = { personId: me, otherPersonId: they, reason };
		expect(await saySame(joost, mine.partId, said)).toEqual({ problem: 'not-found' });
		expect(await saySame(amina, mine.partId, said)).toEqual({ problem: 'not-found' });
		expect(await saySame(annelies, mine.partId, said)).toEqual({ said: true });
		const of = async (who: Colleague, partId: string) => {
			const page = await readContacts(who, partId);
			return 'problem' in page ? page.problem : page.people[0]!.same.length;
		};
		expect(await of(annelies, mine.partId)).toBe(1);
		expect(await of(joost, mine.partId)).toBe(0);
		expect(await of(amina, other.partId)).toBe(0);
		expect(await kindsOn(annelies, mine.partId)).toContain('person.same-as');
		expect(await kindsOn(joost, mine.partId)).not.toContain('person.same-as');
		const page = await readContacts(annelies, mine.partId);
		if ('problem' in page) throw new Error(page.problem);
		const sameId = page.people[0]!.same[0]!.id;
		expect(await takeBackSame(joost, mine.partId, sameId)).toEqual({ problem: 'not-found' });
		expect(await takeBackSame(annelies, mine.partId, sameId)).toEqual({ takenBack: true });
	});

	test('is never said of two people of one case, of nobody, or of what is not there', async () => {
		const { mine, me, they } = await pair(joost, joost);
		const same = { personId: me, otherPersonId: me, reason };
		expect(await saySame(joost, mine.partId, same)).toEqual({ problem: 'not-found' });
		for (const id of ['x', randomUUID()]) {
			const one = { personId: id, otherPersonId: they, reason };
			const other = { personId: me, otherPersonId: id, reason };
			expect(await saySame(joost, mine.partId, one)).toEqual({ problem: 'not-found' });
			expect(await saySame(joost, mine.partId, other)).toEqual({ problem: 'not-found' });
			expect(await takeBackSame(joost, mine.partId, id)).toEqual({ problem: 'not-found' });
		}
		const back = { personId: they, otherPersonId: me, reason };
		expect(await saySame(joost, mine.partId, back)).toEqual({ problem: 'not-found' });
	});
});

test('SC-20: no whole number on the page of an intake, of a case or of its contacts', async () => {
	const phone = nextNumber();
	const { partId } = await openedCase(house, joost, { answers: answersFrom(phone) });
	await openedCase(house, joost, { answers: answersFrom(phone) });
	const id = await takenIntake(house, joost, { answers: answersFrom(phone) });
	const intake = await readIntake(joost, id);
	await linkContact(joost, id, { partId, isAsker: true, reason: 'Zij noemde haar zoon.' });
	const pages = [intake, await readCase(joost, partId), await readContacts(joost, partId)];
	for (const page of pages) {
		expect(page).not.toHaveProperty('problem');
		expect(JSON.stringify(page)).not.toContain(phone.slice(2));
	}
});
