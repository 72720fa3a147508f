/** What the requests of one load came to. */
export interface Load {
	answered: number;
	/** Of those, the ones that were not the answer a person should get. */
	wrong: number;
	seconds: number;
	/** Milliseconds of each request. */
	times: number[];
}
export type Figure = number | { problem: string };
export type Limit = { atLeast: number } | { atMost: number };

/** Requests a second; none when a request was not answered rightly. */
export function speed(load: Load): Figure {
	return refusalOf(load) ?? load.answered / load.seconds;
}

/** The time that 95 of 100 requests keep; none when a request was not answered rightly. */
export function slowest(load: Load): Figure {
	return refusalOf(load) ?? percentile(load.times, 0.95);
}

export function percentile(values: number[], share: number): number {
	const sorted = values.toSorted((one, other) => one - other);
	return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!;
}

export function median(values: number[]): number {
	const sorted = values.toSorted((one, other) => one - other);
	const middle = sorted.length / 2;
	return sorted.length % 2 === 1
		? sorted[Math.floor(middle)]!
		: (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** One thing measured against another in the same round; none when either has no figure. */
export function ratio(one: Figure, other: Figure): Figure {
	if (typeof one !== 'number') return one;
	if (typeof other !== 'number') return other;
	return other > 0 ? one / other : { problem: 'nothing to compare with' };
}

/** How much more one thing takes than another in the same round; none when either has no figure. */
export function difference(one: Figure, other: Figure): Figure {
	if (typeof one !== 'number') return one;
	return typeof other === 'number' ? one - other : other;
}

/** The middle one of the rounds; none when one round has none. */
export function middle(rounds: Figure[]): Figure {
	const refused = rounds.find((figure) => typeof figure !== 'number');
	return refused ?? (rounds.length > 0 ? median(rounds as number[]) : { problem: 'not measured' });
}

export function holds(figure: Figure, limit: Limit): boolean {
	if (typeof figure !== 'number') return false;
	return 'atLeast' in limit ? figure >= limit.atLeast : figure <= limit.atMost;
}

export function told(figure: Figure): string {
	return typeof figure === 'number' ? figure.toFixed(2) : figure.problem;
}

function refusalOf({ answered, wrong }: Load): { problem: string } | undefined {
	if (answered === 0) return { problem: 'nothing was answered' };
	return wrong > 0 ? { problem: `${wrong} of ${answered} were not answered rightly` } : undefined;
}
