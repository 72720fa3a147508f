import { addDays } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Goal } from '#domain/goal.ts';
import { localDate } from '#domain/time.ts';
import { reviewTopics } from '#domain/trajectory-review.ts';
import { readCase } from '#server/cases/read.ts';
import { assignPart } from '#server/cases/assign.ts';
import { giveConsent } from '#server/consents/give.ts';
import { changeFollowUpOf } from '#server/follow-ups/change.ts';
import { agreePlan } from '#server/help-plans/agree.ts';
import { dropGoal, keepGoal } from '#server/help-plans/goal.ts';
import { readHelpPlan, type HelpPlanPage } from '#server/help-plans/read.ts';
import { addStep, dropStep } from '#server/help-plans/step.ts';
import { moveTrajectoryOf } from '#server/trajectories/move.ts';
import { openTrajectoryIn } from '#server/trajectories/open.ts';
import { readReviewPage } from '#server/trajectory-reviews/read.ts';
import { keepReview, type KeepRequest } from '#server/trajectory-reviews/keep.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
let partId: string;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());
beforeEach(async () => {
	({ partId } = await openedCase(house, joost));
});

const goal: Goal = {
	id: '',
	domain: 'family_communication',
	plain: 'Wij eten weer samen.',
	levels: ['nooit', 'soms', 'een keer per week', 'drie keer', 'elke dag'],
	importance: 3,
	difficulty: 1,
	baseline: -1
};
const inDays = (days: number) => localDate(addDays(new Date(), days));
async function page(who: Colleague = joost): Promise<HelpPlanPage> {
	const read = await readHelpPlan(who, partId, undefined);
	if (!('plan' in read)) throw new Error(JSON.stringify(read));
	return read;
}
async function at() {
	const { trajectory, plan } = await page();
	return { partId, trajectoryId: trajectory.id, version: plan.version };
}
const step = (given = {}) =>
	({
		...{ goalId: '', words: 'School bellen', owner: 'us', day: inDays(3), ...given }
	}) as Parameters<typeof addStep>[2];
async function written(): Promise<HelpPlanPage> {
	expect(await keepGoal(joost, await at(), goal)).toHaveProperty('written');
	return page();
}
async function agreed(given = {}): Promise<HelpPlanPage> {
	const { people } = await written();
	const yes = { personId: people[0]!.id, how: 'talk', on: inDays(0), reviewOn: inDays(80) };
	expect(await agreePlan(joost, await at(), { ...yes, ...given })).toEqual({ agreed: true });
	return page();
}
async function review(given: Partial<KeepRequest> = {}) {
	const { trajectory } = await page();
	return keepReview(joost, partId, {
		trajectoryId: trajectory.id,
		heldOn: inDays(0),
		present: ['counsellor', 'second', 'expert'],
		topics: Object.fromEntries(
			reviewTopics.map((topic) => [topic, { answer: 'in-order', words: '' }])
		),
		...{ outcome: 'continue', reason: '', nextOn: inDays(60), scores: [] },
		...given
	});
}

describe('a plan', () => {
	test('begins empty; each change is another version, that nobody has agreed to', async () => {
		expect((await page()).plan).toMatchObject({ version: 0, goals: [], steps: [] });
		const first = await agreed();
		expect(first.plan).toMatchObject({ version: 1, agreed: { how: 'talk' }, agreedBy: 'Joost' });
		const [kept] = first.plan.goals;
		expect(kept).toMatchObject({ ...goal, id: expect.stringMatching(/^[\da-f-]{36}$/) });
		expect(await keepGoal(joost, await at(), { ...kept!, importance: 1 })).toHaveProperty(
			'written'
		);
		const second = await page();
		expect(second.plan).toMatchObject({ version: 2, agreed: undefined });
		expect(second.plan.goals).toEqual([{ ...kept, importance: 1 }]);
		expect(second.inForce).toEqual({ version: 1, on: inDays(0) });
		expect(second.versions.map(({ version }) => version)).toEqual([2, 1]);
		expect(await eventsOf(house, partId)).toEqual(
			expect.arrayContaining(['trajectory.plan-written', 'trajectory.plan-agreed'])
		);
	});

	test('what somebody changed meanwhile is not overwritten, and a step leaves no task behind then', async () => {
		const before = await at();
		await written();
		expect(await keepGoal(joost, before, goal)).toEqual({ problem: 'changed-meanwhile' });
		const now = await at();
		const both = await Promise.all([addStep(joost, now, step()), addStep(joost, now, step())]);
		expect(both.filter((one) => 'written' in one)).toHaveLength(1);
		const [row] = await house.superuser`SELECT count(*)::int AS n FROM follow_up
			WHERE part_id = ${partId} AND reason_code = 'plan-step'`;
		expect(row).toEqual({ n: 1 });
	});

	test('a step stands on the desk on its day; settled there it is settled here; dropped, so is its task', async () => {
		await written();
		expect(await addStep(joost, await at(), step())).toHaveProperty('written');
		const { plan } = await page();
		const [one] = plan.steps;
		expect(one).toMatchObject({ words: 'School bellen', status: 'open' });
		const read = await readCase(joost, partId);
		const task = 'followUps' in read && read.followUps.find(({ id }) => id === one!.followUpId);
		expect(task).toMatchObject({ kind: 'task', words: 'School bellen', reasonCode: 'plan-step' });
		const done = { move: 'complete', reason: 'Gebeld', version: 1 } as const;
		await house.superuser`UPDATE follow_up SET starts_at = now() - interval '1 hour' WHERE id = ${one!.followUpId}`;
		expect(await changeFollowUpOf(joost, { partId, followUpId: one!.followUpId }, done)).toEqual({
			changed: true
		});
		expect((await page()).plan.steps[0]).toMatchObject({ status: 'done' });

		const { goals } = plan;
		await addStep(joost, await at(), step({ goalId: goals[0]!.id, words: 'Samen koken' }));
		const second = (await page()).plan.steps[1]!;
		await dropGoal(joost, await at(), goals[0]!.id);
		expect((await page()).plan).toMatchObject({ goals: [], steps: [{ words: 'School bellen' }] });
		const [row] =
			await house.superuser`SELECT status FROM follow_up WHERE id = ${second.followUpId}`;
		expect(row).toEqual({ status: 'cancelled' });
		expect(await dropStep(joost, await at(), one!.id)).toHaveProperty('written');
		expect(await dropStep(joost, await at(), one!.id)).toEqual({ problem: 'goal-gone' });
	});

	test('a colleague finds nothing, a supervisor reads it and changes nothing', async () => {
		const { trajectory } = await written();
		const here = await at();
		expect(await readHelpPlan(amina, partId, trajectory.id)).toEqual({ problem: 'not-found' });
		expect(await keepGoal(amina, here, goal)).toEqual({ problem: 'not-found' });
		expect((await page(annelies)).plan.goals).toHaveLength(1);
		expect((await page(annelies)).mayWrite).toBe(false);
		expect(await keepGoal(annelies, here, goal)).toEqual({ problem: 'not-allowed' });
		expect(await readHelpPlan(joost, partId, crypto.randomUUID())).toEqual({
			problem: 'not-found'
		});
	});

	test('nothing of it lies open in the database', async () => {
		await written();
		const [row] = await house.superuser`SELECT h.sealed FROM help_plan h WHERE part_id = ${partId}`;
		expect(String(row!['sealed'])).not.toContain('eten');
	});
});

describe('her yes', () => {
	test('says who, how and when; without a goal there is nothing to say yes to', async () => {
		const { people } = await page();
		const yes = { personId: people[0]!.id, how: 'talk', on: inDays(0), reviewOn: inDays(80) };
		expect(await agreePlan(joost, await at(), yes)).toEqual({ problem: 'no-goals' });
		await written();
		const somebody = { ...yes, personId: crypto.randomUUID() };
		expect(await agreePlan(joost, await at(), somebody)).toEqual({ problem: 'client-missing' });
		expect(await agreePlan(joost, await at(), { ...yes, on: inDays(1) })).toEqual({
			problem: 'day-ahead'
		});
		expect(await agreePlan(joost, await at(), yes)).toEqual({ agreed: true });
		expect(await agreePlan(joost, await at(), yes)).toEqual({ problem: 'changed-meanwhile' });
	});

	test('with the first one it begins, and both look again on a day', async () => {
		const { reviews, review: again, trajectory } = await agreed();
		expect(reviews).toMatchObject([
			{ outcome: undefined, scores: [{ score: -1 }], attained: { t: 40, began: 40 } }
		]);
		expect(again).toEqual({ on: inDays(80), standing: 'ahead' });
		const [task] = await house.superuser`SELECT status, reason_code FROM follow_up
			WHERE id = ${trajectory.reviewTask}`;
		expect(task).toEqual({ status: 'open', reason_code: 'plan-review' });
		await keepGoal(joost, await at(), { ...goal, plain: 'Nog een' });
		const yes = { how: 'paper', on: inDays(0), reviewOn: inDays(40) };
		const personId = (await page()).people[0]!.id;
		expect(await agreePlan(joost, await at(), { ...yes, personId })).toEqual({ agreed: true });
		const later = await page();
		expect(later.reviews).toHaveLength(1);
		expect(later.review.on).toBe(inDays(40));
		const [old] =
			await house.superuser`SELECT status FROM follow_up WHERE id = ${trajectory.reviewTask}`;
		expect(old).toEqual({ status: 'cancelled' });
	});
});

describe('a trajectory runs', () => {
	test('on a plan that is agreed, kept details and two counsellors, and not before', async () => {
		const { trajectory } = await page();
		await house.superuser`UPDATE trajectory SET status = 'plan' WHERE id = ${trajectory.id}`;
		const run = () =>
			moveTrajectoryOf(joost, partId, {
				...{ trajectoryId: trajectory.id, phase: trajectory.phase },
				...{ status: 'running', reason: '' }
			});
		expect((await page()).missing).toEqual(
			expect.arrayContaining(['planAgreed', 'scaledGoals', 'secondCounsellorId', 'reviewOn'])
		);
		expect(await run()).toEqual({ problem: 'not-ready-to-run' });
		const { people } = await agreed();
		expect(
			await giveConsent(joost, partId, {
				...{ personId: people[0]!.id, purpose: 'store_contact_details', how: 'talk' },
				...{ givenBy: 'self', witness: 'Zij zei het', recipient: '', categories: [], until: '' }
			})
		).toHaveProperty('consentIds');
		expect((await page()).missing).toEqual(['secondCounsellorId']);
		await assignPart(annelies, partId, { staffId: amina.id, role: 'second' });
		expect((await page()).missing).toEqual([]);
		expect(await run()).toEqual({ moved: true });
		expect((await page()).missing).toBeUndefined();
	});

	test('and is looked back on by one task: that of its plan, or else of its rhythm', async () => {
		const opened = await openTrajectoryIn(joost, partId, 'individual_exit');
		if (!('trajectoryId' in opened)) throw new Error(JSON.stringify(opened));
		const { trajectoryId } = opened;
		const looks = async () => {
			const rows = await house.superuser`SELECT reason_code FROM follow_up WHERE part_id = ${partId}
				AND status = 'open' AND reason_code IN ('plan-review', 'cadence-review')`;
			return rows.map(({ reason_code: code }) => code as string);
		};
		const toPlan = { trajectoryId, phase: 'motivate', status: 'plan', reason: '' };
		expect(await moveTrajectoryOf(joost, partId, toPlan)).toEqual({ moved: true });
		expect(await looks()).toEqual(['cadence-review']);
		expect((await agreed()).trajectory.id).toBe(trajectoryId);
		expect(await looks()).toEqual(['plan-review']);
		expect(await review({ outcome: 'stop', reason: 'Het is klaar', nextOn: '' })).toHaveProperty(
			'reviewId'
		);
		expect(await looks()).toEqual(['cadence-review']);
	});

	test('until it stops: then nobody looks again', async () => {
		const { trajectory } = await agreed();
		await house.superuser`UPDATE intake SET status = 'answered' WHERE part_id = ${partId}`;
		await house.superuser`UPDATE follow_up SET status = 'cancelled' WHERE part_id = ${partId} AND reason_code IS DISTINCT FROM 'plan-review' AND kind = 'task'`;
		const stopped = await moveTrajectoryOf(joost, partId, {
			...{ trajectoryId: trajectory.id, phase: trajectory.phase },
			...{ status: 'stopped', reason: 'Zij wil niet verder' }
		});
		expect(stopped).toEqual({ moved: true });
		const [task] =
			await house.superuser`SELECT status FROM follow_up WHERE id = ${trajectory.reviewTask}`;
		expect(task).toEqual({ status: 'cancelled' });
		const after = await page();
		expect(after).toMatchObject({ mayWrite: false, review: { on: null, standing: 'none' } });
		expect(await keepGoal(joost, await at(), goal)).toEqual({ problem: 'not-possible-now' });
		// whoever was looking back meanwhile is told so where she wrote, and keeps it
		expect(await review()).toEqual({ problem: 'not-possible-now' });
		expect(await readReviewPage(joost, partId, trajectory.id)).toMatchObject({
			...{ mayWrite: false, agreed: expect.anything() }
		});
		expect(await readReviewPage(annelies, partId, trajectory.id)).toEqual({
			problem: 'not-found'
		});
	});
});

describe('a review', () => {
	test('waits for a plan that is agreed', async () => {
		await written();
		expect(await review()).toEqual({ problem: 'not-agreed-yet' });
	});

	test('keeps what was seen, how the goals stand since they began, and when again', async () => {
		const { plan, trajectory } = await agreed();
		const goalId = plan.goals[0]!.id;
		const topics = Object.fromEntries(
			reviewTopics.map((topic) => [topic, { answer: 'in-order', words: '' }])
		);
		const risk = { answer: 'asks-attention', words: 'Hij is weer alleen.' };
		const outcome = await review({
			topics: { ...topics, risk },
			scores: [
				{ goalId, score: 1 },
				{ goalId: crypto.randomUUID(), score: 2 }
			]
		});
		expect(outcome).toHaveProperty('reviewId');
		const { reviews, review: again } = await page();
		expect(reviews.at(-1)).toMatchObject({
			...{ by: 'Joost', outcome: 'continue', topics: { risk }, scores: [{ goalId, score: 1 }] },
			attained: { t: 60, began: 40 }
		});
		expect(again.on).toBe(inDays(60));
		const [old] =
			await house.superuser`SELECT status FROM follow_up WHERE id = ${trajectory.reviewTask}`;
		expect(old).toEqual({ status: 'done' });
		expect(await eventsOf(house, partId)).toContain('trajectory.reviewed');
	});

	test('what was not answered comes back by its name; no citizen number is kept', async () => {
		await agreed();
		expect(await review({ topics: {}, outcome: '' })).toMatchObject({
			problems: { risk: 'not-looked-at', outcome: 'outcome-unsaid' }
		});
		expect(await review({ outcome: 'change', reason: 'Zijn nummer is 999999990.' })).toEqual({
			problems: { reason: 'citizen-number' }
		});
		const risk = { risk: { answer: 'in-order', words: 'x'.repeat(2001) } };
		const rest = reviewTopics.map((topic) => [topic, { answer: 'in-order', words: '' }]);
		expect(await review({ topics: { ...Object.fromEntries(rest), ...risk } })).toEqual({
			problems: { 'risk-words': 'too-long' }
		});
	});

	test('that ends it leaves no next one', async () => {
		await agreed();
		expect(await review({ outcome: 'stop', reason: 'Het gaat goed.' })).toHaveProperty('reviewId');
		expect((await page()).review).toEqual({ on: null, standing: 'none' });
	});
});
