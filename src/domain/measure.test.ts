import { describe, expect, test } from 'vitest';
import { readMeasure, type MeasureRequest } from './measure.ts';

const today = '2026-11-27';
const asked = (given: Partial<MeasureRequest>, ageBand?: string) =>
	readMeasure(
		{ kind: 'wellbeing', personId: 'p', takenOn: today, fields: {}, ...given },
		{ today, ageBand }
	);
const items = Object.fromEntries(
	Array.from({ length: 15 }, (_, index) => [`item-${index + 1}`, '3'])
);

describe('how she is, from 0 to 10', () => {
	test.each([
		['0', 0],
		['10', 10],
		[' 7 ', 7]
	])('%j is %d', (typed, value) => {
		expect(asked({ fields: { wellbeing: typed } })).toEqual({
			measured: { kind: 'wellbeing', value }
		});
	});
	test.each(['', '11', '-1', '7.5', 'goed'])('%j is no answer', (typed) => {
		expect(asked({ fields: { wellbeing: typed } })).toEqual({
			problems: { wellbeing: 'number-out-of-range' }
		});
	});
	test('it is of somebody, and of a day that has been', () => {
		const fields = { wellbeing: '5' };
		expect(asked({ fields, personId: '', takenOn: '2026-11-28' })).toEqual({
			problems: { personId: 'person-missing', takenOn: 'day-ahead' }
		});
		expect(asked({ fields, takenOn: 'gisteren' })).toEqual({
			problems: { takenOn: 'day-unreadable' }
		});
	});
});

describe('SCORE-15', () => {
	const kind = 'score_15';
	test('is kept with what was left open', () => {
		const fields = { ...items, moment: 'start', 'item-4': '', 'item-5': '9' };
		expect(asked({ kind, fields })).toEqual({
			measured: {
				kind,
				moment: 'start',
				answers: [3, 3, 3, undefined, undefined, ...Array.from({ length: 10 }, () => 3)]
			}
		});
	});
	test('says at which moment it was filled in', () => {
		expect(asked({ kind, fields: items })).toEqual({ problems: { moment: 'moment-missing' } });
	});
	test('an empty paper is none', () => {
		expect(asked({ kind, fields: { moment: 'end' } })).toEqual({
			problems: { 'item-1': 'nothing-answered' }
		});
	});
	test('is for whoever is twelve or older', () => {
		const fields = { ...items, moment: 'start' };
		expect(asked({ kind, fields }, '<12')).toEqual({
			problems: { personId: 'too-young-for-score' }
		});
		expect(asked({ kind, fields }, '12-15')).toHaveProperty('measured');
	});
});

describe('after a session', () => {
	const kind = 'session_feedback';
	test('what was not answered is left out', () => {
		expect(asked({ kind, fields: { heard: '8', safe: '10', useful: '' } })).toEqual({
			measured: { kind, values: { heard: 8, safe: 10 } }
		});
	});
	test('each answer is one of 0 to 10, and there is one', () => {
		expect(asked({ kind, fields: { heard: '8', safe: '12' } })).toEqual({
			problems: { safe: 'number-out-of-range' }
		});
		expect(asked({ kind, fields: {} })).toEqual({ problems: { heard: 'nothing-answered' } });
	});
});

describe('an assessment made elsewhere', () => {
	const kind = 'external';
	test('is its name, who made it, the day and what came of it', () => {
		const fields = { name: 'VERA-2R', doneBy: 'NIFP', outcome: 'Matig', validUntil: '2027-05-01' };
		expect(asked({ kind, personId: '', fields })).toEqual({ measured: { kind, ...fields } });
	});
	test('without a name or a maker it is none', () => {
		expect(asked({ kind, fields: { validUntil: 'ooit' } })).toEqual({
			problems: { name: 'words-missing', doneBy: 'words-missing', validUntil: 'day-unreadable' }
		});
	});
});

test('nothing else is measured', () => {
	expect(asked({ kind: 'risk' })).toEqual({ problems: { kind: 'kind-unknown' } });
});
