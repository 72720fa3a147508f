import { plainText } from '#domain/plain-text.ts';

/** What was typed, by name; it goes back onto the page. */
export interface TypedFields {
	fields: Record<string, string>;
}

/** Of what is there more than once the first, as everywhere. */
export function typedIn(form: FormData): TypedFields {
	const names = [...new Set(form.keys())];
	const texts = names
		.map((name) => [name, form.get(name)] as const)
		.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
	return { fields: Object.fromEntries(texts.map(([name, value]) => [name, plainText(value)])) };
}

export function textOf(fields: Record<string, string>, name: string): string {
	return (fields[name] ?? '').trim();
}

export function trimmedAll(fields: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.keys(fields).map((name) => [name, textOf(fields, name)]));
}

/** What was ticked under one name. */
export function tickedIn(form: FormData, name: string): string[] {
	return form.getAll(name).filter((value) => typeof value === 'string');
}

/** The version that was read; 0 when there was none. */
export function versionRead(typed: string): number {
	const version = Number(typed);
	return Number.isSafeInteger(version) && version >= 0 ? version : 0;
}
