import { desc, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Place } from '../cursor.ts';

/** The latest first. */
export function backwards(columns: readonly PgColumn[]): SQL[] {
	return columns.map((column) => desc(column));
}

/** In a list that runs back by these columns: what comes after a place in it. */
export function beyond(columns: readonly PgColumn[], place: Place | undefined): SQL | undefined {
	if (!place) return undefined;
	const values = place.map(
		(value, index) => sql`${value}::${sql.raw(columns[index]!.getSQLType())}`
	);
	return sql`(${sql.join([...columns], sql`, `)}) < (${sql.join(values, sql`, `)})`;
}
