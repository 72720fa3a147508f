import { randomUUID } from 'node:crypto';
import { subSeconds } from 'date-fns';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isFor, placeOf, queueOrder, type WaitingChat } from '#domain/chat-queue.ts';
import { languages, type Language } from '#domain/language.ts';
import { queueOf } from '#server/chats/queue.ts';
import { talkOf } from '#server/chats/talk.ts';
import { takeNext } from '#server/chats/take.ts';
import { comesIn, type Chatting } from '../support/chatting.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { proofSize, seed, tell } from '../support/proof.ts';

const most = 6;
let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let waiting: Chatting[];

beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor', { onDuty: true });
	amina = await employ(house, 'Amina', 'counsellor');
	waiting = await Promise.all(Array.from({ length: most }, () => comesIn()));
	await house.superuser`UPDATE staff SET chat_places = 4`;
});
afterAll(() => house.close());

interface Drawn {
	level: 'T0' | 'T1' | 'T3' | 'T4';
	language: Language;
	wants: 'joost' | 'amina' | undefined;
	secondsAgo: number;
	suspect: boolean;
}
const drawn: fc.Arbitrary<Drawn> = fc.record({
	level: fc.constantFrom('T0', 'T1', 'T3', 'T4'),
	language: fc.constantFrom(...languages),
	wants: fc.constantFrom(undefined, 'joost' as const, 'amina' as const),
	// seldom the very moment at which her own counsellor has had her time
	secondsAgo: fc.constantFrom(5, 60, 60, 110, 130, 300),
	suspect: fc.boolean()
});
const queues = fc.record({
	chats: fc.array(drawn, { minLength: 1, maxLength: most }),
	aminaIsThere: fc.boolean(),
	spoken: fc.subarray(languages)
});

test('in random queues the rule and the claim of the database name the same, one after the other', async () => {
	const numRuns = proofSize({ small: 25, full: 400 });
	let claims = 0;
	await fc.assert(
		fc.asyncProperty(queues, async ({ chats, aminaIsThere, spoken }) => {
			const now = await stand(chats, { aminaIsThere, spoken });
			const taker = { id: joost.id, languages: spoken };
			let left = chats.map((one, n) => ({ ...one, ...asWaiting(one, { n, now, aminaIsThere }) }));
			await expectPlaces(left);
			const seen = await queueOf(joost);
			const order = left
				.filter(({ suspect }) => !suspect)
				.toSorted((one, other) => queueOrder(taker, one, other))
				.map(({ id }) => id);
			expect('waiting' in seen && seen.waiting.map(({ id }) => id)).toEqual(order);
			for (;;) {
				const expected = left
					.filter((one) => !one.suspect && isFor(taker, one, now))
					.toSorted((one, other) => queueOrder(taker, one, other))[0];
				const outcome = await takeNext(joost);
				claims += 1;
				expect(outcome).toEqual(expected ? { id: expected.id } : { problem: 'nobody' });
				if (!expected) return;
				left = left.filter(({ id }) => id !== expected.id);
				// of places others prove more
				await house.superuser`UPDATE chat SET status = 'ended', ended_at = now() WHERE status = 'active'`;
			}
		}),
		{ seed, numRuns }
	);
	tell('queue', `${numRuns} random queues, ${claims} claims, each the one the rule names`);
});

function asWaiting(
	{ level, language, wants, secondsAgo }: Drawn,
	{ n, now, aminaIsThere }: { n: number; now: Date; aminaIsThere: boolean }
): WaitingChat {
	return {
		...{ id: waiting[n]!.chatId, level, language },
		wants: wants && (wants === 'joost' ? joost : amina).id,
		wantedIsThere: wants === 'joost' || (wants === 'amina' && aminaIsThere),
		openedAt: subSeconds(now, secondsAgo)
	};
}

// each sees how many are before her among all who wait, whatever counsellor looks
async function expectPlaces(chats: (WaitingChat & Pick<Drawn, 'suspect'>)[]): Promise<void> {
	const real = chats.filter(({ suspect }) => !suspect);
	for (const { id } of real) {
		const her = waiting.find(({ chatId }) => chatId === id)!;
		expect((await talkOf(her))?.place).toBe(placeOf(real, id));
	}
}

async function stand(
	chats: Drawn[],
	{ aminaIsThere, spoken }: { aminaIsThere: boolean; spoken: string[] }
): Promise<Date> {
	const { superuser } = house;
	const [row] = await superuser`SELECT door.time() AS now`;
	const now = row!['now'] as Date;
	await superuser`DELETE FROM chat_member`;
	await superuser`UPDATE chat SET status = 'abandoned', ended_at = now(), holder = NULL, taken_at = NULL`;
	await superuser`UPDATE staff SET on_duty_since = ${aminaIsThere ? now : null} WHERE id = ${amina.id}`;
	await superuser`UPDATE staff SET chat_languages = ${spoken} WHERE id = ${joost.id}`;
	for (const [n, one] of chats.entries()) {
		const { wants, openedAt } = asWaiting(one, { n, now, aminaIsThere });
		const { chatId } = waiting[n]!;
		await superuser`UPDATE chat SET status = 'waiting', ended_at = NULL, suspect = ${one.suspect}, language = ${one.language},
			wants = ${wants ?? null}, opened_at = ${openedAt}, seeker_at = now(), acted_at = now() WHERE id = ${chatId}`;
		// levels go down here without a second person, as they never do
		await superuser.begin(async (tx) => {
			await tx`SET LOCAL session_replication_role = 'replica'`;
			await tx`UPDATE intake SET status = 'live', level = ${one.level}, taken_by = NULL, taken_at = NULL, read_at = NULL
			WHERE id = (SELECT intake_id FROM chat WHERE id = ${chatId})`;
		});
	}
	return now;
}

test('twenty counsellors at once take twenty conversations, each another one', async () => {
	const team = await Promise.all(
		Array.from({ length: 20 }, (_, n) => employ(house, `Team ${n}`, 'counsellor', { onDuty: true }))
	);
	await house.superuser`UPDATE chat SET status = 'abandoned', ended_at = now() WHERE ended_at IS NULL`;
	const chats = await Promise.all(team.map(() => comesIn({ visitId: randomUUID() })));
	const outcomes = await Promise.all(team.map((one) => takeNext(one)));
	const taken = outcomes.flatMap((outcome) => ('id' in outcome ? [outcome.id] : []));
	expect(taken).toHaveLength(20);
	expect(taken.toSorted()).toEqual(chats.map(({ chatId }) => chatId).toSorted());
});
