interface Bucket {
	left: number;
	at: number;
}
const mostKept = 5000;

/**
 * How often something may happen for each one, counted in memory so that what is too much costs the
 * database nothing: `burst` times at once, then so many a second.
 */
export function pacedEach({ perSecond, burst }: { perSecond: number; burst: number }) {
	const buckets = new Map<string, Bucket>();
	const forgetFull = (now: number) => {
		for (const [who, { left, at }] of buckets)
			if (left + ((now - at) / 1000) * perSecond >= burst) buckets.delete(who);
	};
	return (who: string): boolean => {
		const now = performance.now();
		if (buckets.size >= mostKept) forgetFull(now);
		const { left, at } = buckets.get(who) ?? { left: burst, at: now };
		const filled = Math.min(burst, left + ((now - at) / 1000) * perSecond);
		const may = filled >= 1;
		buckets.set(who, { left: may ? filled - 1 : filled, at: now });
		return may;
	};
}

/** Signs of life of all her screens in one conversation together. */
export const maySign = pacedEach({ perSecond: 3, burst: 12 });
/** That somebody types, of one conversation and side: told to a page every few seconds at most. */
export const mayHint = pacedEach({ perSecond: 1, burst: 3 });
