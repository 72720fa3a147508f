import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followUpMethods } from './follow-up.ts';
import { isAskedOf } from './session-asked.ts';
import { placeOfWay } from './session-place.ts';
import {
	LONGEST_SESSION_TEXT,
	readSession,
	sessionOthers,
	sessionOutcomes,
	sessionStaff,
	staffCount,
	wasHeard,
	type SessionRequest
} from './session.ts';

const now = new Date('2026-11-24T10:00:00Z');
const facts = { now, people: ['samira', 'vogel'], goals: ['table'] };
const fields = {
	...{ outcome: 'held', kind: 'office', day: '2026-11-24', hour: '09:30', minutes: '50' },
	...{ facts: 'Hij was op school.', impressions: '', agreements: 'Donderdag bellen.' },
	...{ mood: '6', travelMinutes: '', travelKm: '', nextStep: '', why: '' }
};
const request: SessionRequest = {
	fields,
	...{ people: ['samira'], staff: ['counsellor'], others: [], goals: ['table'] }
};
const read = (change: Record<string, string> = {}, more: Partial<SessionRequest> = {}) =>
	readSession({ ...request, ...more, fields: { ...fields, ...change } }, facts);

describe('a talk that was held', () => {
	test('is kept with what was seen apart from what was thought', () => {
		expect(read()).toEqual({
			session: {
				...{ kind: 'office', outcome: 'held', beganAt: new Date('2026-11-24T08:30:00Z') },
				...{ minutes: 50, travelMinutes: 0, travelKm: 0, mood: 6, goals: ['table'] },
				...{ people: ['samira'], staff: ['counsellor'], others: [] },
				...{ facts: 'Hij was op school.', impressions: '', agreements: 'Donderdag bellen.' },
				...{ nextStep: '', why: '' }
			}
		});
	});
	test.each([
		[{ kind: 'church' }, { kind: 'session-kind-missing' }],
		[{ outcome: '' }, { outcome: 'session-outcome-missing' }],
		[{ day: 'ooit' }, { day: 'day-unreadable' }],
		[{ hour: '25:00' }, { hour: 'hour-unreadable' }],
		[{ hour: '11:01' }, { day: 'session-ahead' }],
		[{ minutes: '' }, { minutes: 'session-minutes' }],
		[{ minutes: '601' }, { minutes: 'session-minutes' }],
		[{ minutes: 'lang' }, { minutes: 'session-minutes' }],
		[{ mood: '11' }, { mood: 'number-out-of-range' }],
		[{ travelMinutes: '901' }, { travelMinutes: 'session-travel-minutes' }],
		[{ travelKm: '-1' }, { travelKm: 'session-travel-km' }],
		[{ facts: '', agreements: ' ' }, { facts: 'session-words-missing' }],
		[{ facts: 'x'.repeat(LONGEST_SESSION_TEXT + 1) }, { facts: 'too-long' }],
		[{ impressions: 'Nummer 999999990' }, { impressions: 'citizen-number' }]
	])('%j: %j', (change, problems) => {
		expect(read(change as Record<string, string>)).toEqual({ problems });
	});
	test('has somebody in it, of us and of others; whom the case does not know is not kept', () => {
		expect(read({}, { people: ['somebody'] })).toEqual({ problems: { people: 'session-nobody' } });
		expect(read({}, { staff: ['somebody'] })).toEqual({
			problems: { staff: 'session-nobody-of-us' }
		});
		expect(read({}, { people: [], others: ['school', 'somebody'] })).toMatchObject({
			session: { people: [], others: ['school'] }
		});
	});
	test('a mood that was not asked is not there', () => {
		expect(read({ mood: '' })).not.toHaveProperty('session.mood');
	});
});

test.each([
	['minutes', false],
	['people', false],
	['mood', false],
	['facts', true],
	['staff', true],
	['travelKm', true],
	['nextStep', true]
])('%s is asked of a talk that did not go on: %s', (field, isAsked) => {
	expect(isAskedOf('held', field)).toBe(true);
	expect(isAskedOf('cancelled-by-us', field)).toBe(isAsked);
	expect(isAskedOf(undefined, field)).toBe(isAsked);
});

test('a way that is a place is where the talk was, any other says nothing', () => {
	expect(followUpMethods.map(placeOfWay)).toEqual([
		...['phone', undefined, 'video', 'office', 'home', undefined]
	]);
	expect(placeOfWay(null)).toBeUndefined();
});

describe('a talk that did not come about', () => {
	test('keeps the way there, and nothing of a talk', () => {
		expect(read({ outcome: 'no-show', travelKm: '30', impressions: 'Stil' })).toMatchObject({
			session: { minutes: 0, travelKm: 30, people: [], impressions: '', agreements: '', goals: [] }
		});
	});
	test('called off it says why, and may lie ahead; not to have come may not', () => {
		const ahead = { day: '2026-11-27' };
		expect(read({ ...ahead, outcome: 'no-show' })).toEqual({ problems: { day: 'session-ahead' } });
		for (const outcome of ['cancelled-by-client', 'cancelled-by-us']) {
			expect(read({ ...ahead, outcome })).toEqual({ problems: { why: 'reason-missing' } });
			expect(read({ ...ahead, outcome, why: 'Griep' })).toHaveProperty('session');
			expect(read({ day: '9999-12-30', outcome, why: 'Griep' })).toEqual({
				problems: { day: 'too-far-ahead' }
			});
		}
	});
});

test('a correction says what was wrong', () => {
	expect(readSession(request, { ...facts, isCorrection: true })).toEqual({
		problems: { why: 'reason-missing' }
	});
});

test('whatever is typed becomes a report that can be kept, or says at which field it cannot', () => {
	const word = fc.oneof(fc.string(), fc.constantFrom('', '5', '2026-11-02', '09:00', 'phone'));
	const several = fc.array(
		fc.constantFrom('samira', 'table', ...sessionStaff, ...sessionOthers, 'x')
	);
	fc.assert(
		fc.property(
			fc.record(Object.fromEntries(Object.keys(fields).map((name) => [name, word]))),
			fc.constantFrom('', ...sessionOutcomes),
			...[several, several, several, several],
			(typed, outcome, people, staff, others, goals) => {
				const asked = { fields: { ...typed, outcome }, people, staff, others, goals };
				const kept = readSession(asked, facts);
				if ('problems' in kept) {
					expect(Object.keys(kept.problems).length).toBeGreaterThan(0);
					return;
				}
				const { session } = kept;
				expect(session.minutes > 0).toBe(session.outcome === 'held');
				expect(wasHeard(session)).toBe(session.outcome === 'held' && session.people.length > 0);
				expect(staffCount(session)).toBeGreaterThan(0);
				expect(session.people.every((id) => facts.people.includes(id))).toBe(true);
				expect(session.mood ?? 0).toBeLessThanOrEqual(10);
			}
		)
	);
});
