import { openDatabase, type Database } from '../db/client.ts';

/** The worker's role may look over the whole trail and read nothing in it. */
export function openTrail(use: string): Database {
	const url = process.env['WORKER_DATABASE_URL'];
	if (url && URL.canParse(url)) return openDatabase(url, 'naastenlijn-audit', 1);
	console.error(`Use: WORKER_DATABASE_URL=... ${use}`);
	process.exit(1);
}
