import { randomUUID } from 'node:crypto';
import { arrives } from '../support/arrivals.ts';
import { talkingWith } from '../support/chatting.ts';
import { inCallWith } from '../support/on-the-line.ts';
import { fillDesk, type Desk } from '../support/desk-scene.ts';
import { expect, test } from '../support/still-house.ts';
import { builtRoutes, writtenRoutes, type BuiltRoute } from '../support/route-list.ts';
import {
	everybody,
	roles,
	table,
	wellFilled,
	type Line,
	type Place,
	type Role
} from '../support/route-table.ts';
import { signedIn } from '../support/signed-in.ts';
import { fingerprints } from '../support/untouched.ts';
import { visitor, type Answer, type Visitor } from '../support/visitor.ts';
import { superuser, told } from './support/house.ts';
import { employ } from './support/staff.ts';

let routes: BuiltRoute[];
let place: Place;
const who = {} as Record<Role, Visitor>;
/** The stranger's own desk. */
let his: Desk;

test.beforeAll(async () => {
	routes = await builtRoutes();
	const [amina, joost] = [await employ('Amina', 'counsellor'), await employ('Joost', 'counsellor')];
	const { chatId: chat } = await talkingWith(amina);
	const desk = await fillDesk(superuser, amina);
	const { id: call } = await inCallWith(superuser, amina);
	place = { ...desk, chat, call, free: await arrives(), missing: randomUUID() };
	his = await fillDesk(superuser, joost);
	who.nobody = visitor(told.origin);
	who.owner = await signedIn(told.origin, amina);
	who.stranger = await signedIn(told.origin, joost);
	who.supervisor = await signedIn(told.origin, await employ('Annelies', 'supervisor'));
	who.administrator = await signedIn(told.origin, await employ('Bram', 'administrator'));
	who.front_desk = await signedIn(told.origin, await employ('Fenna', 'front_desk'));
	who.expert = await signedIn(told.origin, await employ('Esma', 'expert'));
	who.on_call = await signedIn(told.origin, await employ('Pieter', 'on_call'));
	who.privacy_officer = await signedIn(told.origin, await employ('Femke', 'privacy_officer'));
	who.analyst = await signedIn(told.origin, await employ('Noor', 'analyst'));
});

const [ownedLines, commonLines] = [true, false].map((owned) =>
	Object.entries(table).filter(([, line]) => Boolean(line.owned) === owned)
) as [[string, Line][], [string, Line][]];
// whoever may do it comes after those who may not
const lastTheOwner = [
	...roles.filter((role) => role !== 'owner' && role !== 'supervisor'),
	...(['owner', 'supervisor'] as const)
];
const pathOfAction = (path: string, action: string) =>
	action === 'default' ? path : `${path}?/${action}`;

test('the table names every route, action and method of the built server, and nothing else', () => {
	expect(routes.map(({ id }) => id).toSorted()).toEqual(Object.keys(table).toSorted());
	expect(writtenRoutes()).toEqual(Object.keys(table).toSorted());
	for (const { id, hasPage, actions, methods } of routes) {
		const line = table[id]!;
		expect(Object.keys(line.actions ?? {}).toSorted(), `actions of ${id}`).toEqual(
			actions.toSorted()
		);
		expect(Object.keys(line.methods ?? {}).toSorted(), `methods of ${id}`).toEqual(
			methods.toSorted()
		);
		expect(Boolean(line.page), `page of ${id}`).toBe(hasPage);
	}
});

for (const [id, line] of Object.entries(table).filter(([id]) => id !== '/(staff-door)/sign-out')) {
	test(`${id} gives each role what the table says, before anything is done`, async () => {
		const path = line.path(place);
		if (line.page) expect(await statuses((visit) => visit.get(path))).toBe(line.page);
		for (const [method, expected] of Object.entries(line.methods ?? {})) {
			const ask = (visit: Visitor) => (method === 'GET' ? visit.get(path) : visit.post(path));
			expect(await statuses(ask), method).toBe(expected);
		}
	});
}

test('what is foreign answers like what is missing, byte for byte, changes nothing and is written down', async () => {
	test.setTimeout(180_000);
	for (const [id, line] of ownedLines) {
		const [foreign, missing] = [line.path(place), line.path(absent(line))];
		await same(id, line, { foreign, missing, ask: (path) => who.stranger.get(path) });
		for (const action of Object.keys(line.actions ?? {})) {
			const body = wellFilled[action]!(place);
			const ask = (path: string) => who.stranger.post(pathOfAction(path, action), body);
			await same(`${id} ${action}`, line, { foreign, missing, ask });
			const byScript = (path: string) =>
				who.stranger.post(pathOfAction(path, action), body, { accept: 'application/json' });
			await sameAndUntouched(`${id} ${action} by script`, { foreign, missing, ask: byScript });
		}
	}
});

test("a stranger's own pages do nothing to what is not his", async () => {
	// what is his he reads first: reading is written down on the row
	await who.stranger.get(`/desk/intakes/${his.intake}`);
	const before = await fingerprints(superuser);
	const tries: [path: string, form: Record<string, string>][] = [
		[`/desk/cases/${his.case}?/move`, wellFilled['move']!(place)],
		[`/desk/cases/${his.case}?/answer`, wellFilled['answer']!(place)],
		[`/desk/cases/${his.case}/plan?/withdraw`, wellFilled['withdraw']!(place)],
		[`/desk/cases/${his.case}/follow-ups/${place.followUp}`, wellFilled['default']!(place)],
		[`/desk/cases/${his.case}/follow-ups/new`, wellFilled['default']!(place)],
		[`/desk/intakes/${his.intake}?/look`, wellFilled['look']!(place)],
		[`/desk/intakes/${his.intake}?/look`, { look: his.look, decision: 'agree' }],
		[`/desk/intakes/${his.intake}?/callback`, wellFilled['callback']!(place)],
		['/desk?/take', { id: place.intake, offer: '' }],
		['/desk?/take', { id: place.intakeOfCase, from: place.missing }]
	];
	for (const [path, form] of tries) {
		const answer = await who.stranger.post(path, form);
		expect([404, 422], `${path} answered ${answer.status}`).toContain(answer.status);
	}
	expect(await fingerprints(superuser)).toEqual(before);
});

test('foreign and missing take as long', async () => {
	const line = table['/(desk)/desk/(case)/cases/[id]']!;
	const times: Record<string, number[]> = { foreign: [], missing: [] };
	for (let round = 0; round < 40; round++) {
		for (const [kind, path] of [
			['foreign', line.path(place)],
			['missing', line.path(absent(line))]
		] as const) {
			const begun = performance.now();
			await who.stranger.get(path);
			times[kind]!.push(performance.now() - begun);
		}
	}
	const [foreign, missing] = [median(times['foreign']!), median(times['missing']!)];
	expect(Math.abs(foreign - missing)).toBeLessThan(Math.max(10, missing / 2));
});

test('an id that is none is a missing one too', async () => {
	for (const [id, line] of ownedLines) {
		for (const odd of ['x', "1' OR 1=1", '%00', '__proto__', `${place.case}%20`, 'é'.repeat(300)]) {
			const path = line.path({
				...place,
				case: odd,
				intake: odd,
				followUp: odd,
				trajectory: odd,
				visit: odd,
				note: odd,
				chat: odd,
				call: odd
			});
			const { status } = await who.owner.get(path);
			expect([400, 404], `${id} with ${odd} answered ${status}`).toContain(status);
		}
	}
});

for (const [id, line] of [...commonLines, ...ownedLines]) {
	for (const [action, expected] of Object.entries(line.actions ?? {})) {
		test(`${id} ${action} gives each role what the table says`, async () => {
			const ask = (visit: Visitor) => visit.post(pathOfAction(line.path(place), action));
			expect(await statuses(ask, lastTheOwner)).toBe(expected);
		});
	}
}

test('/(staff-door)/sign-out ends what each role had', async () => {
	expect(await statuses((visit) => visit.post('/sign-out'))).toBe(
		table['/(staff-door)/sign-out']!.methods!['POST']
	);
	expect(await statuses((visit) => visit.get('/desk'))).toBe(everybody(303));
});

async function statuses(
	ask: (visit: Visitor) => Promise<Answer>,
	order: readonly Role[] = roles
): Promise<string> {
	const found = {} as Record<Role, number>;
	for (const role of order) found[role] = (await ask(who[role])).status;
	return roles.map((role) => found[role]).join(' ');
}

/** The same place with an id of nobody where the address names something of hers. */
function absent(line: Line): Place {
	return { ...place, [line.owned!]: place.missing };
}

interface Comparison {
	foreign: string;
	missing: string;
	ask: (path: string) => Promise<Answer>;
}

async function same(
	what: string,
	line: Line,
	{ foreign, missing, ask }: Comparison
): Promise<void> {
	const refusals = await refusalsOf(line);
	const { status } = await sameAndUntouched(what, { foreign, missing, ask });
	expect(status, what).toBe(404);
	expect(await refusalsOf(line), `${what} is written down`).toBeGreaterThan(refusals);
}

async function sameAndUntouched(
	what: string,
	{ foreign, missing, ask }: Comparison
): Promise<Answer> {
	const before = await fingerprints(superuser);
	const [one, other] = [await ask(foreign), await ask(missing)];
	expect(plain(one, foreign), what).toEqual(plain(other, missing));
	expect(await fingerprints(superuser), what).toEqual(before);
	return one;
}

/** What both must share: nonces and the address that was asked for are not part of it. */
function plain({ status, headers, body }: Answer, path: string) {
	const kept = [...headers].filter(([name]) => !['date', 'etag', 'set-cookie'].includes(name));
	const text = (value: string) =>
		value
			.replace(/nonce(="|-)[A-Za-z0-9+/=]+/g, 'nonce')
			.replace(/__sveltekit_\w+/g, '__sveltekit')
			.replaceAll(path, 'PATH');
	return { status, headers: kept.map(([name, value]) => [name, text(value)]), body: text(body) };
}

async function refusalsOf(line: Line): Promise<number> {
	const owned = line.owned ?? 'followUp';
	const id = place[owned === 'note' || owned === 'chat' ? 'followUp' : owned];
	const [row] = await superuser`
		SELECT count(*)::int AS n FROM event WHERE kind LIKE '%refused' AND subject_id IN (${id}, ${place.case}, ${place.look}, ${place.chat}, ${place.call})`;
	return Number(row!['n']);
}

function median(times: number[]): number {
	return times.toSorted((one, other) => one - other)[times.length >> 1]!;
}
