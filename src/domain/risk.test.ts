import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorkingDay } from './deadline.ts';
import {
	asksSecond,
	doubtAbout,
	isGrave,
	lastDueOn,
	readJudgement,
	readSecond,
	riskHeadings,
	riskLevels,
	type JudgementRequest,
	type RiskLevel
} from './risk.ts';
import { dateOf, dayNumber } from './time.ts';

// a Friday
const today = '2026-11-27';
const facts = { today };
const whole = Object.fromEntries(riskHeadings.map((name) => [name, `Over ${name}`]));
const asked = (given: Partial<JudgementRequest>, also: Record<string, string> = {}) =>
	readJudgement(
		{
			...{ level: 'raised', unknown: [], dueOn: '' },
			...given,
			fields: { reasoning: 'Omdat.', ...whole, ...also }
		},
		facts
	);

describe('who looks too', () => {
	const none = undefined;
	test.each([
		['low', none, false],
		['unknown', none, false],
		['raised', none, false],
		['high', none, true],
		['acute', none, true],
		['low', { level: 'high', waits: false }, true],
		['raised', { level: 'acute', waits: false }, true],
		['unknown', { level: 'acute', waits: true }, true],
		// lowered before anybody looked: nobody gets past the second one by judging twice
		['low', { level: 'low', waits: true }, true],
		['low', { level: 'raised', waits: false }, false],
		['low', { level: 'low', waits: false, secondLevel: 'high' }, true],
		['low', { level: 'low', waits: false, secondLevel: 'raised' }, false]
	] as const)('%s after %j: %s', (level, earlier, expected) => {
		expect(asksSecond(level, earlier)).toBe(expected);
	});

	test.each([
		[undefined, undefined],
		[{ level: 'raised', waits: false }, undefined],
		[{ level: 'high', waits: true }, 'grave'],
		[{ level: 'low', waits: true }, 'second-awaited'],
		[{ level: 'low', waits: false, secondLevel: 'acute' }, 'grave']
	] as const)('whether one can doubt about %j: %s', (holds, expected) => {
		expect(doubtAbout(holds)).toBe(expected);
	});

	test('from high or acute nobody comes down without somebody else having looked', () => {
		const step = fc.record({ level: fc.constantFrom(...riskLevels), isLookedAt: fc.boolean() });
		fc.assert(
			fc.property(fc.array(step), (steps) => {
				let earlier: { level: RiskLevel; waits: boolean } | undefined;
				let unseen = false;
				for (const { level, isLookedAt } of steps) {
					const asks = asksSecond(level, earlier);
					if (unseen || isGrave(level)) expect(asks).toBe(true);
					unseen = (unseen || isGrave(level)) && !isLookedAt;
					earlier = { level, waits: asks && !isLookedAt };
				}
			})
		);
	});
});

describe('when it is looked at again', () => {
	test.each([
		['acute', undefined, '2026-11-28'],
		['high', undefined, '2026-12-04'],
		['raised', undefined, '2026-12-25'],
		['unknown', undefined, '2026-12-25'],
		['low', undefined, '2027-02-26'],
		['low', 'T0', '2026-11-28'],
		['raised', 'T1', '2026-12-04'],
		['acute', 'T1', '2026-11-28']
	] as const)('%s with danger %s: by %s', (level, danger, day) => {
		const byRule = lastDueOn(level, { today, danger });
		// the 25th is Christmas
		expect(byRule).toBe(day === '2026-12-25' ? '2026-12-24' : day);
	});

	test('never later than the level asks, never before today, and not on a day off unless it is grave', () => {
		const days = fc.integer({ min: dayNumber('2026-01-01'), max: dayNumber('2028-12-31') });
		fc.assert(
			fc.property(
				days,
				fc.constantFrom(...riskLevels),
				fc.constantFrom('T0' as const, 'T1' as const, undefined),
				(day, level, danger) => {
					const due = lastDueOn(level, { today: dateOf(day), danger });
					expect(dayNumber(due)).toBeGreaterThan(day);
					expect(dayNumber(due) - day).toBeLessThanOrEqual(92);
					if (!isGrave(level) && !danger) expect(isWorkingDay(due)).toBe(true);
					if (level === 'acute' || danger === 'T0') expect(dayNumber(due)).toBe(day + 1);
				}
			)
		);
	});
});

describe('a judgement', () => {
	test('has a level that somebody chose, and is kept with every reason', () => {
		expect(asked({})).toEqual({
			judgement: {
				...{ level: 'raised', headings: whole, reasoning: 'Omdat.' },
				dueOn: '2026-12-24'
			}
		});
	});
	test.each(riskLevels)('whatever stands under the headings, %s stays %s', (level) => {
		fc.assert(
			fc.property(
				fc.record(Object.fromEntries(riskHeadings.map((h) => [h, fc.string()]))),
				(said) => {
					const words = Object.fromEntries(
						Object.entries(said).map(([name, text]) => [name, `a ${text}`.replace(/\d/g, '')])
					);
					expect(asked({ level }, words)).toMatchObject({ judgement: { level } });
				}
			)
		);
	});
	test('under each heading stands what is known, or that it is not', () => {
		expect(asked({}, { network: '' })).toEqual({ problems: { network: 'heading-open' } });
		const read = asked({ unknown: ['network'] }, { network: '' });
		expect(read).toHaveProperty('judgement.headings.stressors');
		expect(read).not.toHaveProperty('judgement.headings.network');
	});
	test('in acute danger why is enough; nothing keeps anybody from acting', () => {
		const empty = Object.fromEntries(riskHeadings.map((name) => [name, '']));
		expect(asked({ level: 'acute' }, empty)).toMatchObject({
			judgement: { level: 'acute', headings: {}, dueOn: '2026-11-28' }
		});
	});
	test.each([
		[{ level: '' }, {}, { level: 'risk-level-missing' }],
		[{}, { reasoning: '' }, { reasoning: 'words-missing' }],
		[{}, { network: 'Nummer 999999990' }, { network: 'citizen-number' }],
		[{ dueOn: '2027-03-01' }, {}, { dueOn: 'risk-day-too-far' }],
		[{ dueOn: '2026-11-26' }, {}, { dueOn: 'in-the-past' }],
		[{ dueOn: 'later' }, {}, { dueOn: 'day-unreadable' }]
	])('with %j and %j is refused beside its field', (given, fields, problems) => {
		expect(asked(given, fields as Record<string, string>)).toEqual({ problems });
	});
	test('may be looked at again earlier', () => {
		expect(asked({ dueOn: '2026-12-01' })).toMatchObject({ judgement: { dueOn: '2026-12-01' } });
	});
});

describe('the second one', () => {
	const says = (given: object) =>
		readSecond({ says: 'agrees', level: '', words: '', ...given }, 'high');
	test('sees it alike, with words or without', () => {
		expect(says({})).toEqual({ says: 'agrees', level: null, words: '' });
		expect(says({ level: 'low', words: 'Ja.' })).toEqual({
			...{ says: 'agrees', level: null, words: 'Ja.' }
		});
	});
	test('sees it otherwise: how, and why', () => {
		expect(says({ says: 'differs', level: 'raised', words: 'Het netwerk is weg.' })).toEqual({
			...{ says: 'differs', level: 'raised', words: 'Het netwerk is weg.' }
		});
		expect(says({ says: 'differs' })).toEqual({
			problems: { secondLevel: 'second-level-missing', words: 'words-missing' }
		});
		expect(says({ says: 'differs', level: 'high', words: 'x' })).toEqual({
			problems: { secondLevel: 'second-level-missing' }
		});
	});
	test('says something', () => {
		expect(says({ says: '' })).toEqual({ problems: { says: 'second-says-missing' } });
	});
});
