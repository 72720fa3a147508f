// no year 0 in PostgreSQL
const instant = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The moment at which a page of a list ended, as an address holds it; undefined when there is no such moment. */
export function momentIn(text: string | undefined): Date | undefined {
	const at = new Date(text !== undefined && instant.test(text) ? text : NaN);
	return Number.isNaN(at.getTime()) ? undefined : at;
}
