import { expect, test } from 'vitest';
import { marksOf } from './marks.ts';

test('numbers that would stand on each other are told together', () => {
	const told = (...places: number[]) => marksOf(places).map(({ words }) => words);
	expect(told(26, 50, 80)).toEqual(['1', '2', '3']);
	expect(told(26, 30, 80)).toEqual(['1–2', '3']);
	// what was put together is wider, and takes its neighbour along
	expect(told(26, 42, 60, 61, 72, 73, 74, 200)).toEqual(['1', '2', '3–7', '8']);
});
