import { isLive } from '#domain/chat.ts';
import { topicOf, type Channel } from '../live/hall.ts';
import { openStream, type Stream } from '../live/stream.ts';
import { linesOf, talkOf, type Line, type Talk } from './talk.ts';
import type { Talking } from './token.ts';

/** How what happens is told to a page; words in the language of the page. */
export interface Telling {
	line(line: Line): unknown;
	talk(talk: Talk): unknown;
}

/**
 * What is said, as it is said, from the line after `after` on; the page of whoever writes to us. It reads
 * the tables at each hint, so that a hint that was lost only comes later.
 */
export async function feed(
	talking: Talking,
	after: number,
	telling: Telling
): Promise<ReadableStream<Uint8Array> | undefined> {
	const seat = seatFor(talking, after, telling);
	return openStream({
		topics: [topicOf.chat(talking.chatId), topicOf.desk()],
		opened: seat.look,
		hears: (stream, channel: Channel, told) => {
			if (channel === 'desk') seat.lookForPlace(stream);
			else if (told.endsWith(' typing staff')) stream.say('typing', '{}');
			else if (!told.endsWith(' typing seeker')) seat.look(stream);
		},
		looksAgain: seat.look
	});
}

/** Her place changes by others too; a busy desk is not asked for it at every step, nor by everybody at once. */
const PLACE_WITHIN = 3000;

function seatFor(talking: Talking, after: number, telling: Telling) {
	let last = after;
	let told = '';
	let waits = true;
	let soon: NodeJS.Timeout | undefined;
	// what was said just before it ended is told before its end
	const tellLines = async (stream: Stream): Promise<Talk | undefined> => {
		for (let again = false; ; again = true) {
			const [lines, talk] = await Promise.all([linesOf(talking, last), talkOf(talking)]);
			if (!talk || talk.isNeutral) return talk;
			for (const line of lines) {
				stream.say('line', JSON.stringify(telling.line(line)), line.seq);
				last = line.seq;
			}
			// lines whose time is over are not there, however often they are looked for
			if (last >= talk.lastSeq || (again && lines.length === 0)) return talk;
		}
	};
	const tellAll = async (stream: Stream) => {
		const talk = await tellLines(stream);
		if (!talk || talk.isNeutral) return stream.end('ended');
		const state = JSON.stringify(telling.talk(talk));
		if (state !== told) stream.say('state', state);
		told = state;
		waits = talk.status === 'waiting';
		if (!isLive(talk.status)) stream.end('ended');
	};
	const look = oneAtATime(tellAll);
	const lookForPlace = (stream: Stream) => {
		if (!waits) return;
		soon ??= setTimeout(
			() => {
				soon = undefined;
				if (stream.isOpen) look(stream);
			},
			PLACE_WITHIN * (0.5 + Math.random() / 2)
		).unref();
	};
	return { look, lookForPlace };
}

/** While one look goes on, any number of hints ask for one more. What cannot be read ends the stream, and the page comes back. */
export function oneAtATime(look: (stream: Stream) => Promise<void>): (stream: Stream) => void {
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
		} catch {
			stream.end('bye');
		} finally {
			isLooking = false;
		}
	};
	return (stream) => void go(stream);
}
