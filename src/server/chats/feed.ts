import { isLive } from '#domain/chat.ts';
import { topicOf } from '../live/hall.ts';
import { openStream, type Stream } from '../live/stream.ts';
import { windowsOf } from '../live/windows.ts';
import { follow } from './follow.ts';
import { linesOf, talkOf, type Line, type Talk } from './talk.ts';
import type { Talking } from './token.ts';

/** How what happens is told to a page; words in the language of the page. */
export interface Telling {
	line(line: Line): unknown;
	talk(talk: Talk): unknown;
}

/** Her place changes by others too; a busy desk is not asked for it at every step, nor by everybody at once. */
const PLACE_WITHIN = 3000;

/** Screens of one conversation. */
const screens = windowsOf(12);

/** What is said, as it is said, from the line after `after` on; the page of whoever writes to us. */
export async function feed(
	talking: Talking,
	after: number,
	telling: Telling
): Promise<ReadableStream<Uint8Array> | undefined> {
	const seat = seatFor(talking, after, telling);
	const following = follow(seat, 'staff');
	let goes = () => {};
	return openStream({
		...following,
		opened: (stream) => {
			goes = screens.comes(talking.chatId, stream);
			following.opened(stream);
		},
		closed: (stream) => {
			goes();
			following.closed?.(stream);
		},
		topics: [topicOf.chat(talking.chatId), topicOf.desk()],
		hears: (stream, channel, told) => {
			if (channel !== 'desk') following.hears(stream, channel, told);
			else if (seat.waits()) following.lookWithin(stream, PLACE_WITHIN * (0.5 + Math.random() / 2));
		}
	});
}

function seatFor(talking: Talking, after: number, telling: Telling) {
	let last = after;
	let told = '';
	let waits = true;
	const tell = (stream: Stream, lines: Line[]) => {
		for (const line of lines) {
			if (line.seq <= last) continue;
			stream.say('line', JSON.stringify(telling.line(line)), line.seq);
			last = line.seq;
		}
	};
	const hear = async (stream: Stream) => tell(stream, await linesOf(talking, last));
	// what was said just before it ended is told before its end
	const hearAll = async (stream: Stream): Promise<Talk | undefined> => {
		for (let again = false; ; again = true) {
			const [lines, talk] = await Promise.all([linesOf(talking, last), talkOf(talking)]);
			if (!talk || talk.isNeutral) return talk;
			tell(stream, lines);
			// lines whose time is over are not there, however often they are looked for
			if (last >= talk.lastSeq || (again && lines.length === 0)) return talk;
		}
	};
	const look = async (stream: Stream) => {
		const talk = await hearAll(stream);
		if (!talk || talk.isNeutral) return stream.end('ended');
		const state = JSON.stringify(telling.talk(talk));
		if (state !== told) stream.say('state', state);
		told = state;
		waits = talk.status === 'waiting';
		if (!isLive(talk.status)) stream.end('ended');
	};
	return { hear, look, waits: () => waits };
}
