import { unlessBroken } from '../broken.ts';
import { atTheDoor } from '../work.ts';
import type { Channel } from './channel.ts';
import { giveBack } from '../intakes/door.store.ts';
import { watchVisits } from '../visits/watch.store.ts';
import { endAllRunOut } from '../glass/store.ts';
import { deliver } from './deliver.ts';
import { findOut, repeatAlerts } from './find-out.ts';
import { alertAgain } from './gathered.store.ts';
import { climbLadders } from '../paging/climb.ts';
import * as notifications from './store.ts';

const atOnce = 4;

/** Everything that is due now; answers whether there may be more at once. */
export async function round(channel: Channel): Promise<boolean> {
	await keepHouse();
	if (!channel.isOpen()) return false;
	await atTheDoor(alertAgain);
	const claims = await atTheDoor((work) => notifications.claim(work, atOnce));
	await Promise.all(claims.map((claim) => deliver(claim, channel)));
	await repeatAlerts();
	if (channel.isOpen()) await findOut();
	return claims.length === atOnce;
}

// what time alone changes, whether texts can leave or not
async function keepHouse(): Promise<void> {
	await unlessBroken(() => atTheDoor(giveBack));
	await unlessBroken(() => atTheDoor(endAllRunOut));
	await unlessBroken(climbLadders);
	await unlessBroken(() => atTheDoor(watchVisits));
}
