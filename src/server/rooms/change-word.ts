import { normaliseWord } from '#domain/return-code.ts';
import { secondsToWait, type Pace } from '../access/throttle.ts';
import { atTheDoor } from '../work.ts';
import type { TooOften } from './enter.ts';
import * as own from './own.store.ts';
import { roomKeys } from './secrets.ts';
import type { Visiting } from './token.ts';

export interface NewWord {
	oldWord: string;
	newWord: string;
}
export type WordProblem = 'word-missing' | 'word-wrong';
export type WordOutcome = { changed: true } | { problem: WordProblem | 'room-closed' } | TooOften;

// whoever finds the room open may try to guess the word that keeps her in it
const ofRoom: Pace = { lane: 'change word', everySeconds: 600, burst: 6 };

/** She chooses another word beside the same code; whoever came in with the old one has to come in anew. */
export async function changeWord(
	{ roomId, code }: Pick<Visiting, 'roomId' | 'code'>,
	{ oldWord, newWord }: NewWord
): Promise<WordOutcome> {
	if (normaliseWord(newWord) === '') return { problem: 'word-missing' };
	const seconds = await secondsToWait('', { ...ofRoom, lane: `${ofRoom.lane} ${roomId}` });
	if (seconds > 0) return { problem: 'slow-down', seconds };

	return atTheDoor(async (work): Promise<WordOutcome> => {
		const [from, to] = [oldWord, newWord].map((word) => roomKeys(work.keys, code, word).word);
		const changed = await own.changeWord(work, roomId, { from: from!, to: to! });
		if (changed === undefined) return { problem: 'room-closed' };
		return changed ? { changed } : { problem: 'word-wrong' };
	});
}
