import { addDays, addHours, addMinutes, subDays } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Goal } from '#domain/goal.ts';
import { unknownPerson } from '#domain/person.ts';
import type { SessionRequest } from '#domain/session.ts';
import { localDate, localTime } from '#domain/time.ts';
import { printCase } from '#server/cases/print.ts';
import { readCase } from '#server/cases/read.ts';
import { changeFollowUpOf } from '#server/follow-ups/change.ts';
import { scheduleFollowUp, type ScheduleRequest } from '#server/follow-ups/schedule.ts';
import { agreePlan } from '#server/help-plans/agree.ts';
import { keepGoal } from '#server/help-plans/goal.ts';
import { readCourse } from '#server/measures/read.ts';
import { decideMissed } from '#server/missed-contacts/decide.ts';
import { correctSession } from '#server/sessions/correct.ts';
import { readSessionForm } from '#server/sessions/form.ts';
import { keepSession } from '#server/sessions/keep.ts';
import { addPerson } from '#server/people/add.ts';
import {
	readNewSession,
	readSession,
	readSessions,
	type SessionsPage
} from '#server/sessions/read.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';
import { keeps } from './plan-story.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
let partId: string;
let trajectoryId: string;
let samira: string;
// a Tuesday, long after anybody was born
const start = new Date('2031-03-04T09:00:00Z');
const clock = () => house.superuser`SELECT door.time() AS now`.then(([row]) => row!['now'] as Date);

beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());
beforeEach(async () => {
	await house.moveClockTo(start);
	await house.superuser`UPDATE follow_up SET status = 'cancelled' WHERE status IN ('held', 'booked')`;
	({ partId } = await openedCase(house, joost));
	const page = await list();
	trajectoryId = page.trajectory.id;
	samira = page.people[0]!.id;
});

const goal: Goal = {
	...{ id: '', domain: 'family_communication', plain: 'Weer samen eten' },
	...{ levels: ['', '', '', '', ''], importance: 2, difficulty: 2, baseline: -1 }
};
async function list(who = joost, after?: string): Promise<SessionsPage> {
	const page = await readSessions(who, partId, { of: undefined, after });
	if (!('sessions' in page)) throw new Error(JSON.stringify(page));
	return page;
}
async function begun(): Promise<Record<string, string>> {
	const at = await clock();
	return {
		...{ outcome: 'held', kind: 'office', minutes: '50', facts: 'Hij was er.', mood: '4' },
		...{ day: localDate(at), hour: localTime(addMinutes(at, -60)) }
	};
}
async function writes(
	change: Record<string, string> = {},
	more: Partial<SessionRequest> & { appointmentId?: string; next?: ScheduleRequest } = {},
	who = joost
) {
	const { appointmentId = '', next, ...ticked } = more;
	const request = {
		...{ people: [samira], staff: ['counsellor'], others: [], goals: [], ...ticked },
		fields: { ...(await begun()), ...change }
	};
	return keepSession(who, partId, { trajectoryId, appointmentId, next, request });
}
const rows = (table: string) =>
	house.superuser`SELECT * FROM ${house.superuser(table)} WHERE part_id = ${partId}`;
const waiting = async () =>
	(
		await house.superuser`SELECT reason_code, counsellor_id FROM follow_up WHERE part_id = ${partId}
			AND reason_code LIKE 'missed-%' AND status = 'open'`
	).map((row) => row['reason_code'] as string);
async function appointment(startsAt: Date, personId: string | null = samira) {
	const asked = {
		kind: 'appointment',
		startsAt,
		minutes: 60,
		method: 'office',
		words: ''
	} as const;
	const whom = personId === null ? {} : { personId };
	const made = await scheduleFollowUp(joost, partId, { ...asked, ...whom });
	if (!('followUpId' in made)) throw new Error(JSON.stringify(made));
	return made.followUpId;
}

describe('a report', () => {
	test('that cannot be kept names at once what is wrong in it and in what is planned with it', async () => {
		const form = new FormData();
		const typed = { of: trajectoryId, outcome: 'held', kind: 'office', nextKind: 'appointment' };
		for (const [name, value] of Object.entries(typed)) form.set(name, value);
		const { asked } = readSessionForm(form);
		const outcome = await keepSession(joost, partId, asked);
		const problems = 'problems' in outcome ? Object.keys(outcome.problems) : [];
		expect(problems.slice(-2)).toEqual(['nextDay', 'nextHour']);
		expect(problems).toEqual(expect.arrayContaining(['facts', 'minutes', 'day']));
		const alone = {
			...asked,
			request: { ...asked.request, people: [samira], staff: ['counsellor'] }
		};
		alone.request.fields = { ...alone.request.fields, ...(await begun()) };
		expect(await keepSession(joost, partId, alone)).toEqual({
			problems: { nextDay: 'day-unreadable', nextHour: 'hour-unreadable' }
		});
	});

	test('is kept sealed, with its event, and read with who was there', async () => {
		const outcome = await writes(
			{ impressions: 'Zij leek moe.', agreements: 'Zij belt haar zus.', travelKm: '24' },
			{ others: ['interpreter'] }
		);
		expect(outcome).toHaveProperty('sessionId');
		const { sessions, spent } = await list();
		expect(sessions).toMatchObject([
			{
				people: [samira],
				others: ['interpreter'],
				mood: 4,
				by: 'Joost',
				impressions: 'Zij leek moe.'
			}
		]);
		expect(spent).toMatchObject({ held: 1, minutes: 50, staffMinutes: 50, travelKm: 24 });
		const [row] = await rows('session');
		expect(String(row!['sealed'])).not.toContain('moe');
		expect(await eventsOf(house, partId)).toContain('session.written');
		const read = await readCase(joost, partId);
		const { sessionId } = outcome as { sessionId: string };
		expect('timeline' in read && read.timeline.entries).toContainEqual(
			expect.objectContaining({ kind: 'session.written', sessionId })
		);
	});

	test('it begins with who the help is for and where the last talk was, and with nobody else', async () => {
		const about = { of: trajectoryId, appointment: undefined };
		const first = await readNewSession(joost, partId, about);
		expect(first).toMatchObject({ present: [samira], lastKind: undefined });
		await writes({ kind: 'walk' });
		await writes({ kind: 'phone', outcome: 'no-show' });
		expect(await readNewSession(joost, partId, about)).toMatchObject({ lastKind: 'walk' });
		const who = { ...unknownPerson, roles: ['sibling' as const], name: 'Bilal' };
		const added = await addPerson(joost, partId, { who, householdId: null });
		const bilal = 'personId' in added ? added.personId : '';
		const at = { partId, trajectoryId };
		expect(await keepGoal(joost, { ...at, version: 0 }, goal)).toHaveProperty('written');
		const today = await clock();
		const [on, reviewOn] = [localDate(today), localDate(addDays(today, 30))];
		const yes = { personId: bilal, how: 'talk', on, reviewOn } as const;
		expect(await agreePlan(joost, { ...at, version: 1 }, yes)).toEqual({ agreed: true });
		expect(await readNewSession(joost, partId, about)).toMatchObject({ present: [bilal] });
		const withNobody = { ...about, appointment: await appointment(addHours(today, 1), null) };
		expect(await readNewSession(joost, partId, withNobody)).toMatchObject({ present: [] });
	});

	test('what is wrong is said by field, and nothing is kept', async () => {
		expect(await writes({ minutes: '0', facts: '' })).toEqual({
			problems: { minutes: 'session-minutes', facts: 'session-words-missing' }
		});
		expect(await rows('session')).toHaveLength(0);
	});

	test('whoever was writing while the help ended is told so on that page, and keeps what she wrote', async () => {
		await house.superuser`UPDATE trajectory SET status = 'stopped', ended_at = now() WHERE id = ${trajectoryId}`;
		expect(await writes()).toEqual({ problem: 'not-possible-now' });
		const about = { of: trajectoryId, appointment: undefined };
		expect(await readNewSession(joost, partId, about)).toMatchObject({ mayWrite: false });
		expect(await readNewSession(annelies, partId, about)).toEqual({ problem: 'not-found' });
	});

	test('hours of all of us are added up over the newest versions of one trajectory', async () => {
		await writes({ travelMinutes: '30' }, { staff: ['counsellor', 'second'] });
		await writes({ outcome: 'no-show', travelMinutes: '20' });
		expect((await list()).spent).toEqual({
			...{ held: 1, missed: 1, minutes: 50, staffMinutes: 180, travelMinutes: 80, travelKm: 0 }
		});
	});

	test('stands on paper with the case, as it stands now', async () => {
		const { sessionId } = (await writes({ facts: 'Hij kwam niet.' })) as { sessionId: string };
		const fields = { facts: 'Hij kwam later.', why: 'Ik schreef het verkeerd.', kind: 'office' };
		const when = { minutes: '50', day: localDate(start), hour: localTime(addMinutes(start, -60)) };
		const listed = { people: [samira], staff: ['counsellor'], others: [], goals: [] };
		const request = { ...listed, fields: { outcome: 'held', ...fields, ...when } };
		expect(
			await correctSession(joost, { partId, sessionId }, { seen: sessionId, request })
		).toEqual({
			corrected: true
		});
		const paper = await printCase(annelies, partId);
		expect(paper).toMatchObject({
			talks: { sessions: [{ by: 'Joost', facts: 'Hij kwam later.' }] }
		});
		expect(JSON.stringify(paper)).not.toContain('Hij kwam niet.');
	});

	test('how she was at each talk is a line of its course', async () => {
		await writes();
		const course = await readCourse(joost, partId);
		expect('lines' in course && course.lines).toEqual([
			{ of: 'mood', personId: '', points: [{ day: '2031-03-04', value: 4 }] }
		]);
	});

	test('she was heard from: the silence ends with the talk', async () => {
		await house.moveClockTo(addDays(start, 20));
		const heard = async () =>
			(await house.superuser`SELECT door.last_heard(${partId}) AS at`)[0]!['at'] as Date;
		const before = await heard();
		await writes();
		expect((await heard()) > before).toBe(true);
	});

	test('the newest stand first, a page at a time', async () => {
		for (let n = 0; n < 23; n++) await writes({ day: localDate(subDays(start, n)), hour: '08:00' });
		const first = await list();
		expect(first.sessions).toHaveLength(20);
		const second = await list(joost, first.next);
		expect(second.sessions).toHaveLength(3);
		expect(second.next).toBeUndefined();
		const days = [...first.sessions, ...second.sessions].map(({ beganAt }) => beganAt.getTime());
		expect(days).toEqual(days.toSorted((one, other) => other - one));
		expect(new Set(days).size).toBe(23);
		const paper = await printCase(joost, partId);
		if ('problem' in paper) throw new Error(paper.problem);
		expect(paper.talks.sessions.map(({ beganAt }) => beganAt.getTime())).toEqual(days);
		for (const after of ['', 'x', `${start.toISOString()}~${samira}`])
			expect(await readSessions(joost, partId, { of: undefined, after })).toEqual({
				problem: 'not-found'
			});
	});
});

describe('walls', () => {
	test('of a colleague’s case nothing is seen or written; a supervisor reads', async () => {
		const { sessionId } = (await writes()) as { sessionId: string };
		const at = { partId, sessionId };
		const notFound = { problem: 'not-found' };
		expect(await readSessions(amina, partId, { of: undefined, after: undefined })).toEqual(
			notFound
		);
		expect(await readSession(amina, at)).toEqual(notFound);
		expect(await writes({}, {}, amina)).toEqual(notFound);
		expect(await writes({}, {}, annelies)).toEqual({ problem: 'not-allowed' });
		expect(await readSession(annelies, at)).toMatchObject({ mayCorrect: false });
		const seen = { seen: sessionId, request: empty };
		expect(await correctSession(amina, at, seen)).toEqual(notFound);
		expect(await correctSession(annelies, at, seen)).toEqual({ problem: 'not-allowed' });
	});

	test('on paper it stays written down', async () => {
		const { sessionId } = (await writes()) as { sessionId: string };
		await readSession(joost, { partId, sessionId }, true);
		expect(await eventsOf(house, partId)).toContain('case.printed');
	});

	test('a report of another case is not there', async () => {
		const { sessionId } = (await writes()) as { sessionId: string };
		const other = await openedCase(house, joost);
		expect(await readSession(joost, { partId: other.partId, sessionId })).toEqual({
			problem: 'not-found'
		});
	});
});

const empty: SessionRequest = { fields: {}, people: [], staff: [], others: [], goals: [] };

describe('a correction', () => {
	const mended = (why: string): SessionRequest => ({
		...{ people: [samira], staff: ['counsellor', 'second'], others: [], goals: [] },
		fields: {
			...{ kind: 'home', day: '2031-03-04', hour: '08:00', minutes: '40' },
			...{ facts: 'Hij was er niet.', why }
		}
	});
	test('stands in its place, and what stood before stays to be read', async () => {
		const { sessionId } = (await writes()) as { sessionId: string };
		const at = { partId, sessionId };
		expect(await correctSession(joost, at, { seen: sessionId, request: mended('') })).toEqual({
			problems: { why: 'reason-missing' }
		});
		const request = mended('Ik verwisselde de broers.');
		expect(await correctSession(joost, at, { seen: sessionId, request })).toEqual({
			corrected: true
		});
		const page = await readSession(joost, at);
		expect('versions' in page && page.versions.map(({ facts }) => facts)).toEqual([
			'Hij was er.',
			'Hij was er niet.'
		]);
		const { sessions, spent } = await list();
		expect(sessions).toMatchObject([{ facts: 'Hij was er niet.', version: 2 }]);
		expect(spent).toMatchObject({ held: 1, staffMinutes: 80 });
		expect(await eventsOf(house, partId)).toContain('session.corrected');
	});

	test('of two who correct the same version the second is told', async () => {
		const { sessionId } = (await writes()) as { sessionId: string };
		const asked = { seen: sessionId, request: mended('Anders.') };
		const both = await Promise.all(
			[1, 2].map(() => correctSession(joost, { partId, sessionId }, asked))
		);
		expect(both).toContainEqual({ corrected: true });
		expect(both).toContainEqual({ problems: { why: 'changed-meanwhile' } });
	});
});

describe('the appointment it was', () => {
	test('is told with the report, once', async () => {
		const id = await appointment(addHours(start, 1));
		await house.moveClockTo(addHours(start, 3));
		expect((await list()).untold).toMatchObject([{ id }]);
		expect(await writes({}, { appointmentId: id })).toHaveProperty('sessionId');
		const [row] = await house.superuser`SELECT status FROM follow_up WHERE id = ${id}`;
		expect(row!['status']).toBe('completed');
		expect(await eventsOf(house, partId)).toContain('follow-up.completed');
		expect((await list()).untold).toEqual([]);
		expect(await writes({}, { appointmentId: id })).toEqual({
			problems: { outcome: 'session-reported' }
		});
	});

	test('without a report it stays asked for, however many came after it', async () => {
		await house.superuser`INSERT INTO follow_up (id, kind, part_id, person_id, counsellor_id, method, status, starts_at, ends_at, created_at, settled_at)
			SELECT gen_random_uuid(), 'appointment', ${partId}, ${samira}, ${joost.id}, 'office', 'completed', ${start}::timestamptz - make_interval(days => n),
				${start}::timestamptz - make_interval(days => n, mins => -60), ${start}, ${start}
			FROM generate_series(1, 12) n`;
		const shown = async () => {
			const { untold, hasMoreUntold } = await list();
			return [untold.length, hasMoreUntold];
		};
		expect(await shown()).toEqual([10, true]);
		for (const { id } of (await list()).untold.slice(0, 3)) await writes({}, { appointmentId: id });
		expect(await shown()).toEqual([9, false]);
	});

	test('that was told otherwise by hand is looked at first', async () => {
		const id = await appointment(addHours(start, 1));
		await house.moveClockTo(addHours(start, 3));
		await changeFollowUpOf(joost, { partId, followUpId: id }, { ...plainMove, move: 'miss' });
		expect(await writes({}, { appointmentId: id })).toEqual({
			problems: { outcome: 'session-appointment-other' }
		});
		expect(await writes({ outcome: 'no-show' }, { appointmentId: id })).toHaveProperty('sessionId');
		expect(await waiting()).toEqual(['missed-second']);
	});

	test('called off ahead it is called off', async () => {
		const id = await appointment(addDays(start, 2));
		const off = { outcome: 'cancelled-by-client', why: 'Griep', day: '2031-03-06' };
		expect(await writes(off, { appointmentId: id })).toHaveProperty('sessionId');
		const [row] = await house.superuser`SELECT status FROM follow_up WHERE id = ${id}`;
		expect(row!['status']).toBe('cancelled');
		expect(await waiting()).toEqual([]);
		expect(await eventsOf(house, partId)).toContain('session.not-there');
	});

	test('of another case is not there, and what was written goes back', async () => {
		const mine = partId;
		const other = await openedCase(house, joost);
		partId = other.partId;
		const page = await list();
		const id = await appointment(addHours(start, 1), page.people[0]!.id);
		partId = mine;
		for (const appointmentId of [id, 'verlopen'])
			expect(await writes({}, { appointmentId })).toEqual({
				problems: { outcome: 'session-appointment-unknown' }
			});
		expect(await rows('session')).toHaveLength(0);
	});
});
const plainMove = { reason: 'Gezegd.', version: 1 } as const;

describe('what is planned with it', () => {
	const next = (startsAt: Date): ScheduleRequest => ({
		...{ kind: 'appointment', startsAt, minutes: 60, method: 'office', words: 'Verder praten' }
	});
	test('comes in the same transaction', async () => {
		expect(await writes({}, { next: next(addDays(start, 7)) })).toHaveProperty('sessionId');
		const planned = (await rows('follow_up')).filter((row) => row['kind'] === 'appointment');
		expect(planned).toHaveLength(1);
	});

	test('when it cannot be, nothing of the report is kept, and what is free is offered', async () => {
		await appointment(addDays(start, 7));
		const id = await appointment(addHours(start, 1));
		await house.moveClockTo(addHours(start, 3));
		const refused = await writes({}, { appointmentId: id, next: next(addDays(start, 7)) });
		expect(refused).toMatchObject({ next: 'overlaps' });
		expect('near' in refused && refused.near!.length).toBeGreaterThan(0);
		const past = await writes({}, { appointmentId: id, next: next(subDays(start, 1)) });
		expect(past).toEqual({ next: 'in-the-past' });
		expect(await rows('session')).toHaveLength(0);
		const [row] = await house.superuser`SELECT status FROM follow_up WHERE id = ${id}`;
		expect(row!['status']).toBe('booked');
		expect(await eventsOf(house, partId)).not.toContain('session.written');
	});
});

describe('somebody who does not come', () => {
	const taskOf = async (reason: string) =>
		(
			await house.superuser`SELECT id, version, starts_at, counsellor_id, person_id FROM follow_up
				WHERE part_id = ${partId} AND reason_code = ${reason} ORDER BY created_at DESC LIMIT 1`
		)[0]!;

	test('is tried again at a safe moment, then a third time, then a supervisor decides', async () => {
		await keeps(joost, partId);
		await writes({ outcome: 'no-show', facts: '' });
		await writes({ outcome: 'no-show', facts: '' });
		expect(await waiting()).toEqual(['missed-second']);
		const second = await taskOf('missed-second');
		expect(second).toMatchObject({ counsellor_id: joost.id, person_id: samira });
		const at = second['starts_at'] as Date;
		expect(localDate(at)).toBe('2031-03-05');
		expect(localTime(at) < '12:00').toBe(true);
		expect((await list()).rung).toMatchObject({ rung: 'missed-second', isSafe: true });

		await house.moveClockTo(at);
		const moved = await changeFollowUpOf(
			joost,
			{ partId, followUpId: String(second['id']) },
			{ ...plainMove, move: 'miss' }
		);
		expect(moved).toEqual({ changed: true });
		expect(await waiting()).toEqual(['missed-third']);
		const third = (await taskOf('missed-third'))['starts_at'] as Date;
		expect(localDate(third)).toBe('2031-03-10');

		await house.moveClockTo(third);
		await writes({ outcome: 'no-show', facts: '' });
		expect(await waiting()).toEqual(['missed-decide']);
		expect(await taskOf('missed-decide')).toMatchObject({ counsellor_id: null });
		await writes({ outcome: 'no-show', facts: '' });
		expect(await waiting()).toEqual(['missed-decide']);
	});

	test('a talk with her takes it away, a talk with somebody else does not', async () => {
		await writes({ outcome: 'no-show' });
		expect((await list()).rung).toMatchObject({ isSafe: false });
		await writes({}, { people: [], others: ['school'] });
		expect(await waiting()).toEqual(['missed-second']);
		await writes();
		expect(await waiting()).toEqual([]);
	});

	test('a talk of before it, told afterwards, leaves it to whoever decides', async () => {
		await keeps(joost, partId, { missed: 'none' });
		await writes({ outcome: 'no-show' });
		await writes({ day: '2031-03-03' });
		await writes({ outcome: 'cancelled-by-client', day: '2031-03-03' });
		expect(await waiting()).toEqual(['missed-decide']);
		await writes();
		expect(await waiting()).toEqual([]);
	});

	test('an appointment that was missed by hand begins it too; what we call off does not', async () => {
		const id = await appointment(addHours(start, 1));
		await writes({ outcome: 'cancelled-by-us', why: 'Ziek' });
		expect(await waiting()).toEqual([]);
		await house.moveClockTo(addHours(start, 3));
		await changeFollowUpOf(joost, { partId, followUpId: id }, { ...plainMove, move: 'miss' });
		expect(await waiting()).toEqual(['missed-second']);
		const task = await taskOf('missed-second');
		await changeFollowUpOf(
			joost,
			{ partId, followUpId: String(task['id']) },
			{ ...plainMove, move: 'complete' }
		);
		expect(await waiting()).toEqual([]);
	});

	test('who agreed that nobody tries again is a supervisor’s to decide at once', async () => {
		await keeps(joost, partId, { missed: 'none' });
		await writes({ outcome: 'no-show' });
		expect(await waiting()).toEqual(['missed-decide']);
	});

	test('a supervisor decides, once, with words; whoever has the case reads them on a task', async () => {
		await keeps(joost, partId, { missed: 'welfare_check' });
		await writes({ outcome: 'no-show' });
		const { id } = await taskOf('missed-decide');
		const asked = { taskId: String(id), check: 'yes', words: 'Ga samen langs, overdag.' };
		expect(await decideMissed(joost, partId, asked)).toEqual({ problem: 'not-allowed' });
		expect(await decideMissed(amina, partId, asked)).toEqual({ problem: 'not-found' });
		for (const [wrong, problem] of [
			[{ check: '' }, 'check-missing'],
			[{ words: ' ' }, 'words-missing'],
			[{ words: 'Nummer 999999990' }, 'citizen-number'],
			[{ taskId: 'x' }, 'not-found']
		] as const)
			expect(await decideMissed(annelies, partId, { ...asked, ...wrong })).toEqual({ problem });
		expect(await decideMissed(annelies, partId, asked)).toEqual({ decided: true });
		expect(await decideMissed(annelies, partId, asked)).toEqual({ problem: 'not-found' });
		expect(await waiting()).toEqual(['missed-check']);
		const page = await readCase(joost, partId);
		expect('followUps' in page && page.followUps).toContainEqual(
			expect.objectContaining({ reasonCode: 'missed-check', words: asked.words })
		);
		expect(await eventsOf(house, partId)).toContain('missed.check');
	});
});
