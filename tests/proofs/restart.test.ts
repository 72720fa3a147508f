import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeCluster } from '#server/db/embedded-cluster.ts';
import { startEmbedded, type Embedded } from '#server/db/embedded.ts';
import { proofSize, tell } from '../support/proof.ts';
import { fillIn, opensRoom, receiptOf, send, type Receipt } from '../support/sealed-form.ts';
import { setStage, type Stage } from '../support/stage.ts';
import { prepareTemplate } from '../support/template.ts';
import { visitor, type Visitor } from '../support/visitor.ts';

const wanted = proofSize({ small: 40, full: 500 });
const wantedAfter = proofSize({ small: 10, full: 100 });
// fewer, and nobody may be writing when it crashes
const writers = 24;
const downForMs = 2000;
// nobody sends within three seconds of opening the form: who does waits in the lane of machines
const longEnough = 3100;

const folder = join(tmpdir(), `naastenlijn-restart-${process.pid}`);
const dataDir = join(folder, 'data');
let server: Embedded;
let stage: Stage;

beforeAll(async () => {
	server = await startEmbedded({ dataDir, durable: true });
	await prepareTemplate(server.superuserUrl());
	stage = await setStage(server.superuserUrl(), join(folder, 'logs'));
	stage.settings['ADDRESS_HEADER'] = 'x-forwarded-for';
	await stage.startWeb();
}, 120_000);
afterAll(async () => {
	await stage?.stop();
	await server?.stop('immediate');
	await removeCluster(dataDir);
	rmSync(folder, { recursive: true, force: true });
}, 60_000);

interface Kept extends Receipt {
	at: number;
}
const kept: Kept[] = [];
const refusals: string[] = [];
let restartedAt = Infinity;
let households = 0;

test('the database crashes while people write: nobody who was given a code is lost', async () => {
	const writing = Promise.all(Array.from({ length: writers }, (_, n) => keepWriting(n)));
	const watching = watchHealth();
	while (kept.length < wanted / 2) await pause(20);
	await crash();
	await writing;
	const health = await watching;

	expect(health.filter((status) => status !== 200)).toEqual([]);
	expect(kept.length).toBeGreaterThanOrEqual(wanted);
	const after = kept.filter(({ at }) => at > restartedAt).length;
	expect(after).toBeGreaterThanOrEqual(wantedAfter);
	expect(refusals.filter((refusal) => refusal !== '503 with Retry-After')).toEqual([]);
	expect(refusals.length, 'somebody met the crash').toBeGreaterThan(0);

	const lost = await lostRooms();
	expect(lost).toEqual([]);
	expect(await intakes()).toBe(kept.length);
	tell(
		'restart',
		`database crashed during intakes: ${kept.length} acknowledged, ${after} after it, ${lost.length} lost, ${refusals.length} times 503 with Retry-After`
	);
}, 600_000);

/** One writer after the other, each from a household of its own, until there are enough. */
async function keepWriting(lane: number): Promise<void> {
	// not all at the same moment: whenever it crashes, somebody is about to send
	await pause((lane * longEnough) / writers);
	while (!isEnough()) {
		const mother = newcomer();
		const form = await fillIn(mother, {
			story: `Mijn zoon is veranderd. ${households}`,
			safeToTalk: 'yes'
		});
		await pause(longEnough);
		const receipt = await sendUntilKept(mother, form);
		kept.push({ ...receipt, at: Date.now() });
	}
}

function isEnough(): boolean {
	return kept.length >= wanted && kept.filter(({ at }) => at > restartedAt).length >= wantedAfter;
}

/** The page stays in front of her: she presses the button again. */
async function sendUntilKept(mother: Visitor, form: Parameters<typeof send>[1]): Promise<Receipt> {
	for (;;) {
		const answer = await send(mother, form);
		const receipt = receiptOf(answer);
		if (answer.status === 200 && receipt) return receipt;
		const isHonest = answer.status === 503 && Number(answer.headers.get('retry-after')) > 0;
		refusals.push(
			isHonest ? '503 with Retry-After' : `${answer.status} ${answer.body.slice(0, 200)}`
		);
		if (refusals.length > 5000) throw new Error('it does not come back');
		await pause(250);
	}
}

async function crash(): Promise<void> {
	const { port } = server;
	await server.stop('immediate');
	await pause(downForMs);
	server = await startEmbedded({ dataDir, durable: true, port });
	restartedAt = Date.now();
}

async function watchHealth(): Promise<number[]> {
	const statuses: number[] = [];
	while (!isEnough()) {
		statuses.push((await fetch(`${stage.origin}/health`)).status);
		await pause(100);
	}
	return statuses;
}

async function lostRooms(): Promise<string[]> {
	const lost: string[] = [];
	const left = [...kept];
	const lookIn = async () => {
		for (let receipt = left.pop(); receipt; receipt = left.pop()) {
			// so many at once would wait their turn; how long is proved elsewhere
			if (left.length % 200 === 0) await asSuperuser((sql) => sql`DELETE FROM throttle`);
			if (!(await opensRoom(newcomer(), receipt))) lost.push(receipt.code);
		}
	};
	await Promise.all(Array.from({ length: writers }, lookIn));
	return lost;
}

async function intakes(): Promise<number> {
	const [row] = await asSuperuser((sql) => sql`SELECT count(*)::int AS n FROM intake`);
	return Number(row!['n']);
}

async function asSuperuser(ask: (sql: postgres.Sql) => postgres.PendingQuery<postgres.Row[]>) {
	const sql = postgres(server.superuserUrl(stage.database), { max: 1 });
	const rows = await ask(sql);
	await sql.end();
	return rows;
}

/** From a part of the network where nobody wrote before. */
function newcomer(): Visitor {
	households += 1;
	const address = `10.${households >> 8}.${households & 255}.7`;
	const alone = visitor(stage.origin);
	return {
		...alone,
		get: (path, headers) => alone.get(path, { 'x-forwarded-for': address, ...headers }),
		post: (path, fields, headers) =>
			alone.post(path, fields, { 'x-forwarded-for': address, ...headers })
	};
}
