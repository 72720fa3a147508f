import { tellFailureSeldom } from '../failure.ts';
import type { Channel } from '../live/hall.ts';
import type { Listening, Stream } from '../live/stream.ts';

/** What a page of one side is told: what was said, and how it stands. */
export interface Seat {
	hear(stream: Stream): Promise<void>;
	look(stream: Stream): Promise<void>;
}
export type Side = 'seeker' | 'staff';

/** How it stands is told once for all that happens within a moment. */
const STANDS_WITHIN = 250;

/**
 * How a page follows a conversation: what the other side says at once, all else in a moment. Whoever wrote a
 * line has it already. It reads the tables at each hint, so that a hint that was lost only comes later.
 */
export function follow(
	seat: Seat,
	other: Side
): Pick<Listening, 'opened' | 'looksAgain' | 'closed'> & {
	hears(stream: Stream, channel: Channel, told: string): void;
	lookWithin(stream: Stream, milliseconds: number): void;
} {
	const [hear, look] = [oneAtATime(seat.hear), oneAtATime(seat.look)];
	let soon: NodeJS.Timeout | undefined;
	const lookWithin = (stream: Stream, milliseconds: number) => {
		soon ??= setTimeout(() => {
			soon = undefined;
			if (stream.isOpen) look(stream);
		}, milliseconds).unref();
	};
	return {
		opened: look,
		looksAgain: look,
		lookWithin,
		hears: (stream, _channel, told) => {
			const [, what, who] = told.split(' ');
			if (what === 'typing') {
				if (who === other) stream.say('typing', '{}');
				return;
			}
			if (what === 'said' && who === other) hear(stream);
			lookWithin(stream, STANDS_WITHIN);
		},
		closed: () => clearTimeout(soon)
	};
}

/** While one look goes on, any number of hints ask for one more. What cannot be read ends the stream, and the page comes back. */
function oneAtATime(look: (stream: Stream) => Promise<void>): (stream: Stream) => void {
	let isLooking = false;
	let again = false;
	const go = async (stream: Stream): Promise<void> => {
		if (isLooking) {
			again = true;
			return;
		}
		isLooking = true;
		try {
			do {
				again = false;
				await look(stream);
			} while (again && stream.isOpen);
		} catch (reason) {
			tellFailureSeldom('chat feed', reason);
			stream.end('bye');
		} finally {
			isLooking = false;
		}
	};
	return (stream) => void go(stream);
}
