import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCase } from '#server/cases/read.ts';
import { openDatabase } from '#server/db/client.ts';
import { openHouse } from '#server/house.ts';
import { newDataKey, readKeyRing, type KeyRing } from '#server/keys/ring.ts';
import { rotate } from '#server/keys/rotate.ts';
import { writeNote } from '#server/notes/write.ts';
import { openedCase } from '../server/case-story.ts';
import { addDataKeys, countByKey } from '../support/data-keys.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { proofSize, tell } from '../support/proof.ts';
import { ended, keysRotate, untilSaid } from '../support/rotate-command.ts';
import { fillIn, opensRoom, receiptOf, send, type Receipt } from '../support/sealed-form.ts';
import { testSettings } from '../support/settings.ts';
import { switched } from '../support/switched.ts';

// ten times what is turned at once: whoever breaks it off after the first time is never too late
const moreKeys = proofSize({ small: 2_000, full: 20_000 });
const families = proofSize({ small: 2, full: 12 });
// nobody sends within three seconds of opening the form: who does waits in the lane of machines
const longEnough = 3100;
const old = testSettings.ENCRYPTION_KEYS;
const fresh = `t2:${randomBytes(32).toString('base64')}`;
const rings = { before: old, both: `${old},${fresh}`, turned: `${fresh},${old}`, after: fresh };
const web = switched();
const receipts: Receipt[] = [];
const cases: { by: Colleague; partId: string }[] = [];
const failed: string[] = [];
const done = { reads: 0, writes: 0 };
let isOver = false;
let house: TestHouse;

beforeAll(async () => {
	house = await freshHouse();
	for (const name of ['Joost', 'Amina']) {
		const by = await employ(house, name, 'counsellor');
		cases.push({ by, partId: (await openedCase(house, by)).partId });
	}
	await web.to(settingsWith(rings.before));
	await Promise.all(Array.from({ length: families }, writesToUs));
	await addDataKeys(house.superuser, ringOf(rings.before), moreKeys);
}, 300_000);
afterAll(async () => {
	isOver = true;
	await web.stop();
	await house.close();
}, 60_000);

test('the key is rotated while people read and write: nobody notices, also when it breaks off', async () => {
	const load = [
		...Array.from({ length: 3 }, () => again(readsHerRoom)),
		...Array.from({ length: 2 }, () => again(writesToUs)),
		again(readsACase),
		again(writesANote),
		again(noThrottle)
	];
	await moveTo('both');
	await moveTo('turned');
	const before = { ...done };
	const broken = turn();
	await untilSaid(broken, /to go/);
	broken.kill('SIGKILL');
	await ended(broken);
	const half = await countByKey(house.superuser);
	expect(half['t1'], 'it broke off on the way').toBeGreaterThan(0);
	expect(half['t2'], 'it had begun').toBeGreaterThan(0);

	const { code, printed } = await ended(turn());
	expect([code, printed.at(-2)]).toEqual([0, 'Every data key is wrapped with t2.']);
	const during = done.reads - before.reads;
	expect(during, 'somebody read meanwhile').toBeGreaterThan(0);
	await moveTo('after');
	await someMore();
	isOver = true;
	await Promise.all(load);

	expect(failed).toEqual([]);
	expect(Object.keys(await countByKey(house.superuser))).toEqual(['t2']);
	for (const receipt of receipts) expect(await opensRoom(web.newcomer(), receipt)).toBe(true);
	tell(
		'rotation',
		`${half['t1']! + half['t2']!} data keys wrapped anew, broken off once; ${done.reads} reads (${during} in the middle of it) and ${done.writes} writes, ${failed.length} failed`
	);
}, 600_000);

test('a key erased while it is being rotated stays erased', async () => {
	const { row } = newDataKey(ringOf(rings.before), randomUUID());
	await house.superuser`INSERT INTO data_key (id, kek_id, wrapped, case_id) VALUES (${row.id}, ${row.kekId}, ${row.wrapped}, ${row.id})`;
	const owner = openDatabase(house.urls.owner, 'rotation', 1);
	let rotating: Promise<unknown> | undefined;
	await house.superuser.begin(async (sql) => {
		await sql`UPDATE data_key SET wrapped = NULL, erased_at = now() WHERE id = ${row.id}`;
		rotating = rotate(owner, ringOf(rings.turned));
		await pause(500);
	});
	expect(await rotating).toEqual({ rotated: 0, unreadable: [] });
	const [kept] = await house.superuser`SELECT wrapped FROM data_key WHERE id = ${row.id}`;
	expect(kept!['wrapped']).toBeNull();
	await owner.sql.end();
});

test('a wrapped key that was changed is named and left alone, and all others go on', async () => {
	const rows = [1, 2].map(() => newDataKey(ringOf(rings.before), randomUUID()).row);
	rows[0]!.wrapped[40]! ^= 1;
	for (const { id, kekId, wrapped } of rows)
		await house.superuser`INSERT INTO data_key (id, kek_id, wrapped, case_id) VALUES (${id}, ${kekId}, ${wrapped}, ${id})`;
	const { code, printed } = await ended(turn());
	expect([code, printed.at(-1)]).toEqual([2, `These data keys do not open: ${rows[0]!.id}.`]);
	expect((await countByKey(house.superuser))['t1']).toBe(1);
	await house.superuser`DELETE FROM data_key WHERE id = ${rows[0]!.id}`;
});

test('it names what is missing, and refuses a ring that cannot read everything', async () => {
	const without = await ended(turn({ MIGRATOR_DATABASE_URL: '', INDEX_KEY: 'x' }));
	expect(without.printed).toEqual([
		'Missing or weak settings: MIGRATOR_DATABASE_URL, INDEX_KEY. See .env.example.'
	]);
	const strange = `t2:${randomBytes(32).toString('base64')}`;
	for (const ring of [strange, `t3:${randomBytes(32).toString('base64')}`]) {
		const { code, printed } = await ended(turn({ ENCRYPTION_KEYS: ring }));
		expect([code, printed]).toEqual([1, [expect.stringMatching(/^ENCRYPTION_KEYS /)]]);
	}
});

function settingsWith(keys: string): Record<string, string> {
	return {
		...testSettings,
		ENCRYPTION_KEYS: keys,
		DATABASE_URL: house.urls.app,
		ADDRESS_HEADER: 'x-forwarded-for'
	};
}

function ringOf(keys: string): KeyRing {
	return readKeyRing(keys, testSettings.INDEX_KEY) as KeyRing;
}

/** Both the built server and what this process does itself. */
async function moveTo(step: keyof typeof rings): Promise<void> {
	await web.to(settingsWith(rings[step]));
	openHouse({ ...house, keys: ringOf(rings[step]) });
	await someMore();
}

/** Until a few more have read and written. */
async function someMore(): Promise<void> {
	const { reads, writes } = done;
	while (failed.length === 0 && (done.reads < reads + 10 || done.writes < writes + 4))
		await pause(20);
}

async function again(act: () => Promise<void>): Promise<void> {
	while (!isOver) {
		try {
			await act();
		} catch (reason) {
			failed.push(String(reason));
		}
	}
}

async function readsHerRoom(): Promise<void> {
	const receipt = receipts[Math.floor(Math.random() * receipts.length)]!;
	if (!(await opensRoom(web.newcomer(), receipt))) failed.push(`room ${receipt.code}`);
	done.reads += 1;
}

async function writesToUs(): Promise<void> {
	const mother = web.newcomer();
	const form = await fillIn(mother, { story: 'Mijn zoon is veranderd.', safeToTalk: 'yes' });
	await pause(longEnough);
	const answer = await send(mother, form);
	const receipt = receiptOf(answer);
	if (receipt) receipts.push(receipt);
	else failed.push(`message: ${answer.status} ${answer.body.slice(0, 200)}`);
	done.writes += 1;
}

async function readsACase(): Promise<void> {
	const { by, partId } = cases[done.reads % cases.length]!;
	const page = await readCase(by, partId);
	if ('problem' in page) failed.push(`case: ${page.problem}`);
	done.reads += 1;
	await pause(20);
}

async function writesANote(): Promise<void> {
	const { by, partId } = cases[done.writes % cases.length]!;
	const outcome = await writeNote(by, partId, 'Zij belt morgen terug.');
	if ('problem' in outcome) failed.push(`note: ${outcome.problem}`);
	done.writes += 1;
	await pause(200);
}

async function noThrottle(): Promise<void> {
	await house.superuser`DELETE FROM throttle`;
	await pause(200);
}

function turn(changed: Record<string, string> = {}) {
	return keysRotate({
		MIGRATOR_DATABASE_URL: house.urls.owner,
		ENCRYPTION_KEYS: rings.turned,
		INDEX_KEY: testSettings.INDEX_KEY,
		...changed
	});
}
