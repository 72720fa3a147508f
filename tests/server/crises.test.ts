import { randomUUID } from 'node:crypto';
import { addHours, addMinutes } from 'date-fns';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CrisisMove } from '#domain/crisis.ts';
import { workingDaysAfter } from '#domain/deadline.ts';
import { readCase } from '#server/cases/read.ts';
import { takeOn } from '#server/cases/take-on.ts';
import { openByHand } from '#server/crises/open.ts';
import { readCrisis } from '#server/crises/read.ts';
import { stepInCrisis, type StepRequest } from '#server/crises/step.ts';
import { readIntake } from '#server/intakes/read.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { closeRoom } from '#server/rooms/close.ts';
import { allClear, arrives, chainOf } from '../support/arrivals.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
let mila: Colleague;
let noor: Colleague;

beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
	mila = await employ(house, 'Mila', 'supervisor');
	noor = { ...(await employ(house, 'Noor', 'on_call', { onDuty: true })), onDuty: true };
});
afterAll(() => house.close());

const danger = { ...allClear, callerInDanger: 'yes' } as const;

async function taken(answers: Parameters<typeof arrives>[0] = danger, by = joost) {
	const id = await arrives(answers);
	const read = await readIntake(by, id);
	const offer = 'intake' in read ? read.intake.offer! : '';
	expect(await takeIntake(by, id, { offer })).toEqual({ taken: true });
	return id;
}
const seen = async (who: Colleague, id: string) => {
	const read = await readCrisis(who, id);
	if ('problem' in read) throw new Error(read.problem);
	return read;
};
const status = async (id: string) => (await seen(annelies, id)).current?.status;

async function does(who: Colleague, id: string, move: CrisisMove, more: Partial<StepRequest> = {}) {
	const from = (await status(id)) ?? 'closed';
	const whom = move === 'notify' ? ('emergency' as const) : null;
	return stepInCrisis(who, id, {
		...{ stepId: randomUUID(), from, move, whom, words: `Gedaan: ${move}.`, at: '' },
		...more
	});
}
const tasksOf = async (id: string) =>
	(
		await house.superuser`SELECT reason_code, status, starts_at, counsellor_id FROM follow_up
			WHERE intake_id = ${id} AND reason_code LIKE 'crisis-%' ORDER BY created_at, reason_code`
	).map((row) => ({ ...row }) as Record<string, unknown>);

describe('it opens', () => {
	test('with danger, whoever told of it; once', async () => {
		const id = await taken();
		expect(await seen(joost, id)).toMatchObject({ current: { status: 'opened', openedBy: '' } });
		await house.superuser`SELECT door.alert(${id}, 'alert-urgent', door.time())`;
		const rows = await house.superuser`SELECT FROM crisis WHERE intake_id = ${id}`;
		expect(rows).toHaveLength(1);
		expect(await chainOf(house, id)).toContain('crisis.opened');
	});

	test('by hand, with a reason that somebody else can weigh', async () => {
		const id = await taken(allClear);
		expect((await seen(joost, id)).current).toBeUndefined();
		expect(await openByHand(joost, id, 'gevaar')).toEqual({ problem: 'reason-too-short' });
		const why = 'Zij klonk alsof er iemand naast haar stond.';
		expect(await openByHand(joost, id, why)).toEqual({ opened: true });
		expect(await seen(joost, id)).toMatchObject({ current: { openedBy: 'Joost', reason: why } });
	});
});

test('with what follows on a crisis no other task of the contact is settled', async () => {
	const id = await taken();
	await does(joost, id, 'act');
	await house.superuser`INSERT INTO follow_up (id, kind, intake_id, status, starts_at, ends_at, reason_code, created_at)
		VALUES (gen_random_uuid(), 'task', ${id}, 'open', now(), now() + interval '15 minutes', 'callback-asked', now())`;
	const settles = (reason: string, to: string) =>
		house.database.sql.begin(async (tx) => {
			await tx`SELECT set_config('app.actor', ${joost.id}, true)`;
			await tx`SELECT door.settle_crisis_task(c.id, ${reason}, ${to}) FROM crisis c WHERE c.intake_id = ${id}`;
		});
	const left = async () =>
		(
			await house.superuser`SELECT reason_code, status FROM follow_up WHERE intake_id = ${id} ORDER BY reason_code`
		).map((row) => `${row['reason_code']} ${row['status']}`);
	const open = ['callback-asked open', 'crisis-contact open'];
	await settles('callback-asked', 'done');
	await settles('crisis-contact', 'open');
	expect(await left()).toEqual(open);
	await settles('crisis-contact', 'done');
	expect(await left()).toEqual([open[0], 'crisis-contact done']);
});

test('a case leads to the crisis of its contacts, and to where one can be opened', async () => {
	const id = await taken(danger);
	const taking = await takeOn(joost, id, {
		...{ serviceType: 'family_support', name: 'Samira', concern: '' }
	});
	const part = 'partId' in taking ? taking.partId : '';
	const ways = async (who: Colleague) => {
		const page = await readCase(who, part);
		return 'problem' in page ? page.problem : page.crises;
	};
	const isUnsafe = { intakeId: id, crisis: { status: 'opened', isUnsafe: true } };
	for (const who of [joost, annelies]) expect(await ways(who)).toEqual([isUnsafe]);
	await house.superuser`UPDATE crisis SET status = 'closed', closed_at = now() WHERE intake_id = ${id}`;
	expect(await ways(joost)).toEqual([{ intakeId: id, crisis: undefined }]);
});

describe('from the first step to the last', () => {
	test('each is kept with who and when; what follows is planned and settled', async () => {
		const id = await taken();
		const { openedAt } = (await seen(joost, id)).current!;
		expect(await does(joost, id, 'act')).toEqual({ kept: true });
		expect(await tasksOf(id)).toMatchObject([
			{ reason_code: 'crisis-contact', starts_at: addHours(openedAt, 24), counsellor_id: joost.id }
		]);
		expect(await does(joost, id, 'notify')).toEqual({ kept: true });
		expect(await does(joost, id, 'contact')).toEqual({ kept: true });
		expect(await does(joost, id, 'stabilise')).toEqual({ kept: true });
		const { now } = await seen(joost, id);
		expect(await tasksOf(id)).toMatchObject([
			{ reason_code: 'crisis-contact', status: 'done' },
			{
				reason_code: 'crisis-debrief',
				status: 'open',
				counsellor_id: null,
				starts_at: workingDaysAfter(now, 2)
			},
			{ reason_code: 'crisis-evaluate', status: 'open', starts_at: workingDaysAfter(now, 5) }
		]);
		expect(await does(annelies, id, 'debrief')).toEqual({ kept: true });
		expect(await does(annelies, id, 'evaluate')).toEqual({ kept: true });
		expect((await tasksOf(id)).map((task) => task['status'])).toEqual(['done', 'done', 'done']);
		const { current, past } = await seen(joost, id);
		expect(current).toBeUndefined();
		expect(past[0]!.steps.map(({ move, by }) => `${move} ${by}`)).toEqual([
			...['act Joost', 'notify Joost', 'contact Joost', 'stabilise Joost'],
			...['debrief Annelies', 'evaluate Annelies']
		]);
	});

	test('danger that flares up calls off what was planned after it', async () => {
		const id = await taken();
		await does(joost, id, 'act');
		await does(joost, id, 'stabilise');
		expect(await does(joost, id, 'flare')).toEqual({ kept: true });
		expect(await status(id)).toBe('safety_action');
		const open = (await tasksOf(id)).filter((task) => task['status'] === 'open');
		expect(open.map((task) => task['reason_code'])).toEqual(['crisis-contact']);
	});

	test('whom somebody spoke with before it flared up is spoken with again', async () => {
		const id = await taken();
		for (const move of ['act', 'contact', 'notify', 'stabilise'] as const)
			expect(await does(joost, id, move)).toEqual({ kept: true });
		const contacts = async () =>
			(await tasksOf(id)).filter((task) => task['reason_code'] === 'crisis-contact');
		expect(await contacts()).toMatchObject([{ status: 'done' }]);
		const { now } = await seen(joost, id);
		for (const move of ['flare', 'act'] as const)
			expect(await does(joost, id, move)).toEqual({ kept: true });
		const [, again, ...more] = await contacts();
		expect(more).toEqual([]);
		expect(again).toMatchObject({ status: 'open' });
		expect(Number(again!['starts_at'])).toBeGreaterThanOrEqual(+addHours(now, 24));
	});

	test('she closes her room: what colleagues still do with one another about it stays', async () => {
		const id = await taken();
		for (const move of ['act', 'stabilise'] as const) await does(joost, id, move);
		const [room] = await house.superuser`SELECT id FROM room WHERE intake_id = ${id}`;
		await closeRoom(String(room!['id']));
		const left = (await tasksOf(id)).map((task) => `${task['reason_code']} ${task['status']}`);
		expect(left.toSorted()).toEqual([
			'crisis-contact cancelled',
			'crisis-debrief open',
			'crisis-evaluate open'
		]);
	});

	test('an hour is kept beside the moment at which it was written down', async () => {
		const id = await taken();
		await does(joost, id, 'act', { at: '00:01' });
		const [step] = (await seen(joost, id)).current!.steps;
		expect(step!.happenedAt <= step!.writtenAt).toBe(true);
		expect(step!.happenedAt >= addMinutes(step!.writtenAt, -24 * 60)).toBe(true);
	});

	test('sent twice it is one step; what changed meanwhile has to be seen first', async () => {
		const id = await taken();
		const stepId = randomUUID();
		for (let n = 0; n < 2; n++)
			expect(await does(joost, id, 'act', { stepId, from: 'opened' })).toEqual({ kept: true });
		expect((await seen(joost, id)).current!.steps).toHaveLength(1);
		expect(await does(joost, id, 'act', { from: 'opened' })).toEqual({
			problem: 'not-possible-now'
		});
		const both = await Promise.all([does(joost, id, 'stabilise'), does(annelies, id, 'stabilise')]);
		expect(both.filter((outcome) => 'kept' in outcome)).toHaveLength(1);
	});

	test('nothing without words, nobody told without saying who, no step that is none', async () => {
		const id = await taken();
		expect(await does(joost, id, 'act', { words: ' ' })).toEqual({ problem: 'words-missing' });
		expect(await does(joost, id, 'notify', { whom: null })).toEqual({ problem: 'choice-missing' });
		expect(await does(joost, id, 'stabilise')).toEqual({ problem: 'not-possible-now' });
	});

	test('the words lie sealed', async () => {
		const id = await taken();
		await does(joost, id, 'act', { words: 'Zij zit bij de buurvrouw.' });
		const rows = await house.superuser`SELECT t::text AS row FROM crisis_step t`;
		expect(rows.map((row) => String(row['row'])).join()).not.toContain('buurvrouw');
	});

	test('when she takes her words with her, what was done stays, and can go on', async () => {
		const id = await taken();
		await does(joost, id, 'act');
		await house.superuser`UPDATE data_key SET wrapped = NULL, erased_at = now() WHERE intake_id = ${id}`;
		const { current, keepsWords } = await seen(joost, id);
		expect([keepsWords, current!.steps[0]!.words]).toEqual([false, '']);
		expect(await does(joost, id, 'stabilise')).toEqual({ kept: true });
	});
});

describe('who may', () => {
	test('whoever may read the contact; nobody else learns that it is there', async () => {
		const id = await taken();
		for (const who of [amina, noor]) {
			expect(await readCrisis(who, id)).toEqual({ problem: 'not-found' });
			expect(await does(who, id, 'act')).toEqual({ problem: 'not-found' });
		}
		expect(await openByHand(amina, id, 'Ik wil even kijken hoe dit zit.')).toEqual({
			problem: 'not-found'
		});
		expect(await chainOf(house, id)).toContain('intake.opening-refused');
	});

	test('only a supervisor evaluates, and past the pages too', async () => {
		const id = await taken();
		for (const move of ['act', 'stabilise', 'debrief'] as const) await does(joost, id, move);
		expect((await seen(joost, id)).moves).not.toContain('evaluate');
		expect(await does(joost, id, 'evaluate')).toEqual({ problem: 'not-found' });
		const [crisis] = await house.superuser`SELECT id FROM crisis WHERE intake_id = ${id}`;
		const [row] = await house.database.sql.begin(async (tx) => {
			await tx`SELECT set_config('app.actor', ${joost.id}, true)`;
			return tx`SELECT door.step_in_crisis(${randomUUID()}::uuid, ${crisis!['id']}::uuid, 'debriefed', 'closed',
				'evaluate', NULL, '\\x00'::bytea, now()) AS answer`;
		});
		expect(row!['answer']).toBe('not-found');
	});

	test('in a case its members, whoever is on call in danger, and supervisors without a conflict', async () => {
		const id = await taken();
		const taking = await takeOn(joost, id, {
			...{ serviceType: 'family_support', name: 'Samira', concern: '' }
		});
		const partId = 'partId' in taking ? taking.partId : '';
		expect(await does(joost, id, 'act')).toEqual({ kept: true });
		expect(await does(noor, id, 'notify')).toEqual({ kept: true });
		expect(await readCrisis(amina, id)).toEqual({ problem: 'not-found' });
		await house.superuser`INSERT INTO conflict (id, part_id, case_id, staff_id, key_id, sealed, declared_at)
			SELECT ${randomUUID()}, p.id, p.case_id, ${mila.id}, p.key_id, '\\x00', now() FROM part p WHERE p.id = ${partId}`;
		expect(await readCrisis(mila, id)).toEqual({ problem: 'not-found' });
		expect(await does(mila, id, 'act')).toEqual({ problem: 'not-found' });
		expect(await chainOf(house, partId)).toContain('crisis.step');
	});
});
