import type postgres from 'postgres';
import { acting } from './acting.ts';

/** Tables of which everybody who may sign in sees something: colleagues, the keys of their names, the time. */
const everybodys = ['staff', 'clock', 'data_key'];

/** Of every table, how many rows somebody sees past the stores, in the role of the web process; refused is none. */
export async function rowsSeen(
	sql: postgres.Sql,
	superuser: postgres.Sql,
	actorId: string
): Promise<Record<string, number>> {
	const tables =
		await superuser`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
	const seen: Record<string, number> = {};
	for (const { tablename } of tables.filter((row) => !everybodys.includes(row['tablename']))) {
		const found = await count(sql, actorId, `SELECT FROM ${tablename}`);
		if (found > 0) seen[String(tablename)] = found;
	}
	const foreign = await count(sql, actorId, `SELECT FROM data_key WHERE staff_id IS NULL`);
	return foreign > 0 ? { ...seen, 'data_key of others than staff': foreign } : seen;
}

function count(sql: postgres.Sql, actorId: string, statement: string): Promise<number> {
	return acting(sql, actorId, async (tx) => (await tx.unsafe(statement)).count).catch(
		(reason: unknown) => {
			if (reason instanceof Error && 'code' in reason && reason.code === '42501') return 0;
			throw reason;
		}
	);
}
