import { expect, test } from 'vitest';
import { linesOf, placeOfDay, placeOfValue, scales, type TakenMeasure } from './course.ts';

const by = (personId: string, takenOn: string) => ({ personId, takenOn });
const answers = (answer: number | undefined) => Array.from({ length: 15 }, () => answer);
const measures: TakenMeasure[] = [
	{ kind: 'wellbeing', value: 6, ...by('son', '2026-10-02') },
	{ kind: 'wellbeing', value: 4, ...by('mother', '2026-11-02') },
	{ kind: 'wellbeing', value: 2, ...by('mother', '2026-10-02') },
	{ kind: 'score_15', moment: 'start', answers: answers(3), ...by('mother', '2026-10-02') },
	{
		kind: 'score_15',
		moment: 'interim',
		answers: answers(3).with(2, undefined as never),
		...by('mother', '2026-11-02')
	},
	{ kind: 'session_feedback', values: { heard: 8, clear: 7 }, ...by('mother', '2026-10-09') },
	{
		...{ kind: 'external', name: 'VERA-2R', doneBy: 'NIFP', outcome: 'Matig', validUntil: '' },
		...by('', '2026-10-20')
	}
];

test('each measure of each person is a line of its own; the goals come first, and nothing is added up', () => {
	const goals = [
		{ day: '2026-10-01', value: 40 },
		{ day: '2026-12-20', value: 60 }
	];
	expect(linesOf(goals, measures)).toEqual([
		{ of: 't', personId: '', points: goals },
		{ of: 'wellbeing', personId: 'son', points: [{ day: '2026-10-02', value: 6 }] },
		{
			of: 'wellbeing',
			personId: 'mother',
			points: [
				{ day: '2026-10-02', value: 2 },
				{ day: '2026-11-02', value: 4 }
			]
		},
		{ of: 'score_15', personId: 'mother', points: [{ day: '2026-10-02', value: 45 }] },
		{ of: 'heard', personId: 'mother', points: [{ day: '2026-10-09', value: 8 }] },
		{ of: 'clear', personId: 'mother', points: [{ day: '2026-10-09', value: 7 }] }
	]);
	expect(linesOf([], [])).toEqual([]);
});

test('a day stands between the first and the last', () => {
	const span = { from: '2026-10-01', to: '2026-10-11' };
	expect(placeOfDay('2026-10-01', span)).toBe(0);
	expect(placeOfDay('2026-10-06', span)).toBe(0.5);
	expect(placeOfDay('2026-10-11', span)).toBe(1);
	expect(placeOfDay('2026-10-01', { from: '2026-10-01', to: '2026-10-01' })).toBe(0.5);
});

test('a value stands on its scale, and never beside the paper', () => {
	expect(placeOfValue(45, scales.score_15)).toBe(0.5);
	expect(placeOfValue(50, scales.t)).toBe(0.5);
	expect(placeOfValue(95, scales.t)).toBe(1);
	expect(placeOfValue(3, scales.t)).toBe(0);
});
