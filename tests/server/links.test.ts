import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answers } from '#domain/intake-answers.ts';
import { readCase } from '#server/cases/read.ts';
import { takeOn } from '#server/cases/take-on.ts';
import { declareConflict } from '#server/conflicts/declare.ts';
import { linkContact, type LinkRequest } from '#server/contacts/link.ts';
import { moveContact, type MoveRequest } from '#server/contacts/move.ts';
import { readContacts } from '#server/contacts/read.ts';
import { unlinkContact } from '#server/contacts/unlink.ts';
import { answerFromCase } from '#server/cases/answer.ts';
import { decideCallback } from '#server/intakes/decide-callback.ts';
import { keepIntake } from '#server/intakes/keep.ts';
import { readIntake } from '#server/intakes/read.ts';
import { releaseIntake } from '#server/intakes/release.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { close as closeRoom } from '#server/rooms/store.ts';
import { writeInRoom } from '#server/rooms/write.ts';
import { moveTrajectoryOf } from '#server/trajectories/move.ts';
import { atTheDoor, together } from '#server/work.ts';
import { canonicalState } from '../support/canonical-state.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { proofSize, seed, tell } from '../support/proof.ts';
import { eventsOf, her, openedCase, takenIntake } from './case-story.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
let partId: string;
let contact: string;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());
beforeEach(async () => {
	({ partId } = await openedCase(house, joost));
	contact = await takenIntake(house, joost);
});

const isHers = { isAsker: true, reason: 'Zij noemde haar zoon en de afspraak van dinsdag.' };
const link = (who: Colleague, id = contact, change: Partial<LinkRequest> = {}) =>
	linkContact(who, id, { partId, ...isHers, ...change });
const unlink = (who: Colleague, id = contact, from = partId) =>
	unlinkContact(who, from, { intakeId: id, reason: 'Dit is een andere moeder.' });
const move = (who: Colleague, to: string, change: Partial<MoveRequest> = {}) =>
	moveContact(who, partId, { intakeId: contact, to, ...isHers, ...change });

async function rowOf(id: string) {
	const [row] =
		await house.superuser`SELECT status, part_id AS part, taken_by AS taker, closed_at AS closed,
		deadline_at AS deadline, level FROM intake WHERE id = ${id}`;
	return row!;
}

function eventsSeenBy(who: Colleague, chainId: string): Promise<string[]> {
	return together(who, async ({ db }) => {
		const rows = await db.execute<{ kind: string }>(
			sql`SELECT kind FROM event WHERE chain_id = ${chainId}::uuid`
		);
		return rows.map(({ kind }) => kind);
	});
}

async function letIn(who: Colleague, part: string): Promise<void> {
	await house.superuser`INSERT INTO membership (part_id, staff_id, role, since) VALUES (${part}, ${who.id}, 'second', now())`;
}

async function roomOf(id: string): Promise<string> {
	const [row] = await house.superuser`SELECT id FROM room WHERE intake_id = ${id}`;
	return String(row!['id']);
}

const reads = async (who: Colleague, id: string) => 'intake' in (await readIntake(who, id));

async function told(who: Colleague, id: string): Promise<unknown> {
	const read = await readIntake(who, id);
	return 'intake' in read ? read.intake.inside?.told?.answers.story : read.problem;
}

describe('a contact joins a case', () => {
	test('with its story and its room, and both chains say so', async () => {
		expect(await link(joost)).toEqual({ linked: true });
		const page = await readCase(joost, partId);
		if ('problem' in page) throw new Error(page.problem);
		expect(page.contacts.map(({ id }) => id)).toContain(contact);
		expect(page.rooms.map(({ intakeId }) => intakeId)).toContain(contact);
		expect((await eventsOf(house, contact)).at(-1)).toBe('intake.linked');
		expect(await eventsOf(house, partId)).toContain('contact.linked');
		const [said] = page.timeline.entries.filter(({ kind }) => kind === 'contact.linked');
		expect(said).toMatchObject({ by: 'Joost', reason: isHers.reason });
	});

	test('access follows at once', async () => {
		await letIn(amina, partId);
		expect(await reads(amina, contact)).toBe(false);
		await link(joost);
		expect(await told(amina, contact)).toBe(her.story);
		expect(await unlink(joost)).toEqual({ unlinked: true });
		expect(await reads(amina, contact)).toBe(false);
		expect(await told(joost, contact)).toBe(her.story);
	});

	test('taken out again it stays shut to whoever declared a conflict about the case', async () => {
		const lotte = await employ(house, 'Lotte', 'supervisor');
		await link(joost);
		const declared = await declareConflict(lotte, partId, 'Het is de zoon van mijn buren.');
		expect(declared).toEqual({ declared: true });
		await unlink(joost);
		expect(await reads(lotte, contact)).toBe(false);
		expect(await eventsSeenBy(lotte, contact)).toEqual([]);
		expect(await reads(annelies, contact)).toBe(true);
		expect(await eventsSeenBy(annelies, contact)).toContain('intake.unlinked');
	});

	test('only by whoever took it, and to a case of hers', async () => {
		const other = (await openedCase(house, amina)).partId;
		expect(await link(amina)).toEqual({ problem: 'not-found' });
		expect(await link(annelies)).toEqual({ problem: 'not-allowed' });
		for (const id of [other, randomUUID(), 'x'])
			expect(await link(joost, contact, { partId: id })).toEqual({ problem: 'not-found' });
		expect(await link(joost, 'x')).toEqual({ problem: 'not-found' });
		expect(await eventsOf(house, other)).toContain('part.reading-refused');
		expect(await rowOf(contact)).toMatchObject({ part: null, status: 'assigned' });
	});

	test('with a reason, into a case that is open, and never so that her room shows the plan of another', async () => {
		expect(await link(joost, contact, { reason: ' ' })).toEqual({ problem: 'reason-missing' });
		expect(await link(joost, contact, { isAsker: false })).toEqual({ problem: 'room-of-another' });
		await house.superuser`UPDATE part SET status = 'closed', closed_at = now() WHERE id = ${partId}`;
		expect(await link(joost)).toEqual({ problem: 'case-closed' });
		expect(await rowOf(contact)).toMatchObject({ part: null });
	});

	test('a call of somebody else joins too: it has no room, so it is done', async () => {
		await house.superuser`DELETE FROM room WHERE intake_id = ${contact}`;
		expect(await link(joost, contact, { isAsker: false })).toEqual({ linked: true });
		expect(await rowOf(contact)).toMatchObject({ part: partId, status: 'closed' });
		expect(await unlink(joost)).toEqual({ unlinked: true });
		expect(await rowOf(contact)).toMatchObject({ part: null, status: 'assigned', closed: null });
	});

	test('whether to call back is still decided there', async () => {
		const { intakeId } = await atTheDoor((work) =>
			keepIntake(work, {
				channel: 'phone',
				origin: 'telephone',
				triage: {},
				told: { answers: {}, callerNumber: '+447700900123' },
				externalId: randomUUID(),
				asksCallbackDecision: true
			})
		);
		await takeIntake(joost, intakeId, {});
		expect(await link(joost, intakeId, { isAsker: false })).toEqual({ linked: true });
		const read = await readIntake(joost, intakeId);
		if ('problem' in read) throw new Error(read.problem);
		const [task] = read.intake.inside!.tasks;
		expect(read.intake.may).toMatchObject({ callBack: true, decide: false });
		const decision = { taskId: task!.id, callBack: false, reason: 'Zij belt zelf morgen.' };
		expect(await decideCallback(joost, intakeId, decision)).toEqual({ decided: true });
	});

	test('once: of two that link at one moment, one hears that it was done', async () => {
		const second = (await openedCase(house, joost)).partId;
		const both = await Promise.all([link(joost), link(joost, contact, { partId: second })]);
		expect(both.filter((outcome) => 'linked' in outcome)).toHaveLength(1);
		expect(both).toContainEqual({ problem: 'already-taken-on' });
		const linked = 'linked' in both[0] ? partId : second;
		expect(await rowOf(contact)).toMatchObject({ part: linked });
	});

	test('or becomes a case of its own: never both', async () => {
		const request = { serviceType: 'family_support', name: 'Samira', concern: '' } as const;
		const both = await Promise.all([link(joost), takeOn(joost, contact, request)]);
		expect(both.filter((outcome) => 'problem' in outcome)).toEqual([
			{ problem: 'already-taken-on' }
		]);
		const joined = (await eventsOf(house, contact)).filter((kind) =>
			['intake.linked', 'intake.taken-on'].includes(kind)
		);
		expect(joined).toHaveLength(1);
	});

	test('or the case is closed at that moment: nothing that waits comes to stand in a closed case', async () => {
		for (let tries = 0; tries < proofSize({ small: 6, full: 60 }); tries++) {
			({ partId } = await openedCase(house, joost));
			contact = await takenIntake(house, joost);
			await house.superuser`UPDATE intake SET status = 'closed', closed_at = now() WHERE part_id = ${partId}`;
			const [line] = await house.superuser`SELECT id FROM trajectory WHERE part_id = ${partId}`;
			const ending = { phase: 'stabilise', status: 'stopped', reason: 'Zij redt het zelf.' };
			const [linked, ended] = await Promise.all([
				link(joost),
				moveTrajectoryOf(joost, partId, { trajectoryId: String(line!['id']), ...ending })
			]);
			const expected =
				'linked' in linked
					? [{ linked: true }, { problem: 'still-open' }]
					: [{ problem: 'case-closed' }, { moved: true }];
			expect([linked, ended]).toEqual(expected);
		}
	});

	test('or she closes her room at that moment: what comes second knows of what came first', async () => {
		for (let turn = 0; turn < 8; turn++) {
			const id = await takenIntake(house, joost);
			const room = await roomOf(id);
			const [outcome, closed] = await Promise.all([
				link(joost, id),
				atTheDoor((work) => closeRoom(work, room))
			]);
			expect(closed).toBe(true);
			const [{ n }] =
				(await house.superuser`SELECT count(*)::int AS n FROM intake_answers WHERE intake_id = ${id}`) as unknown as [
					{ n: number }
				];
			if ('linked' in outcome) expect([n, (await rowOf(id))['part']]).toEqual([1, partId]);
			else {
				expect(outcome).toEqual({ problem: 'not-possible-now' });
				expect([n, (await rowOf(id))['part']]).toEqual([0, null]);
			}
		}
	});

	test('what is urgent raises its danger in the case it comes to', async () => {
		const urgent: Answers = { ...her, imminentDeparture: 'yes' };
		contact = await takenIntake(house, joost, { answers: urgent });
		const dangers = (part: string) =>
			house.superuser`SELECT intake_id AS intake FROM danger WHERE part_id = ${part} AND ended_at IS NULL`;
		await house.superuser`DELETE FROM room WHERE intake_id = ${contact}`;
		await link(joost);
		expect(await dangers(partId)).toMatchObject([{ intake: contact }]);
		const other = (await openedCase(house, joost)).partId;
		// it was done, since it had no room: it is a danger in its new case all the same
		expect(await move(joost, other)).toEqual({ moved: true });
		expect(await dangers(other)).toMatchObject([{ intake: contact }]);
		expect(await dangers(partId)).toHaveLength(1);
	});
});

describe('a contact leaves a case', () => {
	test('to the desk of whoever says so, with the deadline it had', async () => {
		const before = await rowOf(contact);
		await link(joost);
		await letIn(amina, partId);
		expect(await unlink(amina)).toEqual({ unlinked: true });
		expect(await rowOf(contact)).toMatchObject({
			...{ part: null, status: 'assigned', taker: amina.id, deadline: before['deadline'] }
		});
		expect((await eventsOf(house, contact)).at(-1)).toBe('intake.unlinked');
		expect(await reads(joost, contact)).toBe(false);
		expect(await eventsOf(house, partId)).toContain('contact.unlinked');
	});

	test('a supervisor takes it to hers; others and missing ones get one answer', async () => {
		await link(joost);
		expect(await unlink(amina)).toEqual({ problem: 'not-found' });
		for (const id of [randomUUID(), 'x', await takenIntake(house, joost)])
			expect(await unlink(joost, id)).toEqual({ problem: 'not-found' });
		expect(await unlinkContact(joost, partId, { intakeId: contact, reason: '' })).toEqual({
			problem: 'reason-missing'
		});
		expect(await unlink(annelies)).toEqual({ unlinked: true });
		expect(await rowOf(contact)).toMatchObject({ taker: annelies.id, part: null });
		expect(await unlink(joost)).toEqual({ problem: 'not-found' });
	});

	test('her message that waits for an answer goes along, as a task of whoever has it now', async () => {
		await link(joost);
		await answerFromCase(joost, partId, {
			intakeId: contact,
			messageId: randomUUID(),
			text: 'Dag'
		});
		const room = await roomOf(contact);
		await atTheDoor((work) =>
			writeInRoom(work, room, { text: 'Bent u daar?', formId: randomUUID(), triage: {} })
		);
		const task = async () => {
			const [row] =
				await house.superuser`SELECT part_id AS part, counsellor_id AS who, status FROM follow_up WHERE intake_id = ${contact} AND reason_code = 'wrote-back'`;
			return row;
		};
		expect(await task()).toEqual({ part: partId, who: joost.id, status: 'open' });
		const other = (await openedCase(house, amina)).partId;
		expect(await move(annelies, other)).toEqual({ moved: true });
		expect(await task()).toEqual({ part: other, who: amina.id, status: 'open' });
		expect(await unlink(amina, contact, other)).toEqual({ unlinked: true });
		expect(await task()).toEqual({ part: null, who: amina.id, status: 'open' });
	});

	test('of what she closed while it was in the case, nothing stays outside it', async () => {
		await link(joost);
		await atTheDoor(async (work) => closeRoom(work, await roomOf(contact)));
		expect(await told(joost, contact)).toBe(her.story);
		await unlink(joost);
		const [left] =
			await house.superuser`SELECT i.number_index AS number, k.wrapped AS key, i.status,
			EXISTS (SELECT FROM intake_answers WHERE intake_id = i.id) AS story
			FROM intake i JOIN data_key k ON k.id = i.key_id WHERE i.id = ${contact}`;
		expect(left).toEqual({ number: null, key: null, status: 'closed', story: false });
	});

	test('whoever takes it later does not learn that it was in a case', async () => {
		await link(joost);
		await unlink(joost);
		await releaseIntake(joost, contact, 'Voor wie nu dienst heeft.');
		await takeIntake(amina, contact, {});
		const read = await readIntake(amina, contact);
		if ('problem' in read) throw new Error(read.problem);
		const kinds = read.intake.inside!.trail.map(({ kind }) => kind);
		expect(kinds).toContain('intake.released');
		expect(kinds.filter((kind) => /linked|taken-on/.test(kind))).toEqual([]);
		expect(JSON.stringify(read)).not.toContain(partId);
		const own = await readIntake(annelies, contact);
		if ('problem' in own) throw new Error(own.problem);
		expect(own.intake.inside!.trail.map(({ kind }) => kind)).toContain('intake.unlinked');
	});
});

describe('a contact moves', () => {
	test('to another case of hers, by its id; those of the first one read that it left, not where to', async () => {
		const other = (await openedCase(house, joost)).partId;
		await letIn(amina, partId);
		await link(joost);
		const reason = 'Dit is de dochter, niet de moeder.';
		expect(await move(joost, other, { reason })).toEqual({ moved: true });
		expect(await reads(amina, contact)).toBe(false);
		expect(await told(joost, contact)).toBe(her.story);
		const page = await readCase(amina, partId);
		expect(JSON.stringify(page)).toContain('contact.unlinked');
		expect(JSON.stringify(page)).not.toContain('dochter');
		expect(JSON.stringify(page)).not.toContain(other);
		const there = await readCase(joost, other);
		expect(JSON.stringify(there)).toContain('dochter');
	});

	test('by a supervisor between cases of others, by code', async () => {
		const other = await openedCase(house, amina);
		await link(joost);
		expect(await move(annelies, other.code.toLowerCase())).toEqual({ moved: true });
		expect(await told(amina, contact)).toBe(her.story);
		expect(await reads(joost, contact)).toBe(false);
	});

	test('to nothing that she does not see, nor where it is already', async () => {
		const other = await openedCase(house, amina);
		await link(joost);
		for (const to of [other.partId, other.code, randomUUID(), 'NL-2026-99999', ''])
			expect(await move(joost, to), to).toEqual({ problem: 'case-unknown' });
		expect(await move(joost, partId)).toEqual({ problem: 'unchanged' });
		const mine = (await openedCase(house, joost)).partId;
		expect(await move(joost, mine, { isAsker: false })).toEqual({ problem: 'room-of-another' });
		expect(await move(joost, mine, { reason: '' })).toEqual({ problem: 'reason-missing' });
		expect(await rowOf(contact)).toMatchObject({ part: partId });
	});

	test('of a move and an unlinking at one moment, one holds and the other finds nothing', async () => {
		const other = (await openedCase(house, joost)).partId;
		for (let turn = 0; turn < 6; turn++) {
			expect(await link(joost)).toEqual({ linked: true });
			const [moved, left] = await Promise.all([move(joost, other), unlink(joost)]);
			expect(['moved' in moved, 'unlinked' in left].filter(Boolean)).toHaveLength(1);
			expect((await rowOf(contact))['part']).toBe('moved' in moved ? other : null);
			if ('moved' in moved) expect(await unlink(joost, contact, other)).toEqual({ unlinked: true });
		}
	});

	test('the page of the contacts is a supervisor’s and her own, and nobody else’s', async () => {
		await link(joost);
		expect(await readContacts(joost, partId)).toMatchObject({ mayMove: true, typesCode: false });
		expect(await readContacts(annelies, partId)).toMatchObject({ mayMove: true, typesCode: true });
		expect(await readContacts(amina, partId)).toEqual({ problem: 'not-found' });
	});
});

describe('linked and unlinked, everything is as it was, events aside', () => {
	/** What is done to which of two contacts, towards which of two cases. */
	const act = fc.record({
		what: fc.constantFrom('link', 'move', 'unlink'),
		contact: fc.nat(1),
		part: fc.nat(1)
	});

	test('whatever was done in between, in any order', async () => {
		const numRuns = proofSize({ small: 25, full: 200 });
		let done = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
				const parts = [partId, (await openedCase(house, joost)).partId];
				const contacts = [await takenIntake(house, joost), await takenIntake(house, joost)];
				const before = await canonicalState(house, parts, contacts);
				for (const { what, ...which } of acts) {
					const [id, part] = [contacts[which.contact]!, parts[which.part]!];
					const at = String((await rowOf(id))['part']);
					const to = { partId: part, to: part, intakeId: id, ...isHers };
					if (what === 'link') await linkContact(joost, id, to);
					else if (what === 'move') await moveContact(joost, at, to);
					else await unlinkContact(joost, at, to);
					done += 1;
				}
				for (const id of contacts) {
					const at = (await rowOf(id))['part'] as string | null;
					if (at) expect(await unlink(joost, id, at)).toEqual({ unlinked: true });
				}
				expect(await canonicalState(house, parts, contacts)).toEqual(before);
			}),
			{ seed, numRuns, endOnFailure: true }
		);
		tell('links', `${done} contacts linked, moved and unlinked, the decrypted state equal after`);
	}, 600_000);

	test('and the comparison notices what is not as it was', async () => {
		const before = await canonicalState(house, [partId], [contact]);
		await link(joost);
		expect(await canonicalState(house, [partId], [contact])).not.toEqual(before);
		await unlink(joost);
		expect(await canonicalState(house, [partId], [contact])).toEqual(before);
		await house.superuser`UPDATE intake SET deadline_at = deadline_at + interval '1 minute' WHERE id = ${contact}`;
		expect(await canonicalState(house, [partId], [contact])).not.toEqual(before);
	});
});
