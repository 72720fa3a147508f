import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { subSeconds } from 'date-fns';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { atLocal } from '#domain/time.ts';
import { newProof } from '#server/chats/proof.ts';
import { linesOf } from '#server/chats/talk.ts';
import { takeChat } from '#server/chats/take.ts';
import { sealTalking } from '#server/chats/token.ts';
import { sealEntry } from '#server/rooms/token.ts';
import { answer } from '../bench/load.ts';
import { openSession } from '../bench/stage.ts';
import { startBuilt, type Running } from '../support/built.ts';
import { comesIn, says, type Chatting } from '../support/chatting.ts';
import { follow, type Followed } from '../support/chat-streams.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { proofSize, tell } from '../support/proof.ts';
import { table } from '../support/route-table.ts';
import { testSettings } from '../support/settings.ts';
import { solve } from '../support/solve.ts';
import { fingerprints } from '../support/untouched.ts';
import { visitor } from '../support/visitor.ts';

const hours = { OPENING_HOURS: '1-7 00:00-24:00' };
const open: Followed[] = [];
let house: TestHouse;
let running: Running;
let joost: Colleague;
let her: Chatting;
let other: Chatting;

beforeAll(async () => {
	house = await freshHouse(hours);
	await house.moveClockTo(atLocal('2027-03-02', '10:00'));
	joost = await employ(house, 'Joost', 'counsellor', { onDuty: true });
	running = await startBuilt({
		...testSettings,
		...hours,
		DATABASE_URL: house.urls.app,
		ADDRESS_HEADER: 'x-forwarded-for'
	});
	her = await comesIn();
	other = await comesIn();
	await says(other, 'Van een ander.');
}, 120_000);
afterAll(async () => {
	await running?.stop();
	await house?.close();
});
afterEach(() => Promise.all(open.splice(0).map((one) => one.cancel().catch(() => undefined))));

let households = 0;
const addressOfHers = () => {
	households += 1;
	return { 'x-forwarded-for': `10.${households >> 8}.${households & 255}.3` };
};
const newcomer = () => {
	const from = addressOfHers();
	const { get, post } = visitor(running.origin);
	return {
		get: (path: string) => get(path, from),
		post: (path: string, fields: Record<string, string>) => post(path, fields, from)
	};
};

/** Every field of a public page that takes what we sealed, and fields that none takes. */
const fields = [
	'token',
	'sealed',
	'entry',
	'draft',
	'leave',
	'room',
	'd',
	'page',
	'chat',
	'chatId',
	'id'
];
const moves = ['send', 'enter', 'stay', 'start', 'close-sure', 'say', 'leave-sure', 'rate'];

test('a token of a conversation reaches nothing but it, on any public route and in any field', async () => {
	const token = sealTalking(her, new Date());
	const paths = Object.entries(table)
		.filter(([id]) => /^\/\((help-seeker|staff-door|machine)\)/.test(id) && !id.includes('/chat'))
		.map(([, { path }]) => path({} as never));
	const before = await fingerprints(house.superuser);
	let tried = 0;
	const silent = (body: string) => {
		for (const secret of [her.chatId, other.chatId, her.code, other.code, 'Van een ander'])
			expect(body.includes(secret)).toBe(false);
		tried += 1;
	};
	for (const path of [...new Set(paths)]) {
		silent(
			(await newcomer().get(`${path}?${fields.map((name) => `${name}=${token}`).join('&')}`)).body
		);
		for (const name of fields)
			silent(
				(await newcomer().post(path, { [name]: token, move: moves[tried % moves.length]! })).body
			);
		silent(
			(await newcomer().post(path, Object.fromEntries(fields.map((name) => [name, token])))).body
		);
	}
	// a page that was left leaves a mark of its own, and nothing of hers
	expect(await fingerprints(house.superuser)).toEqual(before);
	for (const path of ['/desk', `/desk/chats/${her.chatId}/feed`, `/desk/chats/${her.chatId}`]) {
		const answer = await visitor(running.origin, [['staff', token]]).get(path);
		expect([303, 401, 404]).toContain(answer.status);
	}
	tell(
		'chat token',
		`tried ${tried} times in ${fields.length} fields of ${paths.length} public addresses: reached nothing`
	);
});

test('the ids of another conversation beside it change nothing', async () => {
	const token = sealTalking(her, new Date());
	const [foreign] = await linesOf(other, 0);
	const beside = { chatId: other.chatId, chat: other.chatId, visitId: other.visitId };
	const said = await newcomer().post('/nl/chat/say', {
		...beside,
		token,
		id: foreign!.id,
		text: 'Van haar.'
	});
	expect(said.status).toBe(200);
	expect((await linesOf(other, 0)).map(({ text }) => text)).toEqual(['Van een ander.']);
	expect((await linesOf(her, 0)).map(({ text }) => text)).toEqual(['Van haar.']);
	const stream = await openFeed({ ...beside, token });
	await stream.until((told) => told.some(({ event }) => event === 'state'));
	expect(stream.raw()).not.toContain('Van een ander');
});

async function openFeed(body: Record<string, string>): Promise<Followed> {
	const answer = await fetch(`${running.origin}/nl/chat/feed`, {
		...{ method: 'POST', body: new URLSearchParams({ after: '0', ...body }) },
		headers: { origin: running.origin }
	});
	expect(answer.status).toBe(200);
	const followed = follow(answer.body!);
	open.push(followed);
	return followed;
}

test('in a flood the database hears of few, and whoever did the work comes in', async () => {
	const seconds = proofSize({ small: 2, full: 10 });
	const aSecond = 500;
	const bots = new Agent({ keepAlive: true, maxSockets: 250 });
	const transactions = async () => {
		await new Promise((go) => setTimeout(go, 1100));
		const [row] =
			await house.superuser`SELECT xact_commit::int AS n FROM pg_stat_database WHERE datname = current_database()`;
		return Number(row!['n']);
	};
	const real = await Promise.all(
		Array.from({ length: seconds * 2 }, async () => solve(await newProof(new Date())))
	);
	const before = await transactions();
	const statuses: number[] = [];
	const answers: Promise<unknown>[] = [];
	const bot = { 'x-forwarded-for': '10.255.255.3' };
	const begun = Date.now();
	const comers: Promise<boolean>[] = [];
	for (let sent = 0; sent < seconds * aSecond;) {
		const due = Math.min(seconds * aSecond, ((Date.now() - begun) / 1000) * aSecond);
		for (; sent < due; sent++)
			answers.push(
				knock(bots, bot, { move: 'start', safe: 'yes' }).then(({ status }) => statuses.push(status))
			);
		const proof = sent > (comers.length + 1) * (aSecond / 2) ? real[comers.length] : undefined;
		if (proof) comers.push(comesInWith(proof));
		await new Promise((go) => setTimeout(go, 20));
	}
	for (const proof of real.slice(comers.length)) comers.push(comesInWith(proof));
	await Promise.all(answers);
	const came = (await Promise.all(comers)).filter(Boolean).length;
	const heard = (await transactions()) - before;
	bots.destroy();
	const turned = statuses.filter((status) => status === 429).length;
	expect(came).toBe(real.length);
	expect(statuses).toHaveLength(seconds * aSecond);
	expect(statuses).not.toContain(0);
	expect(turned).toBeGreaterThan(statuses.length / 2);
	// forty a second are let through to their lanes, a few statements each
	expect(heard).toBeLessThan(statuses.length);
	tell(
		'chat flood',
		`${statuses.length} requests without the work done in ${seconds} s: ${turned} turned away, ${heard} transactions in all, ${came} of ${real.length} who did it came in`
	);
}, 120_000);

async function comesInWith(proof: string): Promise<boolean> {
	const entry = sealEntry(randomUUID(), subSeconds(new Date(), 10));
	const form = { move: 'start', safe: 'yes', entry, proof };
	const { status, body } = await knock(new Agent(), addressOfHers(), form);
	return status === 200 && body.includes('name="token"');
}

// not fetch: it gives up on a connection that a busy machine is slow to make
function knock(agent: Agent, from: Record<string, string>, form: Record<string, string>) {
	const { origin } = running;
	const type = 'application/x-www-form-urlencoded';
	const headers = { origin, ...from, accept: 'text/html', 'content-type': type };
	const body = new URLSearchParams(form).toString();
	return answer(origin, { path: '/nl/chat', method: 'POST', headers, body }, agent);
}

// last: this server is gone afterwards
test('told to stop with 200 open streams, it tells each when to come back and is gone within 3 s', async () => {
	await takeChat(joost, her.chatId);
	const cookie = await openSession(house.urls.superuser, joost.id);
	// few screens of one conversation are let in at once
	const many = await Promise.all(Array.from({ length: 15 }, () => comesIn()));
	const tokens = many.flatMap((one) => Array<string>(10).fill(sealTalking(one, new Date())));
	const hers = await Promise.all(tokens.map((token) => openFeed({ token })));
	const ours = await Promise.all(
		Array.from({ length: 50 }, async () => {
			const answer = await fetch(`${running.origin}/desk/chats/${her.chatId}/feed`, {
				headers: { cookie }
			});
			expect(answer.status).toBe(200);
			const followed = follow(answer.body!);
			open.push(followed);
			return followed;
		})
	);
	await Promise.all([...hers, ...ours].map((one) => one.until((told) => told.length > 0)));
	const told = Date.now();
	const ended = await running.stop();
	const took = Date.now() - told;
	expect(ended.code).toBe(0);
	expect(took).toBeLessThan(3000);
	await Promise.all([...hers, ...ours].map(({ closed }) => closed));
	for (const stream of [...hers, ...ours])
		expect(stream.raw()).toMatch(/retry: \d+\nevent: bye\ndata: end\n\n$/);
	tell(
		'chat stop',
		`200 open streams: each told when to come back, the process gone after ${took} ms`
	);
});
