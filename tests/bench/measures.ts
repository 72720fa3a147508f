import { languages } from '#domain/language.ts';
import { say } from '../../src/start/announce.mjs';
import { visitor } from '../support/visitor.ts';
import { weighPublicPages } from '../support/weight.ts';
import { allDay, page, sending } from './asks.ts';
import { sendRaw } from './baseline.ts';
import { calls } from './calls.ts';
import { chats } from './chat.ts';
import { cases, lists } from './desk.ts';
import { ratio, speed, told } from './figures.ts';
import type { Hall, Turn } from './hall.ts';
import { checkKept } from './kept.ts';
import { added, load } from './load.ts';
import { memory } from './memory.ts';
import type { Row } from './table.ts';

interface Plan {
	rounds: number;
	milliseconds: number;
	/** Of streams that are held open, and of a flood. */
	held: number;
	flood: number;
	only: string[];
}

/** Each measure once a round, all of a round after each other; the middle one of the rounds counts. */
export async function measureAll(
	hall: Hall,
	{ rounds, milliseconds, held, flood, only }: Plan
): Promise<Row[]> {
	const rows = new Map<string, Row>();
	const add = (row: Row) => keep(rows, row);
	if (only.includes('weight')) await weights(hall, add);
	for (let round = 1; round <= rounds; round++) {
		const turn = { hall, milliseconds, add };
		say(`round ${round} of ${rounds}`);
		if (only.includes('send')) await sends(turn);
		if (only.includes('lists')) await lists(turn);
		if (only.includes('cases')) await cases(turn);
		if (only.includes('calls') && hall.large) await calls(hall.large, milliseconds, add);
		if (hall.chat) await chats(hall.chat, { lines: milliseconds, streams: held, flood }, add);
		if (only.includes('memory')) await memories(turn);
	}
	return [...rows.values()];
}

function keep(rows: Map<string, Row>, row: Row): void {
	const known = rows.get(row.measure);
	rows.set(row.measure, known ? { ...known, ...joined(known, row) } : row);
	say(
		`  ${row.measure}: ${row.rounds.map(told).join(' / ')}${row.behind ? ` (${row.behind.join('; ')})` : ''}`
	);
}

function joined(known: Row, row: Row) {
	return {
		rounds: [...known.rounds, ...row.rounds],
		behind: [...(known.behind ?? []), ...(row.behind ?? [])]
	};
}

async function sends({ hall: { door }, milliseconds, add }: Turn): Promise<void> {
	const target = sending(door);
	await load(target, milliseconds / 2);
	const half = milliseconds / 2;
	const before = await sendRaw(door.superuserUrl, half, 1900);
	const kept = await checkKept(door.superuserUrl, async () => load(target, milliseconds));
	const after = await sendRaw(door.superuserUrl, half, 1900);
	const [ours, raw] = [speed(kept), speed(added([before, after]))];
	add({
		measure: 'sending an intake, requests a second',
		against: 'raw postgres.js, begin and 3 inserts',
		limit: { atLeast: 0.3 },
		rounds: [ratio(ours, raw)],
		behind: [`${told(ours)} against ${told(raw)} a second`]
	});
}

async function memories({ hall, add }: Turn): Promise<void> {
	const { bare, large } = hall as Required<Hall>;
	const ours = allDay([
		page(large, { path: '/nl', shows: ['name="door"'] }),
		page(large, { path: '/desk/cases', shows: ['Samira'], cookie: large.cookie }),
		sending(large)
	]);
	const found = await memory([large, ours], [bare, page(bare, { path: '/', shows: ['A bare'] })]);
	add({
		measure: 'memory after 60 s of load',
		against: 'a bare SvelteKit server',
		limit: { atMost: 1.3 },
		rounds: [found.against],
		behind: [found.behind]
	});
	add({
		measure: 'memory, growth in the second minute',
		against: 'the first minute',
		limit: { atMost: 5 },
		unit: '%',
		rounds: [found.growth]
	});
}

async function weights({ door }: Hall, add: (row: Row) => void): Promise<void> {
	for (const language of languages) {
		const found = await weighPublicPages(visitor(door.origin), language);
		const heaviest = (what: 'readable' | 'whole') =>
			found.toSorted((one, other) => other[what] - one[what])[0]!;
		for (const [what, most] of [
			['readable', 14],
			['whole', language === 'tr' ? 72 : 60]
		] as const) {
			const page = heaviest(what);
			add({
				measure: `public pages in ${language}, ${what === 'readable' ? 'HTML and CSS' : 'with font and script'}`,
				against: 'the heaviest one',
				limit: { atMost: most },
				unit: 'kB',
				rounds: [page[what]],
				behind: [`${page.page}`]
			});
		}
	}
}
