import * as v from 'valibot';

/** One text of a form; empty when it is not there. */
export function textIn(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.toWellFormed() : '';
}

const toldPage = v.object({ page: v.pipe(v.string(), v.maxLength(200)) });

/** Which page of a case was printed, by its route under it: 'signals/factors', and nothing for its first page. Undefined when it is none. */
export function readPrinted(told: unknown, ofCase: string): string | undefined {
	const read = v.safeParse(toldPage, told);
	if (!read.success || !`${read.output.page}/`.startsWith(`${ofCase}/`)) return undefined;
	const rest = read.output.page.slice(ofCase.length).split('/');
	return rest.filter((part) => /^[a-z-]+$/.test(part)).join('/');
}
