import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { riskHeadings } from '#domain/risk.ts';
import { localDate } from '#domain/time.ts';
import { askAdvice } from '#server/advice/ask.ts';
import { draftAdvice } from '#server/advice/draft.ts';
import { giveAdvice } from '#server/advice/give.ts';
import { readLetter } from '#server/advice/letter.ts';
import { listToRead } from '#server/advice/list.ts';
import { lookBack } from '#server/advice/look-back.ts';
import { readAdvicePage, readOneAdvice } from '#server/advice/read.ts';
import { readSecond } from '#server/advice/read-second.ts';
import { readCase } from '#server/cases/read.ts';
import { noteFactor } from '#server/factors/note.ts';
import { readFactors } from '#server/factors/read.ts';
import type { ScheduleRequest } from '#server/follow-ups/schedule.ts';
import { breakGlass } from '#server/glass/break.ts';
import { chooseIntervention, endIntervention } from '#server/interventions/choose.ts';
import { keepIntervention } from '#server/interventions/keep.ts';
import { readChosen } from '#server/interventions/read.ts';
import { decideMissed } from '#server/missed-contacts/decide.ts';
import { judgeRisk } from '#server/risk/judge.ts';
import { readRisk } from '#server/risk/read.ts';
import { secondRisk } from '#server/risk/second.ts';
import { correctSession } from '#server/sessions/correct.ts';
import { keepSession } from '#server/sessions/keep.ts';
import { readNewSession, readSession, readSessions } from '#server/sessions/read.ts';
import { noteSignal } from '#server/signals/note.ts';
import { readSignals } from '#server/signals/read.ts';
import { openTrajectoryIn } from '#server/trajectories/open.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';

/** A case in which one of everything was written down. */
interface Whole {
	who: Colleague;
	partId: string;
	asker: string;
	concern: string;
	trajectoryId: string;
	line: string;
	sessionId: string;
	adviceId: string;
	draftId: string;
	signalId: string;
	factorId: string;
	judgementId: string;
	chosenId: string;
	taskId: string;
}
let house: TestHouse;
let annelies: Colleague;
let interventionId: string;
let hers: Whole;
let mine: Whole;
beforeAll(async () => {
	house = await freshHouse();
	annelies = await employ(house, 'Annelies', 'supervisor');
	const kept = await keepIntervention(annelies, { id: '', version: 0 }, offered);
	interventionId = one(kept, 'interventionId');
	hers = await wholeCase(await employ(house, 'Amina', 'counsellor'));
	mine = await wholeCase(await employ(house, 'Joost', 'counsellor'));
});
afterAll(() => house.close());

const today = () => localDate(new Date());
const offered = {
	...{ name: 'Weerbaar', provider: 'Huis', category: 'mentor', audiences: ['parents'], region: '' },
	...{ cost: '', evidence: 'described', elements: '', evaluated: 'no', report: '' },
	...{ validUntil: '', endedOn: '' }
};
const asked = {
	...{ occupation: 'school', kind: 'signal', ground: '', askedOn: today(), organisation: '' },
	...{ question: 'Wat nu?', seen: 'Een tekening.', heard: '', thinks: '', against: '' },
	...{ subject: '', groundReason: '', fullName: '', material: '', experts: '' }
};
const drafted = { conclusion: '', steps: ['talk'], answer: 'Praat met hem.', agreed: '' };
const seen = { side: 'worry', fact: 'Een vlag.', source: 'client', observedOn: today() };
const plays = {
	...{ kind: 'driver', code: 'meaning', direction: 'away', strength: '1' },
	...{ source: 'client', seenOn: today(), words: 'Hij zoekt.' }
};
const judged = (level: string) => ({
	...{ level, unknown: [...riskHeadings], dueOn: '', fields: { reasoning: 'Alles bij elkaar.' } }
});
const talk = (person: string, fields: Record<string, string> = {}) => ({
	...{ people: [person], staff: ['counsellor'], others: [] as string[], goals: [] as string[] },
	fields: {
		...{ outcome: 'held', kind: 'office', minutes: '50', facts: 'Hij was er.' },
		...{ day: localDate(new Date(Date.now() - 86_400_000)), hour: '10:00', ...fields }
	}
});
const noteOf = (person: string, corrects = '', fields: Record<string, string> = seen) => ({
	...{
		personId: person,
		corrects,
		also: [],
		platforms: [],
		fields: { ...fields, reason: 'Anders.' }
	}
});

function one(outcome: object, name: string): string {
	const id = (outcome as Record<string, unknown>)[name];
	if (typeof id !== 'string') throw new Error(JSON.stringify(outcome));
	return id;
}

async function wholeCase(who: Colleague): Promise<Whole> {
	const { partId } = await openedCase(house, who);
	const page = await readCase(who, partId);
	if ('problem' in page) throw new Error(page.problem);
	const asker = page.people.find(({ role }) => role !== 'concern')!.id;
	const concern = page.people.find(({ role }) => role === 'concern')!.id;
	const list = await readSessions(who, partId, { of: undefined, after: undefined });
	if (!('sessions' in list)) throw new Error(JSON.stringify(list));
	const trajectoryId = list.trajectory.id;
	const line = one(await openTrajectoryIn(who, partId, 'trajectory_advice'), 'trajectoryId');
	const at = { partId, trajectoryId: line };
	const adviceId = one(await askAdvice(who, at, { ...asked, personId: asker }), 'adviceId');
	const draft = await draftAdvice(who, { partId, adviceId }, { ...drafted, version: 0 });
	const kept = { trajectoryId, appointmentId: '', next: undefined, request: talk(asker) };
	const chosen = { interventionId, startsOn: today(), words: '' };
	const taskId = randomUUID();
	await house.superuser`INSERT INTO follow_up (id, kind, part_id, status, starts_at, ends_at, reason_code, created_at)
		VALUES (${taskId}, 'task', ${partId}, 'open', now(), now() + interval '1 hour', 'missed-decide', now())`;
	return {
		...{ who, partId, asker, concern, trajectoryId, line, adviceId, taskId },
		draftId: one(draft, 'draftId'),
		// nobody of hers is heard by it: what waits, waits on
		sessionId: one(
			await keepSession(who, partId, {
				...kept,
				request: { ...kept.request, people: [], others: ['school'] }
			}),
			'sessionId'
		),
		signalId: one(await noteSignal(who, partId, noteOf(concern)), 'notedId'),
		factorId: one(await noteFactor(who, partId, noteOf(concern, '', plays)), 'notedId'),
		judgementId: one(await judgeRisk(who, partId, judged('high')), 'judgementId'),
		chosenId: one(await chooseIntervention(who, { partId, trajectoryId }, chosen), 'chosenId')
	};
}
async function rowsOf({ partId }: Whole): Promise<unknown> {
	const tables = ['session', 'signal', 'factor', 'risk_judgement', 'chosen_intervention'];
	const more = ['advice', 'advice_draft', 'advice_given', 'advice_outcome', 'follow_up'];
	return Promise.all(
		[...tables, ...more].map(
			(table) =>
				house.superuser`SELECT to_jsonb(t)::text AS row FROM ${house.superuser(table)} t WHERE part_id = ${partId} ORDER BY 1`
		)
	);
}

/** What somebody asks about ids that are not hers; by name. */
const attempts: Record<string, (at: Whole, ids: Whole) => Promise<object>> = {
	'the talks of her trajectory': ({ who, partId }, { trajectoryId }) =>
		readSessions(who, partId, { of: trajectoryId, after: undefined }),
	'a new report of her trajectory': ({ who, partId }, { trajectoryId }) =>
		readNewSession(who, partId, { of: trajectoryId, appointment: undefined }),
	'her report': ({ who, partId }, { sessionId }) => readSession(who, { partId, sessionId }),
	'her report on paper': ({ who, partId }, { sessionId }) =>
		readSession(who, { partId, sessionId }, true),
	'her report, corrected': ({ who, partId, asker }, { sessionId }) =>
		correctSession(
			who,
			{ partId, sessionId },
			{ seen: sessionId, request: talk(asker, { why: 'x' }) }
		),
	'a talk in her trajectory': ({ who, partId, asker }, { trajectoryId }) =>
		keepSession(who, partId, {
			...{ trajectoryId, appointmentId: '', next: undefined, request: talk(asker) }
		}),
	'a talk of her task': ({ who, partId, asker, trajectoryId }, { taskId }) =>
		keepSession(who, partId, {
			...{ trajectoryId, appointmentId: taskId, next: undefined, request: talk(asker) }
		}),
	'what was chosen for her': ({ who, partId }, { trajectoryId }) =>
		readChosen(who, partId, trajectoryId),
	'something chosen in her trajectory': ({ who, partId }, { trajectoryId }) =>
		chooseIntervention(
			who,
			{ partId, trajectoryId },
			{ interventionId, startsOn: today(), words: '' }
		),
	'the end of what was chosen for her': ({ who, partId, trajectoryId }, { chosenId }) =>
		endIntervention(
			who,
			{ partId, trajectoryId, chosenId },
			{ endsOn: today(), outcome: 'completed', words: '' }
		),
	'a signal that puts hers right': ({ who, partId, concern }, { signalId }) =>
		noteSignal(who, partId, noteOf(concern, signalId)),
	'a factor that puts hers right': ({ who, partId, concern }, { factorId }) =>
		noteFactor(who, partId, noteOf(concern, factorId, plays)),
	'a question in her line': ({ who, partId, asker }, { line }) =>
		askAdvice(who, { partId, trajectoryId: line }, { ...asked, personId: asker }),
	'her advice': ({ who, partId }, { adviceId }) => readOneAdvice(who, { partId, adviceId }),
	'her letter': ({ who, partId }, { adviceId }) => readLetter(who, { partId, adviceId }),
	'her advice, written': ({ who, partId }, { adviceId }) =>
		draftAdvice(who, { partId, adviceId }, { ...drafted, version: 1 }),
	'her advice, read': ({ who, partId }, { adviceId, draftId }) =>
		readSecond(who, { partId, adviceId }, { draftId, agrees: true, words: '' }),
	'her advice, given': ({ who, partId }, { adviceId }) =>
		giveAdvice(who, { partId, adviceId }, { givenOn: today(), how: 'phone' }),
	'what became of her advice': ({ who, partId }, { adviceId }) =>
		lookBack(
			who,
			{ partId, adviceId },
			{ ...{ askedOn: today(), used: 'yes', helped: '', scope: '', words: '' } }
		)
};
// what was written of the talk must not be lost with the id
const givenBack: Record<string, object> = {
	'a talk of her task': { problems: { outcome: 'session-appointment-unknown' } }
};
const nowhere = (of: Whole): Whole => {
	const made = Object.fromEntries(Object.keys(of).map((name) => [name, randomUUID()]));
	return { ...(made as unknown as Whole), who: of.who };
};

describe('in a form of one case, the ids of another', () => {
	test.each(Object.entries(attempts))('%s: as if it were not there', async (name, attempt) => {
		const before = await rowsOf(hers);
		const refused = givenBack[name] ?? { problem: 'not-found' };
		expect(await attempt(mine, hers)).toEqual(refused);
		expect(await attempt(mine, nowhere(mine))).toEqual(refused);
		expect(await rowsOf(hers)).toEqual(before);
	});
	test.each(Object.entries(attempts))('%s, at her own address: the same', async (_, attempt) => {
		const before = await rowsOf(hers);
		const there = { ...hers, who: mine.who };
		expect(await attempt(there, hers)).toEqual({ problem: 'not-found' });
		expect(await attempt(nowhere(mine), nowhere(mine))).toEqual({ problem: 'not-found' });
		expect(await rowsOf(hers)).toEqual(before);
		expect(await eventsOf(house, hers.partId)).toContain('part.reading-refused');
	});

	test('people of another case are nobody', async () => {
		const { who, partId, line, trajectoryId } = mine;
		const missing = { problems: { personId: 'about-whom-missing' } };
		expect(await noteSignal(who, partId, noteOf(hers.concern))).toEqual(missing);
		expect(await noteFactor(who, partId, noteOf(hers.concern, '', plays))).toEqual(missing);
		const question = { ...asked, personId: hers.asker };
		expect(await askAdvice(who, { partId, trajectoryId: line }, question)).toEqual({
			problems: { personId: 'person-missing' }
		});
		const next: ScheduleRequest = {
			kind: 'task',
			...{ startsAt: new Date(Date.now() + 86_400_000), method: 'phone' },
			...{ words: 'x', personId: hers.asker }
		};
		const kept = { trajectoryId, appointmentId: '' };
		const before = await rowsOf(mine);
		expect(
			await keepSession(who, partId, { ...kept, next: undefined, request: talk(hers.asker) })
		).toEqual({ problems: { people: 'session-nobody' } });
		expect(await keepSession(who, partId, { ...kept, next, request: talk(mine.asker) })).toEqual({
			next: 'not-found'
		});
		expect(await rowsOf(mine)).toEqual(before);
	});

	test('a draft of another advice is not the one that is read', async () => {
		const { partId, adviceId } = mine;
		const reads = (draftId: string) =>
			readSecond(annelies, { partId, adviceId }, { draftId, agrees: true, words: '' });
		expect(await reads(hers.draftId)).toEqual({ problem: 'not-possible-now' });
		expect(await reads(randomUUID())).toEqual({ problem: 'not-possible-now' });
	});
	test('a judgement of another case is not the one that is looked at', async () => {
		const at = { partId: mine.partId, judgementId: hers.judgementId };
		const said = { says: 'agrees', level: '', words: '' };
		expect(await secondRisk(annelies, at, said)).toEqual({ problem: 'not-possible-now' });
	});
	test('a task of another case is not the one that is decided, and a counsellor decides none', async () => {
		const words = { check: 'yes', words: 'Iemand gaat kijken.' };
		const decides = (who: Colleague, partId: string, taskId: string) =>
			decideMissed(who, partId, { taskId, ...words });
		expect(await decides(annelies, mine.partId, hers.taskId)).toEqual({ problem: 'not-found' });
		expect(await decides(mine.who, mine.partId, mine.taskId)).toEqual({ problem: 'not-allowed' });
		expect(await decides(mine.who, hers.partId, hers.taskId)).toEqual({ problem: 'not-found' });
	});
});

test('whom it is about asks no advice: no letter goes to that name', async () => {
	const { who, partId, line, concern } = mine;
	const question = { ...asked, personId: concern };
	expect(await askAdvice(who, { partId, trajectoryId: line }, question)).toEqual({
		problems: { personId: 'person-missing' }
	});
});

test('each page that is read is in the log, once', async () => {
	const { who, partId, sessionId, adviceId } = mine;
	const pages = [
		() => readSessions(who, partId, { of: undefined, after: undefined }),
		() => readNewSession(who, partId, { of: undefined, appointment: undefined }),
		() => readSession(who, { partId, sessionId }),
		() => readChosen(who, partId, undefined),
		() => readSignals(who, partId),
		() => readFactors(who, partId),
		() => readRisk(who, partId),
		() => readAdvicePage(who, partId),
		() => readOneAdvice(who, { partId, adviceId }),
		() => readLetter(who, { partId, adviceId })
	];
	const looks = async () =>
		(await eventsOf(house, partId)).filter((kind) => kind === 'part.read').length;
	for (const read of pages) {
		const before = await looks();
		expect(await read()).not.toHaveProperty('problem');
		expect(await looks(), String(read)).toBe(before + 1);
	}
});

describe('what cannot be kept is said, and breaks nothing', () => {
	test('the year nought', async () => {
		const { who, partId, line, asker, concern, trajectoryId } = mine;
		const day = '0000-01-01';
		const signal = noteOf(concern, '', { ...seen, observedOn: day });
		expect(await noteSignal(who, partId, signal)).toEqual({
			problems: { observedOn: 'day-unreadable' }
		});
		const question = { ...asked, askedOn: day, personId: asker };
		expect(await askAdvice(who, { partId, trajectoryId: line }, question)).toEqual({
			problems: { askedOn: 'day-unreadable' }
		});
		const chosen = { interventionId, startsOn: day, words: '' };
		expect(await chooseIntervention(who, { partId, trajectoryId }, chosen)).toEqual({
			problems: { startsOn: 'day-unreadable' }
		});
		const kept = { trajectoryId, appointmentId: '', next: undefined };
		expect(
			await keepSession(who, partId, { ...kept, request: talk(asker, { day }) })
		).toMatchObject({ problems: { day: 'day-unreadable' } });
	});
	test('a half typed year, and one that nobody lives to see', async () => {
		const { who, partId, asker, trajectoryId } = mine;
		const kept = { trajectoryId, appointmentId: '' };
		for (const day of ['0001-01-01', '0026-01-05']) {
			const request = talk(asker, { day, hour: '00:00' });
			expect(await keepSession(who, partId, { ...kept, next: undefined, request })).toMatchObject({
				problems: { day: 'day-unreadable' }
			});
		}
		const startsAt = new Date('9999-12-31T23:00:00Z');
		for (const kind of ['appointment', 'task'] as const) {
			const next: ScheduleRequest = { kind, startsAt, method: 'phone', words: 'Bellen.' };
			expect(await keepSession(who, partId, { ...kept, next, request: talk(asker) })).toEqual({
				next: 'too-far-ahead'
			});
		}
	});
	test.each(['0001-01-01', '9999-12-31'])('the day %s', async (day) => {
		const { who, partId, line, asker, trajectoryId } = mine;
		const question = { ...asked, askedOn: day, personId: asker };
		await askAdvice(who, { partId, trajectoryId: line }, question);
		const kept = { trajectoryId, appointmentId: '', next: undefined };
		await keepSession(who, partId, {
			...kept,
			request: talk(asker, { day, outcome: 'cancelled-by-client', why: 'Ziek.' })
		});
		await keepSession(who, partId, { ...kept, request: talk(asker, { day }) });
		const chosen = { interventionId, startsOn: day, words: '' };
		await chooseIntervention(who, { partId, trajectoryId }, chosen);
		const page = await readSessions(who, partId, { of: trajectoryId, after: undefined });
		expect(page).toHaveProperty('sessions');
	});
	test('a version that is no version', async () => {
		const at = (version: number) => ({ id: interventionId, version });
		for (const version of [0, -1, 2, 1.5, 2_147_483_648, Number.MAX_SAFE_INTEGER])
			expect(await keepIntervention(annelies, at(version), offered), String(version)).toEqual({
				problem: 'not-possible-now'
			});
		expect(await keepIntervention(mine.who, at(1), offered)).toEqual({ problem: 'not-allowed' });
	});
});

test('whoever judged meanwhile is not overtaken by who began before', async () => {
	const { who, partId } = mine;
	await house.superuser`UPDATE risk_judgement SET judged_at = now() + interval '1 minute' WHERE part_id = ${partId}`;
	expect(await judgeRisk(who, partId, judged('low'))).toEqual({ problem: 'not-possible-now' });
	await house.superuser`UPDATE risk_judgement SET judged_at = now() - interval '1 minute' WHERE part_id = ${partId}`;
	expect(await judgeRisk(who, partId, judged('low'))).toHaveProperty('judgementId');
});

describe('a second one', () => {
	test('behind broken glass has nothing to read', async () => {
		const rosa = await employ(house, 'Rosa', 'counsellor');
		const page = await readCase(hers.who, hers.partId);
		if ('problem' in page) throw new Error(page.problem);
		const reason = 'Zij belt nu en haar eigen hulpverlener neemt niet op.';
		await breakGlass(rosa, { code: page.code, reason });
		const { partId, adviceId, draftId } = hers;
		const at = { partId, adviceId };
		expect(await readOneAdvice(rosa, at)).toMatchObject({ mayReadSecond: false });
		expect(await listToRead(rosa)).toMatchObject({ toRead: [] });
		expect(await readSecond(rosa, at, { draftId, agrees: true, words: '' })).toEqual({
			problem: 'not-allowed'
		});
		const events = await eventsOf(house, partId);
		expect(events.slice(-1)).toEqual(['part.reading-refused']);
	});
	test('who found it grave where the first did not, is asked again before it comes down', async () => {
		const { who, partId } = hers;
		await judgeRisk(who, partId, judged('low'));
		const read = await readRisk(annelies, partId);
		if ('problem' in read) throw new Error(read.problem);
		const at = { partId, judgementId: read.judgement!.id };
		const differs = { says: 'differs', level: 'high', words: 'Het is dichterbij dan dit.' };
		expect(await secondRisk(annelies, at, differs)).toEqual({ seconded: true });
		expect(await judgeRisk(who, partId, judged('low'))).toMatchObject({ asksSecond: true });
	});
	test('is asked nothing of what is over', async () => {
		const { partId, adviceId, draftId, line } = hers;
		const toRead = async () => {
			const list = await listToRead(annelies);
			return 'problem' in list ? [] : list.toRead.filter((row) => row.adviceId === adviceId);
		};
		const reads = () =>
			readSecond(annelies, { partId, adviceId }, { draftId, agrees: false, words: 'Anders.' });
		expect(await toRead()).toHaveLength(1);
		await house.superuser`UPDATE trajectory SET status = 'stopped' WHERE id = ${line}`;
		expect(await toRead()).toEqual([]);
		expect(await reads()).toEqual({ problem: 'not-possible-now' });
		const page = await readOneAdvice(annelies, { partId, adviceId });
		expect(page).toMatchObject({ mayReadSecond: false });

		const risk = await readRisk(annelies, partId);
		if ('problem' in risk) throw new Error(risk.problem);
		expect(risk.maySecond).toBe(true);
		await house.superuser`UPDATE part SET status = 'closed', closed_at = now() WHERE id = ${partId}`;
		expect(await readRisk(annelies, partId)).toMatchObject({ maySecond: false });
		const at = { partId, judgementId: risk.judgement!.id };
		const said = { says: 'differs', level: 'high', words: 'Anders.' };
		expect(await secondRisk(annelies, at, said)).toEqual({ problem: 'not-possible-now' });
		const [row] = await house.superuser`SELECT count(*)::int AS n FROM follow_up
			WHERE part_id = ${partId} AND reason_code IN ('risk-differs', 'advice-sent-back') AND status = 'open'`;
		expect(row!['n']).toBe(0);
	});
});
