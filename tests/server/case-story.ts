import { randomBytes } from 'node:crypto';
import type { Answers, Door } from '#domain/intake-answers.ts';
import { triageAnswersOf } from '#domain/intake-answers.ts';
import { takeOn } from '#server/cases/take-on.ts';
import { keepIntake } from '#server/intakes/keep.ts';
import { atTheDoor } from '#server/work.ts';
import type { TestHouse } from '../support/database.ts';
import type { Colleague } from '../support/people.ts';

export const her: Answers = {
	story: 'Mijn zoon praat niet meer met ons.',
	relation: 'child',
	ageBand: '16-17',
	phone: '06 12345678',
	mayText: 'yes',
	mayCall: 'yes',
	phoneShared: 'no',
	phoneMonitored: 'none',
	safeMoments: ['1-morning', '2-morning', '3-morning', '4-morning', '5-morning'],
	contactNot: 'Niet als mijn man thuis is.'
};

let numbers = 0;

/** She, on a telephone of her own that ends in 78: a number of two people is texted by nobody. */
function another(): Answers {
	numbers += 1;
	return { ...her, phone: `06 1${String(numbers).padStart(5, '0')}78` };
}

/** An intake that came in by the form, with a room, taken by this counsellor. */
export async function takenIntake(
	house: TestHouse,
	by: Colleague,
	{ door = 'relative', answers = another() }: { door?: Door; answers?: Answers } = {}
): Promise<string> {
	const { intakeId } = await atTheDoor((work) =>
		keepIntake(work, {
			channel: 'form',
			origin: 'seeker',
			triage: triageAnswersOf(door, answers),
			told: { door, language: 'nl', answers },
			formHash: randomBytes(32),
			contentHash: randomBytes(32),
			room: { code: randomBytes(32), word: randomBytes(32) }
		})
	);
	await house.superuser`UPDATE intake SET status = 'assigned', taken_by = ${by.id}, taken_at = now() WHERE id = ${intakeId}`;
	return intakeId;
}

/** A case that grew from such an intake. */
export async function openedCase(
	house: TestHouse,
	by: Colleague,
	told: { door?: Door; answers?: Answers } = {}
): Promise<{ partId: string; intakeId: string; code: string }> {
	const intakeId = await takenIntake(house, by, told);
	const opened = await takeOn(by, intakeId, {
		serviceType: 'family_support',
		name: 'Samira',
		concern: 'Vogel'
	});
	if ('problem' in opened) throw new Error(opened.problem);
	return { ...opened, intakeId };
}

export async function eventsOf(house: TestHouse, chainId: string): Promise<string[]> {
	const rows =
		await house.superuser`SELECT kind FROM event WHERE chain_id = ${chainId} ORDER BY seq`;
	return rows.map((row) => row['kind'] as string);
}
