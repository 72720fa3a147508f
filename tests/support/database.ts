import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import postgres from 'postgres';
import { dropDatabase, ensureDatabase } from '#server/db/embedded-databases.ts';
import { closeHouse, type House } from '#server/house.ts';
import { start } from '#server/start.ts';
import { testSettings } from './settings.ts';
import { passwords, templateName } from './template.ts';

export interface TestHouse extends House {
	urls: { owner: string; app: string; worker: string; superuser: string };
	/** A superuser's hands, past every wall: only to prepare and to inspect. */
	superuser: postgres.Sql;
	/** Moves the clock forward so that `at` is about now; answers nothing. */
	moveClockTo(at: Date): Promise<void>;
	close(): Promise<void>;
}

/** A database of this test's own, cloned from the template, and the house of a web process open on it. */
export async function freshHouse(settings: Record<string, string> = {}): Promise<TestHouse> {
	const superuserUrl = inject('superuserUrl');
	const name = `test_${randomBytes(8).toString('hex')}`;
	const owner = await ensureDatabase(superuserUrl, {
		name,
		ownerPassword: passwords.owner,
		template: templateName
	});
	const urls = {
		owner,
		app: as(owner, 'app', passwords.app),
		worker: as(owner, 'worker', passwords.worker),
		superuser: withDatabase(superuserUrl, name)
	};
	const superuser = postgres(urls.superuser, { max: 2, onnotice: () => undefined });
	await superuser`GRANT CONNECT ON DATABASE ${superuser(name)} TO app, worker`;
	const house = await start('web', { ...testSettings, ...settings, DATABASE_URL: urls.app });
	return {
		...house,
		urls,
		superuser,
		async moveClockTo(at) {
			await superuser`UPDATE clock SET ahead = ${at}::timestamptz - now()`;
		},
		async close() {
			await closeHouse();
			await superuser.end();
			await dropDatabase(superuserUrl, name);
		}
	};
}

function as(url: string, role: 'app' | 'worker', password: string): string {
	const address = new URL(url);
	address.username = role;
	address.password = password;
	return address.href;
}

function withDatabase(url: string, name: string): string {
	const address = new URL(url);
	address.pathname = `/${name}`;
	return address.href;
}
