import { addMinutes, addSeconds } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	callState,
	openLadder,
	RUNG_MINUTES,
	rungsOf,
	step,
	type Ladder,
	type PageEvent,
	type Reachable
} from './paging.ts';

const start = new Date('2026-12-01T22:00:00Z');
const minute = (n: number) => addMinutes(start, n);
const someone = (id: string, more: Partial<Reachable> = {}): Reachable => ({
	...{ id, role: 'counsellor', admitted: true, hasIt: false, opens: true, speaks: true },
	...more
});
const onDutySince = new Date('2026-12-01T16:00:00Z');
const nobody = { onCall: [], onDuty: [] };

/** Calls of the ladder with these rungs at each of these minutes. */
function calls(rungs: string[][], minutes: number[], hasLeft = true) {
	let ladder = openLadder(start);
	return minutes.map((n) => {
		const moved = step(ladder, { kind: 'time', at: minute(n), rungs, hasLeft, isDead: false });
		ladder = moved.ladder;
		return moved.due;
	});
}

test('once everybody was reached for and somebody acts, the rota has no next', () => {
	const rungs = [['Piet'], ['Annelies', 'Els']];
	let ladder = openLadder(start);
	const dues = [0, 5, 10, 15].map((n) => {
		const event = { at: minute(n), rungs, hasLeft: true, isDead: false, isActedOn: n > 0 };
		const moved = step(ladder, { kind: 'time', ...event });
		ladder = moved.ladder;
		return moved.due;
	});
	const rests = { wait: 'acted-on' };
	expect(dues).toEqual([{ call: ['Piet'] }, { call: ['Annelies', 'Els'] }, rests, rests]);
	// somebody who comes on duty then was not reached for
	const more = { rungs: [...rungs, ['Amina']], hasLeft: true, isDead: false, isActedOn: true };
	expect(step(ladder, { kind: 'time', at: minute(20), ...more }).due).toEqual({ call: ['Amina'] });
	expect(ladder.end).toBeUndefined();
});

describe('who is called', () => {
	test('whoever has it, on call, on duty, one by one; then the supervisors together', () => {
		const people = [
			someone('Amina', { onDutySince }),
			someone('Joost', { onDutySince, hasIt: true }),
			someone('Piet', {}),
			someone('Annelies', { role: 'supervisor' }),
			someone('Els', { role: 'supervisor' })
		];
		const rostered = { onCall: ['Piet'], onDuty: ['Amina'] };
		expect(rungsOf(people, rostered)).toEqual([
			['Joost'],
			['Piet'],
			['Amina'],
			['Annelies', 'Els']
		]);
	});

	test('who speaks the language goes first among equals, and nobody is passed over', () => {
		const people = [
			someone('Amina', { onDutySince, speaks: false }),
			someone('Joost', { onDutySince }),
			someone('Piet', { speaks: false }),
			someone('Sanne', { speaks: false, hasIt: true, onDutySince })
		];
		const rostered = { onCall: ['Piet'], onDuty: ['Amina', 'Joost'] };
		expect(rungsOf(people, rostered)).toEqual([['Sanne'], ['Piet'], ['Joost'], ['Amina']]);
	});

	test('without a roster whoever is on duty at once, then the supervisors', () => {
		const people = [
			someone('Amina', { onDutySince }),
			someone('Joost', { onDutySince }),
			someone('Sanne'),
			someone('Annelies', { role: 'supervisor' })
		];
		expect(rungsOf(people, nobody)).toEqual([['Amina', 'Joost'], ['Annelies']]);
		expect(rungsOf(people.slice(2), nobody)).toEqual([['Annelies']]);
	});

	test('whoever is on call and switched herself off is not called; nor who would not find it', () => {
		const people = [
			someone('Noor', { role: 'on_call' }),
			someone('Amina', { onDutySince, opens: false }),
			someone('Annelies', { role: 'supervisor' })
		];
		expect(rungsOf(people, { onCall: ['Noor'], onDuty: [] })).toEqual([['Annelies']]);
		// and when there is nobody else at all
		expect(rungsOf(people.slice(0, 2), { onCall: ['Noor'], onDuty: [] })).toEqual([['Amina']]);
	});

	test('one for whom nobody vouched only where there is no other supervisor', () => {
		const late = someone('Late', { role: 'supervisor', admitted: false });
		const fresh = someone('Fresh', { admitted: false, onDutySince });
		expect(rungsOf([late, fresh], nobody)).toEqual([['Late']]);
		expect(rungsOf([late, someone('Annelies', { role: 'supervisor' })], nobody)).toEqual([
			['Annelies']
		]);
	});
});

describe('when', () => {
	const rungs = [['Piet'], ['Amina'], ['Annelies', 'Els']];

	test('at once, and each five minutes the next; then round again', () => {
		expect(calls(rungs, [0, 4, 5, 10, 15, 20])).toEqual([
			{ call: ['Piet'] },
			undefined,
			{ call: ['Amina'] },
			{ call: ['Annelies', 'Els'] },
			{ call: ['Piet'] },
			{ call: ['Amina'] }
		]);
	});

	test('what did not leave is tried again at the promised minute, and the ladder stays', () => {
		expect(calls(rungs, [0, 5, 10], false)).toEqual([
			{ call: ['Piet'] },
			{ wait: 'not-sent' },
			{ wait: 'not-sent' }
		]);
	});

	test('when nothing of it can arrive the next is called at once, and a new round waits all the same', () => {
		const two = [['Piet'], ['Amina']];
		let ladder = openLadder(start);
		const at = (seconds: number) => {
			const event = { at: addSeconds(start, seconds), rungs: two, hasLeft: true, isDead: true };
			const moved = step(ladder, { kind: 'time', ...event });
			ladder = moved.ladder;
			return moved.due;
		};
		expect([at(0), at(2), at(4), at(301), at(302)]).toEqual([
			{ call: ['Piet'] },
			{ call: ['Amina'] },
			undefined,
			undefined,
			{ call: ['Piet'] }
		]);
	});

	test('with nobody there it looks again each five minutes', () => {
		expect(calls([], [0, 5])).toEqual([{ wait: 'nobody' }, { wait: 'nobody' }]);
	});

	test('after an hour without a worker the next is called now, and has her five minutes', () => {
		const { ladder } = step(openLadder(start), {
			...{ kind: 'time', at: minute(0), rungs, hasLeft: true, isDead: false }
		});
		const late = step(ladder, {
			kind: 'time',
			at: minute(63),
			rungs,
			hasLeft: true,
			isDead: false
		});
		expect(late.due).toEqual({ call: ['Amina'] });
		expect(late.ladder.nextAt).toEqual(minute(68));
	});

	test('whoever comes on duty meanwhile is called before the round begins again', () => {
		let { ladder } = step(openLadder(start), {
			...{ kind: 'time', at: minute(0), rungs: [['Piet']], hasLeft: true, isDead: false }
		});
		const more = {
			kind: 'time',
			at: minute(5),
			rungs: [['Noor'], ['Piet']],
			hasLeft: true,
			isDead: false
		};
		const moved = step(ladder, more as PageEvent);
		ladder = moved.ladder;
		expect(moved.due).toEqual({ call: ['Noor'] });
		expect(ladder.round).toBe(1);
	});
});

test('what came of a call, whatever the provider says', () => {
	const of = (status: string, errorCode: string | null = null) => callState({ status, errorCode });
	expect(['planned', 'queued', 'sending', 'delivered'].map((one) => of(one))).toEqual([
		...['waits', 'rings', 'rings', 'answered']
	]);
	expect(['busy', 'no-answer', 'canceled'].map((code) => of('undelivered', code))).toEqual([
		...['busy', 'no-answer', 'failed']
	]);
});

describe('always', () => {
	const names = ['a', 'b', 'c', 'd', 'e', 'f'];
	const crew = fc
		.record({
			single: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 4 }),
			together: fc.uniqueArray(fc.constantFrom('s', 't'), { maxLength: 2 })
		})
		.map(({ single, together }) =>
			[...single.map((id) => [id]), together].filter((rung) => rung.length > 0)
		);
	const time = fc.record({
		...{
			kind: fc.constant('time' as const),
			rungs: crew,
			hasLeft: fc.boolean(),
			isDead: fc.boolean()
		},
		seconds: fc.integer({ min: 1, max: 900 })
	});
	const end = fc.record({
		kind: fc.constantFrom('acknowledged' as const, 'closed' as const),
		seconds: fc.integer({ min: 1, max: 900 })
	});
	type Drawn = {
		kind: string;
		seconds: number;
		rungs?: string[][];
		hasLeft?: boolean;
		isDead?: boolean;
	};

	function play(drawn: Drawn[]) {
		let at = start;
		let ladder: Ladder = openLadder(start);
		return drawn.map(({ seconds, ...event }) => {
			at = addSeconds(at, seconds);
			const before = ladder;
			const moved = step(ladder, { ...event, at, by: 'a' } as PageEvent);
			ladder = moved.ladder;
			return { at, event, before, ...moved };
		});
	}
	const events = fc.array(fc.oneof({ arbitrary: time, weight: 9 }, { arbitrary: end, weight: 1 }), {
		maxLength: 40
	});

	test('never two persons within five minutes, but the supervisors, or when nothing can arrive', () => {
		fc.assert(
			fc.property(events, (drawn) => {
				const called = play(drawn).flatMap(({ at, due, event }) =>
					due && 'call' in due ? [{ at, call: due.call, isDead: event.isDead }] : []
				);
				called.forEach(({ call }, index) => {
					if (call.length > 1) expect(call.every((id) => 'st'.includes(id))).toBe(true);
					const [one, next] = [called[index]!, called[index + 1]];
					// a worker that came a little late keeps the minute that was promised
					if (next && !next.isDead)
						expect(next.at.getTime() - one.at.getTime()).toBeGreaterThanOrEqual(
							(RUNG_MINUTES - 1) * 60_000
						);
				});
			})
		);
	});

	test('it ends by a yes or by the closing and calls nobody after; without either it goes on', () => {
		fc.assert(
			fc.property(events, (drawn) => {
				for (const { before, event, ladder, due } of play(drawn)) {
					if (before.end) expect([ladder, due]).toEqual([before, undefined]);
					else expect(ladder.end?.how).toBe(event.kind === 'time' ? undefined : event.kind);
				}
			})
		);
	});

	test('a minute that was promised always has something due, and promises the next one', () => {
		fc.assert(
			fc.property(events, (drawn) => {
				for (const { at, before, event, ladder, due } of play(drawn)) {
					if (event.kind !== 'time' || before.end) continue;
					if (!event.isDead) expect(due !== undefined).toBe(at >= before.nextAt);
					if (at >= before.nextAt) expect(due).toBeDefined();
					if (due) {
						expect(ladder.nextAt > at).toBe(true);
						expect(ladder.nextAt <= addMinutes(at, RUNG_MINUTES)).toBe(true);
					}
				}
			})
		);
	});

	test('nobody who is there is left out of a round, and nobody is called twice in one', () => {
		fc.assert(
			fc.property(crew, fc.integer({ min: 1, max: 20 }), (rungs, steps) => {
				fc.pre(rungs.length > 0);
				const minutes = Array.from({ length: steps }, (_, n) => n * RUNG_MINUTES);
				const called = calls(rungs, minutes).flatMap((due) =>
					due && 'call' in due ? [due.call] : []
				);
				called.forEach((call, n) => expect(call).toEqual(rungs[n % rungs.length]));
			})
		);
	});
});
