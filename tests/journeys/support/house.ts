import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { start } from '#server/start.ts';
import { closeHouse } from '#server/house.ts';

/** What open.ts started, as seen from a journey. */
export interface Told {
	origin: string;
	fakeBase: string;
	settings: Record<string, string>;
	logs: string;
	dataDir: string;
	superuserUrl: string;
	workerPid: number;
}

/** Every house there is: one for each worker. */
export const houses = JSON.parse(readFileSync(process.env['HOUSES_FILE']!, 'utf8')) as Told[];

/** The house of this worker; Playwright reads the files once without one, only to list them. */
export const told = houses[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)]!;

/** Past every wall: only to prepare and to look, never instead of a page. */
export const superuser = postgres(told.superuserUrl, { max: 2, onnotice: () => undefined });

let opened: Promise<unknown> | undefined;

/** Keys and settings of the running server, for what a journey prepares. */
export function openKeys(): Promise<unknown> {
	// as the server has one: only the worker, whose calls the fake would have to make, has none
	opened ??= start('web', { ...told.settings, TWILIO_VOICE_NUMBER: '+3197010281234' });
	return opened;
}

export async function closeKeys(): Promise<void> {
	await opened;
	await closeHouse();
	opened = undefined;
}
