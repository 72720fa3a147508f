import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { newProof } from '#server/chats/proof.ts';
import { sealEntry } from '#server/rooms/token.ts';
import { solve } from '../support/solve.ts';
import { page } from './asks.ts';
import {
	ask,
	form,
	herStream,
	ourStream,
	sheSays,
	weSay,
	type Open,
	type Said
} from './chat-ends.ts';
import type { ChatHall, Talk } from './chat-hall.ts';
import { percentile, ratio, slowest, type Figure } from './figures.ts';
import { load } from './load.ts';
import { residentMegabytes } from './memory.ts';
import type { Row } from './table.ts';

/** How long each goes on, in milliseconds. */
export interface Spans {
	lines: number;
	streams: number;
	flood: number;
}
type Add = (row: Row) => void;

export async function chats(hall: ChatHall, spans: Spans, add: Add): Promise<void> {
	await latency(hall, spans.lines, add);
	await steady(hall, spans.lines, add);
	await manyStreams(hall, spans.streams, add);
	await flood(hall, spans.flood, add);
}

// ------------------------------------------------------------------ from sent to seen
const openAtOnce = 50;

async function latency(hall: ChatHall, milliseconds: number, add: Add): Promise<void> {
	const { desk, other } = hall;
	const talks = hall.talks.slice(0, openAtOnce);
	const hers = await Promise.all(talks.map((talk) => herStream(desk, talk)));
	const ours = await Promise.all(talks.map((talk) => ourStream(other, talk)));
	const plain = await openNotices(desk.superuserUrl);
	const times: number[] = [];
	const [bare, fleeting]: [number[], number[]] = [[], []];
	let lost = 0;
	const until = performance.now() + milliseconds * 2;
	for (let n = 0; performance.now() < until; n++) {
		const at = n % openAtOnce;
		// fifty people write a line every two seconds, not as fast as they can
		await pause(20);
		fleeting.push(await plain.fleeting());
		// one to us, one to her, each across the two processes
		for (const [said, seen] of [
			[await sheSays(desk, talks[at]!), ours[at]!],
			[await weSay(other, talks[at]!), hers[at]!]
		] as const) {
			const took = await seenAfter(said, seen);
			if (took === undefined) lost += 1;
			else times.push(took);
			bare.push(await plain.kept());
		}
	}
	await plain.close();
	for (const stream of [...hers, ...ours]) stream.close();
	const of = (share: number): Figure =>
		lost > 0 ? { problem: `${lost} lines were not seen` } : percentile(times, share);
	for (const [name, share, most] of [
		['p50', 0.5, 4],
		['p99', 0.99, 6]
	] as const)
		add({
			measure: `chat, line sent to line seen elsewhere, ${name}`,
			against: 'NOTIFY of one kept row',
			limit: { atMost: most },
			rounds: [ratio(of(share), percentile(bare, share))],
			behind: [
				`${shown(of(share))} against ${percentile(bare, share).toFixed(2)} ms, ${percentile(fleeting, share).toFixed(2)} when nothing is kept; ${times.length} lines, ${openAtOnce} open`
			]
		});
}

async function seenAfter({ id, at, kept }: Said, { lines }: Open): Promise<number | undefined> {
	const late = performance.now() + 3000;
	for (;;) {
		const line = lines.findLast((one) => one.id === id);
		if (line) return kept ? line.at - at : undefined;
		if (performance.now() > late) return undefined;
		await pause(1);
	}
}

/**
 * What the database alone takes to tell one connection what another said: as it is kept, like a line, in one row
 * on the disk; and as if nothing of it had to last.
 */
async function openNotices(superuserUrl: string) {
	const quiet = { max: 1, onnotice: () => undefined };
	const [teller, hearer] = [postgres(superuserUrl, quiet), postgres(superuserUrl, quiet)];
	let heard: (at: number) => void = () => undefined;
	await teller`CREATE TABLE IF NOT EXISTS bench_notice (id uuid PRIMARY KEY)`;
	await hearer.listen('plain', () => heard(performance.now()));
	const after = async (tell: () => PromiseLike<unknown>) => {
		const came = new Promise<number>((done) => (heard = done));
		const at = performance.now();
		await tell();
		return (await came) - at;
	};
	return {
		kept: () =>
			after(
				() => teller`WITH kept AS (INSERT INTO bench_notice VALUES (gen_random_uuid()) RETURNING id)
					SELECT pg_notify('plain', '') FROM kept`
			),
		fleeting: () => after(() => teller`SELECT pg_notify('plain', '')`),
		close: () => Promise.all([teller.end(), hearer.end()])
	};
}

// ------------------------------------------------------------------ one line a second each
const talking = 100;

async function steady(
	{ desk, other, talks: all }: ChatHall,
	milliseconds: number,
	add: Add
): Promise<void> {
	const talks = all.slice(0, talking);
	const watched = await Promise.all(talks.map((talk) => ourStream(other, talk)));
	const until = performance.now() + milliseconds * 2;
	const said = await Promise.all(
		talks.map((talk, n) => everySecond(desk, talk, { until, wait: n * 10 }))
	);
	await pause(1500);
	const sent = said.flat();
	const seen = watched.map(({ lines }) => new Set(lines.map(({ id }) => id)));
	const lost = said.map(
		(lines, n) => lines.filter(({ id, kept }) => !kept || !seen[n]!.has(id)).length
	);
	const disordered = watched.filter(({ lines }) =>
		lines.some(({ seq }, n) => n > 0 && seq !== lines[n - 1]!.seq + 1)
	);
	for (const stream of watched) stream.close();
	const behind = [`${sent.length} lines in ${talks.length} conversations`];
	add({
		measure: 'chat, lines lost at one a second each',
		against: 'none',
		limit: { atMost: 0 },
		rounds: [lost.reduce((sum, one) => sum + one, 0)],
		behind
	});
	add({
		measure: 'chat, conversations out of order',
		against: 'none',
		limit: { atMost: 0 },
		rounds: [disordered.length],
		behind
	});
}

async function everySecond(
	desk: ChatHall['desk'],
	talk: Talk,
	{ until, wait }: { until: number; wait: number }
): Promise<Said[]> {
	const said: Promise<Said>[] = [];
	await pause(wait);
	while (performance.now() < until) {
		said.push(sheSays(desk, talk));
		await pause(1000);
	}
	return Promise.all(said);
}

// ------------------------------------------------------------------ streams in one process
const manyOpen = 2000;

async function manyStreams(
	{ desk, talks }: ChatHall,
	milliseconds: number,
	add: Add
): Promise<void> {
	await load(inbox(desk), 2000);
	const without = await load(inbox(desk), milliseconds / 3);
	const before = residentMegabytes(desk.pid);
	const open: Open[] = [];
	while (open.length < manyOpen)
		open.push(
			...(await Promise.all(
				Array.from({ length: 50 }, (_, n) =>
					herStream(desk, talks[(open.length + n) % talks.length]!)
				)
			))
		);
	const held = residentMegabytes(desk.pid);
	const opened = performance.now();
	const beside = await load(inbox(desk), milliseconds / 3);
	await pause(Math.max(0, milliseconds - (performance.now() - opened)));
	const dropped = open.filter((stream) => !stream.isOpen()).length;
	for (const stream of open) stream.close();
	add({
		measure: `chat, of ${manyOpen} streams dropped`,
		against: 'none',
		limit: { atMost: 0 },
		rounds: [dropped],
		behind: [`open for ${Math.round(milliseconds / 1000)} s in one process`]
	});
	add({
		measure: 'chat, memory of one stream',
		against: 'the process without',
		limit: { atMost: 100 },
		unit: 'kB',
		rounds: [Math.max(0, ((held - before) * 1024) / manyOpen)],
		behind: [`${Math.round(before)} MB before, ${Math.round(held)} MB with ${manyOpen}`]
	});
	add({
		measure: `inbox beside ${manyOpen} streams, p95`,
		against: 'without them',
		limit: { atMost: 2 },
		rounds: [ratio(slowest(beside), slowest(without))],
		behind: [`${shown(slowest(beside))} against ${shown(slowest(without))} ms`]
	});
}

function inbox(desk: ChatHall['desk']) {
	const { cookie } = desk;
	return page(desk, { path: '/desk', shows: ['CDFG'], cookie, connections: 2 });
}

// ------------------------------------------------------------------ a flood
const aSecond = 500;

async function flood({ desk, talks }: ChatHall, milliseconds: number, add: Add): Promise<void> {
	const bots = {
		path: '/nl/chat',
		method: 'POST' as const,
		body: new URLSearchParams({ move: 'start', safe: 'yes', text: 'koop nu' }).toString()
	};
	const health = { path: '/health', method: 'GET' as const, body: '' };
	const [calm] = await Promise.all([
		load(inbox(desk), milliseconds),
		pour(desk, health, milliseconds)
	]);
	const [under, poured, answered] = await Promise.all([
		load(inbox(desk), milliseconds),
		pour(desk, bots, milliseconds),
		realOnes(desk, talks, milliseconds)
	]);
	add({
		measure: `inbox under ${aSecond} a second at the door, p95`,
		against: 'under as many of /health',
		limit: { atMost: 2 },
		rounds: [ratio(slowest(under), slowest(calm))],
		behind: [
			`${shown(slowest(under))} against ${shown(slowest(calm))} ms; ${poured.sent} sent in ${Math.round(milliseconds / 1000)} s, ${poured.turned} turned away, ${poured.failed} unanswered`
		]
	});
	add({
		measure: 'chat, real ones left without an answer in it',
		against: 'none',
		limit: { atMost: 0 },
		rounds: [answered.asked - answered.well],
		behind: [
			`${answered.asked} came in with the work done, or said a line; slowest ${Math.round(answered.slowest)} ms`
		]
	});
}

interface Poured {
	sent: number;
	turned: number;
	failed: number;
}
/** At an even pace, from addresses all over the loopback, whether or not the last were answered. */
async function pour(
	{ origin }: ChatHall['desk'],
	asked: { path: string; method: 'GET' | 'POST'; body: string },
	milliseconds: number
): Promise<Poured> {
	const poured: Poured = { sent: 0, turned: 0, failed: 0 };
	const begun = performance.now();
	const going: Promise<void>[] = [];
	for (let now = begun; now - begun < milliseconds; now = performance.now()) {
		const due = Math.floor(((now - begun) / 1000) * aSecond);
		while (poured.sent < due) going.push(drop(origin, asked, poured));
		await pause(5);
	}
	await Promise.all(going);
	return poured;
}

async function drop(
	origin: string,
	asked: Parameters<typeof pour>[1],
	poured: Poured
): Promise<void> {
	const n = poured.sent++;
	const address = `127.${1 + (n % 200)}.${(n >> 3) % 250}.${1 + (n % 250)}`;
	const headers = { ...form(origin), 'x-forwarded-for': address };
	const { status } = await ask(origin, { ...asked, headers, localAddress: address });
	if (status === 429) poured.turned += 1;
	if (status === 0) poured.failed += 1;
}

/** Twice a second somebody comes in, or says a line. */
async function realOnes(desk: ChatHall['desk'], talks: Talk[], milliseconds: number) {
	const until = performance.now() + milliseconds;
	const found = { asked: 0, well: 0, slowest: 0 };
	const one = async (act: () => Promise<boolean>) => {
		const at = performance.now();
		found.asked += 1;
		if (await act()) found.well += 1;
		found.slowest = Math.max(found.slowest, performance.now() - at);
	};
	const going: Promise<void>[] = [];
	for (let n = 0; performance.now() < until; n++) {
		going.push(one(async () => (await sheSays(desk, talks[n % talks.length]!)).kept));
		going.push(one(() => comesIn(desk, n)));
		await pause(1000);
	}
	await Promise.all(going);
	return found;
}

async function comesIn({ origin }: ChatHall['desk'], n: number): Promise<boolean> {
	const now = new Date();
	const entry = sealEntry(randomUUID(), new Date(now.getTime() - 10_000));
	const proof = solve(await newProof(now));
	const fields = {
		move: 'start',
		safe: 'yes',
		entry,
		proof,
		text: 'Ik weet niet waar ik moet beginnen.'
	};
	const headers = { ...form(origin), accept: 'text/html', 'x-forwarded-for': `10.${n % 250}.7.7` };
	const body = new URLSearchParams(fields).toString();
	const { status, body: html } = await ask(origin, {
		path: '/nl/chat',
		method: 'POST',
		headers,
		body
	});
	return status === 200 && html.includes('name="token"');
}

function shown(figure: Figure): string {
	return typeof figure === 'number' ? figure.toFixed(2) : figure.problem;
}
