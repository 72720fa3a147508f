const DIGIT = /\p{Nd}/u;

/** The text with the decimal digits of every script (Arabic-Indic, Persian, Devanagari …) as 0–9. */
export function plainDigits(text: string): string {
	return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit.codePointAt(0) ?? 0)));
}

// Unicode keeps the decimal digits of a script together, from zero to nine
// (The Unicode Standard, 4.6), so the distance to the start of the run tells the value.
function digitValue(codePoint: number): number {
	let start = codePoint;
	while (DIGIT.test(String.fromCodePoint(start - 1))) start -= 1;
	return (codePoint - start) % 10;
}
