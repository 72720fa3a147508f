import type postgres from 'postgres';

/** Runs statements in the role of `sql` with an actor set, as the stores do, and rolls everything back. */
export async function acting<T>(
	sql: postgres.Sql,
	actorId: string | undefined,
	act: (tx: postgres.TransactionSql) => Promise<T>
): Promise<T> {
	let outcome: { value: T } | undefined;
	await sql
		.begin(async (tx) => {
			await tx`SELECT set_config('app.actor', ${actorId ?? ''}, true)`;
			outcome = { value: await act(tx) };
			throw new RolledBack();
		})
		.catch((reason: unknown) => {
			if (!(reason instanceof RolledBack)) throw reason;
		});
	return outcome!.value;
}

/** How many rows one statement changed, or the five characters with which PostgreSQL refused it. */
export async function outcomeOf(
	sql: postgres.Sql,
	actorId: string | undefined,
	statement: string
): Promise<number | string> {
	try {
		return await acting(sql, actorId, async (tx) => (await tx.unsafe(statement)).count);
	} catch (reason) {
		if (reason instanceof Error && 'code' in reason && typeof reason.code === 'string')
			return reason.code;
		throw reason;
	}
}

class RolledBack extends Error {}
