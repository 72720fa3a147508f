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
}

export const told = JSON.parse(readFileSync(process.env['STAGE_FILE']!, 'utf8')) as Told;

/** Past every wall: only to prepare and to look, never instead of a page. */
export const superuser = postgres(told.superuserUrl, { max: 2, onnotice: () => undefined });

let opened: Promise<unknown> | undefined;

/** Keys and settings of the running server, for what a journey prepares. */
export function openKeys(): Promise<unknown> {
	opened ??= start('web', { ...told.settings });
	return opened;
}

export async function closeKeys(): Promise<void> {
	await opened;
	await closeHouse();
	opened = undefined;
}
