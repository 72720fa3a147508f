import { openPage, sealPage } from './access/sealed-page.ts';

// no year 0 in PostgreSQL
const instant = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The moment at which a page of a list ended, as an address holds it; undefined when there is no such moment. */
export function momentIn(text: string | undefined): Date | undefined {
	const at = new Date(text !== undefined && instant.test(text) ? text : NaN);
	return Number.isNaN(at.getTime()) ? undefined : at;
}

/** What a list is ordered by, of the last row of a page. */
export type Place = readonly string[];
/** A page of a list, and where the next one begins, when there is one. */
export interface ListPage<Row> {
	rows: Row[];
	next: string | undefined;
}
interface Pages<Row> {
	size: number;
	standsAt: (row: Row) => Place;
	read: (part: { from: Place | undefined; limit: number }) => Promise<readonly Row[]>;
}

/** A page of a list, from where it was asked for; a place in one list is none in another. */
export async function readPage<Row>(
	list: string,
	after: string | undefined,
	{ size, standsAt, read }: Pages<Row>
): Promise<ListPage<Row> | { problem: 'not-found' }> {
	const from = placeIn(list, after);
	if (from === 'nowhere') return { problem: 'not-found' };
	// one row more than a page holds: then there is a next one
	const found = await read({ from, limit: size + 1 });
	const rows = found.slice(0, size);
	const last = found.length > size ? rows.at(-1) : undefined;
	return { rows, next: last && sealPlace(list, standsAt(last)) };
}

export function sealPlace(list: string, place: Place): string {
	return sealPage('place', [list, ...place]);
}

/** Where a page begins: at the beginning when nothing was asked; 'nowhere' is a place of another list, or made up. */
export function placeIn(list: string, after: string | undefined): Place | undefined | 'nowhere' {
	if (after === undefined) return undefined;
	const opened = openPage('place', after);
	const [of, ...place] = Array.isArray(opened) ? (opened as string[]) : [];
	return of === list ? place : 'nowhere';
}
