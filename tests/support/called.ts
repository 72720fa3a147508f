import { openHouse } from '#server/house.ts';
import { climbLadders } from '#server/paging/climb.ts';
import { start } from '#server/start.ts';
import type { TestHouse } from './database.ts';
import { testSettings } from './settings.ts';

/** A worker takes one look at the ladders, and nothing leaves. */
export async function climbOnce(web: TestHouse): Promise<void> {
	const worker = await start('worker', { ...testSettings, WORKER_DATABASE_URL: web.urls.worker });
	try {
		await climbLadders();
	} finally {
		openHouse(web);
		await worker.database.sql.end();
	}
}
