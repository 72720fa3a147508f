import { expect, test } from 'vitest';
import { isLateCallback, isUnconfirmed } from './missed-call.ts';

const now = new Date('2026-12-01T10:30:00Z');
const since = new Date('2026-12-01T10:00:00Z');
const task = { attempts: 0, since };

test('after half an hour without anybody it is late; not once somebody has it or tried', () => {
	const later = new Date(now.getTime() + 1);
	expect(isLateCallback(task, now)).toBe(false);
	expect(isLateCallback(task, later)).toBe(true);
	expect(isLateCallback({ ...task, takenBy: 'j' }, later)).toBe(false);
	expect(isLateCallback({ ...task, attempts: 1 }, later)).toBe(false);
});

test('a number is unconfirmed while it was only keyed in', () => {
	expect(isUnconfirmed({ stage: 'keying', hasNumber: true })).toBe(true);
	expect(isUnconfirmed({ stage: 'keying', hasNumber: false })).toBe(false);
	expect(isUnconfirmed({ stage: 'promised', hasNumber: true })).toBe(false);
	expect(isUnconfirmed({ stage: null, hasNumber: true })).toBe(false);
});
