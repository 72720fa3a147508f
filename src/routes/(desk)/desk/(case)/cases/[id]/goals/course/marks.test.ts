import { expect, test } from 'vitest';
import { marksOf } from './marks.ts';

test('numbers that would stand on each other are told together', () => {
	const told = (...places: number[]) => marksOf(places).map(({ words }) => words);
	expect(told(26, 50, 80)).toEqual(['1', '2', '3']);
	expect(told(26, 30, 80)).toEqual(['1–2', '3']);
	// what was put together is wider, and takes its neighbours along
	expect(told(26, 42, 60, 61, 72, 73, 74, 200)).toEqual(['1', '2', '3–7', '8']);
	expect(told(26, 80, 81, 103, 104, 200)).toEqual(['1', '2–5', '6']);
});

test('a number stands at the first of those it tells of', () => {
	expect(marksOf([26, 30, 80])).toEqual([
		{ x: 26, words: '1–2', isFirst: true },
		{ x: 80, words: '3', isFirst: false }
	]);
});
