import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerFromCase } from '#server/cases/answer.ts';
import { close as closeRoom } from '#server/rooms/store.ts';
import { atTheDoor } from '#server/work.ts';
import { endingsOf } from '#server/cases/endings.ts';
import { listCases } from '#server/cases/list.ts';
import { readCase, type CasePage } from '#server/cases/read.ts';
import { takeOn } from '#server/cases/take-on.ts';
import { changeFollowUpOf } from '#server/follow-ups/change.ts';
import { scheduleFollowUp } from '#server/follow-ups/schedule.ts';
import { readIntake } from '#server/intakes/read.ts';
import { writeNote } from '#server/notes/write.ts';
import { showReach } from '#server/safe-contact/show-reach.ts';
import { moveTrajectoryOf } from '#server/trajectories/move.ts';
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

const request = { serviceType: 'family_support', name: 'Samira', concern: 'Vogel' } as const;

async function page(who: Colleague, partId: string): Promise<CasePage> {
	const read = await readCase(who, partId);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}

describe('taking on', () => {
	test('opens a case with people, trajectory, number and an unconfirmed plan', async () => {
		const { partId, code, intakeId } = await openedCase(house, joost);
		const shown = await page(joost, partId);
		expect(code).toMatch(/^NL-\d{4}-\d{5}$/);
		expect(shown).toMatchObject({ code, name: 'Samira', owners: ['Joost'], mayWrite: true });
		expect(shown.people.map(({ role, name }) => [role, name])).toEqual([
			['asker', 'Samira'],
			['concern', 'Vogel']
		]);
		expect(shown.trajectories).toMatchObject([
			{ type: 'family_support', phase: 'stabilise', status: 'intake' }
		]);
		expect(shown.standing).toMatchObject({
			phone: '•••• 78',
			plan: {
				version: 1,
				confirmedAt: null,
				smsAllowed: true,
				byHerself: true,
				contactNot: her.contactNot
			},
			sms: { allowed: false, reason: 'unconfirmed' },
			consents: []
		});
		expect((await eventsOf(house, intakeId)).at(-1)).toBe('intake.taken-on');
		expect(await eventsOf(house, partId)).toEqual([
			...['part.opened', 'person.added', 'person.added', 'person.tied'],
			...['trajectory.opened', 'plan.proposed', 'part.read']
		]);
	});

	test('once: the second gets the word that it was done', async () => {
		const intakeId = await takenIntake(house, joost);
		const both = await Promise.all([
			takeOn(joost, intakeId, request),
			takeOn(joost, intakeId, request)
		]);
		expect(both.filter((outcome) => 'partId' in outcome)).toHaveLength(1);
		expect(both).toContainEqual({ problem: 'already-taken-on' });
	});

	test('only by whoever took it; for others it is not there, and that they tried is kept', async () => {
		const intakeId = await takenIntake(house, joost);
		expect(await takeOn(amina, intakeId, request)).toEqual({ problem: 'not-found' });
		expect(await takeOn(annelies, intakeId, request)).toEqual({ problem: 'not-allowed' });
		expect(await takeOn(joost, 'x', request)).toEqual({ problem: 'not-found' });
		expect(await eventsOf(house, intakeId)).toContain('intake.opening-refused');
	});

	test('a landline gets no texts, an unreadable number is never kept as one', async () => {
		const landline = await openedCase(house, joost, { answers: { ...her, phone: '020 1234567' } });
		expect((await page(joost, landline.partId)).standing?.plan).toMatchObject({
			smsAllowed: false,
			callAllowed: true
		});
		const strange = await openedCase(house, joost, { answers: { ...her, phone: '00000000' } });
		expect((await page(joost, strange.partId)).standing).toMatchObject({
			phone: undefined,
			plan: { smsAllowed: false, callAllowed: false }
		});
	});

	test('its message names the case to who may open it; only who works on it goes through the plan', async () => {
		const { partId, code, intakeId } = await openedCase(house, joost);
		for (const who of [joost, annelies])
			expect(await readIntake(who, intakeId)).toMatchObject({
				intake: { isInCase: true, ofCase: { partId, code } }
			});
		expect((await page(joost, partId)).setsPlan).toBe(true);
		expect((await page(annelies, partId)).setsPlan).toBe(false);
		expect(await readIntake(amina, intakeId)).toEqual({ problem: 'not-found' });
	});

	test('who wants out is one person, not two', async () => {
		const { partId } = await openedCase(house, joost, { door: 'self' });
		const { people } = await page(joost, partId);
		expect(people).toMatchObject([{ role: 'asker', ageBand: '16-17' }]);
		expect(people).toHaveLength(1);
	});

	test('the intake stays owed an answer while its room is open', async () => {
		const { partId, intakeId } = await openedCase(house, joost);
		expect((await page(joost, partId)).rooms).toMatchObject([
			{ intakeId, status: 'assigned', isOpen: true }
		]);
		const answer = { intakeId, messageId: randomUUID(), text: 'Fijn dat u schrijft.' };
		const tooLong = { ...answer, text: 'x'.repeat(8001) };
		expect(await answerFromCase(joost, partId, tooLong)).toEqual({ problem: 'too-long' });
		expect(await answerFromCase(joost, partId, answer)).toEqual({ answered: true });
		expect(await answerFromCase(joost, partId, answer)).toEqual({ answered: true });
		const shown = await page(joost, partId);
		expect(shown.rooms).toMatchObject([{ status: 'answered' }]);
		expect(shown.timeline.entries.filter(({ source }) => source === 'message')).toMatchObject([
			{ kind: 'staff', by: 'Joost', text: answer.text }
		]);
		const changed = { ...answer, text: 'Fijn dat u schreef.' };
		expect(await answerFromCase(joost, partId, changed)).toEqual({ problem: 'words-changed' });
		expect(await answerFromCase(joost, partId, { ...changed, messageId: randomUUID() })).toEqual({
			answered: true
		});
	});

	test('of an answer and her closing the room at one moment, one comes first', async () => {
		const { partId, intakeId } = await openedCase(house, joost);
		const [room] = await house.superuser`SELECT id FROM room WHERE intake_id = ${intakeId}`;
		const answer = { intakeId, messageId: randomUUID(), text: 'Fijn dat u schrijft.' };
		let answered: ReturnType<typeof answerFromCase> | undefined;
		await house.superuser.begin(async (tx) => {
			await tx`SELECT door.close_room(${String(room!['id'])}::uuid, 'seeker')`;
			answered = answerFromCase(joost, partId, answer);
			await waitsForLock('intake');
		});
		expect(await answered).toEqual({ problem: 'no-open-room' });
		const [left] =
			await house.superuser`SELECT count(*)::int AS n FROM intake_message WHERE intake_id = ${intakeId}`;
		expect(left).toEqual({ n: 0 });
	});

	test('whichever comes first, nothing is left in a room she closed', async () => {
		const { partId, intakeId } = await openedCase(house, joost);
		const [room] = await house.superuser`SELECT id FROM room WHERE intake_id = ${intakeId}`;
		const answer = { intakeId, messageId: randomUUID(), text: 'Fijn dat u schrijft.' };
		const outcomes = await Promise.all([
			answerFromCase(joost, partId, answer),
			atTheDoor((work) => closeRoom(work, String(room!['id'])))
		]);
		expect(outcomes[1]).toBe(true);
		const [left] =
			await house.superuser`SELECT count(*)::int AS n FROM intake_message WHERE intake_id = ${intakeId}`;
		expect(left).toEqual({ n: 0 });
	});
});

describe('a case of another', () => {
	test('answers like a missing one on every way in, and keeps who tried', async () => {
		const { partId } = await openedCase(house, joost);
		const before = (await eventsOf(house, partId)).length;
		const missing = randomUUID();
		const move = { trajectoryId: missing, phase: 'plan', status: 'plan', reason: 'x' };
		const ways = [
			(id: string) => readCase(amina, id),
			(id: string) => writeNote(amina, id, 'x'),
			(id: string) => showReach(amina, id, 'x'),
			(id: string) => moveTrajectoryOf(amina, id, move),
			(id: string) => answerFromCase(amina, id, { intakeId: id, messageId: missing, text: 'x' })
		];
		for (const way of ways) {
			expect(await way(partId)).toEqual({ problem: 'not-found' });
			expect(await way(missing)).toEqual({ problem: 'not-found' });
			expect(await way("'; --")).toEqual({ problem: 'not-found' });
		}
		const refused = (await eventsOf(house, partId)).slice(before);
		expect(refused).toEqual(ways.map(() => 'part.reading-refused'));
	});

	test('a supervisor reads it, which is kept, and writes nothing in it', async () => {
		const { partId } = await openedCase(house, joost);
		expect(await page(annelies, partId)).toMatchObject({ mayWrite: false, name: 'Samira' });
		expect((await eventsOf(house, partId)).at(-1)).toBe('part.read');
		expect(await writeNote(annelies, partId, 'x')).toEqual({ problem: 'not-allowed' });
	});
});

describe('the timeline', () => {
	test('holds every note once over its pages, newest first', async () => {
		const { partId } = await openedCase(house, joost);
		const written = Array.from({ length: 95 }, (_, n) => `notitie ${n}`);
		for (const text of written) await writeNote(joost, partId, text);
		const seen: string[] = [];
		let after: string | undefined;
		do {
			const read: Awaited<ReturnType<typeof readCase>> = await readCase(joost, partId, { after });
			if ('problem' in read) throw new Error(read.problem);
			seen.push(
				...read.timeline.entries.filter(({ source }) => source === 'note').map(({ text }) => text)
			);
			after = read.timeline.next;
		} while (after);
		expect(seen).toEqual(written.reverse());
	});

	test('shows events with their reasons, those of the intake too', async () => {
		const { partId } = await openedCase(house, joost);
		const [line] = (await page(joost, partId)).trajectories;
		const move = {
			trajectoryId: line!.id,
			phase: 'clearing',
			status: 'intake',
			reason: 'Rust gekomen'
		};
		expect(await moveTrajectoryOf(joost, partId, move)).toEqual({ moved: true });
		const { entries } = (await page(joost, partId)).timeline;
		expect(entries).toContainEqual(
			expect.objectContaining({
				...{ kind: 'trajectory.phase-changed', by: 'Joost', reason: 'Rust gekomen' },
				...{ from: 'stabilise', to: 'clearing' }
			})
		);
		expect(entries.map(({ kind }) => kind)).toContain('intake.received');
		expect(entries.map(({ kind }) => kind)).not.toContain('part.read');
	});

	test('an empty note is refused', async () => {
		const { partId } = await openedCase(house, joost);
		expect(await writeNote(joost, partId, ' ')).toEqual({ problem: 'words-missing' });
	});
});

describe('the trajectory', () => {
	test('a move that needs a supervisor or a reason says so', async () => {
		const { partId } = await openedCase(house, joost);
		const [line] = (await page(joost, partId)).trajectories;
		const move = (status: string, reason = '') =>
			moveTrajectoryOf(joost, partId, {
				trajectoryId: line!.id,
				phase: 'stabilise',
				status,
				reason
			});
		expect(await move('plan', 'spoed')).toEqual({ problem: 'supervisor-needed' });
		expect(await move('stopped')).toEqual({ problem: 'reason-missing' });
		expect(await move('intake')).toEqual({ problem: 'unchanged' });
		expect(await move('toString')).toEqual({ problem: 'not-possible-now' });
	});

	test('where the last one ends, the case is closed; nothing may wait in it', async () => {
		const sanne = await employ(house, 'Sanne', 'counsellor');
		const { partId } = await openedCase(house, sanne);
		const { trajectories, rooms } = await page(sanne, partId);
		const move = (actor: Colleague, status: string, reason: string) => {
			const trajectoryId = trajectories[0]!.id;
			return moveTrajectoryOf(actor, partId, { trajectoryId, phase: 'stabilise', status, reason });
		};
		if (rooms.length > 0) {
			expect(await move(sanne, 'stopped', 'Zij wil niet verder')).toEqual({
				problem: 'still-open'
			});
			const answer = { intakeId: rooms[0]!.intakeId, messageId: randomUUID(), text: 'Dag' };
			expect(await answerFromCase(sanne, partId, answer)).toEqual({ answered: true });
		}
		const task = {
			kind: 'task',
			startsAt: new Date(Date.now() + 60_000),
			method: 'phone'
		} as const;
		await scheduleFollowUp(sanne, partId, { ...task, words: 'Bellen' });
		expect(await move(sanne, 'stopped', 'Zij wil niet verder')).toEqual({ problem: 'still-open' });
		const [due] = (await page(sanne, partId)).followUps;
		const done = { move: 'complete', reason: 'Gebeld', version: due!.version } as const;
		await changeFollowUpOf(sanne, { partId, followUpId: due!.id }, done);
		expect(await move(sanne, 'stopped', 'Zij wil niet verder')).toEqual({ moved: true });
		expect((await listCases(sanne)).lines).toEqual([]);
		expect((await listCases(sanne, undefined, true)).lines).toMatchObject([
			{ trajectoryStatus: 'stopped' }
		]);
		const ended = await endingsOf(sanne, [partId]);
		expect(ended.get(partId)).toMatchObject({ reason: 'Zij wil niet verder' });
		expect(await endingsOf(joost, [partId])).toEqual(new Map());

		expect(await move(annelies, 'intake', 'Zij belt toch weer')).toEqual({
			problem: 'not-allowed'
		});
		expect((await eventsOf(house, partId)).filter((kind) => kind === 'case.closed')).toHaveLength(
			1
		);
	});
});

test('SC-20 the whole number is shown with a reason, which is kept', async () => {
	const { partId } = await openedCase(house, joost, { answers: her });
	expect(await showReach(joost, partId, ' ')).toEqual({ problem: 'reason-missing' });
	expect(await showReach(joost, partId, 'Afspraak om te bellen')).toEqual({
		reach: { number: '+31612345678' }
	});
	const { entries } = (await page(joost, partId)).timeline;
	expect(entries[0]).toMatchObject({ kind: 'phone.shown', reason: 'Afspraak om te bellen' });
});

test('my cases: mine only, each once, page after page', async () => {
	const kees = await employ(house, 'Kees', 'counsellor');
	const codes: string[] = [];
	for (let n = 0; n < 32; n++) codes.push((await openedCase(house, kees)).code);
	const first = await listCases(kees);
	const second = await listCases(kees, first.next);
	const shown = [...first.lines, ...second.lines];
	expect(shown.map(({ code }) => code)).toEqual(codes.sort().reverse());
	expect(shown[0]).toMatchObject({
		name: 'Samira',
		phase: 'stabilise',
		serviceType: 'family_support'
	});
	expect(second.next).toBeUndefined();
});

test('my cases: what is past its time and still waits is late, an appointment only when it is over', async () => {
	const ilse = await employ(house, 'Ilse', 'counsellor');
	const line = async () => (await listCases(ilse)).lines[0];
	const plans = async (kind: 'task' | 'appointment', startsAt: Date) => {
		const { partId } = await openedCase(house, ilse);
		const asked = { kind, startsAt, method: 'phone', words: '', personId: undefined } as const;
		expect(await scheduleFollowUp(ilse, partId, asked)).toHaveProperty('followUpId');
		return startsAt;
	};
	const now = Date.now();
	const due = await plans('task', new Date(now + 3_600_000));
	expect(await line()).toMatchObject({ nextAt: due, isLate: false });
	await house.moveClockTo(new Date(now + 3_660_000));
	expect(await line()).toMatchObject({ nextAt: due, isLate: true });

	const begins = await plans('appointment', new Date(now + 7_200_000));
	await house.moveClockTo(new Date(now + 9_000_000));
	expect(await line()).toMatchObject({ nextAt: begins, isLate: false });
	await house.moveClockTo(new Date(now + 10_860_000));
	expect(await line()).toMatchObject({ nextAt: begins, isLate: true });
});

test('row level security holds past the stores', async () => {
	const { partId } = await openedCase(house, joost);
	const tables = [
		'part',
		'person',
		'trajectory',
		'note',
		'contact_point',
		'safe_contact_plan',
		'consent',
		'follow_up'
	];
	for (const table of tables) {
		const column = table === 'part' ? 'id' : 'part_id';
		const rows = await house.database.sql.begin(async (sql) => {
			await sql`SELECT set_config('app.actor', ${amina.id}, true)`;
			return sql.unsafe(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [partId]);
		});
		expect(rows.length, table).toBe(0);
	}
	const cases = await house.database.sql.begin(async (sql) => {
		await sql`SELECT set_config('app.actor', ${amina.id}, true)`;
		return sql`SELECT 1 FROM case_file WHERE id = ${partId}`;
	});
	expect(cases.length).toBe(0);
});

async function waitsForLock(what: string): Promise<void> {
	for (let waits = false; !waits;) {
		const [row] =
			await house.superuser`SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'
			AND query LIKE ${`%${what}%`} AND datname = current_database()) AS yes`;
		waits = row!['yes'];
	}
}
