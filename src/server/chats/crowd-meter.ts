/** Counts within the running second; true from the one on that is too many. */
export function crowd(most: number): () => boolean {
	let counted = { second: 0, n: 0 };
	return () => {
		const second = Math.floor(performance.now() / 1000);
		counted = counted.second === second ? { second, n: counted.n + 1 } : { second, n: 1 };
		return counted.n > most;
	};
}
