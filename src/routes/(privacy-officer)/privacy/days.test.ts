import { expect, test } from 'vitest';
import { localDay } from '#domain/time.ts';
import { daysOf, lately, thirtyDays, unusualOf } from './days.ts';

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

test('thirty days end with today, and each is told by what happened on it', () => {
	const today = localDay(now);
	const days = [20, 3].map((ago) => ({ day: today - ago, wasRead: true, wasRefused: false }));
	const eyes = thirtyDays({ now, days });
	expect(eyes).toHaveLength(30);
	expect(eyes.at(-1)).toEqual({ day: today, wasRead: false, wasRefused: false });
	expect(eyes.filter(({ wasRead }) => wasRead)).toEqual(days);
});

test('what stood out long ago and still waits is not counted among the last thirty days', () => {
	const unusual = unusualOf(overview, 'nl');
	const old = { ...unusual[0]!, at: new Date('2026-02-01T12:00:00Z') };
	expect(lately([...unusual, old], now)).toBe(1);
});
