import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { record } from '#server/audit/record.ts';
import { checkTrail, sealTrail } from '#server/audit/trail.ts';
import { openDatabase, type Database } from '#server/db/client.ts';
import { together } from '#server/work.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let worker: Database;
let joost: Colleague;
const chains = [randomUUID(), randomUUID()];

beforeAll(async () => {
	house = await freshHouse();
	worker = openDatabase(house.urls.worker, 'trail', 1);
	joost = await employ(house, 'Joost', 'counsellor');
	for (let n = 0; n < 6; n++) {
		await together(joost, (work) =>
			record(work, { chainId: chains[n % 2]!, kind: 'note.written', subjectId: randomUUID() })
		);
	}
});
afterAll(async () => {
	await worker.sql.end();
	await house.close();
});

test('an untouched trail is whole, also against its seals', async () => {
	expect(await checkTrail(worker, await sealTrail(worker))).toEqual([]);
});

test.each(['app', 'worker'] as const)('%s can change, remove or forge no event', async (role) => {
	const { sql } = openDatabase(house.urls[role], 'forger', 1);
	const tries = [
		`UPDATE event SET kind = 'x'`,
		`DELETE FROM event`,
		`TRUNCATE event`,
		`INSERT INTO event SELECT * FROM event LIMIT 1`,
		`DROP TRIGGER append_only ON event`,
		`UPDATE chain_head SET seq = 1`
	];
	for (const statement of tries) {
		await expect(sql.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' });
	}
	await sql.end();
});

test('not even the owner reaches an event by hand', async () => {
	const { sql } = openDatabase(house.urls.owner, 'forger', 1);
	expect((await sql`UPDATE event SET kind = 'x'`).count).toBe(0);
	expect((await sql`DELETE FROM event`).count).toBe(0);
	await expect(sql`TRUNCATE event`).rejects.toMatchObject({ code: '42501' });
	await sql.end();
});
