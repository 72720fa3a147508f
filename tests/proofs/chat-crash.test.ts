import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeChat } from '#server/chats/take.ts';
import { sealTalking } from '#server/chats/token.ts';
import { removeCluster } from '#server/db/embedded-cluster.ts';
import { startEmbedded, type Embedded } from '#server/db/embedded.ts';
import { freeLoopbackPort } from '#server/db/loopback-port.ts';
import { house, openHouse, type House } from '#server/house.ts';
import { start } from '#server/start.ts';
import { openSession } from '../bench/stage.ts';
import { comesIn, type Chatting } from '../support/chatting.ts';
import { herEnd, openPage, ourEnd, type Page } from '../support/chat-streams.ts';
import { employ, type Colleague } from '../support/people.ts';
import { proofSize, tell } from '../support/proof.ts';
import { setStage, type Stage } from '../support/stage.ts';
import { prepareTemplate } from '../support/template.ts';

const conversations = proofSize({ small: 2, full: 20 });
const kills = proofSize({ small: 2, full: 50 });
const crashes = proofSize({ small: 1, full: 5 });

const folder = join(tmpdir(), `naastenlijn-chat-${process.pid}`);
const dataDir = join(folder, 'data');
let server: Embedded;
let stage: Stage;
let before: House | undefined;
let superuser: postgres.Sql;
const origins: string[] = [];
const webs: ChildProcess[] = [];
const team: { staff: Colleague; cookie: string }[] = [];

beforeAll(async () => {
	server = await startEmbedded({ dataDir, durable: true });
	await prepareTemplate(server.superuserUrl());
	stage = await setStage(server.superuserUrl(), join(folder, 'logs'));
	before = standing();
	await start('web', stage.settings);
	superuser = postgres(server.superuserUrl(stage.database), { max: 1, onnotice: () => undefined });
	for (const n of [0, 1]) {
		const port = n === 0 ? stage.settings['PORT']! : String(await freeLoopbackPort());
		origins.push(`http://127.0.0.1:${port}`);
	}
	await Promise.all([0, 1].map(startWeb));
	for (let n = 0; n < conversations / 4; n++) await hire(n);
}, 120_000);
afterAll(async () => {
	await superuser?.end();
	await house().database.sql.end({ timeout: 1 });
	if (before) openHouse(before);
	await stage?.stop();
	await server?.stop('immediate');
	await removeCluster(dataDir);
	rmSync(folder, { recursive: true, force: true });
}, 60_000);

function standing(): House | undefined {
	try {
		return house();
	} catch {
		return undefined;
	}
}

async function startWeb(n: number): Promise<void> {
	const origin = origins[n]!;
	webs[n] = await stage.startWebAt(origin);
}

async function hire(n: number): Promise<void> {
	const staff = await employ({ superuser } as never, `Joost ${n}`, 'counsellor', { onDuty: true });
	await superuser`UPDATE staff SET chat_places = 4`;
	team.push({ staff, cookie: await openSession(server.superuserUrl(stage.database), staff.id) });
}

interface Conversation {
	her: Chatting;
	sides: [Page, Page];
}

/** Taken by a counsellor, with a page open on both sides. */
async function begin(n: number): Promise<Conversation> {
	const her = await comesIn();
	const { staff, cookie } = team[n % team.length]!;
	await takeChat(staff, her.chatId);
	const token = sealTalking(her, new Date());
	const origin = { origin: stage.origin };
	const sides: [Page, Page] = [
		openPage(
			herEnd(token, () => origin),
			origins
		),
		openPage(
			ourEnd(her.chatId, () => ({ ...origin, cookie })),
			origins
		)
	];
	return { her, sides };
}

let isOver = false;
async function talk(page: Page, who: string): Promise<void> {
	for (let n = 0; !isOver; n++) {
		await page.say(`${who} ${n}`);
		await pause(150 + Math.random() * 150);
	}
}

interface Kept {
	seq: number;
	id: string;
	author: string;
}

/** Both sides show what stands in the table: each line once, in one order, and all that was acknowledged in its place. */
async function faultsOf({ her, sides }: Conversation): Promise<string[]> {
	const kept = await superuser<
		Kept[]
	>`SELECT seq, id, author FROM chat_line WHERE chat_id = ${her.chatId} ORDER BY seq`;
	const faults = kept.some(({ seq }, n) => seq !== n + 1) ? ['a gap in the places'] : [];
	const order = kept.map(({ seq, id }) => `${seq} ${id}`).join();
	for (const [n, side] of sides.entries()) {
		const name = n === 0 ? 'her page' : 'ours';
		faults.push(...side.faults.map((fault) => `${name}: ${fault}`));
		if (side.shown.map(({ seq, id }) => `${seq} ${id}`).join() !== order)
			faults.push(`${name} shows ${side.shown.length} of ${kept.length}, or in another order`);
		const author = n === 0 ? 'seeker' : 'staff';
		for (const [id, seq] of side.acknowledged)
			if (kept[seq - 1]?.id !== id) faults.push(`${name}: ${id} was acknowledged as ${seq}`);
		const own = kept.filter((line) => line.author === author).length;
		if (own !== side.acknowledged.size)
			faults.push(`${name}: ${own} kept of ${side.acknowledged.size} sent`);
	}
	return faults;
}

async function allShown(open: Conversation[]): Promise<void> {
	for (let tries = 0; tries < 200; tries++) {
		const rows = await superuser`SELECT id, last_seq FROM chat`;
		const last = new Map(rows.map((row) => [row['id'], row['last_seq']]));
		const isShown = open.every(({ her, sides }) =>
			sides.every(({ shown }) => shown.at(-1)?.seq === last.get(her.chatId))
		);
		if (isShown) return;
		await pause(100);
	}
}

async function proves(breaks: () => Promise<void>): Promise<{ lines: number; faults: string[] }> {
	isOver = false;
	await superuser`UPDATE chat SET status = 'ended', ended_at = now() WHERE ended_at IS NULL`;
	const open: Conversation[] = [];
	for (let n = 0; n < conversations; n++) open.push(await begin(n));
	const talking = Promise.all(
		open.flatMap(({ sides: [hers, ours] }) => [talk(hers, 'zij'), talk(ours, 'wij')])
	);
	await breaks();
	isOver = true;
	await talking;
	await allShown(open);
	const faults = (await Promise.all(open.map(faultsOf))).flat();
	await Promise.all(open.flatMap(({ sides }) => sides.map((side) => side.close())));
	const lines = open.flatMap(({ sides }) => sides.map(({ acknowledged }) => acknowledged.size));
	return { lines: lines.reduce((sum, one) => sum + one, 0), faults };
}

test('web processes are killed in the middle of conversations: no line is lost, none doubled, one order', async () => {
	const { lines, faults } = await proves(async () => {
		for (let n = 0; n < kills; n++) {
			await pause(400 + Math.random() * 400);
			webs[n % 2]!.kill('SIGKILL');
			await startWeb(n % 2);
		}
	});
	expect(faults).toEqual([]);
	expect(lines).toBeGreaterThan(conversations * kills);
	tell(
		'chat, killed',
		`${kills} times kill -9 during ${conversations} conversations over 2 web processes: ${lines} acknowledged lines, 0 lost, 0 doubled, one order on both sides`
	);
}, 900_000);

test('the database crashes in the middle of conversations: the same', async () => {
	const { lines, faults } = await proves(async () => {
		for (let n = 0; n < crashes; n++) {
			await pause(1500);
			const { port } = server;
			await server.stop('immediate');
			await pause(700);
			server = await startEmbedded({ dataDir, durable: true, port });
		}
		await pause(1500);
	});
	expect(faults).toEqual([]);
	expect(lines).toBeGreaterThan(conversations * 4);
	tell(
		'chat, database',
		`${crashes} crashes of the database during ${conversations} conversations: ${lines} acknowledged lines, 0 lost, 0 doubled, one order on both sides`
	);
}, 600_000);
