import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	isFor,
	isFull,
	isLobbyFull,
	mayHaveNext,
	MOST_WAITING,
	placeOf,
	queueOrder
} from './chat-queue.ts';
import type { WaitingChat } from './chat-queue.ts';

const now = new Date('2026-11-16T10:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const joost = { id: 'joost', languages: ['nl', 'en'] };
const chat = (id: string, rest: Partial<WaitingChat> = {}): WaitingChat => ({
	...{ id, level: 'T3', language: 'nl', wantedIsThere: false, openedAt: minutesAgo(5) },
	...rest
});

test('she is full by what she holds and what goes on', () => {
	const held = [
		{ isMine: true, status: 'active' },
		{ isMine: true, status: 'wrap_up' },
		{ isMine: false, status: 'active' }
	] as const;
	expect([0, 1, 2].map((places) => isFull(places, held))).toEqual([true, true, false]);
});

test('who holds enough is brought nobody more, but for danger', () => {
	expect(mayHaveNext(false, [])).toBe(false);
	expect(mayHaveNext(false, ['T3'])).toBe(true);
	expect(mayHaveNext(true, ['T2', 'T3'])).toBe(false);
	expect(mayHaveNext(true, ['T3', 'T1'])).toBe(true);
});

test('what looks automatic keeps nobody else out, and who proved nothing not who did', () => {
	const { suspect: aside, unproved, proved } = MOST_WAITING;
	const person = { suspect: false, hasProof: true };
	const plain = { suspect: false, hasProof: false };
	const machine = { suspect: true, hasProof: true };
	const full = { suspect: aside, others: 0 };
	expect([person, plain, machine].map((one) => isLobbyFull(one, full))).toEqual([
		...[false, false, true]
	]);
	const busy = { suspect: 0, others: unproved };
	expect([person, plain, machine].map((one) => isLobbyFull(one, busy))).toEqual([
		...[false, true, false]
	]);
	expect(isLobbyFull(person, { suspect: 0, others: proved })).toBe(true);
});

describe('who comes next', () => {
	test.each([
		['danger before all', chat('b', { level: 'T1', openedAt: now }), chat('a', { wants: 'joost' })],
		['her own before a language', chat('b', { wants: 'joost', language: 'tr' }), chat('a')],
		['a language she speaks', chat('b', { openedAt: now }), chat('a', { language: 'ar' })],
		['whoever waits longest', chat('b', { openedAt: minutesAgo(6) }), chat('a')],
		['the same moment: one and the same order', chat('a'), chat('b')]
	])('%s', (_what, first, second) => {
		expect(queueOrder(joost, first, second)).toBeLessThan(0);
		expect(queueOrder(joost, second, first)).toBeGreaterThan(0);
	});

	const chats = fc.uniqueArray(
		fc.record({
			id: fc.uuid(),
			level: fc.constantFrom('T0' as const, 'T1' as const, 'T2' as const, 'T3' as const),
			language: fc.constantFrom('nl', 'en', 'ar', 'tr'),
			wants: fc.option(fc.constantFrom('joost', 'amina'), { nil: undefined }),
			wantedIsThere: fc.boolean(),
			openedAt: fc.integer({ min: 0, max: 20 }).map(minutesAgo)
		}),
		{ selector: ({ id }) => id, maxLength: 20 }
	);

	test('is one order, whatever came when', () => {
		fc.assert(
			fc.property(chats, fc.func(fc.integer()), (some, shuffle) => {
				const order = (list: WaitingChat[]) =>
					list.toSorted((one, other) => queueOrder(joost, one, other)).map(({ id }) => id);
				const shuffled = some.toSorted((one, other) => shuffle(one.id) - shuffle(other.id));
				expect(order(shuffled)).toEqual(order(some));
			})
		);
	});

	test('places are told from one on, each once', () => {
		fc.assert(
			fc.property(chats, (some) => {
				const places = some.map(({ id }) => placeOf(some, id));
				expect(places.toSorted((one, other) => one! - other!)).toEqual(some.map((_, n) => n + 1));
			})
		);
		expect(placeOf([chat('a')], 'b')).toBeUndefined();
	});
});

describe('her own counsellor', () => {
	const waits = (minutes: number, rest: Partial<WaitingChat> = {}) =>
		chat('a', { wants: 'amina', wantedIsThere: true, openedAt: minutesAgo(minutes), ...rest });
	test.each([
		['keeps her place for two minutes', waits(1.9), false],
		['and no longer', waits(2), true],
		['is not there', waits(0, { wantedIsThere: false }), true],
		['is the one who looks', waits(0, { wants: 'joost' }), true],
		['there is none', waits(0, { wants: undefined }), true]
	])('%s', (_what, waiting, goes) => expect(isFor(joost, waiting, now)).toBe(goes));
});
