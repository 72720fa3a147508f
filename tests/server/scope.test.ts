import fc from 'fast-check';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { proofSize, seed, tell } from '../support/proof.ts';
import { worlds } from '../support/random-worlds.ts';
import { build, idOf, type World } from '../support/world.ts';

const byPart = [
	'part',
	'person',
	'trajectory',
	'note',
	'contact_point',
	'safe_contact_plan',
	'consent',
	'case_file'
];
const reads = [
	...byPart.map((table) => `SELECT '${table}' AS what, id::text FROM ${table}`),
	`SELECT 'follow_up of a part', id::text FROM follow_up WHERE part_id IS NOT NULL`,
	`SELECT 'key of a part', part_id::text FROM data_key WHERE part_id IS NOT NULL`,
	`SELECT 'events of a part', chain_id::text FROM event WHERE kind = 'part.opened'`,
	`SELECT 'intake', id::text FROM intake`,
	`SELECT 'follow_up of an intake', id::text FROM follow_up WHERE part_id IS NULL`,
	`SELECT 'intake_answers', intake_id::text FROM intake_answers`,
	`SELECT 'intake_message', id::text FROM intake_message`,
	`SELECT 'room', id::text FROM room`,
	`SELECT 'key of an intake', intake_id::text FROM data_key WHERE intake_id IS NOT NULL`
].join(' UNION ALL ');
const writes = [
	`UPDATE trajectory SET phase = phase RETURNING 'writing a part' AS what, id::text`,
	`UPDATE safe_contact_plan SET sealed = sealed RETURNING 'changing a plan' AS what, id::text`,
	`UPDATE intake SET read_at = read_at RETURNING 'changing an intake' AS what, id::text`
];

let house: TestHouse;
beforeAll(async () => {
	house = await freshHouse();
});
afterAll(() => house.close());

/** What the rules of access allow this actor, as lines "table name". */
function allowed(world: World, actor: Actor): string[] {
	return [
		...world.parts.flatMap((part) => partLines(part, actor)),
		...world.intakes.flatMap((intake) => intakeLines(world, intake, actor))
	].toSorted();
}

function counsellorsOf({ members }: World['parts'][number]) {
	return {
		counsellorIds: members.filter(({ ended }) => !ended).map(({ name }) => idOf('staff', name))
	};
}

function partLines(part: World['parts'][number], actor: Actor): string[] {
	const { name } = part;
	const subject = counsellorsOf(part);
	const seen = may(actor, 'part.view', subject)
		? [
				...byPart.map((table) => `${table} ${idOf(table, name)}`),
				`follow_up of a part ${idOf('follow_up', name)}`,
				`key of a part ${idOf('part', name)}`,
				`events of a part ${idOf('part', name)}`
			]
		: [];
	const written = may(actor, 'part.write', subject)
		? [`writing a part ${idOf('trajectory', name)}`]
		: [];
	const planned = may(actor, 'part.plan', subject)
		? [`changing a plan ${idOf('safe_contact_plan', name)}`]
		: [];
	return [...seen, ...written, ...planned];
}

// an intake that went to a part is seen with that part; what was told opens only once somebody took it
function intakeLines(
	world: World,
	{ name, takenBy, part }: World['intakes'][number],
	actor: Actor
): string[] {
	const home = world.parts.find((one) => one.name === part);
	const subject = { takenBy: takenBy && idOf('staff', takenBy) };
	const isSeen = home
		? may(actor, 'part.view', counsellorsOf(home))
		: may(actor, 'intake.read', subject);
	if (!isSeen) return [];
	const onDesk = [
		`intake ${idOf('intake', name)}`,
		`changing an intake ${idOf('intake', name)}`,
		`follow_up of an intake ${idOf('follow_up', name)}`
	];
	if (!takenBy && actor.role !== 'supervisor') return onDesk;
	const told = ['intake_message', 'room'].map((table) => `${table} ${idOf(table, name)}`);
	const opened = [
		`intake_answers ${idOf('intake', name)}`,
		`key of an intake ${idOf('intake', name)}`
	];
	return [...onDesk, ...told, ...opened];
}

async function reached(tx: postgres.TransactionSql, actor: Actor): Promise<string[]> {
	await tx`SELECT set_config('app.actor', ${actor.id}, true)`;
	const lines: string[] = [];
	for (const statement of [reads, ...writes]) {
		const rows = await tx.unsafe(statement, [], { prepare: true });
		lines.push(...rows.map(({ what, id }) => `${what} ${id}`));
	}
	return lines.toSorted();
}

/** Looks on an intake that this actor could agree to by SQL although the rules of access say no. */
async function agreedAgainstTheRules(
	tx: postgres.TransactionSql,
	world: World,
	actor: Actor
): Promise<string[]> {
	await tx`SAVEPOINT before_deciding`;
	const rows = await tx.unsafe(
		`UPDATE second_look SET decided_by = $1, decided_at = door.time(), decision = 'agreed' WHERE proposed_by <> $1 RETURNING id`,
		[actor.id]
	);
	await tx`ROLLBACK TO before_deciding`;
	const ids = rows.map(({ id }) => String(id));
	return world
		.looks!.filter(({ name }) => ids.includes(idOf('second_look', name)))
		.flatMap((look) => {
			const intake = world.intakes.find(({ name }) => name === look.intake)!;
			const home = world.parts.find(({ name }) => name === intake.part);
			const isHers = home && may(actor, 'part.view', counsellorsOf(home));
			const takenBy = isHers ? actor.id : intake.takenBy && idOf('staff', intake.takenBy);
			const subject = { proposedBy: idOf('staff', look.proposedBy), intake: { takenBy } };
			return may(actor, 'second-look.decide', subject) ? [] : [look.name];
		});
}

class RolledBack extends Error {}

async function differences(world: World): Promise<string[]> {
	const found: string[] = [];
	await house.superuser
		.begin(async (tx) => {
			await build(tx, world);
			await tx`SET LOCAL ROLE app`;
			for (const { name, role, waits } of world.staff) {
				const actor = { id: idOf('staff', name), role };
				const isBlind = waits && role !== 'administrator';
				const [expected, seen] = [isBlind ? [] : allowed(world, actor), await reached(tx, actor)];
				const wrong = [
					...seen.filter((line) => !expected.includes(line)).map((line) => `sees ${line}`),
					...expected.filter((line) => !seen.includes(line)).map((line) => `misses ${line}`),
					...(await agreedAgainstTheRules(tx, world, actor))
				];
				found.push(...wrong.map((line) => `${name} (${role}) ${line}`));
			}
			throw new RolledBack();
		})
		.catch((reason: unknown) => {
			if (!(reason instanceof RolledBack)) throw reason;
		});
	return found;
}

test('in random worlds the rules of access and the walls of the database agree on every row', async () => {
	const numRuns = proofSize({ small: 200, full: 1500 });
	let looked = 0;
	await fc.assert(
		fc.asyncProperty(worlds, async (world) => {
			expect(await differences(world)).toEqual([]);
			if (++looked % 250 === 0) await house.superuser`VACUUM`;
		}),
		{ seed, numRuns, endOnFailure: true }
	);
	tell(
		'access',
		`${looked} random worlds, 0 differences between the rules of access and the walls`
	);
	expect(looked).toBe(numRuns);
}, 2_400_000);

test('the comparison notices a wall that lets one row too much through', async () => {
	await house.superuser`CREATE POLICY hole ON note FOR SELECT TO app USING (true)`;
	const [world] = fc.sample(worlds, { seed, numRuns: 1 });
	expect((await differences(world!)).length).toBeGreaterThan(0);
	await house.superuser`DROP POLICY hole ON note`;
	expect(await differences(world!)).toEqual([]);
});
