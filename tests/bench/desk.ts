import { page, searching } from './asks.ts';
import { difference, ratio, slowest, speed, told } from './figures.ts';
import type { Desk, Hall, Turn } from './hall.ts';
import { inTurns, load } from './load.ts';
import { rareWord } from './seed-case.ts';

/** What only the right answer holds, by path. */
export const shown = {
	'/desk': ['CDFG', 'Samira'],
	'/desk/cases': ['Samira', 'NL-2026-']
} as const;
const shownInCase = ['Samira', 'avond'];

export async function lists({ hall, milliseconds, add }: Turn): Promise<void> {
	const { small, large, bare } = hall as Required<Hall>;
	for (const [name, asked] of [
		['inbox', () => ({ path: '/desk', shows: [...shown['/desk']] })],
		['case list', () => ({ path: '/desk/cases', shows: [...shown['/desk/cases']] })]
	] as const)
		await atBothSizes({ name, asked }, { small, large }, { milliseconds, add });
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

export async function cases({ hall, milliseconds, add }: Turn): Promise<void> {
	const { small, large } = hall as Hall & { small: Desk };
	const asked = (desk: Desk) => ({ path: `/desk/cases/${desk.short}`, shows: shownInCase });
	if (large) await atBothSizes({ name: 'a case', asked }, { small, large }, { milliseconds, add });
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

/** However many others wrote, a page takes as long. */
async function atBothSizes(
	{ name, asked }: { name: string; asked: (desk: Desk) => { path: string; shows: string[] } },
	{ small, large }: { small: Desk; large: Desk },
	{ milliseconds, add }: Omit<Turn, 'hall'>
): Promise<void> {
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
