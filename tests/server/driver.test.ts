import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { sql as query } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#server/db/client.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
let house: TestHouse;
beforeAll(async () => {
	house = await freshHouse();
});
afterAll(() => house.close());

/** In a process of its own: what is to be seen is whether that lives on. */
const story = `
	import { openDatabase } from '#server/db/client.ts';
	const { db } = openDatabase(process.env.URL, 'broken', 4);
	const transaction = () => db.transaction(async (tx) => {
		await tx.execute('SELECT 1');
		await tx.execute('SELECT pg_sleep(1)');
		await tx.execute('SELECT 2');
	});
	const answers = async () => {
		const one = (n) => db.transaction(async (tx) => Number((await tx.execute('SELECT ' + n + ' AS n'))[0].n) === n);
		return Promise.allSettled(Array.from({ length: 12 }, (_, n) => one(n)));
	};
	const told = [];
	for (let round = 0; round < 5; round++) {
		const broken = Promise.allSettled(Array.from({ length: 4 }, transaction));
		await new Promise((go) => setTimeout(go, 150));
		const killer = openDatabase(process.env.KILLER, 'killer', 1);
		await killer.sql\`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'broken'\`;
		await killer.sql.end();
		told.push(...(await broken).map(({ status }) => status));
		await answers();
		const begun = Date.now();
		const settled = await answers();
		told.push(settled.every(({ value }) => value === true) && Date.now() - begun < 3000 ? 'well' : 'ill');
	}
	console.log(told.join(' '));
	process.exit(0);
`;

test('connections that break in the middle of a transaction harm nobody who comes later', async () => {
	const env = { ...process.env, URL: house.urls.app, KILLER: house.urls.superuser };
	const { stdout } = await run(process.execPath, ['--input-type=module', '-e', story], {
		cwd: root,
		env,
		timeout: 50_000
	});
	expect(stdout.trim()).toBe(
		Array.from({ length: 5 }, () => 'rejected rejected rejected rejected well').join(' ')
	);
});

test('what is asked after a transaction ended is refused', async () => {
	const { sql, db } = openDatabase(house.urls.app, 'late', 1);
	let later: (() => unknown) | undefined;
	await db.transaction(async (tx) => {
		later = () => tx.execute('SELECT 1');
	});
	await expect((async () => later!())()).rejects.toMatchObject({
		cause: { message: 'this transaction is over' }
	});
	await sql.end();
});

test('a transaction that begins behind many questions is one, is nobody else’s, and ends', async () => {
	const { sql, db } = openDatabase(house.urls.app, 'behind', 2);
	const actorOf = (asked: Pick<typeof db, 'execute'>) =>
		asked
			.execute<{ actor: string }>("SELECT current_setting('app.actor', true) AS actor")
			.execute();
	await Promise.all([actorOf(db), actorOf(db)]);
	for (const before of [0, 1, 99, 100, 198, 199, 200, 201, 202, 400]) {
		const earlier = Array.from({ length: before }, () => actorOf(db));
		const inside = db.transaction(async (tx) => {
			void tx.execute("SELECT set_config('app.actor', 'somebody', true)").execute();
			return actorOf(tx);
		});
		const later = Array.from({ length: 50 }, () => actorOf(db));
		expect([...(await inside)]).toEqual([{ actor: 'somebody' }]);
		const others = (await Promise.all([...earlier, ...later])).flatMap((rows) => [...rows]);
		expect(others.filter(({ actor }) => actor)).toEqual([]);
	}
	const states =
		await house.superuser`SELECT DISTINCT state FROM pg_stat_activity WHERE application_name = 'behind'`;
	expect([...states]).toEqual([{ state: 'idle' }]);
	await sql.end();
});

test('what is asked without values is planned once for a connection, as what is asked with them', async () => {
	const { sql, db } = openDatabase(house.urls.app, 'planned', 1);
	try {
		for (let n = 0; n < 2; n++)
			await db.transaction(async (tx) => {
				await tx.execute('SELECT 7 AS seven');
				await tx.execute(query`SELECT ${n}::int AS n`);
			});
		const kept = await db.execute<{ statement: string }>(
			'SELECT statement FROM pg_prepared_statements ORDER BY statement'
		);
		const said = kept.map(({ statement }) => statement);
		expect(said).toEqual(expect.arrayContaining(['SELECT $1::int AS n', 'SELECT 7 AS seven']));
	} finally {
		await sql.end();
	}
});
