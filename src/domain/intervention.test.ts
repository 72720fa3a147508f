import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readChoice, readEnding } from './chosen-intervention.ts';
import { isOffered, isStale, readIntervention, type InterventionRequest } from './intervention.ts';
import { dateOf, dayNumber } from './time.ts';

const offered: InterventionRequest = {
	...{ name: 'Weerbaar opvoeden', provider: 'Opvoedhuis', category: 'parenting_support' },
	...{ audiences: ['siblings', 'parents', 'x'], region: '', cost: 'Gratis' },
	...{ evidence: 'well_founded', elements: 'Zes avonden.', evaluated: 'yes' },
	...{ report: 'https://opvoedhuis.example', validUntil: '2027-06-30', endedOn: '' }
};

describe('what is offered', () => {
	test('is kept for whom it is, in the order of the list', () => {
		expect(readIntervention(offered)).toMatchObject({
			intervention: {
				...{ audiences: ['parents', 'siblings'], evaluated: true, endedOn: null },
				...{ validUntil: '2027-06-30', evidence: 'well_founded' }
			}
		});
	});
	test('says by field what is missing', () => {
		const empty = Object.fromEntries(Object.keys(offered).map((name) => [name, '']));
		const request = { ...empty, audiences: [] } as unknown as InterventionRequest;
		const read = readIntervention(request);
		// in the order of the page
		expect('problems' in read ? Object.entries(read.problems) : []).toEqual([
			['name', 'words-missing'],
			['provider', 'words-missing'],
			['category', 'category-missing'],
			['evidence', 'evidence-missing'],
			['audiences', 'audience-missing'],
			['evaluated', 'evaluated-missing']
		]);
		expect(readIntervention({ ...offered, validUntil: 'ooit', endedOn: '2026-02-30' })).toEqual({
			problems: { validUntil: 'day-unreadable', endedOn: 'day-unreadable' }
		});
	});
	test('can be chosen until the day it ends, and is looked at again after the day it held', () => {
		const day = fc.integer({ min: 18_000, max: 25_000 }).map(dateOf);
		fc.assert(
			fc.property(day, day, (one, other) => {
				expect(isOffered({ endedOn: one }, other)).toBe(dayNumber(other) < dayNumber(one));
				expect(isStale({ validUntil: one }, other)).toBe(dayNumber(other) > dayNumber(one));
			})
		);
		expect(isOffered({ endedOn: null }, '2026-11-27')).toBe(true);
		expect(isStale({ validUntil: null }, '2026-11-27')).toBe(false);
	});
});

describe('what is chosen', () => {
	test('begins while it is offered', () => {
		const choice = { startsOn: '2026-11-30', words: ' Zij wil dit. ' };
		expect(readChoice(choice, { endedOn: null })).toEqual({
			choice: { startsOn: '2026-11-30', words: 'Zij wil dit.' }
		});
		expect(readChoice(choice, { endedOn: '2026-11-30' })).toEqual({
			problems: { intervention: 'offered-no-more' }
		});
		expect(readChoice({ ...choice, startsOn: '' }, undefined)).toEqual({
			problems: { intervention: 'intervention-missing', startsOn: 'day-unreadable' }
		});
	});
	test('ends once, with a word, not before it began and not ahead', () => {
		const at = { startsOn: '2026-11-02', today: '2026-11-27' };
		const ending = { endsOn: '2026-11-20', outcome: 'partly', words: '' };
		expect(readEnding(ending, at)).toEqual({ ending });
		for (const [endsOn, problem] of [
			['2026-11-01', 'ends-before-start'],
			['2026-11-28', 'day-ahead'],
			['x', 'day-unreadable']
		] as const) {
			const read = readEnding({ ...ending, endsOn, outcome: '' }, at);
			// in the order of the page
			const told = 'problems' in read ? Object.entries(read.problems) : [];
			expect(told).toEqual([
				['endsOn', problem],
				['outcome', 'ended-how-missing']
			]);
		}
	});
	test('what will not begin ends on the day it would have begun', () => {
		const at = { startsOn: '2026-12-01', today: '2026-11-27' };
		const ending = { endsOn: '2026-12-01', outcome: 'no_place', words: '' };
		expect(readEnding(ending, at)).toEqual({ ending });
	});
});
