import { expect, test } from 'vitest';
import { eventKinds, isUnusual } from './event.ts';

test('every kind is one noun, a dot, and what happened', () => {
	const shape = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/;
	expect(eventKinds.filter((kind) => !shape.test(kind))).toEqual([]);
	expect(new Set(eventKinds).size).toBe(eventKinds.length);
});

test('a look from outside stands out in a log, and a word under duress never does', () => {
	expect(['glass.broken', 'part.reading-refused', 'case.printed'].every(isUnusual)).toBe(true);
	expect(eventKinds.filter((kind) => /^(duress|word)[.]/.test(kind) && isUnusual(kind))).toEqual(
		[]
	);
	expect(isUnusual('part.read')).toBe(false);
});
