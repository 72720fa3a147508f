export type Failure = 'ct' | 'rt' | '4xx' | '5xx';

/** Connection overrides from the fragment of a webhook address; without one: one retry, on connect only. */
export interface Overrides {
	retries: number;
	retriesOn(failure: Failure): boolean;
	/** How long one try may take, in milliseconds. */
	patienceMs: number;
}

const longest = 15_000;

export function overridesOf(url: URL): Overrides {
	const wanted = new URLSearchParams(url.hash.slice(1));
	const policy = (wanted.get('rp') ?? 'ct').split(',');
	return {
		retries: Math.min(Number(wanted.get('rc') ?? 1), 5),
		retriesOn: (failure) => policy.includes('all') || policy.includes(failure),
		patienceMs: Math.min(...['rt', 'tt'].map((name) => Number(wanted.get(name) ?? longest)))
	};
}
