import { setTimeout as pause } from 'node:timers/promises';
import { readCode } from '#domain/return-code.ts';
import { secondsInLanes, type Lane, type Pace } from '../access/throttle.ts';
import { atTheDoor } from '../work.ts';
import { roomKeys } from './secrets.ts';
import * as rooms from './store.ts';

export type Entry = { roomId: string } | { problem: 'pair-unknown' | Missing } | TooOften;
export type Missing = 'code-missing' | 'own-word-missing';
export interface TooOften {
	problem: 'slow-down';
	seconds: number;
}

/** Every answer takes at least this long, so that its pace says nothing of what exists. */
const SAME_PACE = 400;

const ofNeighbourhood: Pace = { lane: 'return', everySeconds: 30, burst: 20 };
// Whoever found a code may guess its word slowly. From one neighbourhood he can use up its own lane but never
// the one of the code, which fills twice as fast: from elsewhere, as a telephone's own network, she gets in.
const ofCodeThere: Pace = { lane: 'return code there', everySeconds: 600, burst: 10 };
const ofCode: Pace = { lane: 'return code', everySeconds: 300, burst: 60 };
const ofAll: Pace = { lane: 'return all', everySeconds: 1, burst: 300 };

/**
 * Code and word together open the room; anything but the right pair gets one same answer at one same pace. What
 * was not typed at all is asked for, and nothing is looked up.
 */
export async function enterRoom(
	typed: { code: string; word: string },
	address: string
): Promise<Entry> {
	if (typed.code.trim() === '') return { problem: 'code-missing' };
	if (typed.word.trim() === '') return { problem: 'own-word-missing' };
	const [entry] = await Promise.all([tryPair(typed, address), pause(SAME_PACE)]);
	return entry;
}

async function tryPair(typed: { code: string; word: string }, address: string): Promise<Entry> {
	const read = readCode(typed.code);
	const seconds = await secondsInLanes([
		[address, ofNeighbourhood],
		...(read ? lanesOf(read, address) : []),
		['', ofAll]
	]);
	if (seconds > 0) return { problem: 'slow-down', seconds };

	// what is no code at all is looked up too, under a code that nobody has
	const code = read ?? 'none';
	const roomId = await atTheDoor((work) => rooms.find(work, roomKeys(work.keys, code, typed.word)));
	return roomId ? { roomId } : { problem: 'pair-unknown' };
}

function lanesOf(code: string, address: string): Lane[] {
	return [
		[address, { ...ofCodeThere, lane: `${ofCodeThere.lane} ${code}` }],
		['', { ...ofCode, lane: `${ofCode.lane} ${code}` }]
	];
}
