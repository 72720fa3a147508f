import type postgres from 'postgres';

/** Tables that a refused try may write: the trail of refusals, how often somebody came, when a session was last seen. */
const mayChange = ['event', 'chain_head', 'throttle', 'staff_session'];

/** One hash a table, over all of its rows. Some proofs ask hundreds of times: the server keeps how, and none waits for another. */
export async function fingerprints(superuser: postgres.Sql): Promise<Record<string, string>> {
	const tables = await superuser<{ name: string }[]>`SELECT tablename AS name FROM pg_tables
		WHERE schemaname = 'public' AND tablename <> ALL (${mayChange}) ORDER BY 1`;
	const prints = tables.map(async ({ name }) => {
		const [row] = await superuser.unsafe<{ print: string }[]>(
			`SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS print FROM ${name} t`,
			[],
			{ prepare: true }
		);
		return [name, row!.print];
	});
	return Object.fromEntries(await Promise.all(prints)) as Record<string, string>;
}
