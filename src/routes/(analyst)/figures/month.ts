/** Of a month as it is counted ('2026-03'), wherever it is read. */
export function middleOf(month: string): Date {
	return new Date(`${month}-15T12:00:00Z`);
}
