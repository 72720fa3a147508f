/** The code people use for a case, e.g. NL-2026-00042; never part of an address or a text. */
export function caseCode(year: number, number: number): string {
	return `NL-${String(year).padStart(4, '0')}-${String(number).padStart(5, '0')}`;
}

/** Whether this can be the code of a case at all. */
export function isCaseCode(text: string): boolean {
	return /^NL-\d{4}-\d{5,}$/.test(text);
}

/** A code as it was typed: with spaces around it, in small letters. */
export function typedCaseCode(typed: string): string {
	return typed.trim().toUpperCase();
}
