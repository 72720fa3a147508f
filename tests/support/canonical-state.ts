import { dataKey } from '#server/db/schema/staff.ts';
import { house as running } from '#server/house.ts';
import { openText } from '#server/keys/envelope.ts';
import { unwrap } from '#server/keys/ring.ts';
import type { TestHouse } from './database.ts';

// what tells of what happened, and how it was kept, is no part of what is known
const aside = [
	'event',
	'chain_head',
	'notification',
	'notification_attempt',
	'broken_glass',
	'clock'
];

/**
 * Every row that hangs on these parts and contacts, in every table there is, what is sealed opened by its key: one
 * sorted line a row. Events aside, and how often a row was changed.
 */
export async function canonicalState(
	{ superuser }: Pick<TestHouse, 'superuser'>,
	parts: string[],
	contacts: string[]
): Promise<string[]> {
	const tables =
		await superuser`SELECT c.table_name AS name, array_agg(c.column_name::text) AS columns
		FROM information_schema.columns c JOIN pg_tables t ON t.schemaname = 'public' AND t.tablename = c.table_name
		WHERE c.table_schema = 'public' GROUP BY 1 ORDER BY 1`;
	const keys = await openKeys(superuser);
	const lines: string[] = [];
	for (const { name, columns } of tables as unknown as { name: string; columns: string[] }[]) {
		const owners = ['part_id', 'intake_id', 'other_part_id'].filter((one) => columns.includes(one));
		if (name === 'part' || name === 'intake') owners.push('id');
		if (aside.includes(name) || owners.length === 0) continue;
		const mine = owners.map((column) => `${column} = ANY ($1::uuid[])`).join(' OR ');
		const rows = await superuser.unsafe(`SELECT * FROM ${name} WHERE ${mine}`, [
			[...parts, ...contacts] as unknown as string
		]);
		lines.push(...rows.map((row) => `${name} ${plain(row, name, keys)}`));
	}
	return lines.toSorted();
}

type Keys = Map<string, ReturnType<typeof unwrap>>;

async function openKeys(superuser: TestHouse['superuser']): Promise<Keys> {
	const rows =
		await superuser`SELECT id, kek_id AS "kekId", wrapped FROM data_key WHERE wrapped IS NOT NULL`;
	return new Map(
		(rows as unknown as (typeof dataKey.$inferSelect & { wrapped: Buffer })[]).map((row) => [
			row.id,
			unwrap(running().keys, row)
		])
	);
}

function plain(row: Record<string, unknown>, table: string, keys: Keys): string {
	const key = keys.get(String(row['key_id']));
	const shown = Object.entries(row).flatMap(([column, value]) => {
		if (column === 'version' && table === 'follow_up') return [];
		if (column !== 'sealed' || !key || !(value instanceof Buffer)) return [[column, text(value)]];
		const place = { table, row: String(row['id'] ?? row['intake_id']), column };
		return [[column, openText(key, place, value)]];
	});
	return JSON.stringify(Object.fromEntries(shown.toSorted()));
}

function text(value: unknown): unknown {
	return value instanceof Buffer ? value.toString('hex') : value;
}
