import type postgres from 'postgres';

/** The words that a table itself allows in this column, in their order. */
export async function allowedWords(
	superuser: postgres.Sql,
	table: string,
	column: string
): Promise<string[]> {
	const [row] = await superuser`SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint
		WHERE conrelid = ${table}::regclass AND conname = ${`${table}_${column}_check`}`;
	return [...String(row!['rule']).matchAll(/'([^']+)'/g)].map(([, word]) => word!).toSorted();
}
