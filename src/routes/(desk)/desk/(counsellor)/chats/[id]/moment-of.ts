/** A moment as it came over the line, where it is a text. */
export function momentOf(told: Date | string | number): Date {
	return new Date(told);
}
