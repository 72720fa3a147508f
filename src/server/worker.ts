import { telephoneRounds } from './calls/round.ts';
import { watchChats } from './chats/time.store.ts';
import { watchSilence } from './follow-ups/silence.store.ts';
import { closeHouse, house } from './house.ts';
import { openChannel } from './notifications/channel.ts';
import { round } from './notifications/round.ts';
import { turnSwitches } from './roster/turn.ts';
import { start } from './start.ts';
import { atTheDoor, sqlState } from './work.ts';

const longestSleepMs = 1500;
const mostSilenceMs = 60_000;
const patienceMs = 2500;
const silenceWatchMs = 60_000;
const chatWatchMs = 20_000;
const rosterWatchMs = 10_000;

let stopping = false;
const sleepers = new Set<() => void>();
let lastRound = performance.now();
let silenceWatchedAt = -silenceWatchMs;
let chatsWatchedAt = -chatWatchMs;
let rosterWatchedAt = -rosterWatchMs;

await start('worker').catch(giveUp);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
if (process.env['WATCH_PARENT']) watchParent();
listen();
watchHeart();
process.stdout.write('worker ready\n');
await Promise.all([work(), answerTelephone()]);
await closeHouse();
process.exit(0);

function giveUp(reason: unknown): never {
	console.error(`Naastenlijn does not start. ${reason instanceof Error ? reason.message : ''}`);
	process.exit(1);
}

async function work(): Promise<void> {
	const channel = openChannel();
	let isAway = false;
	while (!stopping) {
		try {
			await watchSilenceNowAndThen();
			await watchChatsNowAndThen();
			await watchRosterNowAndThen();
			const more = await round(channel);
			isAway = false;
			lastRound = performance.now();
			if (!more) await sleep();
		} catch (error) {
			if (!isAway) process.stderr.write(`a round failed: ${sqlState(error) ?? 'unknown'}\n`);
			isAway = true;
			lastRound = performance.now();
			await sleep();
		}
	}
}

// beside the texts: somebody waits at the telephone, and a slow text may not keep them waiting
async function answerTelephone(): Promise<void> {
	const telephone = telephoneRounds();
	while (!stopping) {
		try {
			if (!(await telephone.round())) await sleep();
		} catch (error) {
			process.stderr.write(`a round of the telephone failed: ${sqlState(error) ?? 'unknown'}\n`);
			telephone.wasAway();
			await sleep();
		}
	}
}

// counted in days: it need not be asked at every round
async function watchSilenceNowAndThen(): Promise<void> {
	if (performance.now() - silenceWatchedAt < silenceWatchMs) return;
	silenceWatchedAt = performance.now();
	await atTheDoor(watchSilence);
}

async function watchChatsNowAndThen(): Promise<void> {
	if (performance.now() - chatsWatchedAt < chatWatchMs) return;
	chatsWatchedAt = performance.now();
	await atTheDoor(watchChats);
}

async function watchRosterNowAndThen(): Promise<void> {
	if (performance.now() - rosterWatchedAt < rosterWatchMs) return;
	rosterWatchedAt = performance.now();
	await turnSwitches();
}

// A notice only wakes; what is due stands in the table, and is read again anyway.
function listen(): void {
	const hint = house().database.sql.listen('notification', wake);
	hint.catch(() => process.stderr.write('no notices from the database; it is read in turn\n'));
}

function sleep(): Promise<void> {
	return new Promise((resolve) => {
		if (stopping) return resolve();
		const done = () => {
			clearTimeout(timer);
			sleepers.delete(done);
			resolve();
		};
		const timer = setTimeout(done, longestSleepMs);
		sleepers.add(done);
	});
}

function wake(): void {
	for (const done of sleepers) done();
}

// What is under way finishes; if it takes too long, its attempt is found out by whoever comes next.
function stop(): void {
	stopping = true;
	wake();
	setTimeout(() => process.exit(0), patienceMs).unref();
}

function watchParent(): void {
	process.stdin.on('end', stop).on('error', stop).resume();
	process.on('disconnect', stop);
}

// A worker that hangs is worth nothing: whoever started it starts it again.
function watchHeart(): void {
	const timer = setInterval(() => {
		if (performance.now() - lastRound > mostSilenceMs) process.exit(1);
	}, 5000);
	timer.unref();
}
