const mostRows = 12;

/** Which rows of times or dates to show: those filled in, and two empty ones below. */
export function rowsOf(fields: Record<string, string>, name: string): number[] {
	const all = Array.from({ length: mostRows }, (_, row) => row);
	const used = all.filter((row) => fields[`${name}-${row}-from`] || fields[`${name}-${row}-to`]);
	return all.slice(0, Math.max(-1, ...used) + 3);
}
