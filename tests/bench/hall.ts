import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { removeCluster } from '#server/db/embedded-cluster.ts';
import { startEmbedded } from '#server/db/embedded.ts';
import { closeHouse } from '#server/house.ts';
import { start } from '#server/start.ts';
import { narrate } from '../../src/start/announce.mjs';
import { ensureBuilt } from '../../src/start/build.ts';
import { stopLater } from '../../src/start/stopping.ts';
import { testSettings } from '../support/settings.ts';
import { prepareTemplate } from '../support/template.ts';
import { buildBareApp } from './bare-app.ts';
import { always, openChatHall, type ChatHall } from './chat-hall.ts';
import { makeRawTables } from './baseline.ts';
import { employ, seed } from './seed.ts';
import { worldOf } from './seed-sql.ts';
import { appUrl, makeDatabase, openSession, startBare, startOurs, type Server } from './stage.ts';
import type { Row } from './table.ts';

/** Somebody can call at any hour. */
const answering = { ...always, TWILIO_VOICE_NUMBER: '+3197010281234' };

/** A seeded database with our server on it, and the cookie of the counsellor who looks. */
export interface Desk extends Server {
	cookie: string;
	/** Two of her cases, by what happened in them. */
	long: string;
	short: string;
}
export interface Hall {
	/** Only what comes in: nothing was there before. */
	door: Server;
	bare: Server;
	small?: Desk | undefined;
	large?: Desk | undefined;
	chat?: ChatHall | undefined;
}
/** What one measure is given, and where its row goes. */
export interface Turn {
	hall: Hall;
	milliseconds: number;
	add: (row: Row) => void;
}

interface Plan {
	root: string;
	folder: string;
	contacts: number;
	only: string[];
}

/** Everything that is measured, running; it ends with this process. */
export async function openHall({ root, folder, contacts, only }: Plan): Promise<Hall> {
	const place = { root, folder };
	const built = await ensureBuilt(root);
	if (built && built.code !== 0) throw new Error(`the build failed: ${built.printed}`);
	const bareEntry = await buildBareApp(root);
	const superuserUrl = await openDatabase(folder);
	await openKeys(superuserUrl);
	const doorUrl = await makeDatabase(superuserUrl, 'bench_door');
	await makeRawTables(doorUrl);
	await employSome(doorUrl);
	const needsLarge = ['lists', 'memory', 'calls'].some((one) => only.includes(one));
	const needsSmall = ['lists', 'memory', 'cases'].some((one) => only.includes(one));
	return {
		door: await startOurs(doorUrl, place),
		bare: await startBare(bareEntry, place),
		small: needsSmall
			? await openDesk({ superuserUrl, name: 'bench_small', contacts: 10_000 }, place)
			: undefined,
		large: needsLarge
			? await openDesk({ superuserUrl, name: 'bench_large', contacts }, place, answering)
			: undefined,
		chat: only.includes('chat') ? await openChats({ superuserUrl, place }) : undefined
	};
}

async function openChats({
	superuserUrl,
	place
}: {
	superuserUrl: string;
	place: { root: string; folder: string };
}): Promise<ChatHall> {
	const world = { superuserUrl, name: 'bench_chat', contacts: 10_000 };
	return openChatHall(await openDesk(world, place, always), place);
}

// as durable as a real one: what a commit costs is part of what is measured
async function openDatabase(folder: string): Promise<string> {
	const dataDir = join(folder, 'data');
	chmodSync(folder, 0o711);
	const server = await narrate('starting a database', () =>
		startEmbedded({ dataDir, durable: true })
	);
	stopLater(async () => {
		await server.stop('immediate');
		await removeCluster(dataDir);
	});
	const sql = postgres(server.superuserUrl(), { max: 1 });
	await sql.unsafe("ALTER SYSTEM SET max_wal_size = '8GB'");
	await sql.unsafe('SELECT pg_reload_conf()');
	await sql.end();
	await narrate('migrating', () => prepareTemplate(server.superuserUrl()));
	return server.superuserUrl();
}

async function openKeys(superuserUrl: string): Promise<void> {
	const url = await makeDatabase(superuserUrl, 'bench_keys');
	await start('web', { ...testSettings, DATABASE_URL: appUrl(url) });
	stopLater(closeHouse);
}

async function employSome(doorUrl: string): Promise<void> {
	const sql = postgres(doorUrl, { max: 1 });
	await employ(sql, 20);
	await sql.end();
}

async function openDesk(
	{ superuserUrl, name, contacts }: { superuserUrl: string; name: string; contacts: number },
	place: { root: string; folder: string },
	also: Record<string, string> = {}
): Promise<Desk> {
	const url = await makeDatabase(superuserUrl, name);
	const { counsellor, long, short } = await seed(url, worldOf(contacts));
	const server = await startOurs(url, place, also);
	return { ...server, cookie: await openSession(url, counsellor), long, short };
}
