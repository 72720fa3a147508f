import { expect, test } from 'vitest';
import { daysOf, lastDays, unusualOf } from './days.ts';

const now = new Date('2026-03-31T12:00:00Z');
const read = { id: 'a', by: 'Annelies', role: 'supervisor', partId: 'p', code: 'NL-2026-00001' };
const overview = {
	...{ now, late: [], glass: [], refusals: [], conflicts: [], accounts: [], isCut: false },
	readings: [{ ...read, times: 1, lastAt: new Date('2026-03-30T10:00:00Z') }],
	searches: [{ id: 'b', by: 'Joost', about: '', kind: 'search.alerted', at: now }]
} as unknown as Parameters<typeof daysOf>[0];

test('what stands out is told first and once, the rest day by day', () => {
	expect(unusualOf(overview, 'nl').map(({ by }) => by)).toEqual(['Joost']);
	expect(daysOf(overview, 'nl').map(({ day }) => day)).toEqual(['maandag 30 maart']);
});

test('thirty days end with today, each with what an eye would have seen', () => {
	const eyes = lastDays(overview, 'nl').map(({ eye }) => eye);
	expect(eyes).toHaveLength(30);
	expect(eyes.slice(-3)).toEqual(['nobody', 'looked', 'unusual']);
});

test('where the list was cut off no eye is shut over what is not told', () => {
	const cut = { ...overview, isCut: true };
	expect(lastDays(cut, 'nl').map(({ eye }) => eye)).toEqual(['looked', 'unusual']);
});
