import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomeOf } from '../support/acting.ts';
import {
	actorId,
	expectedFor,
	intakes,
	openWalls,
	seenBy,
	sights,
	tables,
	type Walls
} from '../support/walled-world.ts';
import { idOf } from '../support/world.ts';

let walls: Walls;
let app: Walls['app'];
beforeAll(async () => {
	walls = await openWalls();
	({ app } = walls);
});
afterAll(() => walls.close());

test('there is something to see in every table', async () => {
	for (const table of await tables(walls.house.superuser)) {
		const rows = await walls.house.superuser.unsafe(`SELECT FROM ${table} LIMIT 1`);
		expect(rows.length, table).toBe(1);
	}
});

describe('as role app', () => {
	test.each(Object.keys(sights))('%s sees exactly these rows of every table', async (name) => {
		expect(await seenBy(app, name)).toEqual(expectedFor(sights[name]!));
	});

	/** Every column that app may change at all, set to itself in every row it can reach. */
	const changeable = {
		part: 'status',
		sealed_link: 'ended_at',
		same_person: 'ended_at',
		person: 'sealed',
		relation: 'ended_at',
		trajectory: 'phase',
		safe_contact_plan: 'sealed',
		consent: 'withdrawn_at',
		disclosure: 'withdrawn_at',
		contact_point: 'ended_at',
		follow_up: 'status',
		notification: 'reason_code',
		intake: 'read_at',
		membership: 'ended_at',
		chat_draft: 'sealed',
		// struck by nobody, which no row is
		roster_week: 'struck_at',
		visit: 'risk',
		visit_address: 'sealed',
		call_draft: 'sealed',
		commission: 'status',
		legal_frame: 'ground',
		hand_over: 'read_at',
		// ended by nobody, which none is
		chosen_intervention: 'ended_by',
		intervention: 'changed_by'
	};
	const writers: Record<
		string,
		{
			parts: number;
			desk: number;
			memberships?: number;
			links?: number | string;
			drafts?: number;
			callDrafts?: number;
		}
	> = {
		amina: { parts: 1, desk: 4, drafts: 2, callDrafts: 1 },
		sanne: { parts: 1, desk: 3, drafts: 1, callDrafts: 1 },
		joost: { parts: 1, desk: 4 },
		former: { parts: 0, desk: 2 },
		disabled: { parts: 0, desk: 0 },
		annelies: { parts: 0, desk: 10, memberships: 13, links: '42501' },
		esma: { parts: 0, desk: 0 },
		omar: { parts: 0, desk: 0 },
		bram: { parts: 0, desk: 0 },
		promoted: { parts: 0, desk: 0 },
		'invited anew': { parts: 0, desk: 0 },
		'made up': { parts: 0, desk: 0 },
		rosa: { parts: 0, desk: 2 },
		silent: { parts: 0, desk: 2 },
		kim: { parts: 0, desk: 2 },
		mila: { parts: 0, desk: 9, memberships: 4 },
		fenna: { parts: 0, desk: 3 },
		pieter: { parts: 0, desk: 1 },
		petra: { parts: 0, desk: 0 },
		nobody: { parts: 0, desk: 0 }
	};
	test('only those who answer her or read of danger ever see what a person told', async () => {
		const readsStories = async (sql: postgres.Sql, name: string) => {
			const seen = await seenBy(sql, name);
			const keys = [seen['data_key']].flat().filter((key) => intakes.includes(key!));
			const told = ['intake_answers', 'intake_message'].map((table) => seen[table]!);
			return keys.length > 0 || told.some((rows) => Array.isArray(rows) && rows.length > 0);
		};
		const readers: string[] = [];
		for (const name of Object.keys(sights)) {
			if (await readsStories(app, name)) readers.push(name);
		}
		expect(readers.join(' ')).toBe('amina sanne joost annelies rosa kim mila fenna pieter');
		expect(await readsStories(walls.worker, 'nobody')).toBe(false);
	});

	test('only who is in a conversation, or later reads its contact, sees a word of it', async () => {
		const readers: string[] = [];
		for (const name of Object.keys(sights)) {
			const seen = await seenBy(app, name);
			if (seen['chat_line']!.length > 0) readers.push(name);
		}
		expect(readers.join(' ')).toBe('amina sanne joost annelies kim mila fenna');
		for (const table of ['chat_line', 'chat_note', 'chat_member', 'chat_draft'])
			expect((await seenBy(walls.worker, 'nobody'))[table], table).toBe('42501');
	});

	test('only who works on a part, reads it in need or danger, supervises it or was invited sees its notes', async () => {
		const readers: string[] = [];
		for (const name of Object.keys(sights)) {
			if ((await seenBy(app, name))['note']!.length > 0) readers.push(name);
		}
		expect(readers.join(' ')).toBe('amina sanne joost annelies rosa mila esma pieter');
		expect((await seenBy(walls.worker, 'nobody'))['note']).toBe('42501');
	});

	test.each(Object.keys(writers))('%s changes no row beyond these', async (name) => {
		const { parts, desk, memberships = 0, links = 0, drafts = 0, callDrafts = 0 } = writers[name]!;
		const reached: Record<string, number | string> = {};
		for (const [table, column] of Object.entries(changeable)) {
			reached[table] = await outcomeOf(
				app,
				actorId(name),
				`UPDATE ${table} SET ${column} = ${column}`
			);
		}
		expect(reached).toEqual({
			part: parts,
			sealed_link: links,
			person: 2 * parts,
			// ended by nobody, which no tie is
			relation: parts > 0 ? '42501' : 0,
			same_person: links,
			trajectory: parts,
			safe_contact_plan: parts,
			consent: parts,
			disclosure: parts,
			contact_point: parts,
			follow_up: parts + desk,
			notification: parts,
			intake: desk,
			membership: memberships,
			chat_draft: drafts,
			roster_week: name === 'annelies' || name === 'mila' ? '42501' : 0,
			visit: parts,
			visit_address: parts,
			call_draft: callDrafts,
			// in somebody else's name
			commission: parts > 0 && name !== 'amina' ? '42501' : parts,
			legal_frame: parts > 0 && name !== 'amina' ? '42501' : parts,
			// given to her
			hand_over: name === 'amina' ? 1 : 0,
			chosen_intervention: parts > 0 ? '42501' : 0,
			intervention: name === 'annelies' || name === 'mila' ? '42501' : 0
		});
	});

	test.each(Object.keys(sights))('%s can delete, empty or forge nothing', async (name) => {
		for (const table of await tables(walls.house.superuser)) {
			// but what she was still writing, which is gone with each line
			const { drafts = [], callDrafts = [] } = sights[name]!;
			const own: Record<string, string[]> = { chat_draft: drafts, call_draft: callDrafts };
			const deleted = own[table]?.length ?? '42501';
			expect(await outcomeOf(app, actorId(name), `DELETE FROM ${table}`), table).toBe(deleted);
			expect(await outcomeOf(app, actorId(name), `TRUNCATE ${table} CASCADE`), table).toBe('42501');
		}
		for (const statement of [
			`UPDATE staff SET role = 'supervisor'`,
			`UPDATE clock SET ahead = '1 day'`,
			`UPDATE event SET kind = 'x'`,
			`INSERT INTO event SELECT * FROM event`,
			`UPDATE note SET sealed = '\\x00'`,
			`UPDATE note_correction SET sealed = '\\x00'`,
			`UPDATE intake SET reference = 'x'`,
			`UPDATE relation SET sealed = '\\x00'`,
			`UPDATE person SET part_id = part_id`,
			`UPDATE household SET sealed = '\\x00'`,
			`UPDATE sibling_check SET sealed = '\\x00'`,
			`UPDATE step_request SET decision = 'agreed'`,
			`UPDATE lesson SET words = 'x'`,
			`INSERT INTO lesson SELECT * FROM lesson`,
			`UPDATE help_plan SET sealed = '\\x00'`,
			`UPDATE trajectory_review SET sealed = '\\x00'`,
			`UPDATE measure SET sealed = '\\x00'`,
			`UPDATE session SET sealed = '\\x00'`,
			`UPDATE signal SET side = 'contra'`,
			`UPDATE factor SET strength = 0`,
			`UPDATE risk_judgement SET level = 'low'`,
			`UPDATE risk_judgement SET second_says = 'agrees'`,
			`UPDATE chosen_intervention SET sealed = '\\x00'`,
			`UPDATE advice SET sealed = '\\x00'`,
			`UPDATE advice_draft SET decision = 'agreed'`,
			`UPDATE advice_given SET given_by = given_by`,
			`UPDATE advice_outcome SET helped = 5`,
			`UPDATE second_look SET proposed_by = '${idOf('staff', 'sanne')}'`,
			`UPDATE call SET holder_id = '${idOf('staff', 'sanne')}'`,
			`UPDATE call_leg SET staff_id = '${idOf('staff', 'sanne')}'`,
			`UPDATE telephone_door SET shut_at = NULL`,
			`UPDATE chat SET holder = '${idOf('staff', 'sanne')}'`,
			`UPDATE chat_line SET sealed = '\\x00'`,
			`INSERT INTO chat_line SELECT * FROM chat_line`,
			`UPDATE chat_note SET sealed = '\\x00'`,
			`UPDATE chat_member SET ended_at = NULL`,
			`INSERT INTO chat_member SELECT * FROM chat_member`,
			`UPDATE page SET ended_at = now()`,
			`UPDATE crisis SET status = 'closed'`,
			`UPDATE crisis_step SET sealed = '\\x00'`,
			`INSERT INTO crisis_step SELECT * FROM crisis_step`,
			`UPDATE roster_week SET staff_id = staff_id`,
			`UPDATE call_leg SET state = 'ended'`,
			`INSERT INTO call_order (call_id, what, due_at) SELECT call_id, what, due_at FROM call_order`,
			`UPDATE call_note SET sealed = '\\x00'`,
			`UPDATE disclosure SET consent_id = '${idOf('consent', 'A')}'`,
			`INSERT INTO intake SELECT * FROM intake`,
			`SELECT code_index FROM room`,
			`SET ROLE owner`,
			`SET ROLE doorkeeper`,
			`SET SESSION AUTHORIZATION superuser`
		]) {
			expect(await outcomeOf(app, actorId(name), statement), statement).toBe('42501');
		}
	});
});
