import postgres from 'postgres';
import { acting } from './acting.ts';
import { freshHouse, type TestHouse } from './database.ts';
import { build, childOf, idOf, peopleOf, phoneIndex, type World } from './world.ts';

export const world: World = {
	staff: [
		{ name: 'amina', role: 'counsellor' },
		{ name: 'sanne', role: 'counsellor' },
		{ name: 'joost', role: 'counsellor' },
		{ name: 'former', role: 'counsellor' },
		{ name: 'disabled', role: 'counsellor', disabled: true },
		{ name: 'annelies', role: 'supervisor' },
		{ name: 'bram', role: 'administrator' },
		{ name: 'promoted', role: 'administrator' },
		{ name: 'invited anew', role: 'counsellor', waits: true },
		{ name: 'made up', role: 'supervisor', waits: true },
		{ name: 'rosa', role: 'counsellor' },
		{ name: 'silent', role: 'counsellor' },
		{ name: 'kim', role: 'counsellor' },
		{ name: 'mila', role: 'supervisor' },
		{ name: 'esma', role: 'expert' },
		{ name: 'omar', role: 'expert' },
		{ name: 'fenna', role: 'front_desk' },
		{ name: 'pieter', role: 'on_call', onDuty: true },
		{ name: 'petra', role: 'on_call' },
		{ name: 'femke', role: 'privacy_officer' },
		{ name: 'noor', role: 'analyst' }
	],
	parts: [
		{
			name: 'A',
			members: [
				{ name: 'amina', role: 'first' },
				{ name: 'sanne' },
				{ name: 'disabled' },
				{ name: 'promoted' },
				{ name: 'invited anew' },
				{ name: 'made up' },
				{ name: 'former', ended: true },
				{ name: 'esma', role: 'expert' },
				// let in as what he is not
				{ name: 'omar' }
			],
			// broke the glass: with a reason, and without one
			readers: [{ name: 'rosa' }, { name: 'silent', silent: true }],
			barred: ['mila']
		},
		{
			name: 'B',
			members: [
				{ name: 'joost', role: 'first' },
				{ name: 'kim' },
				{ name: 'esma', role: 'expert', ended: true },
				// an invitation opens nothing to who is no expert
				{ name: 'rosa', role: 'expert' }
			],
			barred: ['kim']
		}
	],
	links: [{ one: 'A', other: 'B' }],
	intakes: [
		{ name: 'free' },
		{ name: 'hers', takenBy: 'amina' },
		{ name: 'his', takenBy: 'joost' },
		{ name: 'lost', takenBy: 'disabled' },
		{ name: 'kept', takenBy: 'invited anew' },
		{ name: 'calm', level: 'T3' },
		{ name: 'front', takenBy: 'fenna', daysAgo: 13 },
		{ name: 'long ago', takenBy: 'fenna', daysAgo: 15 },
		{ name: 'inA', takenBy: 'amina', part: 'A' },
		{ name: 'inB', takenBy: 'joost', part: 'B' }
	],
	looks: [
		{ name: 'on hers', intake: 'hers', proposedBy: 'sanne' },
		{ name: 'on free', intake: 'free', proposedBy: 'joost' },
		{ name: 'on lost', intake: 'lost', proposedBy: 'promoted' }
	],
	chats: [
		{ intake: 'free', status: 'waiting' },
		{ intake: 'hers', status: 'active', holder: 'amina', offeredTo: 'sanne' },
		{ intake: 'his', status: 'ended', holder: 'joost' },
		{ intake: 'lost', status: 'active', holder: 'disabled', joined: 'kim' },
		{ intake: 'calm', status: 'abandoned' },
		{ intake: 'front', status: 'ended', holder: 'joost' },
		{ intake: 'inA', status: 'wrap_up', holder: 'sanne', joined: 'mila' },
		// she talks with whoever belongs to a case of his
		{ intake: 'inB', status: 'active', holder: 'amina', joined: 'annelies', offeredTo: 'kim' }
	],
	calls: [
		{ name: 'free', state: 'queued' },
		{ name: 'hers', state: 'connected', holder: 'amina', joined: 'rosa' },
		{ name: 'his', state: 'over', holder: 'joost' },
		{ name: 'inA', state: 'connected', holder: 'sanne' },
		{ name: 'B', state: 'over', isOfPart: true, holder: 'joost' }
	]
};
/** That somebody is on the telephone, whoever takes calls knows; a conflict shuts that too. */

/** What each actor may see: whose part, which intakes stand on the desk, which of those open. */
export interface Sight {
	parts: string[];
	/** Of which parts an expert sees the story, and nothing else. */
	stories?: string[];
	desk: string[];
	opened: string[];
	looks?: string[];
	/** What is known of parts as a bundle: only supervisors know it, but for one's own glass and conflicts. */
	bundles?: string[];
	links?: string[];
	/** Open dangers; those of the bundles when not told. */
	dangers?: string[];
	glass?: string[];
	conflicts?: string[];
	/** The notification rows that are about this person. */
	alerts?: string[];
	staff?: boolean;
	staffChain?: boolean;
	/** Of which contacts she knows that there is a conversation, and reads what is said. */
	chats?: string[];
	said?: string[];
	drafts?: string[];
	/** Of which calls she knows, whose notes she reads, and her own half-written ones. */
	calls?: string[];
	callNotes?: string[];
	callDrafts?: string[];
	/** Keys she opens for a conversation or a call, and nothing else. */
	keys?: string[];
	/** Who works when. */
	roster?: boolean;
	/** What is offered: whoever may read a plan. */
	offers?: boolean;
	/** Of whose visits she knows where they are. */
	addresses?: string[];
	/** Of whose criminal-law data she knows: whoever works there, as with the addresses when not told. */
	frames?: string[];
	/** Of which parts she knows that somebody goes there; those of the parts when not told. */
	visits?: string[];
}
export const intakes = world.intakes.map(({ name }) => name);
const free = ['free', 'calm'];
const glassOfA = ['A rosa', 'A silent'];
export const none: Sight = { parts: [], desk: [], opened: [] };
export const sights: Record<string, Sight> = {
	amina: {
		roster: true,
		offers: true,
		calls: ['free', 'hers', 'inA'],
		callNotes: ['hers'],
		callDrafts: ['hers'],
		parts: ['A'],
		desk: [...free, 'hers', 'inA'],
		opened: ['hers', 'inA'],
		looks: ['on hers'],
		alerts: intakes,
		glass: glassOfA,
		staff: true,
		chats: ['free', 'hers', 'inA', 'inB'],
		said: ['hers', 'inB'],
		drafts: ['hers', 'inB'],
		keys: ['inB'],
		addresses: ['A']
	},
	sanne: {
		roster: true,
		offers: true,
		calls: ['free', 'inA'],
		callNotes: ['inA'],
		callDrafts: ['inA'],
		parts: ['A'],
		desk: [...free, 'inA'],
		opened: ['inA'],
		looks: ['on hers'],
		glass: glassOfA,
		staff: true,
		chats: ['free', 'hers', 'inA'],
		said: ['inA'],
		drafts: ['inA'],
		addresses: ['A']
	},
	joost: {
		roster: true,
		offers: true,
		calls: ['free', 'his', 'B'],
		callNotes: ['his', 'B'],
		parts: ['B'],
		desk: [...free, 'his', 'inB'],
		opened: ['his', 'inB'],
		looks: ['on free'],
		staff: true,
		chats: ['free', 'his', 'inB'],
		said: ['his'],
		addresses: ['B']
	},
	former: {
		roster: true,
		offers: true,
		calls: ['free'],
		parts: [],
		desk: free,
		opened: [],
		staff: true,
		chats: ['free']
	},
	disabled: none,
	annelies: {
		roster: true,
		offers: true,
		calls: ['free', 'hers', 'inA', 'his', 'B'],
		callNotes: ['his', 'B'],
		parts: ['A', 'B'],
		desk: intakes,
		opened: intakes,
		looks: ['on hers', 'on free', 'on lost'],
		bundles: ['A', 'B'],
		links: ['A B'],
		glass: glassOfA,
		conflicts: ['A mila', 'B kim'],
		alerts: intakes,
		staff: true,
		staffChain: true,
		chats: ['free', 'hers', 'his', 'lost', 'calm', 'front', 'inA', 'inB'],
		said: ['his', 'calm', 'front', 'inB']
	},
	rosa: {
		roster: true,
		offers: true,
		calls: ['free', 'hers', 'inA'],
		callNotes: ['hers'],
		keys: ['hers'],
		parts: ['A'],
		desk: [...free, 'inA'],
		opened: ['inA'],
		glass: glassOfA,
		staff: true,
		chats: ['free', 'inA']
	},
	silent: {
		roster: true,
		offers: true,
		calls: ['free'],
		parts: [],
		desk: free,
		opened: [],
		glass: ['A silent'],
		staff: true,
		chats: ['free']
	},
	// asked into one about people she knows, which is shut to her; beside a colleague who is gone in another
	kim: {
		roster: true,
		offers: true,
		calls: ['free'],
		parts: [],
		desk: free,
		opened: [],
		conflicts: ['B kim'],
		staff: true,
		chats: ['free', 'lost'],
		said: ['lost'],
		keys: ['lost']
	},
	mila: {
		roster: true,
		offers: true,
		calls: ['free', 'hers', 'his', 'B'],
		callNotes: ['his', 'B'],
		parts: ['B'],
		desk: intakes.filter((name) => name !== 'inA'),
		opened: intakes.filter((name) => name !== 'inA'),
		looks: ['on hers', 'on free', 'on lost'],
		bundles: ['B'],
		conflicts: ['A mila', 'B kim'],
		alerts: intakes.filter((name) => name !== 'inA'),
		staff: true,
		staffChain: true,
		// she came into the one about A before she said that she knows them
		chats: ['free', 'hers', 'his', 'lost', 'calm', 'front', 'inB'],
		said: ['his', 'calm', 'front']
	},
	esma: { ...none, stories: ['A'], staff: true, offers: true },
	omar: { ...none, staff: true, offers: true },
	bram: { ...none, staff: true, staffChain: true },
	promoted: { ...none, staff: true, staffChain: true },
	// afterwards it is read with its contact
	fenna: {
		roster: true,
		parts: [],
		desk: [...free, 'front'],
		opened: ['front'],
		staff: true,
		chats: ['front'],
		said: ['front']
	},
	pieter: {
		roster: true,
		offers: true,
		parts: ['A', 'B'],
		desk: ['free', 'inA', 'inB'],
		opened: ['inA', 'inB'],
		dangers: ['A', 'B'],
		glass: glassOfA,
		staff: true,
		visits: []
	},
	petra: { ...none, roster: true, staff: true, offers: true },
	femke: { ...none, staff: true },
	noor: { ...none, staff: true },
	'invited anew': none,
	'made up': none,
	nobody: none,
	'a stranger': none
};
export const actorId = (name: string) => (name === 'nobody' ? undefined : idOf('staff', name));

export const byPart = [
	'part',
	'household',
	'relation',
	'sibling_check',
	'trajectory',
	'help_plan',
	'trajectory_review',
	'measure',
	'session',
	'signal',
	'factor',
	'risk_judgement',
	'chosen_intervention',
	'advice',
	'advice_draft',
	'advice_given',
	'advice_outcome',
	'note',
	'note_correction',
	'contact_point',
	'safe_contact_plan',
	'consent',
	'disclosure',
	'step_request',
	'hand_over'
];
/** Of these, what an expert reads where she was invited. */
export const storyTables = [
	'part',
	'household',
	'relation',
	'sibling_check',
	'trajectory',
	'help_plan',
	'trajectory_review',
	'measure',
	'session',
	'signal',
	'factor',
	'risk_judgement',
	'chosen_intervention',
	'advice',
	'advice_draft',
	'advice_given',
	'advice_outcome',
	'note',
	'note_correction'
];
export const closed = [
	'staff_secret',
	'staff_session',
	'provider_event',
	'throttle',
	'spent',
	'chain_head',
	'key_check',
	'call_order',
	'roster_turn',
	'stood_in'
];

/** A house with this world in it, and the hands of the two roles that run in it. */
export interface Walls {
	house: TestHouse;
	app: postgres.Sql;
	worker: postgres.Sql;
	close(): Promise<void>;
}

export async function openWalls(): Promise<Walls> {
	const house = await freshHouse();
	const quiet = { max: 1, onnotice: () => undefined };
	const app = postgres(house.urls.app, quiet);
	const worker = postgres(house.urls.worker, quiet);
	await build(house.superuser, world);
	await house.superuser`INSERT INTO throttle VALUES ('\\x00', now())`;
	await house.superuser`INSERT INTO spent VALUES ('\\x00', now())`;
	return {
		house,
		app,
		worker,
		async close() {
			await Promise.all([app.end(), worker.end()]);
			await house.close();
		}
	};
}

/** The rows of each table as this actor sees them, by the name they were made with; or the refusal. */
export async function seenBy(
	sql: postgres.Sql,
	name: string
): Promise<Record<string, string[] | string>> {
	const seen: Record<string, string[] | string> = {};
	for (const table of await tables(sql)) {
		try {
			const rows = await acting(sql, actorId(name), (tx) =>
				tx.unsafe(`SELECT ${keyOf(table)} AS key FROM ${table}`)
			);
			seen[table] = rows.map(({ key }) => nameOf(table, String(key))).toSorted();
		} catch (reason) {
			seen[table] = (reason as { code: string }).code;
		}
	}
	return seen;
}

export async function tables(sql: postgres.Sql): Promise<string[]> {
	const rows = await sql`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
	return rows.map(({ tablename }) => String(tablename));
}

function keyOf(table: string): string {
	const keys: Record<string, string> = {
		intake_answers: 'intake_id',
		membership: `part_id || ' ' || staff_id`,
		chat_line: 'chat_id',
		chat_note: 'chat_id',
		chat_draft: 'chat_id',
		chat_member: 'chat_id',
		call_leg: 'call_id',
		call_note: 'call_id',
		call_draft: 'call_id',
		telephone_door: 'one',
		opt_out: `encode(value_index, 'hex')`,
		event: 'subject_id',
		clock: 'only_row',
		staff_secret: 'staff_id',
		staff_session: 'staff_id',
		provider_event: 'provider_id',
		throttle: 'key',
		visit_address: 'visit_id',
		commission: 'trajectory_id',
		legal_frame: 'trajectory_id',
		advice_given: 'advice_id',
		advice_outcome: 'advice_id',
		passing_on: 'danger_id',
		stood_in: 'part_id',
		spent: 'key',
		chain_head: 'chain_id',
		key_check: 'kek_id',
		roster_turn: 'staff_id'
	};
	return keys[table] ?? 'id';
}

const names = [
	...world.staff.map(({ name }) => name),
	...world.parts.flatMap(({ name, readers = [], barred = [] }) => [
		name,
		`case ${name}`,
		...readers.map((reader) => `${name} ${reader.name}`),
		...barred.map((who) => `${name} ${who}`)
	]),
	'A B',
	...world.parts.map(({ name }) => childOf(name)),
	...intakes,
	...world.looks!.map(({ name }) => name),
	'house'
];

const callTables = ['call_leg', 'call_note', 'call_draft'];
const chatTables = ['chat_line', 'chat_note', 'chat_draft', 'chat_member'];

function nameOf(table: string, key: string): string {
	const homes: Record<string, string> = {
		intake_answers: 'intake',
		passing_on: 'danger',
		visit: 'follow_up',
		visit_address: 'follow_up',
		commission: 'trajectory',
		legal_frame: 'trajectory',
		advice_given: 'advice',
		advice_outcome: 'advice',
		...Object.fromEntries(chatTables.map((one) => [one, 'chat'])),
		...Object.fromEntries(callTables.map((one) => [one, 'call']))
	};
	const home = homes[table] ?? table;
	if (table === 'membership') {
		const [part, staff] = key.split(' ') as [string, string];
		return `${nameOf('part', part)} ${nameOf('staff', staff)}`;
	}
	return names.find((name) => idOf(home, name) === key) ?? key;
}

export function expectedFor({
	parts,
	stories = [],
	desk,
	opened,
	looks = [],
	bundles = [],
	links = [],
	dangers = bundles,
	glass = [],
	conflicts = [],
	alerts = [],
	staff,
	staffChain: chain,
	chats = [],
	said = [],
	drafts = [],
	calls = [],
	callNotes = [],
	callDrafts = [],
	keys = [],
	roster,
	offers,
	addresses = [],
	frames = addresses,
	visits = parts
}: Sight) {
	const held = world.chats!.filter(({ holder }) => holder !== undefined);
	const known = held.filter(({ intake }) => chats.includes(intake));
	const everyone = staff ? world.staff.map(({ name }) => name) : [];
	const supervisesBoth = bundles.includes('A') && bundles.includes('B');
	const texts = [...parts, ...alerts];
	const rostered = roster ? ['amina'] : [];
	const told = [...parts, ...stories];
	const open = [...told, ...intakes.filter((name) => opened.includes(name))];
	const expected: Record<string, string[] | string> = {
		...Object.fromEntries(
			byPart.map((table) => [table, storyTables.includes(table) ? told : parts])
		),
		...Object.fromEntries(closed.map((table) => [table, '42501'])),
		clock: ['true'],
		person: told.flatMap(peopleOf),
		case_file: bundles,
		sealed_link: links,
		danger: dangers,
		// of B it was decided about A, and of both that they know one person: told to whoever supervises both
		passing_on: supervisesBoth ? ['B'] : [],
		same_person: supervisesBoth ? ['B'] : [],
		broken_glass: glass,
		conflict: conflicts,
		staff: everyone,
		membership: world.parts
			.filter(({ name }) => told.includes(name))
			.flatMap(({ name, members }) => members.map((member) => `${name} ${member.name}`)),
		opt_out: parts.map(phoneIndex),
		intake: desk,
		intake_answers: opened,
		intake_message: opened,
		room: opened,
		second_look: looks,
		follow_up: [...parts, ...desk],
		notification: texts,
		notification_attempt: texts,
		data_key: [...everyone, ...told, ...bundles.map((name) => `case ${name}`), ...opened, ...keys],
		visit: visits,
		visit_address: addresses,
		commission: parts,
		legal_frame: frames,
		// of no case: for whoever helps people
		lesson: calls.length > 0 ? ['A', 'B'] : [],
		intervention: offers ? ['A', 'B'] : [],
		chat: chats,
		chat_line: said,
		chat_note: held.map(({ intake }) => intake).filter((name) => said.includes(name)),
		chat_member: known.flatMap(({ intake, joined }) => (joined ? [intake, intake] : [intake])),
		chat_draft: drafts,
		page: desk,
		crisis: opened,
		crisis_step: opened,
		roster_week: rostered,
		roster_day: rostered,
		roster_absence: rostered,
		call: calls,
		call_leg: calls.flatMap((name) => legsOf(name)),
		call_note: callNotes,
		call_draft: callDrafts,
		telephone_door: calls.length > 0 ? ['true'] : [],
		event: [...open, ...(chain ? ['house'] : [])]
	};
	return Object.fromEntries(
		Object.entries(expected).map(([table, rows]) => [
			table,
			Array.isArray(rows) ? rows.toSorted() : rows
		])
	);
}

function legsOf(name: string): string[] {
	const { holder, joined } = world.calls!.find((call) => call.name === name)!;
	return [holder, joined].flatMap((who) => (who === undefined ? [] : [name]));
}
