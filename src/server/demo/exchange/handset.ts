import { telephoneOf, type Board } from './board.ts';
import { habitFrom } from './habit.ts';
import type { Line, Sound, Telephone } from './telephone.ts';

/** A telephone in somebody's hand. */
export interface Handset {
	readonly number: string;
	readonly heard: readonly Sound[];
	readonly state: 'idle' | Line['state'];
	/** The number of the other side, as shown; undefined when idle. */
	readonly shows: string | undefined;
	readonly callSid: string | undefined;
	press(keys: string): void;
	hangUp(): void;
	answer(by?: 'human' | 'machine'): void;
	decline(): void;
	/** From now on it does this by itself when it rings (habit.ts); without words it waits for its owner. */
	behaves(words?: string): void;
}

export function handset(board: Board, number: string): Handset {
	const telephone = telephoneOf(board, number);
	return {
		number,
		heard: telephone.heard,
		get state() {
			return telephone.line?.state ?? 'idle';
		},
		get shows() {
			return telephone.line?.shows;
		},
		get callSid() {
			return telephone.line?.callSid;
		},
		press: (keys) => inUse(telephone).press(keys),
		hangUp: () => inUse(telephone).hangUp(),
		answer: (by = 'human') => ringing(telephone).answer(by),
		decline: () => ringing(telephone).decline(),
		behaves: (words) => void (telephone.habit = words === undefined ? undefined : habitFrom(words))
	};
}

function inUse({ line }: Telephone): Line {
	if (!line) throw new Error('This telephone is on no call');
	return line;
}

function ringing(telephone: Telephone): Line {
	const line = inUse(telephone);
	if (line.state !== 'ringing') throw new Error('This telephone does not ring');
	return line;
}
