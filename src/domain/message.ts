import { plainText } from './plain-text.ts';

export type MessageProblem = 'text-missing' | 'too-long';

/** Of a message in the room, hers or ours. */
export const LONGEST_MESSAGE = 8000;

/** Why this answer cannot be laid in the room; undefined when it can. */
export function messageProblem(text: string): MessageProblem | undefined {
	if (text.trim() === '') return 'text-missing';
	return plainText(text).length > LONGEST_MESSAGE ? 'too-long' : undefined;
}

const NEWEST_OPEN = 4;

/**
 * How many of the oldest letters of a long room lie folded: never our last answer, nor what we wrote since
 * she last did and may not have been read, nor one letter alone.
 */
export function foldedLetters(letters: readonly { fromUs: boolean }[]): number {
	const lastOurs = letters.findLastIndex(({ fromUs }) => fromUs);
	const lastHers = letters.findLastIndex(({ fromUs }) => !fromUs);
	const old = letters.length - NEWEST_OPEN;
	const seen = lastOurs > lastHers ? lastHers + 1 : lastOurs < 0 ? old : lastOurs;
	const folded = Math.min(old, seen);
	return folded > 1 ? folded : 0;
}
