import { verifyPassword } from '#server/access/password.ts';

// what hashing one password takes where nothing else runs: a machine that others keep busy is that much slower
const idleHash = 40;

/** How many times slower this machine is now than one that does nothing else; at least 1. */
export async function slowness(): Promise<number> {
	const times: number[] = [];
	for (let n = 0; n < 5; n++) {
		const begun = performance.now();
		await verifyPassword(undefined, 'nobody');
		times.push(performance.now() - begun);
	}
	return Math.max(1, times.toSorted((one, other) => one - other)[2]! / idleHash);
}
