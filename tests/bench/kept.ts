import postgres from 'postgres';
import type { Load } from './figures.ts';

/** Counts what was kept while `act` sent: each that was answered once in the table, with its one event. */
export async function checkKept(superuserUrl: string, act: () => Promise<Load>): Promise<Load> {
	const sql = postgres(superuserUrl, { max: 1 });
	const before = await count(sql);
	const sent = await act();
	const after = await count(sql);
	await sql.end();
	const well = sent.answered - sent.wrong;
	const missing = [after.intakes - before.intakes - well, after.events - before.events - well];
	return { ...sent, wrong: sent.wrong + Math.max(...missing.map(Math.abs)) };
}

async function count(sql: postgres.Sql): Promise<{ intakes: number; events: number }> {
	const [row] = await sql`SELECT (SELECT count(*)::int FROM intake) AS intakes,
		(SELECT count(*)::int FROM event WHERE kind = 'intake.received') AS events`;
	return { intakes: Number(row!['intakes']), events: Number(row!['events']) };
}
