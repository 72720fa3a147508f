import { addDays } from 'date-fns';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	lastDueOn,
	riskHeadings,
	riskLevels,
	ringsSupervisors,
	type RiskLevel
} from '#domain/risk.ts';
import { taskReasons } from '#domain/task-reason.ts';
import { localDate } from '#domain/time.ts';
import { assignPart } from '#server/cases/assign.ts';
import { inviteExpert } from '#server/cases/invite.ts';
import { printCase } from '#server/cases/print.ts';
import { readCase } from '#server/cases/read.ts';
import { declareConflict } from '#server/conflicts/declare.ts';
import { endDanger } from '#server/dangers/end.ts';
import { readDanger } from '#server/dangers/read.ts';
import { changeFollowUpOf } from '#server/follow-ups/change.ts';
import { reviewOf } from '#server/reviews/overview.ts';
import { judgeRisk } from '#server/risk/judge.ts';
import { readRisk, type RiskPage } from '#server/risk/read.ts';
import { secondRisk } from '#server/risk/second.ts';
import { askClosing, askStep } from '#server/trajectories/ask.ts';
import { decideStep } from '#server/trajectories/decide.ts';
import { moveTrajectoryOf } from '#server/trajectories/move.ts';
import { openTrajectoryIn } from '#server/trajectories/open.ts';
import { readTrajectory } from '#server/trajectories/read.ts';
import { acting, outcomeOf } from '../support/acting.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';

let house: TestHouse;
let app: postgres.Sql;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
let mila: Colleague;
let partId: string;
beforeAll(async () => {
	house = await freshHouse();
	app = postgres(house.urls.app, { max: 1, onnotice: () => undefined });
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
	mila = await employ(house, 'Mila', 'supervisor');
});
afterAll(async () => {
	await app.end();
	await house.close();
});
beforeEach(async () => {
	({ partId } = await openedCase(house, joost));
});

const today = () => localDate(new Date());
const headings = Object.fromEntries(riskHeadings.map((name) => [name, `Over ${name}.`]));
async function page(who: Colleague = joost): Promise<RiskPage> {
	const read = await readRisk(who, partId);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}
const judges = (level: string, fields: Record<string, string> = {}, who = joost) =>
	judgeRisk(who, partId, {
		...{ level, unknown: [], dueOn: '' },
		fields: { ...headings, reasoning: 'Alles bij elkaar.', ...fields }
	});
async function seconds(who: Colleague, given: object = {}) {
	const judgementId = (await page()).judgement?.id ?? '';
	const said = { says: 'agrees', level: '', words: '', ...given };
	return secondRisk(who, { partId, judgementId }, said);
}
const tasks = async (status = 'open') =>
	(
		await house.superuser`SELECT reason_code, counsellor_id, starts_at FROM follow_up
		WHERE part_id = ${partId} AND status = ${status} AND reason_code LIKE 'risk-%' ORDER BY reason_code`
	).map((row) => ({
		code: String(row['reason_code']),
		whose: String(row['counsellor_id']),
		on: localDate(row['starts_at'] as Date)
	}));
const codes = async (status?: string) => (await tasks(status)).map(({ code }) => code);
const waiting = async (who: Colleague) => {
	const review = await reviewOf(who);
	if ('problem' in review) throw new Error(review.problem);
	return review.judgements.filter((one) => one.partId === partId);
};

describe('a judgement', () => {
	test('holds at once, with why, and is looked at again on a day that stands as a task', async () => {
		expect(await judges('raised')).toMatchObject({ asksSecond: false });
		const { judgement, plannedOn } = await page();
		expect(judgement).toMatchObject({
			...{ level: 'raised', headings, reasoning: 'Alles bij elkaar.', by: 'Joost', waits: false }
		});
		const due = lastDueOn('raised', { today: today() });
		expect(plannedOn).toBe(due);
		expect(await tasks()).toEqual([{ code: 'risk-review', whose: joost.id, on: due }]);
		expect(await eventsOf(house, partId)).toEqual(
			expect.arrayContaining(['task.opened', 'risk.judged'])
		);
		const [row] = await house.superuser`SELECT sealed::text FROM risk_judgement`;
		expect(JSON.stringify(row)).not.toContain(Buffer.from('Alles bij').toString('hex'));
	});

	test('another one settles the day of the one before', async () => {
		await judges('raised');
		await judges('low');
		expect(await codes()).toEqual(['risk-review']);
		expect(await codes('done')).toEqual(['risk-review']);
		expect((await page()).earlier.rows).toMatchObject([{ level: 'raised' }]);
	});

	test('what came before is read on a page at a time, and the one that holds stands above each', async () => {
		const numbers = Array.from({ length: 42 }, (_, n) => `nummer ${n}`);
		for (const reasoning of numbers) await judges('low', { reasoning });
		const told: string[] = [];
		let after: string | undefined;
		do {
			const read = await readRisk(joost, partId, after);
			if ('problem' in read) throw new Error(read.problem);
			expect(read.judgement).toMatchObject({ reasoning: 'nummer 41' });
			told.push(...read.earlier.rows.map((one) => one.reasoning));
			after = read.earlier.next;
		} while (after);
		expect(told).toEqual(numbers.toReversed().slice(1));
		for (const made of ['', 'x', partId])
			expect(await readRisk(joost, partId, made)).toEqual({ problem: 'not-found' });
	});

	test('that cannot be kept leaves nothing behind', async () => {
		expect(await judges('raised', { network: '' })).toEqual({
			problems: { network: 'heading-open' }
		});
		expect(await codes()).toEqual([]);
		expect((await page()).judgement).toBeUndefined();
	});

	test('is made by whoever works on the case; to others it is not there', async () => {
		expect(await judges('low', {}, amina)).toEqual({ problem: 'not-found' });
		expect(await judges('low', {}, annelies)).toEqual({ problem: 'not-allowed' });
		expect(await readRisk(amina, partId)).toEqual({ problem: 'not-found' });
		expect((await page(annelies)).mayJudge).toBe(false);
	});
});

describe('what a judgement asks', () => {
	test('is done by the next one alone: by no form, and past no page', async () => {
		await assignPart(annelies, partId, { staffId: amina.id, role: 'second' });
		await judges('high');
		const waits = await house.superuser`SELECT id FROM follow_up
			WHERE part_id = ${partId} AND reason_code IN ('risk-review', 'risk-second')`;
		expect(waits).toHaveLength(2);
		const startsAt = addDays(new Date(), 60);
		const set = {
			done: `status = 'done'`,
			off: `status = 'cancelled'`,
			late: `starts_at = '2100-01-01'`
		};
		for (const { id: followUpId } of waits) {
			for (const move of ['complete', 'cancel', 'move'] as const) {
				const request = { move, reason: 'Zo.', version: 1, to: { startsAt } };
				const outcome = await changeFollowUpOf(joost, { partId, followUpId }, request);
				expect(outcome).toEqual({ problem: 'not-possible-now' });
			}
			for (const to of Object.values(set)) {
				const past = `UPDATE follow_up SET ${to}, version = version + 1 WHERE id = '${followUpId}'`;
				for (const { id } of [joost, amina])
					expect(await outcomeOf(app, id, past), to).toBe('42501');
			}
		}
		await judges('high');
		expect(await codes('done')).toEqual(['risk-review', 'risk-second']);
	});

	test('is at the wall what it is in the rules, of every reason there is', async () => {
		const refused = async (status: string) => {
			const rows =
				await house.superuser`SELECT code FROM unnest(${[...taskReasons.keys()]}::text[]) code
				WHERE NOT door.may_settle(${partId}, code, ${status}, door.time())`;
			return rows.map((row) => String(row['code'])).toSorted();
		};
		// of what is a supervisor's nobody else says that it is over
		const asked = [...taskReasons]
			.filter(([, { isAnswered, isSupervisors }]) => isAnswered || isSupervisors)
			.map(([code]) => code)
			.toSorted();
		for (const status of ['done', 'cancelled', 'open'])
			expect(await refused(status), status).toEqual(asked);
	});
});

describe('acute', () => {
	const rung = async () => {
		const rows =
			await house.superuser`SELECT n.staff_id, d.level FROM danger d JOIN notification n ON n.danger_id = d.id
			WHERE d.part_id = ${partId} AND d.kind = 'judgement' AND n.purpose = 'alert-danger' AND n.status = 'planned' ORDER BY d.raised_at`;
		return rows.map((row) => `${row['staff_id']} ${row['level']}`);
	};
	const both = () => [`${annelies.id} T0`, `${mila.id} T0`].toSorted();

	test('rings the supervisors at once, and nothing else does; no sooner again than it was lower', async () => {
		for (const level of riskLevels.filter((one) => !ringsSupervisors(one))) {
			await judges(level);
			expect(await rung(), level).toEqual([]);
		}
		await judges('acute');
		expect((await rung()).toSorted()).toEqual(both());
		expect(await eventsOf(house, partId)).toContain('danger.raised');
		await judges('acute');
		expect(await rung()).toHaveLength(2);
		await judges('high');
		await judges('acute');
		expect(await rung()).toHaveLength(4);
		const review = await reviewOf(annelies);
		const dangers = ('dangers' in review && review.dangers) || [];
		expect(dangers.filter((one) => one.partId === partId)).toHaveLength(2);
	});

	test('stays with the supervisors until one of them says that it is over: so long whoever is on call reads the case', async () => {
		await judges('acute');
		const dangers = async () => {
			const review = await reviewOf(annelies);
			const all = ('dangers' in review && review.dangers) || [];
			return all.filter((one) => one.partId === partId).map(({ id }) => id);
		};
		const [id] = await dangers();
		await readDanger(annelies, id!);
		await judges('low');
		expect(await dangers()).toEqual([id]);
		expect(await endDanger(annelies, id!, 'Hij is opgenomen, en weet het.')).toEqual({
			ended: true
		});
		expect(await dangers()).toEqual([]);
	});

	test('rings too when the second one says it', async () => {
		await judges('high');
		await seconds(annelies, { says: 'differs', level: 'acute', words: 'Hij gaat vannacht.' });
		// whoever says it knows
		expect(await rung()).toEqual([`${mila.id} T0`]);
	});
});

describe('a second one', () => {
	test('is asked where it is grave, on the supervisors’ page and of the colleague on the case', async () => {
		await assignPart(annelies, partId, { staffId: amina.id, role: 'second' });
		expect(await judges('high')).toMatchObject({ asksSecond: true });
		expect(await waiting(annelies)).toMatchObject([{ level: 'high', by: 'Joost', isMine: false }]);
		expect(await tasks()).toMatchObject([
			{ code: 'risk-review', whose: joost.id },
			{ code: 'risk-second', whose: amina.id }
		]);
		expect((await page(amina)).maySecond).toBe(true);
		expect(await seconds(amina)).toEqual({ seconded: true });
		expect(await codes()).toEqual(['risk-review']);
		expect(await waiting(annelies)).toEqual([]);
		expect((await page()).judgement).toMatchObject({ secondSays: 'agrees', secondName: 'Amina' });
		expect(await eventsOf(house, partId)).toContain('risk.seconded');
	});

	test('is never the first one, in the tool or past it', async () => {
		await judges('acute');
		const { judgement, maySecond } = await page();
		expect(maySecond).toBe(false);
		expect(await seconds(joost)).toEqual({ problem: 'same-person' });
		const past = await acting(app, joost.id, (tx) =>
			tx.unsafe(`SELECT door.second_risk('${judgement!.id}', 'agrees', NULL, NULL) AS done`)
		);
		expect(past[0]!['done']).toBe(false);
		await expect(
			house.superuser`UPDATE risk_judgement SET second_says = 'agrees', second_by = judged_by, second_at = now() WHERE part_id = ${partId}`
		).rejects.toMatchObject({ code: '23514' });
	});

	test('in acute danger nobody waits: it holds, it is planned, and another one is asked', async () => {
		const empty = Object.fromEntries(riskHeadings.map((name) => [name, '']));
		expect(await judges('acute', empty)).toMatchObject({ asksSecond: true });
		expect((await page()).judgement).toMatchObject({ level: 'acute', headings: {}, waits: true });
		expect(await tasks()).toMatchObject([
			{ code: 'risk-review', on: localDate(addDays(new Date(), 1)) }
		]);
		expect(await waiting(annelies)).toHaveLength(1);
	});

	test('who sees it otherwise says how and why; both stand, and a task asks to talk it over', async () => {
		await judges('high');
		expect(await seconds(annelies, { says: 'differs' })).toEqual({
			problems: { secondLevel: 'second-level-missing', words: 'words-missing' }
		});
		const differs = { says: 'differs', level: 'raised', words: 'Het netwerk is weg.' };
		expect(await seconds(annelies, differs)).toEqual({ seconded: true });
		const { judgement } = await page();
		expect(judgement).toMatchObject({
			...{ level: 'high', secondSays: 'differs', secondLevel: 'raised' },
			...{ secondName: 'Annelies', secondWords: 'Het netwerk is weg.' }
		});
		expect(await tasks()).toMatchObject([
			{ code: 'risk-differs', whose: joost.id },
			{ code: 'risk-review' }
		]);
		expect(await eventsOf(house, partId)).toContain('risk.differed');
		expect(await seconds(mila)).toEqual({ problem: 'not-possible-now' });
	});

	test('is asked too when it comes down again, and not got rid of by judging twice', async () => {
		await judges('high');
		expect(await judges('low')).toMatchObject({ asksSecond: true });
		expect(await judges('low')).toMatchObject({ asksSecond: true });
		expect(await waiting(annelies)).toMatchObject([{ level: 'low' }]);
		expect(await seconds(annelies)).toEqual({ seconded: true });
		expect(await judges('low')).toMatchObject({ asksSecond: false });
	});

	test('nor by ending all help, which is for two now, and beginning it anew: what waited comes back with the case', async () => {
		await assignPart(annelies, partId, { staffId: amina.id, role: 'second' });
		await judges('high');
		const waited = await tasks();
		await house.superuser`UPDATE intake SET status = 'closed', closed_at = now() WHERE part_id = ${partId}`;
		const read = await readCase(joost, partId);
		const [line] = 'trajectories' in read ? read.trajectories : [];
		const { id: trajectoryId, phase } = line!;
		const stops = { trajectoryId, phase, status: 'stopped', reason: 'Hij wil niet meer.' };
		await house.superuser`UPDATE trajectory SET status = 'evaluation' WHERE id = ${trajectoryId}`;
		const calm = {
			reason: 'goals_met',
			why: 'Het gaat goed.',
			answers: { risk: 'low' },
			words: {}
		};
		const closing = await askClosing(joost, { partId, trajectoryId }, {
			...calm,
			handedOn: '',
			receiptOn: ''
		} as never);
		expect(closing).toMatchObject({ problems: { risk: 'still-too-dangerous' } });
		await house.superuser`UPDATE trajectory SET status = 'intake' WHERE id = ${trajectoryId}`;
		const alone = { problem: 'supervisor-needed' };
		expect(await moveTrajectoryOf(joost, partId, stops)).toEqual(alone);
		expect(
			await moveTrajectoryOf(joost, partId, { ...stops, status: 'declined', referredTo: 'De wijk' })
		).toEqual(alone);
		const at = { partId, trajectoryId };
		expect(await askStep(joost, at, { to: 'stopped', why: stops.reason })).toEqual({ asked: true });
		const asked = await readTrajectory(annelies, at);
		const requestId = 'waiting' in asked ? asked.waiting!.id : '';
		expect(await decideStep(annelies, at, { requestId, agrees: true, words: '' })).toEqual({
			decided: true
		});
		expect(await codes()).toEqual([]);
		expect(await eventsOf(house, partId)).toEqual(
			expect.arrayContaining(['step.asked', 'trajectory.moved', 'case.closed'])
		);
		const [ended] = await house.superuser`SELECT t.status, t.ended_at, p.closed_at
			FROM trajectory t JOIN part p ON p.id = t.part_id WHERE t.id = ${trajectoryId}`;
		expect(ended).toEqual({
			...{ status: 'stopped', ended_at: expect.any(Date), closed_at: expect.any(Date) }
		});
		await openTrajectoryIn(joost, partId, 'individual_exit');
		expect(await tasks()).toEqual(waited);
		expect(await waiting(annelies)).toHaveLength(1);
		expect((await eventsOf(house, partId)).filter((kind) => kind === 'task.opened')).toHaveLength(
			4
		);
		await judges('high');
		expect(await codes()).toEqual(['risk-review', 'risk-second']);
	});

	test('of one that was replaced nobody is asked any more', async () => {
		await judges('high');
		const { judgement } = await page();
		await judges('acute');
		const at = { partId, judgementId: judgement!.id };
		const said = { says: 'agrees', level: '', words: '' };
		expect(await secondRisk(annelies, at, said)).toEqual({ problem: 'not-possible-now' });
	});

	test('is nobody who does not work on it, and no supervisor to whom a conflict shuts it', async () => {
		await judges('high');
		expect(await seconds(amina)).toEqual({ problem: 'not-found' });
		await declareConflict(mila, partId, 'Zij wonen naast mij in de straat.');
		expect(await waiting(mila)).toEqual([]);
		expect(await seconds(mila)).toEqual({ problem: 'not-found' });
	});
});

describe('on the page of the case', () => {
	const shown = async (who: Colleague) => {
		const read = await readCase(who, partId);
		if ('problem' in read) return read;
		return read.risk;
	};

	test('stands the level that holds, since when, and whether another one is awaited', async () => {
		expect(await shown(joost)).toBeUndefined();
		await judges('low');
		await judges('high');
		const { judgement } = await page();
		const now = { level: 'high', by: 'Joost', judgedAt: judgement!.judgedAt, waits: true };
		expect(await shown(joost)).toMatchObject(now);
		expect(await shown(annelies)).toMatchObject(now);
		const differs = { says: 'differs', level: 'acute', words: 'Ik zag het mes.' };
		await seconds(annelies, differs);
		const seen = { ...now, waits: false, secondSays: 'differs', secondLevel: 'acute' };
		expect(await shown(joost)).toMatchObject({ ...seen, secondName: 'Annelies' });
		const all = JSON.stringify(await shown(joost));
		for (const words of ['Alles bij elkaar', 'Ik zag het mes', headings.network!])
			expect(all).not.toContain(words);
	});

	test('for whoever reads the judgement itself, and for nobody else', async () => {
		await judges('acute');
		const esma = await employ(house, 'Esma', 'expert');
		const yusuf = await employ(house, 'Yusuf', 'front_desk');
		const others = [amina, esma, yusuf];
		for (const who of others) {
			expect(await shown(who)).toMatchObject({ problem: expect.any(String) as string });
			expect(await readRisk(who, partId)).toMatchObject({ problem: expect.any(String) as string });
			const past = await acting(
				app,
				who.id,
				(tx) => tx`SELECT level FROM risk_judgement WHERE part_id = ${partId}`
			);
			expect(past).toEqual([]);
		}
		await inviteExpert(annelies, partId, { staffId: esma.id, reason: 'Om mee te denken.' });
		expect(await shown(esma)).toMatchObject({ level: 'acute' });
		expect((await page(esma)).judgement).toMatchObject({ level: 'acute' });
		await declareConflict(mila, partId, 'Zij wonen naast mij in de straat.');
		expect(await shown(mila)).toEqual({ problem: 'not-found' });
	});

	test('and of its print, which is nobody else’s', async () => {
		await judges('high');
		const paper = await printCase(joost, partId);
		expect(paper).toMatchObject({ risk: { level: 'high', by: 'Joost', waits: true } });
		expect(JSON.stringify(paper)).not.toContain('Alles bij elkaar');
		expect(await printCase(amina, partId)).toEqual({ problem: 'not-found' });
		expect(await eventsOf(house, partId)).toContain('case.printed');
	});
});

test('the wall asks a second one exactly where the rule does', async () => {
	const { judgement } = (await judges('raised'), await page());
	const ask = async (level: RiskLevel) =>
		(
			await acting(app, joost.id, (tx) =>
				tx.unsafe(`SELECT door.asks_second('${partId}', '${level}') AS asks`)
			)
		)[0]!['asks'];
	expect(judgement!.level).toBe('raised');
	for (const earlier of ['raised', 'high', 'low', 'low'] as const) {
		const { rules } = await page();
		for (const level of riskLevels) expect(await ask(level)).toBe(rules[level].asksSecond);
		await judges(earlier);
	}
	await seconds(annelies);
	const { rules } = await page();
	for (const level of riskLevels) expect(await ask(level)).toBe(rules[level].asksSecond);
});

test('what waits goes with the case', async () => {
	await judges('high');
	await house.superuser`UPDATE part SET status = 'closed', closed_at = now() WHERE id = ${partId}`;
	expect(await codes()).toEqual([]);
	expect(await codes('cancelled')).toEqual(['risk-review']);
	expect(await judges('low')).toEqual({ problem: 'not-possible-now' });
	expect(await waiting(annelies)).toEqual([]);
});

test('the day of a judgement takes the place of what the rhythm asks about risk, where it comes in time', async () => {
	await house.superuser`UPDATE danger SET ended_at = NULL WHERE part_id = ${partId}`;
	const beats = async () =>
		(
			await house.superuser`SELECT 1 FROM follow_up WHERE part_id = ${partId} AND status = 'open' AND reason_code = 'cadence-risk-review'`
		).length;
	await house.superuser`UPDATE intake SET level = 'T2' WHERE part_id = ${partId}`;
	await judges('low');
	expect(await beats()).toBe(1);
	await judges('raised');
	expect(await beats()).toBe(0);
});
