import { setTimeout as pause } from 'node:timers/promises';
import { superuser, told } from '../journeys/support/house.ts';
import { test as plain } from './past-the-pages.ts';
import { fingerprints } from './untouched.ts';

export { expect } from '@playwright/test';

/** For what compares whole tables: nothing moves in this house but what the test itself does. */
export const test = plain.extend<object, { stillHouse: void }>({
	stillHouse: [
		async ({ openHouse: _ }, use) => {
			await holdWorker();
			try {
				await untilStill();
				await use();
			} finally {
				process.kill(told.workerPid, 'SIGCONT');
			}
		},
		{ scope: 'worker', auto: true }
	]
});

/** Holds it between two transactions: in the middle of one it would hold their locks too. */
async function holdWorker(): Promise<void> {
	for (;;) {
		process.kill(told.workerPid, 'SIGSTOP');
		await pause(50);
		const [row] = await superuser`SELECT count(*)::int AS busy FROM pg_stat_activity
			WHERE datname = current_database() AND usename = 'worker' AND state <> 'idle'`;
		if (row!['busy'] === 0) return;
		process.kill(told.workerPid, 'SIGCONT');
		await pause(100);
	}
}

/** Reports of texts that went out before may still come in. */
async function untilStill(): Promise<void> {
	let before = '';
	for (let now = await print(); now !== before; now = await print()) {
		before = now;
		await pause(1500);
	}
}

async function print(): Promise<string> {
	return JSON.stringify(await fingerprints(superuser));
}
