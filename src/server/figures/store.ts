import { sql } from 'drizzle-orm';
import type { Attained } from '#domain/suppression.ts';
import type { StaffWork } from '../work.ts';

export interface Figure {
	/** 'YYYY-MM', Europe/Amsterdam. */
	month: string;
	word: string;
	/** Undefined: fewer than five, and not nobody; how many never leaves the database. */
	count: number | undefined;
}
/** A count by two properties at once. */
export type Crossed = Figure & { other: string };

interface Row extends Record<string, unknown> {
	month: string;
	word: string;
	n: number | null;
}

/** By channel, and by level as the other. */
export async function contacts(work: StaffWork): Promise<Crossed[]> {
	const rows = await work.db.execute<Row & { other: string }>(
		sql`SELECT * FROM door.figures_contacts() ORDER BY month, word, other`
	);
	return rows.map((row) => ({ ...figureOf(row), other: row.other }));
}

export async function opened(work: StaffWork): Promise<Figure[]> {
	const rows = await work.db.execute<Row>(
		sql`SELECT * FROM door.figures_opened() ORDER BY month, word`
	);
	return rows.map(figureOf);
}

export async function closed(work: StaffWork): Promise<Figure[]> {
	const rows = await work.db.execute<Row>(
		sql`SELECT * FROM door.figures_closed() ORDER BY month, word`
	);
	return rows.map(figureOf);
}

/** How far goals were reached by year and kind of help; means in whole numbers are all that leaves the database. */
export async function attained(
	work: StaffWork
): Promise<{ year: string; word: string; cell: Attained }[]> {
	const rows = await work.db.execute<{
		year: string;
		word: string;
		is_few: boolean;
		began: number | null;
		ended: number | null;
	}>(sql`SELECT * FROM door.figures_attained() ORDER BY year DESC, word`);
	return rows.map(({ year, word, is_few: isFew, began, ended }) => ({
		...{ year, word },
		cell: began === null || ended === null ? (isFew ? 'few' : 'nobody') : { began, ended }
	}));
}

function figureOf({ month, word, n }: Row): Figure {
	return { month, word, count: n ?? undefined };
}
