import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeCluster } from '#server/db/embedded-cluster.ts';
import { startEmbedded, type Embedded } from '#server/db/embedded.ts';
import { proofSize, tell } from '../support/proof.ts';
import { setStage, type Stage } from '../support/stage.ts';
import { telephonesAt, type Telephone, type Telephones } from '../support/telephones.ts';
import { prepareTemplate } from '../support/template.ts';

const callers = proofSize({ small: 6, full: 50 });
const kills = proofSize({ small: 2, full: 12 });
const awayMs = proofSize({ small: 2000, full: 30_000 });

const folder = join(tmpdir(), `naastenlijn-calls-${process.pid}`);
const dataDir = join(folder, 'data');
const lastWords = 'https://handler.twilio.com/twiml/last-words';
let server: Embedded;
let stage: Stage;
let telephones: Telephones;
let superuser: postgres.Sql;
let web: ChildProcess;
let worker: ChildProcess;

beforeAll(async () => {
	server = await startEmbedded({ dataDir, durable: true });
	await prepareTemplate(server.superuserUrl());
	const always = {
		OPENING_HOURS: '1-7 00:00-24:00',
		TWILIO_VOICE_NUMBER: '+3197010281234'
	};
	stage = await setStage(server.superuserUrl(), join(folder, 'logs'), always);
	superuser = postgres(server.superuserUrl(stage.database), { max: 1, onnotice: () => undefined });
	web = await stage.startWeb();
	worker = await stage.startWorker();
	telephones = telephonesAt(stage.fakeBase);
	const words = '<Say language="nl-NL">Bij direct gevaar: bel 1 1 2. Bel straks nog eens.</Say>';
	await steer('/_bin', { url: lastWords, twiml: `<Response>${words}<Hangup/></Response>` });
	await steer('/_number', { change: { fallbackUrl: lastWords } });
}, 120_000);
afterAll(async () => {
	await superuser?.end();
	await stage?.stop();
	await server?.stop('immediate');
	await removeCluster(dataDir);
	rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function steer(path: string, body: object): Promise<void> {
	const answer = await fetch(stage.fakeBase + path, { method: 'POST', body: JSON.stringify(body) });
	expect(answer.status).toBe(200);
}

let next = 0;
const dialIn = () => telephones.dialIn(`+4477009${String(next++).padStart(5, '0')}`);

/** A worker that begins looks at once for what nobody told us, and asks about what went silent; answers what is wrong after that. */
async function lookAgain(sids: string[]): Promise<string[]> {
	worker.kill('SIGTERM');
	await superuser`UPDATE clock SET ahead = ahead + interval '20 minutes'`;
	worker = await stage.startWorker();
	return whenSettled(sids);
}

/** What is still wrong half a minute from now; nothing, as soon as nothing is. */
async function whenSettled(sids: string[]): Promise<string[]> {
	for (let tries = 0; tries < 150; tries++) {
		if ((await faultsOf(sids)).length === 0) return [];
		await pause(200);
	}
	return faultsOf(sids);
}

/** Each call that was made is one contact, is over, and has its one task. */
async function faultsOf(sids: string[]): Promise<string[]> {
	const rows =
		await superuser`SELECT i.external_id AS sid, count(DISTINCT i.id)::int AS contacts, count(f.id)::int AS tasks,
			bool_and(i.status = 'new') AS waits, bool_and(c.state = 'over') AS over
		FROM intake i LEFT JOIN call c ON c.intake_id = i.id
		LEFT JOIN follow_up f ON f.intake_id = i.id AND f.reason_code IN ('decide-callback', 'callback-asked')
		WHERE i.external_id = ANY (${sids}) GROUP BY 1`;
	const found = new Map(rows.map((row) => [row['sid'], row]));
	return sids.flatMap((sid) => {
		const row = found.get(sid);
		if (!row) return [`${sid} left no contact`];
		const { contacts, tasks, waits, over } = row;
		return contacts === 1 && tasks === 1 && waits && over
			? []
			: [
					`${sid}: ${contacts} contacts, ${tasks} tasks, ${waits ? 'waits' : 'does not wait'}, ${over ? 'over' : 'not over'}`
				];
	});
}

async function sidOf(telephone: Telephone): Promise<string> {
	return (await telephone.look()).callSid ?? '';
}

test('the web process is killed during calls: everybody hears a sentence about danger, and every call is a contact', async () => {
	const sids: string[] = [];
	const heard: string[] = [];
	for (let n = 0; n < callers; n++) {
		const isKilled = n % Math.ceil(callers / kills) === 0;
		if (isKilled && n % 2 === 0) web.kill('SIGKILL');
		const caller = await dialIn();
		sids.push(await sidOf(caller));
		await telephones.waits(8);
		if ((await caller.look()).state !== 'idle') await caller.press('1').catch(() => undefined);
		if (isKilled && n % 2 === 1) web.kill('SIGKILL');
		await telephones.waits(40);
		heard.push((await caller.heard()).join(' '));
		if (isKilled) web = await stage.startWeb();
		if ((await caller.look()).state !== 'idle') await caller.hangUp().catch(() => undefined);
	}
	expect(heard.filter((words) => !/bel 1 1 2/.test(words))).toEqual([]);
	expect(await lookAgain(sids.filter(Boolean))).toEqual([]);
	tell(
		'calls, killed',
		`${callers} calls, ${kills} times kill -9 in the middle of them: all heard the number of danger, all are one contact with one task`
	);
}, 600_000);

test('the database is away: whoever calls hears our last words, and is a contact afterwards', async () => {
	const { port } = server;
	await server.stop('immediate');
	const begun = performance.now();
	const caller = await dialIn();
	const sid = await sidOf(caller);
	await telephones.waits(60);
	expect((await caller.heard()).join(' ')).toMatch(/bel 1 1 2.*Bel straks nog eens/);
	expect((await caller.look()).state).toBe('idle');
	await pause(Math.max(0, awayMs - (performance.now() - begun)));
	server = await startEmbedded({ dataDir, durable: true, port });
	expect(await whenSettled([sid])).toEqual([]);
	tell(
		'calls, database away',
		`${awayMs / 1000} s: a caller heard our last words, and was found at the provider afterwards`
	);
}, 300_000);
