/** What is asked of a talk alone; of one that did not go on none of it. */
const onlyOfHeld = [
	...['people', 'others', 'minutes', 'impressions', 'agreements', 'mood', 'goals']
] as const;

/** Whether a field of a report is asked after such an outcome. */
export function isAskedOf(outcome: string | undefined, field: string): boolean {
	return outcome === 'held' || !isOnlyOfHeld(field);
}

export function isOnlyOfHeld(field: string): boolean {
	return onlyOfHeld.some((one) => one === field);
}
