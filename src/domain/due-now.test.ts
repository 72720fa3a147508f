import { addMinutes } from 'date-fns/addMinutes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueNow } from './due-now.ts';

const now = new Date('2026-11-23T09:00:00Z');
const waits = (id: string, minutes: number, isDanger = false) => ({
	...{ id, isDanger },
	dueAt: addMinutes(now, minutes)
});

test.each([
	['nothing waits', [], undefined],
	['what comes later does not glow', [waits('later', 1)], undefined],
	['what is due at this minute does', [waits('now', 0)], 'now'],
	['of what is due, the longest', [waits('new', -5), waits('old', -60), waits('later', 9)], 'old'],
	['danger goes before it', [waits('old', -60), waits('danger', -5, true)], 'danger'],
	['even danger that is due later', [waits('old', -60), waits('danger', 5, true)], 'danger']
])('%s', (_, waiting, id) => {
	expect(dueNow(waiting, now)).toBe(id);
});

test('it is one of those that are due or dangerous, in whatever order they come', () => {
	const one = fc.record({ minutes: fc.integer({ min: -99, max: 99 }), isDanger: fc.boolean() });
	fc.assert(
		fc.property(fc.array(one), (all) => {
			const waiting = all.map(({ minutes, isDanger }, at) => waits(String(at), minutes, isDanger));
			const found = waiting.find(({ id }) => id === dueNow(waiting, now));
			expect(found === undefined).toBe(waiting.every((w) => !w.isDanger && w.dueAt > now));
			if (found) expect(found.isDanger || found.dueAt <= now).toBe(true);
		})
	);
});
