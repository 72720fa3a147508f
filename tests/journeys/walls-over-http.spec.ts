import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { may } from '#domain/access.ts';
import type { PartSubject } from '#domain/access-subject.ts';
import {
	counsellors,
	httpWorlds,
	makeWorld,
	partNames,
	type MadePart,
	type PartName
} from '../support/http-worlds.ts';
import { proofSize, seed, tell } from '../support/proof.ts';
import { table } from '../support/route-table.ts';
import { signedIn } from '../support/signed-in.ts';
import { expect, test } from '../support/still-house.ts';
import type { Visitor } from '../support/visitor.ts';
import { superuser, told } from './support/house.ts';
import { employ, type Person } from './support/staff.ts';

type Name = (typeof counsellors)[number] | 'sup' | 'chief';
type Parts = Record<PartName, MadePart>;

const names: Name[] = [...counsellors, 'sup', 'chief'];
const staff = {} as Record<Name, Person>;
const visits = {} as Record<Name, Visitor>;
// what a page shows whoever asks; an address that ends what was, or that only leads on, tells nothing
const common = Object.entries(table).filter(
	([id, line]) => /^\/\((counsellor|supervisor)\)/.test(id) && line.page && !id.includes('[')
);
const below = ['', '/plan', '/people', '/consents', '/contacts', '/print', '/conflict'];

test.beforeAll(async () => {
	for (const name of names) {
		const role = name === 'sup' || name === 'chief' ? 'supervisor' : 'counsellor';
		staff[name] = await employ(name, role);
		visits[name] = await signedIn(told.origin, staff[name]);
	}
});

test('in generated worlds no page tells anybody of a part that the rules keep from her', async () => {
	test.setTimeout(proofSize({ small: 180_000, full: 1_200_000 }));
	const numRuns = proofSize({ small: 3, full: 25 });
	const worlds = fc.sample(httpWorlds, { seed, numRuns });
	let asked = 0;
	for (const world of worlds) {
		const mark = randomBytes(5).toString('hex');
		const parts = await makeWorld(world, staff, mark);
		for (const name of names) asked += await expectOnlyHers(name, parts);
	}
	expect(asked).toBeGreaterThan(numRuns * 100);
	tell('walls', `${numRuns} generated worlds over HTTP, ${asked} pages asked for, 0 told too much`);
});

/** Asks for every page there is, and for every page of every part; answers how many. */
async function expectOnlyHers(name: Name, parts: Parts): Promise<number> {
	const hidden = [];
	for (const part of partNames) {
		const seen = await maySee(name, part, parts);
		if (!seen) hidden.push(parts[part]);
	}
	const supervises = name === 'sup' || name === 'chief';
	const ofParts = partNames.flatMap((part) => [
		...below.map((path) => `/desk/cases/${parts[part].id}${path}`),
		`/desk/intakes/${parts[part].intake}`,
		...(supervises ? [`/review/cases/${parts[part].id}`] : [])
	]);
	const pages = [
		...common.map(([, line]) => line.path({} as never)),
		...ofParts.filter((path) => path)
	];
	for (const path of pages) await expectSilent(name, path, hidden);
	return pages.length;
}

async function expectSilent(name: Name, path: string, hidden: MadePart[]): Promise<void> {
	const { status, body } = await visits[name].get(path);
	const isHidden = hidden.some(({ id, intake }) => path.includes(id) || path.includes(intake));
	if (isHidden) expect(status, `${name} ${path}`).toBe(404);
	else expect([200, 303, 404], `${name} ${path} answered ${status}`).toContain(status);
	const traces = hidden.flatMap(({ code, name: asker, note }) => [code, asker, note]);
	const ids = hidden.flatMap(({ id, intake }) => [id, intake]).filter((id) => !path.includes(id));
	const told = [...traces, ...ids].filter((trace) => body.includes(trace));
	expect(told, `${name} ${path} tells`).toEqual([]);
}

/** The rule, asked about the world as it stands in the tables. */
async function maySee(name: Name, part: PartName, parts: Parts): Promise<boolean> {
	const { id } = parts[part];
	const [row] = await superuser<{ members: string[]; readers: string[]; barred: string[] }[]>`
		SELECT ARRAY(SELECT staff_id::text FROM membership WHERE part_id = ${id} AND role <> 'expert' AND ended_at IS NULL) AS members,
			ARRAY(SELECT staff_id::text FROM broken_glass WHERE part_id = ${id} AND ended_at IS NULL AND sealed IS NOT NULL) AS readers,
			ARRAY(SELECT c.staff_id::text FROM conflict c JOIN part p ON p.case_id = c.case_id WHERE p.id = ${id}) AS barred`;
	const { members, readers, barred } = row!;
	const subject: PartSubject = { counsellorIds: members, readerIds: readers, barredIds: barred };
	const { role } = staff[name];
	return may({ id: staff[name].id, role }, 'part.view', subject);
}
