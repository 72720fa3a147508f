import { addDays, addMinutes } from 'date-fns';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scheduleFollowUp } from '#server/follow-ups/schedule.ts';
import { chances } from '../support/chances.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { proofSize, seed, tell } from '../support/proof.ts';
import { openedCase } from '../server/case-story.ts';

const bookings = proofSize({ small: 150, full: 2000 });
const counsellors = 4;
const lengths = [15, 30, 45, 60, 90];

interface Attempt {
	by: string;
	startsAt: Date;
	endsAt: Date;
	kept: boolean;
}

let house: TestHouse;
beforeAll(async () => {
	house = await freshHouse();
});
afterAll(() => house.close());

test('of racing bookings no two kept ones overlap, and every refused one overlaps a kept one', async () => {
	const cases = await Promise.all(
		Array.from({ length: counsellors }, (_, n) => caseOf(`Racer${n}`))
	);
	const random = chances(seed);
	const race = Array.from({ length: bookings }, () => {
		const { by, partId } = cases[Math.floor(random() * counsellors)]!;
		const startsAt = addMinutes(
			addDays(new Date('2031-01-06T08:00:00Z'), Math.floor(random() * 5)),
			Math.floor(random() * 48) * 10
		);
		return attempt(by, partId, {
			startsAt,
			minutes: lengths[Math.floor(random() * lengths.length)]!
		});
	});
	const ended = await Promise.allSettled(race);
	const broken = ended.filter(({ status }) => status === 'rejected');
	expect(broken).toEqual([]);

	const attempts = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
	const kept = attempts.filter((one) => one.kept);
	const refused = attempts.filter((one) => !one.kept);
	expect(kept.length).toBeGreaterThan(counsellors);
	expect(refused.length).toBeGreaterThan(counsellors);
	expect(kept.filter((one) => kept.some((other) => other !== one && overlap(one, other)))).toEqual(
		[]
	);
	expect(refused.filter((one) => !kept.some((other) => overlap(one, other)))).toEqual([]);

	const rows =
		await house.superuser`SELECT count(*)::int AS n FROM follow_up WHERE status IN ('held', 'booked')`;
	expect(rows[0]!['n']).toBe(kept.length);
	const [texts] =
		await house.superuser`SELECT count(*)::int AS n FROM notification WHERE purpose = 'remind-counsellor'`;
	expect(texts!['n']).toBe(kept.length);
	tell(
		'bookings',
		`${bookings} racing, ${kept.length} kept, ${refused.length} refused with 409, 0 overlaps, 0 exceptions`
	);
}, 240_000);

async function caseOf(name: string): Promise<{ by: Colleague; partId: string }> {
	const by = await employ(house, name, 'counsellor');
	const { partId } = await openedCase(house, by);
	return { by, partId };
}

async function attempt(
	by: Colleague,
	partId: string,
	{ startsAt, minutes }: { startsAt: Date; minutes: number }
): Promise<Attempt> {
	const held = minutes > 45;
	const request = {
		kind: 'appointment',
		startsAt,
		minutes,
		method: 'phone',
		words: '',
		held
	} as const;
	const outcome = await scheduleFollowUp(by, partId, request);
	if ('problem' in outcome && outcome.problem !== 'overlaps') throw new Error(outcome.problem);
	return {
		by: by.id,
		startsAt,
		endsAt: addMinutes(startsAt, minutes),
		kept: 'followUpId' in outcome
	};
}

function overlap(one: Attempt, other: Attempt): boolean {
	return one.by === other.by && one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}
