import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshHouse, type TestHouse } from '../support/database.ts';

let house: TestHouse;
beforeAll(async () => {
	house = await freshHouse();
});
afterAll(() => house.close());

test('every table has row level security, forced, with a policy', async () => {
	const bare = await house.superuser`
		SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity
			AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))`;
	expect(bare.map((row) => row['relname'])).toEqual([]);
});

test('no view, and no door function without a fixed search path', async () => {
	const views = await house.superuser`SELECT FROM pg_views WHERE schemaname IN ('public', 'door')`;
	expect(views.length).toBe(0);
	const loose = await house.superuser`
		SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
		WHERE n.nspname IN ('public', 'door') AND p.prosecdef AND NOT (p.proconfig::text LIKE '%search_path=public, pg_temp%')
			AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`;
	expect(loose.map((row) => row['proname'])).toEqual([]);
});

test('nobody but the roles named may call a door function', async () => {
	const open = await house.superuser`
		SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
		WHERE n.nspname = 'door' AND has_function_privilege('public', p.oid, 'EXECUTE')`;
	expect(open.map((row) => row['proname'])).toEqual([]);
});

test('without an actor the app sees no row of any table but the clock', async () => {
	const tables =
		await house.superuser`SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'clock'`;
	for (const { tablename } of tables) {
		const [right] =
			await house.superuser`SELECT has_table_privilege('app', ${`public.${tablename}`}, 'SELECT') AS may`;
		if (!right!['may']) continue;
		const rows = await house.database.sql.unsafe(`SELECT 1 FROM ${tablename} LIMIT 1`);
		expect(rows.length, tablename).toBe(0);
	}
});
