import { sql, type SQL } from 'drizzle-orm';
import type { StaffWork } from '../work.ts';

export interface Figure {
	/** 'YYYY-MM', Europe/Amsterdam. */
	month: string;
	word: string;
	/** Undefined: fewer than five, and not nobody; how many never leaves the database. */
	count: number | undefined;
}

export const byChannel = (work: StaffWork) => figures(work, sql`door.figures_by_channel()`);
export const byLevel = (work: StaffWork) => figures(work, sql`door.figures_by_level()`);
export const opened = (work: StaffWork) => figures(work, sql`door.figures_opened()`);
export const closed = (work: StaffWork) => figures(work, sql`door.figures_closed()`);

async function figures(work: StaffWork, counted: SQL): Promise<Figure[]> {
	const rows = await work.db.execute<{ month: string; word: string; n: number | null }>(
		sql`SELECT month, word, n FROM ${counted} ORDER BY month, word`
	);
	return rows.map(({ month, word, n }) => ({ month, word, count: n ?? undefined }));
}
