import { randomUUID } from 'node:crypto';
import { addDays } from 'date-fns';
import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Closing } from '#domain/closing.ts';
import { riskHeadings } from '#domain/risk.ts';
import { localDate } from '#domain/time.ts';
import {
	asksChecklist,
	moves,
	movesForFourEyes,
	moveTrajectory,
	type TrajectoryStatus,
	trajectoryStatuses
} from '#domain/trajectory.ts';
import { answerFromCase } from '#server/cases/answer.ts';
import { assignPart } from '#server/cases/assign.ts';
import { linkCases } from '#server/cases/join-parts.ts';
import { readCase } from '#server/cases/read.ts';
import { declareConflict } from '#server/conflicts/declare.ts';
import { withdrawConsent } from '#server/consents/withdraw.ts';
import { endDanger } from '#server/dangers/end.ts';
import { decidePassingOn } from '#server/dangers/pass-on.ts';
import { changeFollowUpOf } from '#server/follow-ups/change.ts';
import { scheduleFollowUp } from '#server/follow-ups/schedule.ts';
import { askClosing, askStep } from '#server/trajectories/ask.ts';
import { keepCommission } from '#server/trajectories/commission.ts';
import { decideStep, withdrawStep } from '#server/trajectories/decide.ts';
import { describeTrajectory } from '#server/trajectories/describe.ts';
import { keepLegal, showLegal } from '#server/trajectories/legal.ts';
import { lessonsFor } from '#server/trajectories/lessons.ts';
import { approveMoveOf, moveTrajectoryOf } from '#server/trajectories/move.ts';
import { openTrajectoryIn } from '#server/trajectories/open.ts';
import { readTrajectory } from '#server/trajectories/read.ts';
import { judgeRisk } from '#server/risk/judge.ts';
import { sqlState, together } from '#server/work.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';

let house: TestHouse;
let joost: Colleague;
let annelies: Colleague;
let partId: string;
let trajectoryId: string;
// far enough ahead for the clock of the database
const tuesday = new Date('2027-02-02T09:00:00Z');
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());
beforeEach(async () => {
	await house.moveClockTo(tuesday);
	({ partId } = await openedCase(house, joost));
	const [row] = await house.superuser`SELECT id FROM trajectory WHERE part_id = ${partId}`;
	trajectoryId = String(row!['id']);
});

const at = () => ({ partId, trajectoryId });
const put = (status: string) =>
	house.superuser`UPDATE trajectory SET status = ${status} WHERE id = ${trajectoryId}`;
const stand = async () => {
	const [row] = await house.superuser`SELECT status FROM trajectory WHERE id = ${trajectoryId}`;
	return row!['status'] as string;
};
async function page(who: Colleague) {
	const read = await readTrajectory(who, at());
	if ('problem' in read) throw new Error(read.problem);
	return read;
}
/** What waits of the rhythm: what, and on which day. */
async function beats(code = 'cadence-%'): Promise<string[]> {
	const rows = await house.superuser`SELECT reason_code, starts_at FROM follow_up
		WHERE trajectory_id = ${trajectoryId} AND status = 'open' AND reason_code LIKE ${code} ORDER BY starts_at, reason_code`;
	return rows.map(
		({ reason_code: what, starts_at: when }) => `${String(what)} ${localDate(when as Date)}`
	);
}
const move = (status: string, reason = 'omdat het nu zo is', referredTo = '') =>
	moveTrajectoryOf(joost, partId, { trajectoryId, phase: 'stabilise', status, reason, referredTo });
const goesTo = (phase: string, status: string) =>
	moveTrajectoryOf(joost, partId, { trajectoryId, phase, status, reason: '' });
async function agreesTo(purpose: string) {
	const [person] =
		await house.superuser`SELECT id FROM person WHERE part_id = ${partId} ORDER BY created_at, id LIMIT 1`;
	await house.superuser`INSERT INTO consent (id, person_id, part_id, purpose, given_at, valid_until, given_how, given_by, text_version)
		VALUES (${randomUUID()}, ${person!['id']}, ${partId}, ${purpose}, ${tuesday}, ${addDays(tuesday, 400)}, 'talk', 'self', '1')`;
}
const isInDanger =
	() => house.superuser`INSERT INTO danger (id, part_id, kind, level, reference, raised_at, deadline_at)
	VALUES (${randomUUID()}, ${partId}, 'level', 'T1', 'CDFG', now(), now())`;
/** Of a danger in another case, passed on to this one; says how it ends. */
async function isTold(): Promise<() => Promise<unknown>> {
	const { partId: source } = await openedCase(house, annelies);
	const id = randomUUID();
	await house.superuser`INSERT INTO danger (id, part_id, kind, level, reference, raised_at, deadline_at)
		VALUES (${id}, ${source}, 'level', 'T1', 'FGHJ', now(), now())`;
	await house.superuser`INSERT INTO passing_on (danger_id, part_id, decision, key_id, sealed, decided_by, decided_at)
		SELECT ${id}, ${partId}, 'passed-on', key_id, '', ${annelies.id}, now() FROM part WHERE id = ${source}`;
	return () => house.superuser`UPDATE danger SET ended_at = now(), ended_by = ${annelies.id}, sealed = '',
		key_id = (SELECT key_id FROM part WHERE id = ${source}) WHERE id = ${id}`;
}
async function answersHer() {
	const read = await readCase(joost, partId);
	if ('problem' in read) throw new Error(read.problem);
	const { intakeId } = read.rooms[0]!;
	await answerFromCase(joost, partId, { intakeId, messageId: randomUUID(), text: 'Wij zijn er.' });
}

const wholeJudgement = Object.fromEntries(
	[...riskHeadings, 'reasoning'].map((name) => [name, 'Wat wij zagen.'])
);
const commission = {
	...{ status: 'given', commissioner: 'Mevrouw Smit', municipality: 'Zevendam', number: 'Z-12' },
	...{ askedOn: '2027-01-20', decidedOn: '2027-02-01', validUntil: '2027-08-01', version: 0 }
};
const closing: Closing = {
	reason: 'concern_not_confirmed',
	why: 'Er bleek niets aan de hand.',
	answers: {
		...{ risk: 'low', goals: 'scored', measures: 'asked', siblings: 'checked', children: 'none' },
		...{ handOver: 'not-needed', consents: 'reviewed', returning: 'told', aftercare: 'planned' },
		...{ retention: 'R4', lesson: 'written' }
	},
	words: { lesson: 'Eerst vragen wat iemand zelf ziet, scheelt weken.' },
	handedOn: '',
	receiptOn: ''
};

describe('what it is for and who ordered it', () => {
	test('both aims of a family are kept, and what was changed meanwhile is not overwritten', async () => {
		const described = {
			...{ aimSubject: 'Thuis blijven', aimOtherRelatives: 'Zusje blijft op school' },
			...{ pathway: 'home_grown', funding: 'versterkingsgelden', version: 1 }
		};
		const half = { ...described, aimOtherRelatives: '' };
		expect(await describeTrajectory(joost, at(), half)).toEqual({
			problems: { aimOtherRelatives: 'aim-missing' }
		});
		expect(await describeTrajectory(joost, at(), described)).toEqual({ described: true });
		expect(await describeTrajectory(joost, at(), described)).toEqual({
			problems: { version: 'changed-meanwhile' }
		});
		expect((await page(joost)).line).toMatchObject({
			aims: { aimSubject: 'Thuis blijven', aimOtherRelatives: 'Zusje blijft op school' },
			...{ pathway: 'home_grown', funding: 'versterkingsgelden', version: 2 }
		});
	});

	test('with a commission the plan is made without four eyes; without one, or after its last day, not', async () => {
		expect(await move('plan')).toEqual({ problem: 'supervisor-needed' });
		expect(await keepCommission(joost, at(), commission)).toEqual({ kept: true });
		expect(await keepCommission(joost, at(), commission)).toEqual({
			problems: { version: 'changed-meanwhile' }
		});
		await house.moveClockTo(new Date('2027-08-02T09:00:00Z'));
		expect(await move('plan')).toEqual({ problem: 'supervisor-needed' });
		await house.moveClockTo(tuesday);
		expect(await move('plan')).toEqual({ moved: true });
		expect((await page(joost)).line.beganEarly).toBe(false);
	});

	test('begun before it with four eyes it says so', async () => {
		const early = { trajectoryId, status: 'plan', reason: 'Er is haast bij' };
		expect(await approveMoveOf(annelies, partId, early)).toEqual({ moved: true });
		expect((await page(joost)).line.beganEarly).toBe(true);
	});

	test('advice to a professional has no commission', async () => {
		const opened = await openTrajectoryIn(joost, partId, 'trajectory_advice');
		if (!('trajectoryId' in opened)) throw new Error(opened.problem);
		const advice = { partId, trajectoryId: opened.trajectoryId };
		expect(await keepCommission(joost, advice, commission)).toEqual({
			problems: { status: 'no-commission-needed' }
		});
		expect((await page(joost)).beside.map(({ type }) => type)).toEqual(['trajectory_advice']);
	});

	test('who is not helped is referred', async () => {
		expect(await move('declined')).toEqual({ problem: 'referral-missing' });
	});
});

const frame = {
	...{ ground: 'explicit_consent', frames: ['remand'], facility: 'Vught', visits: '' },
	...{ departedOn: '', arrestedOn: '', releaseOn: '2027-05-31', returnedOn: '', version: 0 }
};
describe('criminal-law data', () => {
	test('is read by whoever works on it, each look is on the trail, and the days around release are planned', async () => {
		expect(await keepLegal(joost, at(), { ...frame, ground: '' })).toEqual({
			problems: { ground: 'ground-missing' }
		});
		expect(await keepLegal(joost, at(), frame)).toEqual({ kept: true });
		expect(await showLegal(joost, at())).toMatchObject({ frame: { facility: 'Vught' } });
		expect(await showLegal(annelies, at())).toEqual({ problem: 'not-allowed' });
		expect(await eventsOf(house, partId)).toEqual(
			expect.arrayContaining(['frame.kept', 'frame.shown'])
		);
		const days = ['02-26', '04-30', '05-31', '06-07', '06-30', '08-31'];
		expect(await beats()).toEqual(days.map((day) => `cadence-release 2027-${day}`));
		await keepLegal(joost, at(), { ...frame, version: 1, releaseOn: '2027-06-01' });
		expect(await beats()).toContain('cadence-release 2027-06-01');
		expect(await beats()).not.toContain('cadence-release 2027-05-31');
		// a step by whoever may not read that day leaves its series
		await approveMoveOf(annelies, partId, { trajectoryId, status: 'plan', reason: 'haast' });
		expect(await beats()).toContain('cadence-release 2027-06-01');
	});
});

describe('the rhythm', () => {
	async function settle(code: string, how: 'complete' | 'cancel' = 'complete') {
		const [row] = await house.superuser`SELECT id, version FROM follow_up
			WHERE trajectory_id = ${trajectoryId} AND status = 'open' AND reason_code = ${code} ORDER BY starts_at LIMIT 1`;
		const request = { move: how, reason: 'Gedaan', version: Number(row!['version']) };
		return changeFollowUpOf(joost, { partId, followUpId: String(row!['id']) }, request);
	}

	test('begins with the plan, goes on when something was done, and stands still with it', async () => {
		await keepCommission(joost, at(), commission);
		expect(await beats()).toEqual([]);
		await move('plan');
		expect(await beats()).toEqual([
			'cadence-contact 2027-02-09',
			'cadence-plan-check 2027-03-16',
			'cadence-review 2027-04-30'
		]);
		await house.moveClockTo(new Date('2027-02-08T09:00:00Z'));
		expect(await settle('cadence-contact')).toEqual({ changed: true });
		expect(await beats('cadence-contact')).toEqual(['cadence-contact 2027-02-15']);
		expect(await settle('cadence-contact', 'cancel')).toEqual({ changed: true });
		expect(await beats('cadence-contact')).toEqual(['cadence-contact 2027-02-15']);
		await put('running');
		await move('on_hold');
		expect(await beats()).toEqual([]);
	});

	test('what somebody moved stays where it was put, also when the status is another', async () => {
		await keepCommission(joost, at(), commission);
		await move('plan');
		await house.superuser`UPDATE follow_up SET starts_at = '2027-02-12T10:00:00Z', ends_at = '2027-02-12T10:15:00Z', version = version + 1
			WHERE trajectory_id = ${trajectoryId} AND reason_code = 'cadence-contact'`;
		await put('running');
		await move('evaluation');
		expect(await beats('cadence-contact')).toEqual(['cadence-contact 2027-02-12']);
	});

	test('an appointment she came to counts as contact', async () => {
		await keepCommission(joost, at(), commission);
		await move('plan');
		const startsAt = new Date('2027-02-05T09:00:00Z');
		const booked = await scheduleFollowUp(joost, partId, {
			...{ kind: 'appointment', startsAt, method: 'office', words: '' }
		});
		if (!('followUpId' in booked)) throw new Error(booked.problem);
		await house.moveClockTo(new Date('2027-02-05T10:00:00Z'));
		const came = { move: 'complete', reason: 'Zij was er', version: 1 } as const;
		await changeFollowUpOf(joost, { partId, followUpId: booked.followUpId }, came);
		expect(await beats('cadence-contact')).toEqual(['cadence-contact 2027-02-12']);
	});

	test('danger makes it the rhythm of danger from the first day', async () => {
		await house.superuser`UPDATE intake SET level = 'T1' WHERE part_id = ${partId}`;
		await house.superuser`INSERT INTO danger (id, part_id, kind, level, reference, raised_at, deadline_at)
			VALUES (${randomUUID()}, ${partId}, 'level', 'T1', 'CDFG', now(), now())`;
		await openTrajectoryIn(joost, partId, 'individual_exit').then((opened) => {
			if ('trajectoryId' in opened) ({ trajectoryId } = opened);
		});
		expect(await beats()).toEqual(['cadence-contact 2027-02-03', 'cadence-risk-review 2027-02-09']);
	});
});

describe('the end', () => {
	const decide = (who: Colleague, agrees: boolean, words = '') =>
		page(joost).then(({ waiting }) =>
			decideStep(who, at(), { requestId: waiting!.id, agrees, words })
		);

	test('is asked with every line answered, sent back with words, asked again and agreed; aftercare follows', async () => {
		await agreesTo('contact_after_closure');
		expect(await askClosing(joost, at(), closing)).toEqual({ problem: 'not-possible-now' });
		await put('evaluation');
		const half = { ...closing, answers: { ...closing.answers, siblings: '' } };
		expect(await askClosing(joost, at(), half)).toEqual({ problems: { siblings: 'unanswered' } });
		expect(await askClosing(joost, at(), closing)).toEqual({ asked: true });
		expect(await askClosing(joost, at(), closing)).toEqual({ problem: 'asked-before' });
		expect(await decide(joost, true)).toEqual({ problem: 'not-allowed' });
		expect(await decide(annelies, false)).toEqual({ problem: 'words-missing' });
		expect(await decide(annelies, false, 'En het zusje?')).toEqual({ decided: true });
		expect(await stand()).toBe('evaluation');
		expect((await page(joost)).past[0]).toMatchObject({
			decision: 'sent-back',
			answerWords: 'En het zusje?',
			by: 'Annelies'
		});
		const tasks = await house.superuser`SELECT counsellor_id FROM follow_up
			WHERE part_id = ${partId} AND reason_code = 'step-sent-back' AND status = 'open'`;
		expect(tasks).toEqual([{ counsellor_id: joost.id }]);

		const review = randomUUID();
		await house.superuser`INSERT INTO follow_up (id, kind, part_id, counsellor_id, trajectory_id, status, starts_at, ends_at, reason_code, created_at)
			VALUES (${review}, 'task', ${partId}, ${joost.id}, ${trajectoryId}, 'open', ${tuesday}, ${addDays(tuesday, 1)}, 'plan-review', ${tuesday})`;
		await house.superuser`UPDATE trajectory SET review_on = '2027-03-01', review_task = ${review} WHERE id = ${trajectoryId}`;
		expect(await askClosing(joost, at(), closing)).toEqual({ asked: true });
		const [settled] = await house.superuser`SELECT status FROM follow_up
			WHERE part_id = ${partId} AND reason_code = 'step-sent-back'`;
		expect(settled).toEqual({ status: 'done' });
		expect(await decide(annelies, true)).toEqual({ decided: true });
		expect(await stand()).toBe('aftercare');
		const [looksAgain] = await house.superuser`SELECT status FROM follow_up WHERE id = ${review}`;
		expect(looksAgain).toEqual({ status: 'cancelled' });
		const months = ['2027-03-02', '2027-04-30', '2027-08-02', '2028-02-02'];
		expect(await beats()).toEqual(months.map((day) => `cadence-aftercare ${day}`));
		const told = await lessonsFor(joost);
		expect(told).toMatchObject([{ words: closing.words.lesson, month: '2027-02-01' }]);
		expect(JSON.stringify(told)).not.toContain(partId);
	});

	test('what came back waits until the same is asked again, or the help moved on', async () => {
		const left = () => house.superuser`SELECT status FROM follow_up
			WHERE part_id = ${partId} AND reason_code = 'step-sent-back'`;
		await answersHer();
		await agreesTo('contact_after_closure');
		await put('aftercare');
		expect(await askClosing(joost, at(), closing)).toEqual({ asked: true });
		// nothing moves on while another person looks at it
		expect(await goesTo('clearing', 'aftercare')).toEqual({ problem: 'step-asked' });
		expect(await decide(annelies, false, 'En het zusje?')).toEqual({ decided: true });
		expect(await goesTo('clearing', 'aftercare')).toEqual({ moved: true });
		const why = 'Zij belde: het gaat mis';
		expect(await askStep(joost, at(), { to: 'intake', why })).toEqual({ asked: true });
		expect(await left()).toEqual([{ status: 'open' }]);
		expect(await decide(annelies, true)).toEqual({ decided: true });
		expect(await left()).toEqual([{ status: 'done' }]);
	});

	test('without aftercare it ends at once, nothing waits, and it is reopened within six months under its number', async () => {
		await answersHer();
		await put('evaluation');
		const declined = {
			...closing,
			answers: { ...closing.answers, aftercare: 'declined', lesson: 'none' }
		};
		expect(await askClosing(joost, at(), declined)).toEqual({ asked: true });
		expect(await decide(annelies, true)).toEqual({ decided: true });
		expect(await stand()).toBe('closed');
		const [row] = await house.superuser`SELECT code, closed_at FROM part WHERE id = ${partId}`;
		expect(row!['closed_at']).toEqual(expect.any(Date));
		const reopen = { to: 'intake', why: 'Zij belt toch weer' };
		expect(await goesTo('clearing', 'closed')).toEqual({ problem: 'help-ended' });
		const aims = { aimSubject: 'Thuis', aimOtherRelatives: 'School', pathway: 'unclear' };
		expect(await describeTrajectory(joost, at(), { ...aims, funding: '', version: 1 })).toEqual({
			problems: { aimSubject: 'help-ended' }
		});
		expect(await keepCommission(joost, at(), commission)).toEqual({
			problems: { status: 'help-ended' }
		});
		const before = await beats();
		expect(await keepLegal(joost, at(), { ...frame, releaseOn: '2027-12-01' })).toEqual({
			problems: { ground: 'help-ended' }
		});
		expect(await showLegal(joost, at())).toMatchObject({ frame: undefined });
		expect(await beats()).toEqual(before);

		await house.moveClockTo(new Date('2027-08-03T09:00:00Z'));
		expect(await askStep(joost, at(), reopen)).toEqual({ problem: 'not-possible-now' });
		const straight = { trajectoryId, status: 'intake', reason: 'Zij belt' };
		expect(await approveMoveOf(annelies, partId, straight)).toEqual({
			problem: 'not-possible-now'
		});
		await house.moveClockTo(new Date('2027-08-02T20:00:00Z'));
		expect(await askStep(joost, at(), reopen)).toEqual({ asked: true });
		expect(await decide(annelies, true)).toEqual({ decided: true });
		expect(await stand()).toBe('intake');
		const [again] = await house.superuser`SELECT code, closed_at FROM part WHERE id = ${partId}`;
		expect(again).toEqual({ code: row!['code'], closed_at: null });
		expect(await eventsOf(house, partId)).toEqual(
			expect.arrayContaining(['case.closed', 'case.reopened', 'step.asked'])
		);
	});

	test('nothing ends while somebody may be in danger or something waits', async () => {
		await put('aftercare');
		const declined = { ...closing, answers: { ...closing.answers, aftercare: 'declined' } };
		expect(await askClosing(joost, at(), declined)).toEqual({ problem: 'still-open' });
		await house.superuser`INSERT INTO danger (id, part_id, kind, level, reference, raised_at, deadline_at)
			VALUES (${randomUUID()}, ${partId}, 'level', 'T1', 'CDFG', now(), now())`;
		expect(await askClosing(joost, at(), declined)).toEqual({
			problems: { risk: 'still-too-dangerous' }
		});
	});

	test('no other help goes on where somebody is in danger: two decide, and who is helped otherwise is stopped by one', async () => {
		await answersHer();
		const stops = { to: 'stopped', why: 'Zij wil niet meer' };
		// while nobody is in danger that is not for two
		expect(await askStep(joost, at(), stops)).toEqual({ problem: 'not-possible-now' });
		await house.superuser`INSERT INTO danger (id, part_id, kind, level, reference, raised_at, deadline_at)
			VALUES (${randomUUID()}, ${partId}, 'level', 'T1', 'CDFG', now(), now())`;
		expect(await move('stopped')).toEqual({ problem: 'supervisor-needed' });
		expect(await move('declined', 'niet bij ons', 'De wijk')).toEqual({
			problem: 'supervisor-needed'
		});
		const elsewhere = { to: 'declined', why: 'Niet bij ons' };
		expect(await askStep(joost, at(), elsewhere)).toEqual({ problem: 'referral-missing' });
		expect(await askStep(joost, at(), { ...elsewhere, referredTo: 'De wijk' })).toEqual({
			asked: true
		});
		const { waiting } = await page(annelies);
		expect(waiting!.why).toBe('Niet bij ons → De wijk');
		await withdrawStep(joost, at(), waiting!.id);

		const beside = await openTrajectoryIn(joost, partId, 'individual_exit');
		const besideId = 'trajectoryId' in beside ? beside.trajectoryId : '';
		for (const rests of ['aftercare', 'on_hold']) {
			await house.superuser`UPDATE trajectory SET status = ${rests} WHERE id = ${besideId}`;
			expect(await move('stopped')).toEqual({ problem: 'supervisor-needed' });
		}
		await house.superuser`UPDATE trajectory SET status = 'intake' WHERE id = ${besideId}`;
		expect(await move('stopped')).toEqual({ moved: true });
		trajectoryId = besideId;
		const alone = { trajectoryId, phase: 'motivate', status: 'stopped', reason: 'Hij wil niet' };
		expect(await moveTrajectoryOf(joost, partId, alone)).toEqual({ problem: 'supervisor-needed' });
		expect(await askStep(joost, at(), stops)).toEqual({ asked: true });
		expect(await decide(annelies, true)).toEqual({ decided: true });
		expect(await stand()).toBe('stopped');
	});

	test('what may not be ended yet is not asked either: who decides could do nothing about it', async () => {
		await house.superuser`INSERT INTO danger (id, part_id, kind, level, reference, raised_at, deadline_at)
			VALUES (${randomUUID()}, ${partId}, 'level', 'T1', 'CDFG', now(), now())`;
		const stops = { to: 'stopped', why: 'Zij wil niet meer' };
		expect(await askStep(joost, at(), stops)).toEqual({ problem: 'still-open' });
		await answersHer();
		expect(await askStep(joost, at(), stops)).toEqual({ asked: true });
	});

	test('what two decide can be asked, every step of it', async () => {
		const { key_id } = (await house.superuser`SELECT key_id FROM part WHERE id = ${partId}`)[0]!;
		const asks = (from: TrajectoryStatus, to: TrajectoryStatus) => {
			const end = asksChecklist({ type: 'family_support', status: from }, to);
			const [why, after, keep] = end ? ['other', 'planned', 'R4'] : [null, null, null];
			return house.superuser`INSERT INTO step_request (id, trajectory_id, part_id, key_id, from_status, to_status, closure_reason,
					aftercare, retention, sealed, asked_by, asked_at, decision, decided_by, decided_at)
				VALUES (${randomUUID()}, ${trajectoryId}, ${partId}, ${key_id}, ${from}, ${to}, ${why}, ${after}, ${keep}, '', ${joost.id}, now(),
					'withdrawn', ${joost.id}, now())`;
		};
		for (const from of trajectoryStatuses) {
			const facts = { isChecked: true, leavesDanger: true };
			const known = movesForFourEyes({ type: 'family_support', status: from }, facts);
			for (const to of trajectoryStatuses) {
				const done = await asks(from, to).then(
					() => true,
					() => false
				);
				expect({ from, to, done }).toEqual({ from, to, done: known.includes(to) });
			}
		}
	});

	test('the wall leaves to two what the rule leaves to two, whatever is asked of it', async () => {
		const writes = (from: string, to: string) =>
			house.database.sql
				.begin(async (tx) => {
					await tx`SELECT set_config('app.actor', ${joost.id}, true)`;
					const rows = await tx`UPDATE trajectory SET status = ${to}
						WHERE id = ${trajectoryId} AND status = ${from} RETURNING id`;
					await tx`SELECT 1 / 0`;
					return String(rows.length);
				})
				.catch((error: Error) =>
					error.message === 'division by zero' ? 'written' : error.message
				);
		const shut = 'help ends by two';
		const alone = { approved: false, reason: 'Zij wil het', referredTo: 'De wijk' };
		const ready = {
			...{ isCommissioned: true, isChecked: true },
			readiness: {
				...{ planAgreed: true, scaledGoals: 1, storageConsent: true },
				...{ counsellorId: joost.id, secondCounsellorId: annelies.id, reviewOn: '2027-04-01' }
			}
		};
		const wanted = (from: TrajectoryStatus, to: TrajectoryStatus, leavesDanger: boolean) => {
			const standing = { type: 'family_support', status: from } as const;
			const asked = moveTrajectory(standing, { ...alone, ...ready, to, leavesDanger });
			return 'problem' in asked ? shut : 'written';
		};
		let ends: () => Promise<unknown>;
		const happens = [
			['told of a danger elsewhere', true, async () => void (ends = await isTold())],
			['that is over', false, () => ends()],
			['in danger', true, isInDanger]
		] as const;
		for (const [when, leavesDanger, happened] of happens) {
			await happened();
			for (const from of trajectoryStatuses) {
				await put(from);
				for (const to of Object.keys(moves[from]) as TrajectoryStatus[])
					expect({ from, to, when, is: await writes(from, to) }).toEqual({
						...{ from, to, when },
						is: wanted(from, to, leavesDanger)
					});
			}
		}
	});

	test('what was answered when the end was asked is looked at again when another person agrees', async () => {
		await answersHer();
		await put('evaluation');
		const declined = { ...closing, answers: { ...closing.answers, aftercare: 'declined' } };
		expect(await askClosing(joost, at(), declined)).toEqual({ asked: true });
		const high = { level: 'high', dueOn: '', fields: wholeJudgement, unknown: [] };
		expect(await judgeRisk(joost, partId, high)).toMatchObject({ asksSecond: true });
		await house.superuser`UPDATE risk_judgement SET level = 'low' WHERE part_id = ${partId}`;
		expect(await decide(annelies, true)).toEqual({ problem: 'second-awaited' });
		await house.superuser`DELETE FROM risk_judgement WHERE part_id = ${partId}`;
		const acute = { level: 'acute', dueOn: '', fields: { reasoning: 'Hij is weg.' }, unknown: [] };
		expect(await judgeRisk(joost, partId, acute)).toMatchObject({ asksSecond: true });
		const tooDangerous = { problem: 'still-too-dangerous' };
		expect(await decide(annelies, true)).toEqual(tooDangerous);
		await house.superuser`DELETE FROM risk_judgement WHERE part_id = ${partId}`;
		await isInDanger();
		expect(await decide(annelies, true)).toEqual(tooDangerous);
		expect(await stand()).toBe('evaluation');
		expect(await decide(annelies, false, 'Er is gevaar')).toEqual({ decided: true });
	});

	test('whoever said that a danger was over does not take the case and stop the help alone', async () => {
		await answersHer();
		await together(joost, (work) =>
			work.db.execute(sql`SELECT door.speak_duress(${partId}::uuid)`)
		);
		const [danger] = await house.superuser`SELECT id FROM danger WHERE part_id = ${partId}`;
		const sanne = await employ(house, 'Sanne', 'supervisor');
		expect(await endDanger(sanne, String(danger!['id']), 'Zij is veilig bij haar zus.')).toEqual({
			ended: true
		});
		await assignPart(sanne, partId, { staffId: sanne.id, role: 'second' });
		const stops = { trajectoryId, phase: 'stabilise', status: 'stopped', reason: 'Zij wil niet' };
		expect(await moveTrajectoryOf(sanne, partId, stops)).toEqual({ problem: 'supervisor-needed' });
		const pastTheRule = house.database.sql.begin(async (tx) => {
			await tx`SELECT set_config('app.actor', ${sanne.id}, true)`;
			await tx`UPDATE trajectory SET status = 'stopped' WHERE id = ${trajectoryId}`;
		});
		await expect(pastTheRule).rejects.toThrow('help ends by two');
		expect(await askStep(sanne, at(), { to: 'stopped', why: 'Zij wil niet meer' })).toEqual({
			asked: true
		});
		expect(await decide(annelies, true)).toEqual({ decided: true });
		expect(await stand()).toBe('stopped');
	});

	test('aftercare is no help that goes on where somebody is in danger', async () => {
		await answersHer();
		await isInDanger();
		const beside = await openTrajectoryIn(joost, partId, 'individual_exit');
		const id = 'trajectoryId' in beside ? beside.trajectoryId : '';
		await house.superuser`UPDATE trajectory SET status = 'aftercare' WHERE id = ${id}`;
		expect(await move('stopped')).toEqual({ problem: 'supervisor-needed' });
	});

	test('who was told of a danger elsewhere is not left by one while it lasts', async () => {
		await answersHer();
		const ends = await isTold();
		expect(await page(joost)).toMatchObject({ facts: { leavesDanger: true } });
		expect(await move('stopped')).toEqual({ problem: 'supervisor-needed' });
		expect(await move('declined', 'Niet voor ons', 'De wijk')).toEqual({
			problem: 'supervisor-needed'
		});
		await ends();
		expect(await page(joost)).toMatchObject({ facts: { leavesDanger: false } });
		// whoever said that it was over leaves it to another here too
		await assignPart(annelies, partId, { staffId: annelies.id, role: 'second' });
		expect(await page(annelies)).toMatchObject({ facts: { leavesDanger: true } });
		expect(await move('stopped')).toEqual({ moved: true });
	});

	test('whoever kept a danger from her, or has yet to weigh it for her, does not take her on and stop the help alone', async () => {
		await answersHer();
		const source = await openedCase(house, joost);
		const reason = 'Twee hulpvragers over dezelfde jongen.';
		await linkCases(annelies, partId, { code: source.code, reason });
		const sanne = await employ(house, 'Sanne', 'supervisor');
		const bart = await employ(house, 'Bart', 'supervisor');
		const [raised] = await together(joost, (work) =>
			work.db.execute(sql`SELECT door.speak_duress(${source.partId}::uuid) AS id`)
		);
		const dangerId = String(raised!['id']);
		await assignPart(bart, partId, { staffId: bart.id, role: 'second' });
		const stops = { trajectoryId, phase: 'stabilise', status: 'stopped', reason: 'Zij wil niet' };
		const byTwo = async (who: Colleague) => {
			expect(await page(who)).toMatchObject({ facts: { leavesDanger: true } });
			expect(await moveTrajectoryOf(who, partId, stops)).toEqual({ problem: 'supervisor-needed' });
			const pastTheRule = house.database.sql.begin(async (tx) => {
				await tx`SELECT set_config('app.actor', ${who.id}, true)`;
				await tx`UPDATE trajectory SET status = 'stopped' WHERE id = ${trajectoryId}`;
			});
			await expect(pastTheRule).rejects.toThrow('help ends by two');
		};
		await byTwo(bart);
		const keep = { partId, decision: 'kept', reason, words: '' } as const;
		expect(await decidePassingOn(sanne, dangerId, keep)).toEqual({ decided: true });
		expect(await page(bart)).toMatchObject({ facts: { leavesDanger: false } });
		await assignPart(sanne, partId, { staffId: sanne.id, role: 'second' });
		await byTwo(sanne);
		expect(await endDanger(sanne, dangerId, 'Zij is veilig bij haar zus.')).toEqual({
			ended: true
		});
		await byTwo(sanne);
		// whoever works there and heard nothing of it hears nothing by this
		expect(await page(joost)).toMatchObject({ facts: { leavesDanger: false } });
		expect(await move('stopped')).toEqual({ moved: true });
	});

	test('who is not helped while in danger is referred too, and whoever agrees reads where', async () => {
		await answersHer();
		await isInDanger();
		const declines = { to: 'declined', why: 'Dit is voor de politie' };
		expect(await askStep(joost, at(), declines)).toEqual({ problem: 'referral-missing' });
		expect(await askStep(joost, at(), { ...declines, referredTo: 'De politie' })).toEqual({
			asked: true
		});
		expect((await page(annelies)).waiting).toMatchObject({
			why: 'Dit is voor de politie → De politie'
		});
		expect(await decide(annelies, true)).toEqual({ decided: true });
		expect(await stand()).toBe('declined');
	});

	test('a question waits no longer where a supervisor took another step: it comes back with her reason', async () => {
		await answersHer();
		await isInDanger();
		expect(await askStep(joost, at(), { to: 'stopped', why: 'Zij wil niet meer' })).toEqual({
			asked: true
		});
		const otherwise = { trajectoryId, status: 'plan', reason: 'Eerst een plan' };
		expect(await approveMoveOf(annelies, partId, otherwise)).toEqual({ moved: true });
		const { waiting, past } = await page(joost);
		expect(waiting).toBeUndefined();
		expect(past).toMatchObject([{ decision: 'sent-back', answerWords: 'Eerst een plan' }]);
		expect(await goesTo('clearing', 'plan')).toEqual({ moved: true });
		expect(await eventsOf(house, partId)).toContain('step.sent-back');
	});

	test('an address that is none breaks nothing', async () => {
		const step = { trajectoryId, phase: 'stabilise', status: 'stopped', reason: 'Dag' };
		for (const id of ['\0', 'x']) {
			expect(await moveTrajectoryOf(joost, id, step)).toEqual({ problem: 'not-found' });
			expect(await approveMoveOf(annelies, id, step)).toEqual({ problem: 'not-found' });
		}
	});

	test('when help ended is not another day because aftercare is broken off', async () => {
		await answersHer();
		await put('aftercare');
		await house.superuser`UPDATE trajectory SET ended_at = ${tuesday} WHERE id = ${trajectoryId}`;
		await house.moveClockTo(addDays(tuesday, 400));
		expect(await move('stopped')).toEqual({ moved: true });
		const [row] = await house.superuser`SELECT ended_at FROM trajectory WHERE id = ${trajectoryId}`;
		expect(row).toEqual({ ended_at: tuesday });
	});

	test('a question is taken back, and one that another step overtook is gone', async () => {
		await put('awaiting_commission');
		const early = { to: 'plan', why: 'De gemeente wacht op de raad' };
		expect(await askStep(joost, at(), { ...early, why: ' ' })).toEqual({
			problem: 'reason-missing'
		});
		expect(await askStep(joost, at(), early)).toEqual({ asked: true });
		const { waiting } = await page(joost);
		expect(await withdrawStep(joost, at(), waiting!.id)).toEqual({ withdrawn: true });
		expect(await askStep(joost, at(), early)).toEqual({ asked: true });
		await keepCommission(joost, at(), commission);
		expect(await move('plan')).toEqual({ moved: true });
		expect((await page(joost)).waiting).toBeUndefined();
		expect((await page(joost)).past.map(({ decision }) => decision)).toEqual([
			'withdrawn',
			'withdrawn'
		]);
	});

	test('aftercare that she takes back her yes for is not planned any more', async () => {
		await agreesTo('contact_after_closure');
		await put('evaluation');
		await askClosing(joost, at(), { ...closing, answers: { ...closing.answers, lesson: 'none' } });
		await decide(annelies, true);
		expect(await beats()).toHaveLength(4);
		const [person] =
			await house.superuser`SELECT id FROM person WHERE part_id = ${partId} ORDER BY created_at, id LIMIT 1`;
		const no = { personId: String(person!['id']), purpose: 'contact_after_closure' } as const;
		expect(await withdrawConsent(joost, partId, no)).toEqual({ withdrawn: true });
		expect(await beats()).toEqual([]);
	});
});

describe('the functions of the wall', () => {
	const asked = async <T>(who: Colleague, query: SQL): Promise<T | string> => {
		try {
			const [row] = await together(who, (work) => work.db.execute<{ done: T }>(query));
			return row!.done;
		} catch (error) {
			return sqlState(error) ?? 'unknown';
		}
	};

	test('a step is decided by other eyes alone, whoever calls them', async () => {
		const petra = await employ(house, 'Petra', 'supervisor');
		const sanne = await employ(house, 'Sanne', 'counsellor');
		await declareConflict(petra, partId, 'Het is de zoon van mijn buren.');
		await put('aftercare');
		expect(await askStep(joost, at(), { to: 'intake', why: 'Het gaat weer mis' })).toEqual({
			asked: true
		});
		const { waiting } = await page(joost);
		const decide = (who: Colleague, decision: string) =>
			asked<boolean>(
				who,
				sql`SELECT door.decide_step(${waiting!.id}::uuid, ${decision}, NULL) AS done`
			);
		const stranger = { ...annelies, id: randomUUID() };
		for (const who of [joost, petra, sanne, stranger])
			for (const decision of ['agreed', 'sent-back'])
				expect(await decide(who, decision)).toBe(false);
		for (const who of [petra, sanne, annelies]) expect(await decide(who, 'withdrawn')).toBe(false);
		expect(await decide(annelies, 'toString')).toBe(false);
		await put('closed');
		expect(await decide(annelies, 'agreed')).toBe(false);
		await put('aftercare');
		expect(await decide(annelies, 'agreed')).toBe(true);
		expect(await decide(annelies, 'agreed')).toBe(false);
	});

	test('nobody else lays a rhythm, looks whether it is dangerous, or writes down a lesson', async () => {
		const sanne = await employ(house, 'Sanne', 'counsellor');
		const lay = sql`SELECT door.set_rhythm(${trajectoryId}::uuid, '{}', '{cadence-contact}', '{2027-03-01T09:00:00Z}') AS done`;
		expect(await asked(sanne, lay)).toBe('P0001');
		await house.superuser`INSERT INTO danger (id, part_id, kind, level, reference, raised_at, deadline_at)
			VALUES (${randomUUID()}, ${partId}, 'level', 'T1', 'CDFG', now(), now())`;
		const look = sql`SELECT door.danger_in(${partId}::uuid) AS done`;
		expect(await asked(sanne, look)).toBe(null);
		expect(await asked(joost, look)).toBe('T1');
		const before = (await lessonsFor(joost)).length;
		await asked(annelies, sql`SELECT door.keep_lesson(${randomUUID()}::uuid, 'x') AS done`);
		expect(await lessonsFor(joost)).toHaveLength(before);
	});
});
