import fc from 'fast-check';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { proofSize, seed, tell } from '../support/proof.ts';
import { worlds } from '../support/random-worlds.ts';
import { byPart, storyTables } from '../support/walled-world.ts';
import {
	build,
	caseOf,
	casesOf,
	chatMembers,
	idOf,
	peopleOf,
	takenAt,
	whoGoes,
	type ChatOfWorld,
	type World
} from '../support/world.ts';

/** One row for each advice, known by that. */
const ofAdvice = ['advice_given', 'advice_outcome'];
const reads = [
	...byPart.map(
		(table) =>
			`SELECT '${table}' AS what, ${ofAdvice.includes(table) ? 'advice_id' : 'id'}::text FROM ${table}`
	),
	`SELECT 'person', id::text FROM person`,
	`SELECT 'follow_up of a part', id::text FROM follow_up WHERE part_id IS NOT NULL`,
	...['case_file', 'sealed_link', 'danger', 'broken_glass', 'conflict'].map(
		(table) => `SELECT '${table}', id::text FROM ${table}`
	),
	`SELECT 'passing_on', danger_id::text FROM passing_on`,
	`SELECT 'same_person', id::text FROM same_person`,
	`SELECT 'key of a part', part_id::text FROM data_key WHERE part_id IS NOT NULL`,
	`SELECT 'events of a part', chain_id::text FROM event WHERE kind = 'part.opened'`,
	`SELECT 'intake', id::text FROM intake`,
	`SELECT 'follow_up of an intake', id::text FROM follow_up WHERE part_id IS NULL`,
	`SELECT 'intake_answers', intake_id::text FROM intake_answers`,
	`SELECT 'intake_message', id::text FROM intake_message`,
	`SELECT 'room', id::text FROM room`,
	`SELECT 'key of an intake', intake_id::text FROM data_key WHERE intake_id IS NOT NULL`,
	`SELECT 'visit', id::text FROM visit`,
	`SELECT 'visit_address', visit_id::text FROM visit_address`,
	...['commission', 'legal_frame'].map(
		(table) => `SELECT '${table}', trajectory_id::text FROM ${table}`
	),
	`SELECT 'chat', id::text FROM chat`,
	...['chat_line', 'chat_note', 'chat_draft'].map(
		(table) => `SELECT '${table}', chat_id::text FROM ${table}`
	)
].join(' UNION ALL ');
const writes = [
	`UPDATE trajectory SET phase = phase RETURNING 'writing a part' AS what, id::text`,
	`UPDATE person SET version = version RETURNING 'changing a person' AS what, id::text`,
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
		...world.parts.flatMap((part) => partLines(world, part, actor)),
		...world.parts.flatMap((part) => visitLines(world, part, actor)),
		...bundleLines(world, actor),
		...sameLines(world, actor),
		...world.intakes.flatMap((intake) => intakeLines(world, intake, actor)),
		...world.chats!.flatMap((chat) => chatLines(world, chat, actor))
	].toSorted();
}

type Part = World['parts'][number];
const staffIds = (names: { name: string }[]) => names.map(({ name }) => idOf('staff', name));

/** A part as the rules of access see it; a conflict in one part shuts every part of its case. */
function subjectOf(world: World, part: Part) {
	const beside = world.parts.filter((other) => caseOf(other) === caseOf(part));
	const placesOf = (one: Part) => [caseOf(one), ...(one.stood ?? [])];
	const everBeside = world.parts.filter((other) =>
		placesOf(other).some((place) => placesOf(part).includes(place))
	);
	const worked = everBeside.flatMap(({ members }) =>
		members.filter(({ role }) => role !== 'expert')
	);
	return {
		everWorkedIds: staffIds(worked),
		counsellorIds: staffIds(part.members.filter(({ role, ended }) => role !== 'expert' && !ended)),
		expertIds: staffIds(part.members.filter(({ role, ended }) => role === 'expert' && !ended)),
		readerIds: staffIds((part.readers ?? []).filter(({ ended, silent }) => !ended && !silent)),
		isInDanger: !part.calm,
		barredIds: beside.flatMap(({ barred = [] }) => barred.map((name) => idOf('staff', name)))
	};
}

function visitLines(world: World, part: Part, actor: Actor): string[] {
	const goes = whoGoes(part);
	if (goes === undefined) return [];
	const isStill = part.members.some(
		({ name, role, ended }) => name === goes && role !== 'expert' && !ended
	);
	const asked = { isWithSupervisors: false, asksDecision: false, nobodyGoes: !isStill };
	const visit = { goes: idOf('staff', goes), part: subjectOf(world, part), ...asked };
	const id = idOf('follow_up', part.name);
	return [
		...(may(actor, 'visit.view', visit) ? [`visit ${id}`] : []),
		...(may(actor, 'visit.see-address', visit) ? [`visit_address ${id}`] : [])
	];
}

/** What is known of parts as a bundle: cases, links, dangers, glass and conflicts. */
function bundleLines(world: World, actor: Actor): string[] {
	const seesCase = (name: string) =>
		world.parts.some(
			(part) => caseOf(part) === name && may(actor, 'case.view', subjectOf(world, part))
		);
	const cases = casesOf(world).filter(seesCase);
	const links = world.links!.filter(
		({ one, other }) => cases.includes(one) && cases.includes(other)
	);
	return [
		...cases.map((name) => `case_file ${idOf('case_file', name)}`),
		...links.map(({ one, other }) => `sealed_link ${idOf('sealed_link', `${one} ${other}`)}`),
		...world.parts.flatMap((part, index) => guardLines(world, part, { index, actor }))
	];
}

/** That two records are one person is known to who may say so of both parts; a world says it of each part and the one before. */
function sameLines({ parts, ...world }: World, actor: Actor): string[] {
	const sees = (part: Part) => may(actor, 'part.say-same', subjectOf({ parts, ...world }, part));
	return parts
		.slice(1)
		.filter((part, index) => sees(part) && sees(parts[index]!))
		.map(({ name }) => `same_person ${idOf('same_person', name)}`);
}

function guardLines(world: World, part: Part, { index, actor }: { index: number; actor: Actor }) {
	const { name, barred = [], readers = [] } = part;
	const subject = subjectOf(world, part);
	const mine = (who: string) => idOf('staff', who) === actor.id;
	const [views, decides] = [may(actor, 'part.view', subject), may(actor, 'danger.decide', subject)];
	const works = ['counsellor', 'supervisor'].includes(actor.role);
	const hears = decides || (actor.role === 'on_call' && views);
	return [
		...(hears ? [`danger ${idOf('danger', name)}`] : []),
		...(decides &&
		index > 0 &&
		may(actor, 'danger.decide', subjectOf(world, world.parts[index - 1]!))
			? [`passing_on ${idOf('danger', name)}`]
			: []),
		...readers
			.filter((reader) => views || (works && mine(reader.name)))
			.map((reader) => `broken_glass ${idOf('broken_glass', `${name} ${reader.name}`)}`),
		...barred
			.filter((who) => decides || (works && mine(who)))
			.map((who) => `conflict ${idOf('conflict', `${name} ${who}`)}`)
	];
}

function lineOf(table: string, name: string): string {
	return `${table} ${idOf(ofAdvice.includes(table) ? 'advice' : table, name)}`;
}

function partLines(world: World, part: Part, actor: Actor): string[] {
	const { name } = part;
	const subject = subjectOf(world, part);
	const told = may(actor, 'part.read-story', subject)
		? [
				...storyTables.map((table) => lineOf(table, name)),
				...peopleOf(name).map((who) => `person ${idOf('person', who)}`),
				`key of a part ${idOf('part', name)}`,
				`events of a part ${idOf('part', name)}`
			]
		: [];
	const seen = may(actor, 'part.view', subject)
		? [
				...byPart
					.filter((table) => !storyTables.includes(table))
					.map((table) => lineOf(table, name)),
				`follow_up of a part ${idOf('follow_up', name)}`,
				`commission ${idOf('trajectory', name)}`
			]
		: [];
	const written = may(actor, 'part.write', subject)
		? [
				`writing a part ${idOf('trajectory', name)}`,
				...peopleOf(name).map((who) => `changing a person ${idOf('person', who)}`)
			]
		: [];
	const planned = may(actor, 'part.plan', subject)
		? [`changing a plan ${idOf('safe_contact_plan', name)}`]
		: [];
	const framed = may(actor, 'part.legal-frame', subject)
		? [`legal_frame ${idOf('trajectory', name)}`]
		: [];
	return [...told, ...seen, ...written, ...planned, ...framed];
}

function intakeSubject({ takenBy, level = 'T1', daysAgo, part }: World['intakes'][number]) {
	return {
		takenBy: takenBy && idOf('staff', takenBy),
		takenAt: new Date(takenAt(daysAgo)),
		now: new Date(),
		level,
		isOfCase: part !== undefined
	};
}

// an intake that went to a part is seen with that part; what was told opens only once somebody took it
function intakeLines(world: World, intake: World['intakes'][number], actor: Actor): string[] {
	const { name, takenBy, part } = intake;
	const home = world.parts.find((one) => one.name === part);
	const subject = intakeSubject(intake);
	const isSeen = home
		? may(actor, 'part.view', subjectOf(world, home))
		: may(actor, 'intake.read', subject);
	if (!isSeen) return [];
	const mayChange =
		!home || actor.role === 'supervisor' || may(actor, 'part.write', subjectOf(world, home));
	const onDesk = [
		`intake ${idOf('intake', name)}`,
		...(mayChange ? [`changing an intake ${idOf('intake', name)}`] : []),
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

/** A conversation while it goes on by its own rules, and later with its contact; a conflict of interest shuts both. */
function chatLines(world: World, chat: ChatOfWorld, actor: Actor): string[] {
	const intake = world.intakes.find(({ name }) => name === chat.intake)!;
	const home = world.parts.find(({ name }) => name === intake.part);
	const isBarred = home && subjectOf(world, home).barredIds.includes(actor.id);
	if (isBarred) return [];
	const names = chatMembers(chat);
	const [holder, offeredTo] = [chat.holder, chat.offeredTo].map(
		(name) => name && idOf('staff', name)
	);
	const memberIds = names.map((name) => idOf('staff', name));
	const subject = { status: chat.status, holder, offeredTo, memberIds };
	const contact = intakeLines(world, intake, actor);
	const isRead =
		contact.length > 0 && (intake.takenBy !== undefined || actor.role === 'supervisor');
	const isOver = chat.status === 'ended' || chat.status === 'abandoned';
	const isIn = may(actor, 'chat.read', subject);
	const isAsked = actor.role === 'counsellor' && may(actor, 'chat.take', subject);
	const isListed = may(actor, 'chat.list', undefined);
	const id = idOf('chat', chat.intake);
	const words = isIn || (isOver && isRead);
	const isKeyNew = isIn && !contact.some((line) => line.startsWith('key of an intake'));
	return [
		...(isIn ||
		isAsked ||
		(isListed && chat.status === 'waiting') ||
		(isRead && (isOver || isListed))
			? [`chat ${id}`]
			: []),
		...(words ? [`chat_line ${id}`] : []),
		...(words && chat.holder ? [`chat_note ${id}`] : []),
		...(isIn && holder === actor.id ? [`chat_draft ${id}`] : []),
		...(isKeyNew ? [`key of an intake ${idOf('intake', chat.intake)}`] : [])
	];
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
			const isHers = home && may(actor, 'part.view', subjectOf(world, home));
			const about = intakeSubject(intake);
			const seen = isHers ? { ...about, takenBy: actor.id } : about;
			const subject = { proposedBy: idOf('staff', look.proposedBy), intake: seen };
			return may(actor, 'second-look.decide', subject) ? [] : [look.name];
		});
}

/** Dangers of which this actor could say by SQL what the rules leave to another, or not say what they leave to her. */
async function saidAgainstTheRules(
	tx: postgres.TransactionSql,
	world: World,
	actor: Actor
): Promise<string[]> {
	await tx`SAVEPOINT before_saying`;
	const kept = await tx.unsafe(
		`SELECT d.id, p.id AS part FROM danger d JOIN part p ON p.id <> d.part_id
			WHERE door.decide_passing_on(d.id, p.id, 'kept', p.key_id, '\\x00', NULL, NULL, NULL)`
	);
	await tx`ROLLBACK TO before_saying`;
	const ended = await tx.unsafe(
		`SELECT d.id, door.end_danger(d.id, p.key_id, '\\x00') AS said FROM danger d JOIN part p ON p.id = d.part_id`
	);
	await tx`ROLLBACK TO before_saying`;
	const saidOf = (id: string) => ended.find((row) => row['id'] === id)?.['said'] as unknown;
	return world.parts.flatMap((part) => {
		const id = idOf('danger', part.name);
		const subject = subjectOf(world, part);
		const isHers = may(actor, 'danger.end', subject);
		const isAnothers = !isHers && may(actor, 'danger.decide', subject) && !part.calm;
		const keptFrom = world.parts.filter(({ name }) =>
			kept.some((row) => row['id'] === id && row['part'] === idOf('part', name))
		);
		const mayKeep = (from: Part) =>
			[part, from].every((one) => may(actor, 'danger.keep', subjectOf(world, one)));
		return [
			...((saidOf(id) === 'own-case') === isAnothers ? [] : [`ends ${part.name}`]),
			...keptFrom.filter((from) => !mayKeep(from)).map(({ name }) => `keeps ${part.name} ${name}`)
		];
	});
}

class RolledBack extends Error {}

async function differences(world: World): Promise<string[]> {
	const found: string[] = [];
	await house.superuser
		.begin(async (tx) => {
			await build(tx, world);
			await tx`SET LOCAL ROLE app`;
			for (const { name, role, waits, onDuty = false } of world.staff) {
				const actor = { id: idOf('staff', name), role, onDuty };
				const isBlind = waits && role !== 'administrator';
				const [expected, seen] = [isBlind ? [] : allowed(world, actor), await reached(tx, actor)];
				const wrong = [
					...seen.filter((line) => !expected.includes(line)).map((line) => `sees ${line}`),
					...expected.filter((line) => !seen.includes(line)).map((line) => `misses ${line}`),
					...(await agreedAgainstTheRules(tx, world, actor)),
					...(isBlind ? [] : await saidAgainstTheRules(tx, world, actor))
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
	const numRuns = proofSize({ small: 40, full: 1500 });
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
