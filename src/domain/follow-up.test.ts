import { addMinutes } from 'date-fns/addMinutes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	blocks,
	changeFollowUp,
	endsAt,
	followUpMethods,
	isOverdue,
	moveFollowUp,
	movesNow,
	movesOf,
	overlaps,
	planFollowUp
} from './follow-up.ts';
import type { FollowUp, FollowUpMove, FollowUpRequest, FollowUpStatus } from './follow-up.ts';

const now = new Date('2026-11-23T09:00:00Z');
const later = (minutes: number): Date => addMinutes(now, minutes);
const statuses: FollowUpStatus[] = [
	...(['held', 'booked', 'completed', 'missed', 'open', 'done', 'cancelled'] as const)
];
const verbs: FollowUpMove[] = ['book', 'move', 'complete', 'miss', 'cancel'];

function appointment(change: Partial<FollowUp> = {}): FollowUp {
	return { kind: 'appointment', status: 'booked', startsAt: later(60), minutes: 60, ...change };
}

function request(change: Partial<FollowUpRequest> = {}): FollowUpRequest {
	return { kind: 'appointment', startsAt: later(60), method: 'phone', ...change };
}

describe('planning', () => {
	test('takes 60 minutes unless said', () => {
		expect(planFollowUp(request(), now)).toEqual({
			followUp: { ...appointment(), method: 'phone' }
		});
	});

	test('an appointment is booked or held, a task is open', () => {
		const status = (change: Partial<FollowUpRequest>) => planFollowUp(request(change), now);
		expect(status({ held: true })).toMatchObject({ followUp: { status: 'held' } });
		expect(status({ kind: 'task', held: true })).toMatchObject({ followUp: { status: 'open' } });
	});

	test.each([
		[{ startsAt: new Date(Number.NaN) }, 'moment-unreadable'],
		[{ startsAt: later(-1) }, 'hour-passed'],
		[{ startsAt: later(-24 * 60) }, 'in-the-past'],
		[{ startsAt: later(21 * 366 * 24 * 60) }, 'too-far-ahead'],
		[{ startsAt: new Date('9999-12-31T23:00:00Z') }, 'too-far-ahead'],
		[{ minutes: 4 }, 'minutes-out-of-range'],
		[{ minutes: 481 }, 'minutes-out-of-range'],
		[{ minutes: 7.5 }, 'minutes-out-of-range'],
		[{ minutes: Number.NaN }, 'minutes-out-of-range'],
		[{ method: 'toString' }, 'method-unknown']
	] satisfies [Partial<FollowUpRequest>, string][])('%j: %s', (change, problem) => {
		expect(planFollowUp(request(change), now)).toEqual({ problem });
	});

	test.each([5, 480])('%d minutes is allowed', (minutes) => {
		expect(planFollowUp(request({ minutes }), now)).toMatchObject({ followUp: { minutes } });
	});

	test.each(followUpMethods)('by %s', (method) => {
		expect(planFollowUp(request({ method }), now)).toMatchObject({ followUp: { method } });
	});
});

describe('moves', () => {
	const table: Record<FollowUp['kind'], Partial<Record<FollowUpStatus, string>>> = {
		appointment: {
			held: 'book→booked move→held complete→completed miss→missed cancel→cancelled',
			booked: 'move→booked complete→completed miss→missed cancel→cancelled'
		},
		task: { open: 'move→open complete→done cancel→cancelled' }
	};
	const rows = (['appointment', 'task'] as const).flatMap((kind) =>
		statuses.map((status) => [kind, status] as const)
	);

	test.each(rows)('%s %s', (kind, status) => {
		const followUp = appointment({ kind, status, startsAt: later(-60) });
		const possible = verbs.flatMap((move) => {
			const outcome = changeFollowUp(followUp, { move, reason: 'she asked' }, now);
			return 'status' in outcome ? [`${move}→${outcome.status}`] : [];
		});
		expect(possible.join(' ')).toBe(table[kind][status] ?? '');
	});

	test.each(['move', 'complete', 'miss', 'cancel'] as const)('%s needs a reason', (move) => {
		const followUp = appointment({ startsAt: later(-60) });
		const outcome = changeFollowUp(followUp, { move, reason: ' ' }, now);
		expect(outcome).toEqual({ problem: 'reason-missing' });
	});

	test('nothing has happened before it began, but a task may be done early', () => {
		const done = { move: 'complete', reason: 'spoken' } as const;
		expect(changeFollowUp(appointment(), done, now)).toEqual({ problem: 'not-begun-yet' });
		const missed = changeFollowUp(appointment(), { ...done, move: 'miss' }, now);
		expect(missed).toEqual({ problem: 'not-begun-yet' });
		const task = appointment({ kind: 'task', status: 'open' });
		expect(changeFollowUp(task, done, now)).toEqual({ status: 'done' });
	});

	test('moving keeps everything but the moment', () => {
		const followUp = { ...appointment({ status: 'held' }), method: 'home' };
		const to = { startsAt: later(600), reason: 'she works' };
		expect(moveFollowUp(followUp, to, now)).toEqual({
			followUp: { ...followUp, startsAt: later(600) }
		});
		expect(moveFollowUp(followUp, { ...to, startsAt: later(-5) }, now)).toEqual({
			problem: 'hour-passed'
		});
		expect(moveFollowUp(followUp, { ...to, reason: '' }, now)).toEqual({
			problem: 'reason-missing'
		});
		const closed = { ...followUp, status: 'cancelled' as const };
		expect(moveFollowUp(closed, to, now)).toEqual({ problem: 'not-possible-now' });
	});
});

describe('overlaps', () => {
	const slot = fc
		.record({
			status: fc.constantFrom(...statuses),
			start: fc.integer({ min: 0, max: 120 }),
			minutes: fc.integer({ min: 5, max: 90 })
		})
		.map(({ status, start, minutes }) => appointment({ status, startsAt: later(start), minutes }));

	test('one may begin when the other ends', () => {
		const first = appointment();
		const next = appointment({ startsAt: endsAt(first) });
		expect([overlaps(first, next), overlaps(next, first)]).toEqual([false, false]);
		expect(overlaps(first, appointment({ startsAt: addMinutes(endsAt(first), -1) }))).toBe(true);
	});

	test('is both ways, and true exactly when two that block share a minute', () => {
		const minutesOf = (followUp: FollowUp): number[] =>
			Array.from({ length: followUp.minutes }, (_, minute) =>
				addMinutes(followUp.startsAt, minute).getTime()
			);
		fc.assert(
			fc.property(slot, slot, (one, other) => {
				const taken = new Set(minutesOf(one));
				const shared = minutesOf(other).some((minute) => taken.has(minute));
				expect(overlaps(one, other)).toBe(shared && blocks(one) && blocks(other));
				expect(overlaps(other, one)).toBe(overlaps(one, other));
			})
		);
	});

	test('only held and booked keep time', () => {
		const keeping = statuses.filter((status) => blocks(appointment({ status })));
		expect(keeping).toEqual(['held', 'booked']);
	});
});

test('an appointment is overdue after its end, a task after its moment, a closed one never', () => {
	expect(isOverdue(appointment(), later(120))).toBe(false);
	expect(isOverdue(appointment(), later(121))).toBe(true);
	const task = appointment({ kind: 'task', status: 'open' });
	expect(isOverdue(task, later(60))).toBe(false);
	expect(isOverdue(task, later(61))).toBe(true);
	expect(isOverdue(appointment({ status: 'missed' }), later(9999))).toBe(false);
});

describe('news that somebody must hear', () => {
	const task = (reasonCode: string, status: FollowUpStatus = 'open'): FollowUp => ({
		...{ kind: 'task', status, startsAt: now, minutes: 15, reasonCode }
	});

	test.each(['glass-broken', 'danger-passed-on'])('%s is done, and nothing else', (reasonCode) => {
		expect(movesOf(task(reasonCode))).toEqual({ complete: 'done' });
		expect(movesOf(task(reasonCode, 'done'))).toEqual({});
		for (const move of ['move', 'cancel'] as const)
			expect(changeFollowUp(task(reasonCode), { move, reason: 'Later.' }, now)).toEqual({
				problem: 'not-possible-now'
			});
	});

	test('danger says what was done about it, glass was only to be read', () => {
		const read = { move: 'complete', reason: '' } as const;
		expect(changeFollowUp(task('glass-broken'), read, now)).toEqual({ status: 'done' });
		expect(changeFollowUp(task('danger-passed-on'), read, now)).toEqual({
			problem: 'reason-missing'
		});
	});

	test.each(['risk-review', 'risk-second'])('%s is done by its answer alone', (reasonCode) => {
		expect(movesOf(task(reasonCode))).toEqual({});
	});

	test('any other task can be put off', () => {
		expect(Object.keys(movesOf(task('wrote-back')))).toEqual(['move', 'complete', 'cancel']);
	});
});

test('nobody is offered to tell how an appointment went before it began; a task is done at any time', () => {
	expect(movesNow(appointment(), now)).toEqual(['move', 'cancel']);
	const begun = movesNow(appointment({ startsAt: later(-60) }), now);
	expect(begun).toEqual(['move', 'complete', 'miss', 'cancel']);
	const task = { kind: 'task', status: 'open', startsAt: later(60), minutes: 15 } as const;
	expect(movesNow(task, now)).toContain('complete');
	expect(movesNow(appointment({ status: 'missed', startsAt: later(-60) }), now)).toEqual([]);
});
