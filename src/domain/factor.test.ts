import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factorLines, spanOfFactors, type SeenFactor } from './factor-course.ts';
import {
	directions,
	factorCodes,
	factorKinds,
	levelOfTrigger,
	readFactor,
	strengths,
	triggerFactors,
	triggersByLevel
} from './factor.ts';

const today = '2026-11-27';
const whole = {
	kind: 'protective',
	code: 'stable_adult',
	direction: 'away',
	strength: '2',
	source: 'client',
	seenOn: '2026-11-20',
	words: 'Zijn oom haalt hem elke zaterdag op.'
};
const asked = (fields: Record<string, string>, personId = 'p', corrects = '') =>
	readFactor({ personId, corrects, fields: { ...whole, ...fields } }, today);

describe('a factor', () => {
	test('is seen with somebody on a day, with what shows it', () => {
		expect(asked({})).toEqual({
			factor: { ...whole, strength: 2, turn: null },
			reason: ''
		});
	});
	test.each(factorKinds)('%s has codes of its own and knows no other', (kind) => {
		const turn = 'catalyst';
		for (const code of factorCodes[kind])
			expect(asked({ kind, code, turn }), code).toMatchObject({ factor: { kind, code } });
		const foreign = factorKinds.find((one) => one !== kind)!;
		expect(asked({ kind, code: factorCodes[foreign][0], turn })).toEqual({
			problems: { code: 'factor-missing' }
		});
	});
	test('an event says what it did, and set something going', () => {
		const event = { kind: 'trigger', code: 'detention' };
		expect(asked(event)).toEqual({ problems: { turn: 'turn-missing' } });
		expect(asked({ ...event, turn: 'catalyst', strength: '0' })).toEqual({
			problems: { strength: 'strength-missing' }
		});
	});
	test('what protects or drives may have gone, and turns nothing', () => {
		expect(asked({ strength: '0', turn: 'catalyst' })).toMatchObject({
			factor: { strength: 0, turn: null }
		});
	});
	test.each([
		[{ kind: 'x' }, { kind: 'factor-kind-missing' }],
		[{ direction: '' }, { direction: 'factor-direction-missing' }],
		[{ strength: '4' }, { strength: 'strength-missing' }],
		[{ source: 'x' }, { source: 'source-missing' }],
		[{ seenOn: '2026-12-01' }, { seenOn: 'day-ahead' }],
		[{ words: '' }, { words: 'words-missing' }]
	])('with %j is refused beside its field', (fields, problems) => {
		expect(asked(fields)).toEqual({ problems });
	});
	test('is about somebody, and says what was wrong when it is put right', () => {
		expect(asked({}, '')).toEqual({ problems: { personId: 'about-whom-missing' } });
		expect(asked({}, 'p', 'one')).toEqual({ problems: { reason: 'reason-missing' } });
	});
});

test('every event comes from one level', () => {
	expect(new Set(triggerFactors).size).toBe(triggerFactors.length);
	for (const [level, codes] of Object.entries(triggersByLevel))
		for (const code of codes) expect(levelOfTrigger(code)).toBe(level);
	expect(levelOfTrigger('identity')).toBeUndefined();
});

const seen = fc
	.record({
		id: fc.uuid(),
		personId: fc.constantFrom('son', 'brother'),
		kind: fc.constantFrom(...factorKinds),
		pick: fc.nat(),
		direction: fc.constantFrom(...directions),
		strength: fc.constantFrom(...strengths),
		day: fc.integer({ min: 10, max: 28 })
	})
	.map(({ pick, day, ...one }): SeenFactor => ({
		...one,
		code: factorCodes[one.kind][pick % factorCodes[one.kind].length]!,
		...{ turn: null, source: 'other', words: 'x', seenOn: `2026-11-${day}` }
	}));

describe('no score, no total', () => {
	test('a line shows what was seen of one factor of one person, and nothing else has a part in it', () => {
		fc.assert(
			fc.property(fc.array(seen), fc.array(seen), (some, others) => {
				for (const line of factorLines([...some, ...others])) {
					const own = [...some, ...others].filter(
						(one) =>
							one.kind === line.kind && one.code === line.code && one.personId === line.personId
					);
					expect(factorLines(own)).toEqual([line]);
					expect(line.points.map(({ id }) => id).toSorted()).toEqual(
						own.map(({ id }) => id).toSorted()
					);
				}
			})
		);
	});
	test('a line holds no number but the steps that somebody chose', () => {
		fc.assert(
			fc.property(fc.array(seen), (all) => {
				const numbers = JSON.stringify(factorLines(all)).match(/:-?\d+(\.\d+)?/g) ?? [];
				expect(numbers.length).toBe(all.length);
				expect(numbers.every((one) => strengths.some((step) => one === `:${step}`))).toBe(true);
			})
		);
	});
	test('nothing about signals, factors or risk adds up, averages or ranks', () => {
		const files = globSync(
			'src/{domain/{signal,factor,factor-course,risk},server/{signals,factors,risk}/*,routes/*desk*/**/signals/**/*}.{ts,svelte}'
		);
		expect(files.length).toBeGreaterThan(20);
		const reckons = /\breduce\(|\b(sum|total|score|average|mean|weight)\b|\+=|count\(/i;
		const found = files.filter((file) =>
			reckons.test(readFileSync(file, 'utf8').split('<style>')[0]!)
		);
		expect(found).toEqual([]);
	});
});

test('the first and the last day of what was seen', () => {
	expect(spanOfFactors([])).toBeUndefined();
	fc.assert(
		fc.property(fc.array(seen, { minLength: 1 }), (all) => {
			const { from, to } = spanOfFactors(all)!;
			expect(all.every(({ seenOn }) => from <= seenOn && seenOn <= to)).toBe(true);
		})
	);
});
