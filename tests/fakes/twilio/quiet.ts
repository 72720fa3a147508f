import type { Account } from './account.ts';

/** Nothing goes on any more, at the exchange or with the app. */
export async function quiet(account: Account): Promise<void> {
	do {
		await Promise.all(account.busy);
		await account.exchange.quiet();
	} while (account.busy.size > 0);
}

export async function pass(account: Account, seconds: number): Promise<void> {
	await account.clock.pass(seconds * 1000, () => quiet(account));
	await quiet(account);
}
