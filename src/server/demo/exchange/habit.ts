/** What a telephone does by itself when it rings. */
export type Habit =
	| {
			does: 'answers';
			as: 'human' | 'machine';
			afterSeconds: number;
			/** Pressed when a key is asked for. */
			keys: string;
			hangsUpAfterSeconds?: number;
	  }
	| { does: 'declines'; afterSeconds: number }
	| { does: 'nothing' }
	| { does: 'is busy' }
	| { does: 'is out of reach' };

const answering =
	/^answers(?: after (\d+) ?s)?(?: and presses ([\d*#]+))?(?: and hangs up after (\d+) ?s)?$/;
const voicemail = /^voicemail(?: after (\d+) ?s)?(?: (?:without a key|and presses ([\d*#]+)))?$/;
const declining = /^declines(?: after (\d+) ?s)?$/;

/**
 * "answers after 2 s and presses 1", "answers after 1 s and hangs up after 20 s", "no answer", "busy",
 * "declines after 3 s", "voicemail without a key", "out of reach"; anything else throws.
 */
export function habitFrom(words: string): Habit {
	if (words === 'no answer') return { does: 'nothing' };
	if (words === 'busy') return { does: 'is busy' };
	if (words === 'out of reach') return { does: 'is out of reach' };
	const answers = answering.exec(words);
	if (answers) {
		const [, after = '2', keys = '', hangsUp] = answers;
		const last = hangsUp === undefined ? {} : { hangsUpAfterSeconds: Number(hangsUp) };
		return { does: 'answers', as: 'human', afterSeconds: Number(after), keys, ...last };
	}
	const machine = voicemail.exec(words);
	if (machine) {
		const [, after = '15', keys = ''] = machine;
		return { does: 'answers', as: 'machine', afterSeconds: Number(after), keys };
	}
	const declines = declining.exec(words);
	if (declines) return { does: 'declines', afterSeconds: Number(declines[1] ?? 2) };
	throw new Error(`No telephone does this: ${words}`);
}
