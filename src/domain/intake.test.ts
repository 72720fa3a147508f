import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reactionDeadline } from './deadline.ts';
import { acuteFields } from './intake-answers.ts';
import { dueTimes, moveIntake, moves, weigh, weighAgain, weighOn } from './intake.ts';
import type { IntakeMove, IntakeStatus } from './intake.ts';
import { afterOpeningMinutes } from './opening-hours.ts';
import type { OpeningHours } from './opening-hours.ts';
import { publicPromise } from './promise.ts';
import { atLocal } from './time.ts';
import type { TriageAnswers, TriageLevel } from './triage.ts';

const hours: OpeningHours = {
	weekly: ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
	closedDates: []
};
const never: OpeningHours = { weekly: [], closedDates: [] };
const levels = ['T0', 'T1', 'T2', 'T3', 'T4'] as const;
const allNo: TriageAnswers = Object.fromEntries(acuteFields.map((name) => [name, 'no']));

// A Monday; the Friday before and the week after hold no holiday.
const monday = (time: string): Date => atLocal('2026-11-23', time);
const friday = (time: string): Date => atLocal('2026-11-20', time);

describe('statuses', () => {
	const statuses: IntakeStatus[] = ['live', 'new', 'triaged', 'assigned', 'answered', 'closed'];
	const table: Record<IntakeMove, Partial<Record<IntakeStatus, IntakeStatus>>> = {
		triage: { new: 'triaged' },
		take: { new: 'assigned', triaged: 'assigned' },
		release: { assigned: 'triaged', answered: 'triaged' },
		answer: { assigned: 'answered' },
		close: { assigned: 'closed', answered: 'closed' },
		reopen: { answered: 'triaged', closed: 'triaged' }
	};
	const pairs = (Object.keys(moves) as IntakeMove[]).flatMap((move) =>
		statuses.map((status) => [move, status] as const)
	);

	test.each(pairs)('%s from %s', (move, status) => {
		const to = table[move][status];
		expect(moveIntake(status, move)).toEqual(to ? { status: to } : { problem: 'not-possible-now' });
	});
});

describe('weighing', () => {
	test('all six no below T1 is clear', () => {
		const weighed = weigh(allNo);
		expect(weighed).toMatchObject({ level: 'T3', matchedRules: ['R50'], acuteUnclear: false });
		expect(weighed.ruleVersion).toBeDefined();
	});

	test('nothing answered, as after a call, is unclear', () => {
		expect(weigh({})).toMatchObject({ level: 'T3', acuteUnclear: true });
	});

	test.each(acuteFields)('%s left open is unclear', (name) => {
		expect(weigh({ ...allNo, [name]: undefined }).acuteUnclear).toBe(true);
		expect(weigh({ ...allNo, [name]: 'unknown' }).acuteUnclear).toBe(true);
	});

	test('thoughts of suicide weigh T2 and are unclear', () => {
		const weighed = weigh({ ...allNo, suicideRisk: 'thoughts' });
		expect(weighed).toMatchObject({ level: 'T2', acuteUnclear: true });
	});

	test.each([
		[{ callerInDanger: 'yes' }, 'T0'],
		[{ imminentDeparture: 'yes' }, 'T1']
	] satisfies [TriageAnswers, TriageLevel][])('%j is %s, and clear enough', (answers, level) => {
		expect(weigh(answers)).toMatchObject({ level, acuteUnclear: false });
	});
});

describe('weighing while she talks', () => {
	const danger = { level: 'T0', matchedRules: ['R04', 'R50'] } as const;

	test('a calm answer leaves the level, the rule it stands by, and nothing unclear', () => {
		expect(weighOn(danger, { ...allNo, callerInDanger: undefined })).toMatchObject({
			...{ level: 'T0', matchedRules: ['R04', 'R50'], acuteUnclear: false }
		});
	});

	test('a danger raises it, with its rules in order', () => {
		const calm = { level: 'T1', matchedRules: ['R10', 'R50'] } as const;
		const answers = { imminentViolence: 'yes', imminentDeparture: 'yes' } as const;
		expect(weighOn(calm, answers)).toMatchObject({
			...{ level: 'T0', matchedRules: ['R01', 'R10', 'R50'] }
		});
	});

	test('a rule above the level that somebody lowered since does not come back', () => {
		const lowered = { level: 'T2', matchedRules: ['R04', 'R37', 'R50'] } as const;
		expect(weighOn(lowered, allNo)).toMatchObject({ level: 'T2', matchedRules: ['R37', 'R50'] });
	});
});

describe('due times', () => {
	const due = (level: TriageLevel, acuteUnclear: boolean, receivedAt: Date) =>
		dueTimes({ level, acuteUnclear }, receivedAt, publicPromise(hours, receivedAt, true), hours);

	test('T0 and T1 run by the wall clock, at night too', () => {
		const night = monday('02:00');
		expect(due('T0', false, night)).toEqual({
			deadline: monday('02:15'),
			readBy: monday('02:15')
		});
		expect(due('T1', false, night)).toEqual({
			deadline: monday('06:00'),
			readBy: monday('06:00')
		});
	});

	test('an unclear message is read within 60 minutes of opening time', () => {
		expect(due('T3', true, monday('10:00')).readBy).toEqual(monday('11:00'));
		expect(due('T3', true, friday('16:30')).readBy).toEqual(monday('09:30'));
		expect(due('T4', true, friday('22:00')).readBy).toEqual(monday('10:00'));
	});

	test('a clear message is read when the public was told, not by its level', () => {
		const at = monday('10:00');
		const told = publicPromise(hours, at, true)?.readBy;
		expect(due('T2', false, at).readBy).toEqual(told);
		expect(due('T4', false, at).readBy).toEqual(told);
	});

	test('T4 is answered before the family is told to come back', () => {
		const at = monday('10:00');
		const told = publicPromise(hours, at, true)?.comeBackAt;
		expect(due('T4', false, at).deadline).toEqual(told);
		expect(reactionDeadline('T4', at) > due('T4', false, at).deadline).toBe(true);
	});

	test('without any opening the level alone decides', () => {
		const at = monday('10:00');
		const times = dueTimes({ level: 'T3', acuteUnclear: true }, at, undefined, never);
		expect(times).toEqual({
			deadline: reactionDeadline('T3', at),
			readBy: reactionDeadline('T3', at)
		});
	});

	test('never later than level, promise and 60 opening minutes; reading never after reacting', () => {
		const at = fc.date({
			min: new Date('2026-01-01'),
			max: new Date('2027-12-31'),
			noInvalidDate: true
		});
		fc.assert(
			fc.property(fc.constantFrom(...levels), fc.boolean(), at, (level, unclear, receivedAt) => {
				const { deadline, readBy } = due(level, unclear, receivedAt);
				const promise = publicPromise(hours, receivedAt, true);
				const unclearBy = afterOpeningMinutes(hours, receivedAt, 60);
				expect(deadline <= reactionDeadline(level, receivedAt)).toBe(true);
				expect(promise && deadline <= promise.comeBackAt).toBe(true);
				expect(promise && readBy <= promise.readBy).toBe(true);
				expect(readBy <= deadline && readBy > receivedAt).toBe(true);
				expect(unclear && unclearBy ? readBy <= unclearBy : true).toBe(true);
			})
		);
	});
});

describe('what she writes later', () => {
	const calm = Object.fromEntries(acuteFields.map((name) => [name, 'no'])) as TriageAnswers;

	test.each(levels)('danger raises %s to T0', (level) => {
		const weighed = weighAgain(level, { callerInDanger: 'yes' });
		expect(weighed).toEqual({ level: 'T0', acuteUnclear: false });
	});

	test.each(levels)('a plain no leaves %s as it is', (level) => {
		expect(weighAgain(level, calm)).toEqual({ level, acuteUnclear: false });
	});

	test.each(levels)('an open question lowers nothing of %s and stays unclear below T1', (level) => {
		const acuteUnclear = level > 'T1';
		expect(weighAgain(level, {})).toEqual({ level, acuteUnclear });
	});
});
