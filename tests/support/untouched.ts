import type postgres from 'postgres';

/** Tables that a refused try may write: the trail of refusals, how often somebody came, when a session was last seen. */
const mayChange = ['event', 'chain_head', 'throttle', 'staff_session'];

/** One hash a table, over all of its rows; asked in one go, for some proofs ask hundreds of times. */
export async function fingerprints(superuser: postgres.Sql): Promise<Record<string, string>> {
	const [found] = await superuser.unsafe<{ question: string }[]>(writesTheQuestion, [mayChange], {
		prepare: true
	});
	const rows = await superuser.unsafe<{ table: string; print: string }[]>(found!.question, [], {
		prepare: true
	});
	return Object.fromEntries(rows.map(({ table, print }) => [table, print]));
}

const writesTheQuestion = `
	SELECT string_agg(format(
		'SELECT %L AS table, count(*) || '' '' || coalesce(md5(string_agg(t::text, ''|'' ORDER BY t::text)), '''') AS print FROM %I t',
		tablename, tablename), ' UNION ALL ' ORDER BY tablename) AS question
	FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1)`;
