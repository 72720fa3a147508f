import type { Habit } from './habit.ts';

/** What somebody with a telephone at the ear hears. */
export interface Sound {
	at: Date;
	what: 'said' | 'played' | 'tone' | 'waiting music' | 'talking with';
	/** Of what is said: as Twilio writes languages. */
	language?: string;
	text: string;
}

/** The call that a telephone is on, or that rings it. */
export interface Line {
	callSid: string;
	state: 'ringing' | 'calling' | 'talking';
	/** The number of the other side, as the telephone shows it. */
	shows: string;
	press(keys: string): void;
	hangUp(): void;
	answer(by: 'human' | 'machine'): void;
	decline(): void;
}

export interface Telephone {
	number: string;
	heard: Sound[];
	/** What it does by itself when it rings; without one it rings until somebody acts. */
	habit?: Habit | undefined;
	/** Keys its owner will press as soon as somebody asks for one. */
	keysReady: string;
	line?: Line | undefined;
}

export function openTelephone(number: string): Telephone {
	return { number, heard: [], keysReady: '' };
}
