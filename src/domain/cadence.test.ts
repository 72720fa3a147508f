import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	cadenceCodes,
	cadenceOf,
	nextOf,
	rhythms,
	seriesOf,
	situationOf,
	type CadenceCode,
	type CadenceFacts
} from './cadence.ts';
import { isWorkingDay } from './deadline.ts';
import { isFarBeat } from './task-reason.ts';
import { dayNumber, localDate, localTime } from './time.ts';
import { trajectoryStatuses } from './trajectory.ts';
import { pathways, trajectoryTypes } from './trajectory-type.ts';

// a Tuesday
const now = new Date('2026-11-10T09:00:00Z');
const family: CadenceFacts = {
	...{ type: 'family_support', status: 'running', pathway: 'none', level: 'T3' },
	hasAftercareConsent: false
};
const exit: CadenceFacts = { ...family, type: 'individual_exit' };
const told = (facts: CadenceFacts, at = now) =>
	cadenceOf(facts, at).map((due) => `${due.code} ${localDate(due.at)} ${localTime(due.at)}`);

describe('each row of the table, of a range the shorter', () => {
	test.each<[string, CadenceFacts, string[]]>([
		[
			'T0: the same day, then daily; risk every 24 hours',
			{ ...family, status: 'intake', level: 'T0' },
			['cadence-contact 2026-11-10 17:00', 'cadence-risk-review 2026-11-11 17:00']
		],
		[
			'T1: within 48 hours, then twice a week; risk weekly',
			{ ...family, status: 'intake', level: 'T1' },
			['cadence-contact 2026-11-11 17:00', 'cadence-risk-review 2026-11-17 17:00']
		],
		[
			'T2: weekly; risk every four weeks',
			{ ...family, status: 'intake', level: 'T2' },
			['cadence-contact 2026-11-17 17:00', 'cadence-risk-review 2026-12-08 17:00']
		],
		[
			'a family: weekly, the plan after six weeks, a review after three months',
			family,
			[
				'cadence-contact 2026-11-17 17:00',
				'cadence-plan-check 2026-12-22 17:00',
				'cadence-review 2027-02-10 17:00'
			]
		],
		[
			'individual exit: weekly, a review after three months',
			exit,
			['cadence-contact 2026-11-17 17:00', 'cadence-review 2027-02-10 17:00']
		],
		[
			'the first month after release: twice a week',
			{ ...exit, pathway: 'post_detention', releaseOn: '2026-11-03' },
			[
				'cadence-contact 2026-11-13 17:00',
				'cadence-review 2027-02-10 17:00',
				'cadence-release 2026-11-10 17:00',
				'cadence-release 2026-12-03 17:00',
				'cadence-release 2027-02-03 17:00'
			]
		],
		[
			'detention: monthly, and the series around the day of release',
			{ ...exit, pathway: 'detention', releaseOn: '2027-05-31' },
			[
				'cadence-contact 2026-12-10 17:00',
				'cadence-release 2026-11-30 17:00',
				'cadence-release 2027-02-26 17:00',
				'cadence-release 2027-04-30 17:00',
				'cadence-release 2027-05-31 17:00',
				'cadence-release 2027-06-07 17:00',
				'cadence-release 2027-06-30 17:00',
				'cadence-release 2027-08-31 17:00'
			]
		],
		[
			'a group: monthly, a review after half a year',
			{ ...family, type: 'peer_group' },
			['cadence-contact 2026-12-10 17:00', 'cadence-review 2027-05-10 17:00']
		],
		[
			'aftercare: after 1, 3, 6 and 12 months',
			{ ...family, status: 'aftercare', endedAt: now, hasAftercareConsent: true },
			[
				'cadence-aftercare 2026-12-10 17:00',
				'cadence-aftercare 2027-02-10 17:00',
				'cadence-aftercare 2027-05-10 17:00',
				'cadence-aftercare 2027-11-10 17:00'
			]
		],
		['aftercare without her consent', { ...family, status: 'aftercare', endedAt: now }, []],
		['a question that was answered', { ...family, type: 'consultation' }, []],
		['what stands still', { ...family, status: 'on_hold' }, []],
		['what has ended', { ...family, status: 'closed', level: 'T1' }, []]
	])('%s', (_, facts, expected) => {
		expect(told(facts)).toEqual(expected);
	});

	test('danger goes before what it is and where it stands', () => {
		expect(situationOf({ ...exit, status: 'on_hold', level: 'T1' }, now)).toBe('T1');
		expect(situationOf({ ...family, level: 'T0' }, now)).toBe('T0');
	});

	test('a plan with a day of its own for looking back asks no second review', () => {
		const planned = { ...family, reviewOn: '2027-01-20' };
		expect(told(planned)).toEqual([
			'cadence-contact 2026-11-17 17:00',
			'cadence-plan-check 2026-12-22 17:00'
		]);
		expect(nextOf('cadence-review', planned, now)).toBeUndefined();
	});

	test('a judgement with a day of its own asks no second look at risk, unless it comes too late for the danger there is', () => {
		const risks = (riskOn: string, level: 'T0' | 'T1' | 'T2') =>
			told({ ...family, status: 'intake', level, riskOn }).filter((line) =>
				line.startsWith('cadence-risk-review')
			);
		expect(risks('2026-11-11', 'T0')).toEqual([]);
		expect(risks('2026-11-17', 'T1')).toEqual([]);
		expect(risks('2026-12-08', 'T2')).toEqual([]);
		expect(risks('2026-12-08', 'T0')).toHaveLength(1);
		expect(risks('2026-12-08', 'T1')).toHaveLength(1);
	});

	test('late in the evening the same day is still the same day', () => {
		const evening = new Date('2026-11-10T21:30:00Z');
		const [contact] = cadenceOf({ ...family, level: 'T0' }, evening);
		expect(contact!.at).toEqual(new Date('2026-11-10T22:59:00Z'));
	});
});

describe('what is free', () => {
	test('a day off moves it forward', () => {
		// a week before Christmas Day
		const thursday = new Date('2025-12-18T09:00:00Z');
		expect(told(family, thursday)[0]).toBe('cadence-contact 2025-12-24 17:00');
		// three days from Thursday is a Sunday
		expect(nextOf('cadence-contact', { ...exit, releaseOn: '2025-12-15' }, thursday)!.at).toEqual(
			new Date('2025-12-19T16:00:00Z')
		);
	});
	test('not so in danger, nor on the day somebody comes free', () => {
		const friday = new Date('2026-11-13T09:00:00Z');
		expect(localDate(nextOf('cadence-contact', { ...family, level: 'T0' }, friday)!.at)).toBe(
			'2026-11-14'
		);
		const release = seriesOf({ ...exit, pathway: 'detention', releaseOn: '2027-01-02' }, friday);
		expect(release.map(({ at }) => localDate(at))).toEqual([
			'2026-12-02',
			'2027-01-02',
			'2027-01-08',
			'2027-02-02',
			'2027-04-02'
		]);
	});
	test('it is 17:00 on the wall before and after the clock changes', () => {
		const march = new Date('2027-03-24T09:00:00Z');
		expect(nextOf('cadence-contact', family, march)!.at).toEqual(new Date('2027-03-31T15:00:00Z'));
		const october = new Date('2026-10-20T09:00:00Z');
		expect(nextOf('cadence-contact', family, october)!.at).toEqual(
			new Date('2026-10-27T16:00:00Z')
		);
	});
});

const anyFacts = fc.record({
	type: fc.constantFrom(...trajectoryTypes),
	status: fc.constantFrom(...trajectoryStatuses),
	pathway: fc.constantFrom(...pathways),
	level: fc.constantFrom('T0', 'T1', 'T2', 'T3', 'T4'),
	hasAftercareConsent: fc.boolean(),
	releaseOn: fc.option(
		fc
			.integer({ min: 20_500, max: 21_500 })
			.map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
		{ nil: undefined }
	),
	endedAt: fc.option(fc.date({ min: new Date('2026-01-01'), max: now, noInvalidDate: true }), {
		nil: undefined
	})
}) as fc.Arbitrary<CadenceFacts>;
const anyMoment = fc.date({
	min: new Date('2026-01-01'),
	max: new Date('2029-12-31'),
	noInvalidDate: true
});
const longest = {
	'cadence-contact': 31,
	'cadence-risk-review': 28,
	'cadence-plan-check': 42,
	'cadence-review': 184
};

describe('whatever the case and the moment', () => {
	test('all that is planned is to come, on a working day, at the end of it, and never later than the table says', () => {
		fc.assert(
			fc.property(anyFacts, anyMoment, (facts, at) => {
				const situation = situationOf(facts, at);
				for (const due of cadenceOf(facts, at)) {
					expect(due.at >= at).toBe(true);
					const days = dayNumber(localDate(due.at)) - dayNumber(localDate(at));
					const most = longest[due.code as keyof typeof longest];
					if (most) expect(days).toBeLessThanOrEqual(most);
					if (situation !== 'T0') expect(localTime(due.at)).toBe('17:00');
					const isAnyDay = situation === 'T0' || situation === 'T1';
					const isRelease = localDate(due.at) === facts.releaseOn;
					if (!isAnyDay && !isRelease) expect(isWorkingDay(localDate(due.at))).toBe(true);
				}
			})
		);
	});

	test('what rolls on is never further than its row, and each row is one task', () => {
		fc.assert(
			fc.property(anyFacts, anyMoment, fc.constantFrom(...cadenceCodes), (facts, at, code) => {
				const next = nextOf(code, facts, at);
				expect(next !== undefined).toBe(code in rhythms[situationOf(facts, at)]);
				if (next) expect(localDate(next.at) > localDate(at)).toBe(true);
				const rolling = cadenceOf(facts, at).filter((due) => due.code in longest);
				expect(new Set(rolling.map((due) => due.code)).size).toBe(rolling.length);
			})
		);
	});

	test('moved by a day the day of release moves its whole series', () => {
		fc.assert(
			fc.property(anyMoment, (at) => {
				const facts: CadenceFacts = { ...exit, pathway: 'detention', releaseOn: localDate(at) };
				const codes = seriesOf(facts, at).map(({ code }: { code: CadenceCode }) => code);
				expect(codes.every((code) => code === 'cadence-release')).toBe(true);
				expect(codes.length).toBeGreaterThanOrEqual(3);
			})
		);
	});
});

test('what comes back by itself stands among what is to be done two weeks ahead, and no longer', () => {
	const now = new Date('2026-11-02T09:00:00Z');
	const at = (moment: string, reasonCode: string | null) =>
		isFarBeat({ reasonCode, startsAt: new Date(moment) }, now);
	expect(at('2026-11-16T09:00:00Z', 'cadence-contact')).toBe(false);
	expect(at('2026-11-16T09:01:00Z', 'cadence-contact')).toBe(true);
	expect(at('2027-11-16T09:01:00Z', null)).toBe(false);
	expect(at('2027-11-16T09:01:00Z', 'wrote-back')).toBe(false);
});
