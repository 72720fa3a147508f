import type { Board } from './board.ts';
import type { Call, Params, Source } from './call.ts';
import type { Place } from './grammar.ts';
import type { Thread } from './thread.ts';

/** What comes after a verb or a document: the next one, the end of the call, or another document. */
export type Next = undefined | 'hang up' | 'leave' | { goTo: Source };

/** A call on which a document plays. */
export interface Scene {
	board: Board;
	call: Call;
	thread: Thread;
	place: Place;
	/** The address of the document, against which others are read. */
	base: string;
	/** Sent along with everything that is asked here. */
	extra(): Params;
	/** Plays a document and those it leads to, until the last verb. */
	play(scene: Scene, source: Source): Promise<Next>;
	/** A call that goes on by itself from here. */
	setOut(board: Board, call: Call, source: Source): void;
}

export function sleep({ board, thread }: Scene, seconds: number): Promise<void> {
	return thread.wait((done) => board.clock.after(seconds * 1000, () => done(undefined)));
}

/** For the life of a thread. */
export function forever({ thread }: Scene): Promise<never> {
	return thread.wait<never>(() => undefined);
}

/** An address in a document, absolute. */
export function absolute({ base }: Scene, url: string): string {
	return base === '' ? url : new URL(url, base).href;
}

/** Where the document that plays came from. */
export function pathOf({ base }: Scene): string {
	return base === '' ? 'Twiml' : new URL(base).pathname;
}
