import { createChallenge, verifySolution } from 'altcha-lib/v1';
import { spend } from '../access/spent.ts';
import { house } from '../house.ts';
import { codeIndex } from '../keys/ring.ts';
import { atTheDoor } from '../work.ts';

/** Hardly a second on a telephone, and a cost for whoever comes five hundred times a second. */
const HARDEST = 40_000;
const HOLDS_MINUTES = 30;
const longest = 2000;

/** Work for the browser of whoever comes in; made without asking anybody. */
export async function newProof(now: Date): Promise<string> {
	const expires = new Date(now.getTime() + HOLDS_MINUTES * 60_000);
	const challenge = await createChallenge({ hmacKey: hmacKey(), maxnumber: HARDEST, expires });
	return JSON.stringify(challenge);
}

/** Whether the work was done, for this challenge, in time, and for the first time. */
export async function isProved(typed: string): Promise<boolean> {
	if (!(await isWorkDone(typed))) return false;
	const challenge = challengeOf(typed);
	remember(challenge);
	return atTheDoor(async (work) => {
		const since = await spend(work, 'proved', challenge);
		return since.getTime() === work.now.getTime();
	});
}

/** As far as it can be told without asking anybody: whether another process saw it before, the table knows. */
export async function isWorkDone(typed: string): Promise<boolean> {
	if (typed === '' || typed.length > longest) return false;
	const holds = await verifySolution(typed, hmacKey()).catch(() => false);
	return holds && !seen.has(challengeOf(typed));
}

function challengeOf(typed: string): string {
	const read = JSON.parse(Buffer.from(typed, 'base64').toString('utf8')) as { challenge: string };
	return read.challenge;
}

// sent a thousand times, the table hears of it once
const seen = new Set<string>();
const mostSeen = 20_000;

function remember(challenge: string): void {
	if (seen.size >= mostSeen) seen.clear();
	seen.add(challenge);
}

function hmacKey(): string {
	return codeIndex(house().keys, 'proof', 'chat').toString('hex');
}
