import { addMinutes } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerFromCase } from '#server/cases/answer.ts';
import { readCase } from '#server/cases/read.ts';
import { staffChain } from '#server/audit/record.ts';
import { changeFollowUpOf } from '#server/follow-ups/change.ts';
import { readFollowUpPage } from '#server/follow-ups/read.ts';
import { declareConflict } from '#server/conflicts/declare.ts';
import { breakGlass } from '#server/glass/break.ts';
import { endGlass, glassOf } from '#server/glass/end.ts';
import { readGlass, reviewGlass, type GlassPage } from '#server/glass/review.ts';
import { writeNote } from '#server/notes/write.ts';
import { reviewOf } from '#server/reviews/overview.ts';
import type { TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { workingHouse, type Working } from '../support/working.ts';
import { eventsOf, openedCase } from './case-story.ts';

const reason = 'Haar zus belt: zij neemt al twee dagen niet op.';
let web: TestHouse;
let fake: Working['fake'];
let works: Working['works'];
let close: Working['close'];
let amina: Colleague;
let joost: Colleague;
let annelies: Colleague;
let hers: Awaited<ReturnType<typeof openedCase>>;
beforeAll(async () => {
	({ web, fake, works, close } = await workingHouse());
	amina = await employ(web, 'Amina', 'counsellor');
	joost = await employ(web, 'Joost', 'counsellor');
	annelies = await employ(web, 'Annelies', 'supervisor');
});
afterAll(() => close());
beforeEach(async () => {
	hers = await openedCase(web, amina);
});

async function broken(by = joost) {
	const outcome = await breakGlass(by, { code: hers.code, reason });
	if ('problem' in outcome) throw new Error(outcome.problem);
	return outcome;
}

async function lastGlass(): Promise<string> {
	const [row] =
		await web.superuser`SELECT id FROM broken_glass WHERE part_id = ${hers.partId} ORDER BY broken_at DESC LIMIT 1`;
	return row!['id'] as string;
}

async function shown(id: string): Promise<GlassPage> {
	const read = await readGlass(annelies, id);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}

describe('breaking glass', () => {
	test('opens the case to read and not to write, with a reason, for an hour to the minute', async () => {
		expect(await readCase(joost, hers.partId)).toEqual({ problem: 'not-found' });
		const { partId, until } = await broken();
		expect(partId).toBe(hers.partId);
		expect(await readCase(joost, partId)).toMatchObject({ name: 'Samira', mayWrite: false });
		expect(await writeNote(joost, partId, 'x')).toEqual({ problem: 'not-allowed' });
		const answer = { intakeId: hers.intakeId, messageId: crypto.randomUUID(), text: 'Dag' };
		expect(await answerFromCase(joost, partId, answer)).toEqual({ problem: 'not-allowed' });

		await web.moveClockTo(addMinutes(until, -1));
		expect(await glassOf(joost, partId)).toEqual(until);
		await web.moveClockTo(until);
		expect(await readCase(joost, partId)).toEqual({ problem: 'not-found' });
		expect(await glassOf(joost, partId)).toBeUndefined();
	});

	test('without a reason that can be weighed, or for a code that is not there, nothing opens and nothing is kept', async () => {
		const kept = async () => (await web.superuser`SELECT FROM broken_glass`).length;
		const before = await kept();
		const tries: [Colleague, string, string, string][] = [
			[joost, hers.code, '', 'reason-missing'],
			[joost, hers.code, 'even kijken', 'reason-too-short'],
			[joost, 'NL-2026-99999', reason, 'no-such-case'],
			[joost, '42', reason, 'code-unreadable'],
			[amina, hers.code, reason, 'no-such-case'],
			[annelies, hers.code, reason, 'no-such-case']
		];
		for (const [who, code, why, problem] of tries)
			expect(await breakGlass(who, { code, reason: why })).toEqual({ problem });
		expect(await kept()).toBe(before);
		expect(await readCase(joost, hers.partId)).toEqual({ problem: 'not-found' });
	});

	test('a refused try stays written down, and not what there was to refuse', async () => {
		await declareConflict(amina, hers.partId, 'Dit is het gezin van mijn zus.');
		const { length } = await eventsOf(web, hers.partId);
		for (const code of [hers.code, 'NL-2026-99999'])
			expect(await breakGlass(amina, { code, reason })).toEqual({ problem: 'no-such-case' });
		expect(await eventsOf(web, hers.partId)).toHaveLength(length);
		const [one, other] =
			await web.superuser`SELECT chain_id, kind, actor_id, actor_role, subject_id, key_id, detail
			FROM event WHERE chain_id = ${staffChain} ORDER BY seq DESC LIMIT 2`;
		expect(one).toEqual(other);
		expect(one).toMatchObject({ kind: 'glass.breaking-refused', actor_id: amina.id });
	});

	test('tells whoever works on it and the supervisors within five seconds, and leaves a task', async () => {
		await works();
		const before = fake.messages.length;
		const begun = performance.now();
		await broken();
		await works();
		expect(performance.now() - begun).toBeLessThan(5000);
		const told = fake.messages.slice(before);
		expect(told.map(({ to }) => to).toSorted()).toEqual([amina.phone, annelies.phone].toSorted());
		for (const { body } of told) expect(body).toMatch(/^Er staat een taak klaar \(code \w{4}\)\.$/);
		const page = await readCase(amina, hers.partId);
		expect(page).toMatchObject({
			followUps: expect.arrayContaining([
				expect.objectContaining({ reasonCode: 'glass-broken', status: 'open' })
			]) as unknown
		});
	});

	test('leaves its beginning, each reading and its end in the trail', async () => {
		const { partId, until } = await broken();
		await readCase(joost, partId);
		await web.moveClockTo(addMinutes(until, 1));
		await works(1);
		expect((await eventsOf(web, partId)).slice(-3)).toEqual([
			'glass.broken',
			'part.read',
			'glass.ended'
		]);
		const [row] =
			await web.superuser`SELECT ended_at FROM broken_glass WHERE id = ${await lastGlass()}`;
		expect(row!['ended_at']).toEqual(until);
	});

	test('whoever works on it reads who, when and why in her task, and has only to be done with it', async () => {
		const { partId } = await broken();
		const place = { partId, followUpId: await lastGlass() };
		expect(await readFollowUpPage(amina, partId, place.followUpId)).toMatchObject({
			glass: { by: 'Joost', reason, at: expect.any(Date) as unknown }
		});
		const his = await readFollowUpPage(joost, partId, place.followUpId);
		expect(his).toMatchObject({ glass: undefined, mayPlan: false });
		const put = (move: 'cancel' | 'complete') =>
			changeFollowUpOf(amina, place, { move, reason: '', version: 1 });
		expect(await put('cancel')).toEqual({ problem: 'not-possible-now' });
		expect(await put('complete')).toEqual({ changed: true });
	});

	test('ends at once when she is done', async () => {
		const { partId } = await broken();
		await endGlass(amina, partId);
		expect(await readCase(joost, partId)).toMatchObject({ code: hers.code });
		await endGlass(joost, partId);
		expect(await readCase(joost, partId)).toEqual({ problem: 'not-found' });
	});
});

describe('looking at it afterwards', () => {
	test('a supervisor sees who, why and what was opened, and gives a verdict; a second time counts', async () => {
		await broken();
		await readCase(joost, hers.partId);
		const id = await lastGlass();
		const review = await reviewOf(annelies);
		expect(review).toMatchObject({
			glass: expect.arrayContaining([expect.objectContaining({ id, by: 'Joost' })]) as unknown
		});
		const page = await shown(id);
		expect(page).toMatchObject({ by: 'Joost', reason, code: hers.code, mayReview: true });
		expect(page.openings.map(({ kind }) => kind)).toEqual(['glass.broken', 'part.read']);

		const verdict = { verdict: 'right', words: 'Terecht: er was niemand anders.' } as const;
		expect(await reviewGlass(annelies, id, { ...verdict, words: 'ok' })).toEqual({
			problem: 'reason-too-short'
		});
		expect(await reviewGlass(annelies, id, verdict)).toEqual({ reviewed: true });
		expect(await reviewGlass(annelies, id, verdict)).toEqual({ problem: 'decided-before' });
		expect(await shown(id)).toMatchObject({ review: verdict.words, reviewedBy: 'Annelies' });

		const before = (await shown(id)).before;
		await endGlass(joost, hers.partId);
		await broken();
		expect((await shown(await lastGlass())).before).toBe(before + 1);
	});

	test('what was opened the second time does not stand under the first, which was ended sooner', async () => {
		await broken();
		const first = await lastGlass();
		await endGlass(joost, hers.partId);
		await web.moveClockTo(addMinutes((await shown(first)).brokenAt, 10));
		await broken();
		await readCase(joost, hers.partId);
		const kinds = async (id: string) => (await shown(id)).openings.map(({ kind }) => kind);
		expect(await kinds(first)).toEqual(['glass.broken', 'glass.ended']);
		expect(await kinds(await lastGlass())).toEqual(['glass.broken', 'part.read']);
	});

	test('nobody else looks at it, and it is written down who tried', async () => {
		await broken();
		const id = await lastGlass();
		for (const who of [joost, amina]) {
			expect(await readGlass(who, id)).toEqual({ problem: 'not-found' });
			const verdict = { verdict: 'right', words: 'Dat was helemaal terecht.' } as const;
			expect(await reviewGlass(who, id, verdict)).toEqual({ problem: 'not-found' });
		}
		expect((await eventsOf(web, hers.partId)).at(-1)).toBe('part.reading-refused');
	});
});
