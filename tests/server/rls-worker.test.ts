import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomeOf } from '../support/acting.ts';
import { openWalls, seenBy, tables, world, type Walls } from '../support/walled-world.ts';
import { idOf } from '../support/world.ts';

let walls: Walls;
let worker: Walls['worker'];
beforeAll(async () => {
	walls = await openWalls();
	({ worker } = walls);
});
afterAll(() => walls.close());

describe('as role worker', () => {
	test('it sees messages and what they need, and nothing a person told', async () => {
		const seen = await seenBy(worker, 'nobody');
		const refused = Object.keys(seen).filter((table) => seen[table] === '42501');
		expect(refused).toEqual([
			'advice',
			'advice_draft',
			'advice_given',
			'advice_outcome',
			'broken_glass',
			'call',
			'call_draft',
			'call_leg',
			'call_note',
			'call_order',
			'case_file',
			'chain_head',
			'chat_draft',
			'chat_line',
			'chat_member',
			'chat_note',
			'chosen_intervention',
			'commission',
			'conflict',
			'crisis',
			'crisis_step',
			'disclosure',
			'event',
			'factor',
			'hand_over',
			'help_plan',
			'household',
			'intake_answers',
			'intake_message',
			'intervention',
			'key_check',
			'legal_frame',
			'lesson',
			'measure',
			'note',
			'note_correction',
			'passing_on',
			'person',
			'relation',
			'risk_judgement',
			'room',
			'same_person',
			'sealed_link',
			'second_look',
			'session',
			'sibling_check',
			'signal',
			'spent',
			'staff_secret',
			'staff_session',
			'step_request',
			'stood_in',
			'telephone_door',
			'throttle',
			'trajectory',
			'trajectory_review',
			'visit_address'
		]);
		expect(seen['staff']).not.toContain('disabled');
		expect(seen['data_key']).toEqual(['A', 'B', ...world.staff.map(({ name }) => name)].toSorted());
	});

	test('it opens no key of an intake, and no words of a follow-up', async () => {
		expect(
			await outcomeOf(worker, undefined, 'SELECT FROM data_key WHERE intake_id IS NOT NULL')
		).toBe(0);
		expect(await outcomeOf(worker, undefined, 'SELECT sealed FROM follow_up')).toBe('42501');
	});

	test('of what she said yes to it learns texts, calls and mail, and nothing that was said with it', async () => {
		const consent = idOf('consent', 'A');
		const { superuser } = walls.house;
		expect(await outcomeOf(worker, undefined, 'SELECT sealed FROM consent')).toBe('42501');
		await superuser`UPDATE consent SET purpose = 'peer_group' WHERE id = ${consent}`;
		expect((await seenBy(worker, 'nobody'))['consent']).toEqual(['B']);
		await superuser`UPDATE consent SET purpose = 'sms' WHERE id = ${consent}`;
	});

	test('when nothing waits to be sent to a family, its number, plan and key are hidden', async () => {
		await walls.house
			.superuser`UPDATE notification SET status = 'delivered' WHERE part_id = ${idOf('part', 'B')}`;
		const seen = await seenBy(worker, 'nobody');
		for (const table of ['contact_point', 'safe_contact_plan', 'consent'])
			expect(seen[table], table).toEqual(['A']);
		expect(seen['data_key']).not.toContain('B');
		await walls.house
			.superuser`UPDATE notification SET status = 'planned' WHERE part_id = ${idOf('part', 'B')}`;
	});

	test('it deletes nothing, writes no case, and its tasks hold no words', async () => {
		for (const table of await tables(walls.house.superuser)) {
			expect(await outcomeOf(worker, undefined, `DELETE FROM ${table}`), table).toBe('42501');
		}
		const task = (
			sealed: string
		) => `INSERT INTO follow_up (id, kind, part_id, status, starts_at, ends_at, created_at, key_id, sealed)
			VALUES (gen_random_uuid(), 'task', '${idOf('part', 'A')}', 'open', now(), now() + interval '1 hour', now(), '${idOf('data_key', 'A')}', ${sealed})`;
		expect(await outcomeOf(worker, undefined, task('NULL'))).toBe(1);
		expect(await outcomeOf(worker, undefined, task(`'\\x00'`))).toBe('42501');
		for (const statement of [
			'UPDATE follow_up SET status = status',
			'UPDATE safe_contact_plan SET sealed = sealed',
			'UPDATE intake SET level = level'
		]) {
			expect(await outcomeOf(worker, undefined, statement), statement).toBe('42501');
		}
	});
});
