import { expect, test } from 'vitest';
import { freeMoments } from './free-moments.ts';

test('free moments: by day, half an hour apart, never in the past', () => {
	const wanted = { startsAt: new Date('2026-11-24T09:00:00Z'), minutes: 60 };
	const busy = [
		{ startsAt: new Date('2026-11-24T08:30:00Z'), endsAt: new Date('2026-11-24T11:00:00Z') }
	];
	expect(
		freeMoments(busy, wanted, new Date('2026-11-24T07:00:00Z')).map((free) => free.toISOString())
	).toEqual(['2026-11-24T07:30:00.000Z', '2026-11-24T11:00:00.000Z', '2026-11-24T11:30:00.000Z']);
});
