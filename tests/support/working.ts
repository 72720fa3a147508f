import { openHouse } from '#server/house.ts';
import { openChannel } from '#server/notifications/channel.ts';
import { round } from '#server/notifications/round.ts';
import { start } from '#server/start.ts';
import { startFakeTwilio, type FakeTwilio } from '../fakes/twilio/fake.ts';
import { freshHouse, type TestHouse } from './database.ts';
import { testSettings } from './settings.ts';

/** A house with a worker of its own beside it, and a provider that texts nobody. The web's is the open one. */
export interface Working {
	web: TestHouse;
	fake: FakeTwilio;
	/** So many rounds of the worker, and what else it does before them. */
	works(rounds?: number, first?: () => Promise<unknown>): Promise<void>;
	close(): Promise<void>;
}

export async function workingHouse(): Promise<Working> {
	const web = await freshHouse();
	const fake = await startFakeTwilio({
		accountSid: testSettings.TWILIO_ACCOUNT_SID,
		authToken: testSettings.TWILIO_AUTH_TOKEN,
		callbackBase: { public: testSettings.PUBLIC_BASE_URL, local: 'http://127.0.0.1:9' }
	});
	const worker = await start('worker', {
		...testSettings,
		WORKER_DATABASE_URL: web.urls.worker,
		TWILIO_API_BASE: fake.base
	});
	openHouse(web);
	return {
		...{ web, fake },
		async works(rounds = 3, first) {
			openHouse(worker);
			try {
				await first?.();
				for (let n = 0; n < rounds; n++) await round(openChannel());
			} finally {
				openHouse(web);
			}
		},
		async close() {
			await fake.stop();
			openHouse(web);
			await worker.database.sql.end();
			await web.close();
		}
	};
}
