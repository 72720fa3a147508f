import { languages } from '#domain/language.ts';
import { say } from '../../src/start/announce.mjs';
import { visitor } from '../support/visitor.ts';
import { weighPublicPages } from '../support/weight.ts';
import { allDay, page, searching, sending } from './asks.ts';
import { sendRaw } from './baseline.ts';
import { calls } from './calls.ts';
import { chats } from './chat.ts';
import { checkKept } from './kept.ts';
import { difference, ratio, slowest, speed, type Figure } from './figures.ts';
import type { Desk, Hall } from './hall.ts';
import { added, inTurns, load } from './load.ts';
import { memory } from './memory.ts';
import { rareWord } from './seed-case.ts';
import type { Row } from './table.ts';

/** What only the right answer holds, by path. */
export const shown = {
	'/desk': ['CDFG', 'Samira'],
	'/desk/cases': ['Samira', 'NL-2026-']
} as const;
const shownInCase = ['Samira', 'avond'];

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

interface Turn {
	hall: Hall;
	milliseconds: number;
	add: (row: Row) => void;
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

function told(figure: Figure): string {
	return typeof figure === 'number' ? figure.toFixed(2) : figure.problem;
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

async function lists({ hall, milliseconds, add }: Turn): Promise<void> {
	const { small, large, bare } = hall as Required<Hall>;
	for (const [name, asked] of [
		['inbox', () => ({ path: '/desk', shows: [...shown['/desk']] })],
		['case list', () => ({ path: '/desk/cases', shows: [...shown['/desk/cases']] })],
		['a case', (desk: Desk) => ({ path: `/desk/cases/${desk.short}`, shows: shownInCase })]
	] as const) {
		const of = (desk: Desk) => page(desk, { ...asked(desk), cookie: desk.cookie, connections: 4 });
		for (const desk of [large, small]) await load(of(desk), milliseconds / 3);
		const [many, few] = await inTurns(of(large), of(small), milliseconds * 2, 6);
		add({
			measure: `${name}, p95 at 1,000,000 contacts`,
			against: 'p95 at 10,000',
			limit: { atMost: 1.5 },
			rounds: [ratio(slowest(many), slowest(few))],
			behind: [`${told(slowest(many))} against ${told(slowest(few))} ms`]
		});
	}
	const cases = page(large, { path: '/desk/cases', shows: ['Samira'], cookie: large.cookie });
	const plain = page(bare, { path: '/', shows: ['A bare page'] });
	const [ours, theirs] = (await inTurns(cases, plain, milliseconds * 2, 4)).map(speed);
	add({
		measure: 'case list page, requests a second',
		against: 'a bare SvelteKit page',
		limit: { atLeast: 0.15 },
		rounds: [ratio(ours!, theirs!)],
		behind: [`${told(ours!)} against ${told(theirs!)} a second`]
	});
}

async function cases({ hall, milliseconds, add }: Turn): Promise<void> {
	const { small } = hall as Required<Hall>;
	const { cookie } = small;
	const opening = (partId: string) =>
		page(small, {
			path: `/desk/cases/${partId}`,
			shows: shownInCase,
			cookie,
			connections: 2
		});
	for (const partId of [small.long, small.short]) await load(opening(partId), milliseconds / 3);
	const [long, short] = await inTurns(
		opening(small.long),
		opening(small.short),
		milliseconds * 2,
		6
	);
	add({
		measure: 'opening a case of 2,000 entries, 3 trajectories, 40 goals, p95',
		against: 'p95 of one of 50, 1 and 3',
		limit: { atMost: 1.5 },
		rounds: [ratio(slowest(long), slowest(short))],
		behind: [`${told(slowest(long))} against ${told(slowest(short))} ms`]
	});
	const list = page(small, { path: '/desk/cases', shows: ['Samira'], cookie, connections: 1 });
	const [found, listed] = await inTurns(searching(small, rareWord), list, milliseconds * 2, 4);
	add({
		measure: 'searching 2,000 notes, p95',
		against: 'opening the list of cases',
		limit: { atMost: 300 },
		unit: 'ms',
		rounds: [difference(slowest(found), slowest(listed))],
		behind: [`${told(slowest(found))} against ${told(slowest(listed))} ms`]
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
