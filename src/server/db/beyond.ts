import { desc, getTableColumns, sql, type InferSelectModel, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Place } from '../cursor.ts';

/** A list that runs back by these columns: its order, where a row stands in it, and what comes after a place. */
export function placeBy<
	Table extends PgTable,
	Name extends keyof InferSelectModel<Table> & keyof Table['_']['columns'] & string
>(table: Table, names: readonly Name[]) {
	const all: Record<string, PgColumn> = getTableColumns(table);
	const columns = names.map((name) => all[name]!);
	return {
		newestFirst: columns.map((column) => desc(column)),
		standsAt: (row: Pick<InferSelectModel<Table>, Name>): Place =>
			names.map((name) => textOf(row[name])),
		beyond: (place: Place | undefined): SQL | undefined => {
			if (!place) return undefined;
			const values = place.map(
				(value, index) => sql`${value}::${sql.raw(columns[index]!.getSQLType())}`
			);
			return sql`(${sql.join(columns, sql`, `)}) < (${sql.join(values, sql`, `)})`;
		}
	};
}

function textOf(value: unknown): string {
	return value instanceof Date ? value.toISOString() : String(value);
}
