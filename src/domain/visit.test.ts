import { addMinutes, subMinutes } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	actOfKey,
	actOn,
	climb,
	companyProblem,
	isLate,
	isMissedIn,
	isWithSupervisors,
	moveVisit,
	needsAgreement,
	nextStep,
	riskOf,
	riskQuestions,
	rungs,
	visitActs,
	type RiskAnswers,
	type Step,
	type Visit
} from './visit.ts';
import { atLocal } from './time.ts';

const startsAt = atLocal('2026-11-24', '14:00');
const endsAt = atLocal('2026-11-24', '15:00');
const planned: Visit = {
	...{ startsAt, backBy: endsAt, isOff: false, inAt: null, outAt: null, helpAt: null },
	leftAt: null,
	rung: 'none'
};
const after = (moment: Date, minutes: number) => addMinutes(moment, minutes);
const there = done(planned, 'in', startsAt);

function done(visit: Visit, act: Parameters<typeof actOn>[1], now: Date): Visit {
	const acted = actOn(visit, act, now);
	if ('problem' in acted) throw new Error(acted.problem);
	return acted.visit;
}

/** Every step with its minutes after a moment, when nobody looks before the end. */
function stepsFrom(visit: Visit, moment: Date): [string, number][] {
	const { steps } = climb(visit, after(moment, 10_000));
	return steps.map(({ rung, at }) => [rung, (at.getTime() - moment.getTime()) / 60_000]);
}

describe('the ladder', () => {
	test('somebody who does not check out is called after 15 minutes, then the supervisors, then the police are asked about', () => {
		expect(stepsFrom(there, endsAt)).toEqual([
			['call', 15],
			['supervisor', 30],
			['police', 45]
		]);
	});

	test('who never checked in is told of once, and no more', () => {
		expect(stepsFrom(planned, startsAt)).toEqual([['not-in', 15]]);
		const { visit } = climb(planned, after(startsAt, 15));
		expect(isMissedIn(visit)).toBe(true);
		expect(nextStep(visit)).toBeUndefined();
	});

	test.each([14, 15, 29, 30, 44, 45])('to check out at +%i stops it', (minutes) => {
		const { visit } = climb(there, after(endsAt, minutes));
		const out = done(visit, 'out', after(endsAt, minutes));
		expect(nextStep(out)).toBeUndefined();
		expect(isLate(out)).toBe(false);
		expect(isWithSupervisors(out)).toBe(false);
	});

	test.each([0, 15, 30, 45])('half an hour more at +%i moves it, counted from then', (minutes) => {
		const now = after(endsAt, minutes);
		const more = done(climb(there, now).visit, 'more', now);
		expect(more.backBy).toEqual(after(now, 30));
		expect(stepsFrom(more, now)).toEqual([
			['call', 45],
			['supervisor', 60],
			['police', 75]
		]);
	});

	test('asked for before it would end, the half hour comes on top', () => {
		expect(done(there, 'more', subMinutes(endsAt, 10)).backBy).toEqual(after(endsAt, 30));
	});

	test('a call for help rings the supervisors at once, and no half hour takes that back', () => {
		const acted = actOn(there, 'help', after(startsAt, 5));
		expect(acted).toMatchObject({
			steps: [
				{ rung: 'supervisor', at: after(startsAt, 5) },
				{ rung: 'police', at: after(startsAt, 5) }
			]
		});
		const help = done(there, 'help', after(startsAt, 5));
		expect(isWithSupervisors(help)).toBe(true);
		expect(actOn(help, 'more', endsAt)).toEqual({ problem: 'help-asked' });
		expect(nextStep(help)).toBeUndefined();
	});

	test('whoever arrives late has what was planned, and half an hour when that is over', () => {
		expect(done(planned, 'in', after(startsAt, 20)).backBy).toEqual(endsAt);
		expect(done(planned, 'in', after(endsAt, 5)).backBy).toEqual(after(endsAt, 35));
	});

	test('a key in the call: 1 is half an hour, 2 is help, another is nothing', () => {
		expect(['1', '2', '3', '', '#', '12'].map(actOfKey)).toEqual([
			'more',
			'help',
			...[undefined, undefined, undefined, undefined]
		]);
	});

	test('the day before nobody arrives', () => {
		expect(actOn(planned, 'in', subMinutes(startsAt, 121))).toEqual({ problem: 'visit-too-early' });
		expect('visit' in actOn(planned, 'in', subMinutes(startsAt, 120))).toBe(true);
	});

	test.each([
		['the night the clock goes forward', '2027-03-28', '01:30', '01:45'],
		['the night the clock goes back', '2027-10-31', '02:30', '02:45']
	])('%s a quarter of an hour is a quarter of an hour', (_, day, from, to) => {
		const night = { ...planned, startsAt: atLocal(day, from), backBy: atLocal(day, to) };
		const inside = done(night, 'in', night.startsAt);
		expect(stepsFrom(inside, night.backBy).map(([, minutes]) => minutes)).toEqual([15, 30, 45]);
	});
});

describe('an appointment that changes', () => {
	test('moved, the ladder goes along', () => {
		const { visit } = climb(planned, after(startsAt, 20));
		const to = { startsAt: after(startsAt, 60), endsAt: after(endsAt, 60) };
		const moved = moveVisit(visit, to);
		expect(moved).toMatchObject({ visit: { rung: 'none', backBy: to.endsAt } });
		if ('problem' in moved) throw new Error(moved.problem);
		expect(stepsFrom(moved.visit, to.startsAt)).toEqual([['not-in', 15]]);
	});

	test('once somebody has gone it is not moved', () => {
		expect(moveVisit(there, { startsAt, endsAt })).toEqual({ problem: 'visit-goes-on' });
	});

	test('called off, nothing happens; of who is there already everything does', () => {
		expect(nextStep({ ...planned, isOff: true })).toBeUndefined();
		expect(actOn({ ...planned, isOff: true }, 'in', startsAt)).toEqual({ problem: 'visit-over' });
		expect(stepsFrom({ ...there, isOff: true }, endsAt)).toHaveLength(3);
	});
});

const anyAct = fc.tuple(
	fc.constantFrom(...visitActs, 'look' as const),
	fc.integer({ min: 0, max: 60 })
);

test('whatever is pressed, and whenever somebody looks: each step at its minute, none twice for one moment, none after the end', () => {
	fc.assert(
		fc.property(fc.array(anyAct, { maxLength: 25 }), fc.boolean(), (acts, sleeps) => {
			let visit = planned;
			let now = startsAt;
			const steps: (Step & { backBy: Date })[] = [];
			const look = () => {
				const climbed = climb(visit, now);
				visit = climbed.visit;
				steps.push(...climbed.steps.map((step) => ({ ...step, backBy: visit.backBy })));
			};
			for (const [act, minutes] of acts) {
				now = addMinutes(now, minutes);
				// the worker looks all the time, or hangs until the end
				if (!sleeps || act === 'look') look();
				if (act === 'look') continue;
				const acted = actOn(visit, act, now);
				if ('problem' in acted) continue;
				visit = acted.visit;
				if (visit.outAt) expect(nextStep(visit)).toBeUndefined();
			}
			const isHelp = visit.helpAt !== null;
			now = addMinutes(now, 10_000);
			look();
			if (visit.inAt && !visit.outAt && !visit.isOff) expect(visit.rung).toBe('police');
			if (isHelp && !visit.outAt) expect(isWithSupervisors(visit)).toBe(true);
			for (const { rung, at, backBy } of steps) {
				const late = { call: 15, supervisor: 30, police: 45 }[rung as 'call'];
				const due = rung === 'not-in' ? addMinutes(startsAt, 15) : addMinutes(backBy, late);
				expect(at).toEqual(due);
			}
			const keys = steps.map(({ rung, backBy }) => `${rung} ${backBy.toISOString()}`);
			expect(new Set(keys).size).toBe(keys.length);
		}),
		{ numRuns: 2000 }
	);
});

const anyAnswers: fc.Arbitrary<RiskAnswers> = fc.record(
	Object.fromEntries(
		riskQuestions.map((name) => [
			name,
			fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const)
		])
	)
);
const allNo = Object.fromEntries(riskQuestions.map((name) => [name, 'no'])) as RiskAnswers;

describe('what is known beforehand', () => {
	test.each<[string, RiskAnswers, string]>([
		['all is quiet', allNo, 'low'],
		['a dog', { ...allNo, dogs: 'yes' }, 'low'],
		['a dog in the dark', { ...allNo, dogs: 'yes', dark: 'unknown' }, 'raised'],
		['the person of concern may come', { ...allNo, 'subject-near': 'yes' }, 'raised'],
		['nobody knows of weapons', { ...allNo, weapons: 'unknown' }, 'raised'],
		['nobody knows anything', {}, 'raised'],
		['a weapon', { ...allNo, weapons: 'yes' }, 'high'],
		['violence before', { ...allNo, aggression: 'yes' }, 'high'],
		['two serious things', { ...allNo, others: 'yes', confused: 'yes' }, 'high'],
		[
			'weapons unknown where he may come',
			{ ...allNo, weapons: 'unknown', 'subject-near': 'yes' },
			'high'
		]
	])('%s', (_, answers, risk) => {
		expect(riskOf(answers)).toBe(risk);
	});

	test('whoever goes where the risk is high goes in pairs, and a supervisor agreed', () => {
		fc.assert(
			fc.property(anyAnswers, (answers) => {
				const goes = 'noor';
				const alone = companyProblem(answers, { goes });
				const near = companyProblem(answers, { goes, second: { id: 'joost', how: 'near' } });
				const pair = companyProblem(answers, { goes, second: { id: 'joost', how: 'along' } });
				expect(pair).toBeUndefined();
				const isHigh = riskOf(answers) === 'high';
				expect(near).toBe(isHigh ? 'second-along-needed' : undefined);
				if (isHigh) expect(alone).toBe('second-along-needed');
				expect(needsAgreement(answers, 'along')).toBe(isHigh);
			})
		);
	});

	test('to know less never weighs less', () => {
		const order = ['low', 'raised', 'high'];
		fc.assert(
			fc.property(anyAnswers, fc.constantFrom(...riskQuestions), (answers, name) => {
				const weight = (answer: 'yes' | 'no' | 'unknown') =>
					order.indexOf(riskOf({ ...answers, [name]: answer }));
				expect(weight('unknown')).toBeGreaterThanOrEqual(weight('no'));
				expect(weight('yes')).toBeGreaterThanOrEqual(weight('no'));
			})
		);
	});

	test('nobody is her own second person', () => {
		const second = { id: 'noor', how: 'along' } as const;
		expect(companyProblem(allNo, { goes: 'noor', second })).toBe('second-is-first');
	});
});

test('the rungs stand in the order in which they are climbed', () => {
	expect(rungs).toEqual(['none', 'not-in', 'call', 'supervisor', 'police']);
});
