import { addMinutes } from 'date-fns/addMinutes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueNow, isAlone } from './due-now.ts';

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

test.each([
	['T0 that nobody took', { level: 'T0', owes: 'read' }, true],
	['T1 that is taken and not read', { level: 'T1', taker: 'Amina', owes: 'read' }, true],
	[
		'T1 that is read and waits for an answer',
		{ level: 'T1', taker: 'Amina', owes: 'react' },
		false
	],
	['T1 given back after it was read', { level: 'T1', owes: 'react' }, true],
	['T2 that nobody took', { level: 'T2', owes: 'read' }, false],
	['what nobody read and may be anything', { level: 'not-read', owes: 'read' }, false]
] as const)('nobody is beside somebody in danger: %s', (_, line, expected) => {
	expect(isAlone(line)).toBe(expected);
});
