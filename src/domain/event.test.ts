import { expect, test } from 'vitest';
import { eventKinds } from './event.ts';

test('every kind is one noun, a dot, and what happened', () => {
	const shape = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/;
	expect(eventKinds.filter((kind) => !shape.test(kind))).toEqual([]);
	expect(new Set(eventKinds).size).toBe(eventKinds.length);
});
