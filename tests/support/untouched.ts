import type postgres from 'postgres';

/** Tables that a refused try may write: the trail of refusals, how often somebody came, when a session was last seen. */
const mayChange = ['event', 'chain_head', 'throttle', 'staff_session'];

/** One hash a table, over all of its rows. */
export async function fingerprints(superuser: postgres.Sql): Promise<Record<string, string>> {
	const tables =
		await superuser`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
	const prints: Record<string, string> = {};
	for (const { tablename } of tables) {
		if (mayChange.includes(String(tablename))) continue;
		const [row] = await superuser.unsafe(
			`SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS print FROM ${tablename} t`
		);
		prints[String(tablename)] = String(row!['print']);
	}
	return prints;
}
