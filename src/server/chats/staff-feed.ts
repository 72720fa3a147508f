import type { StaffSession } from '../access/session.ts';
import { topicOf } from '../live/hall.ts';
import { openStream, type Stream } from '../live/stream.ts';
import { colleagues } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import { follow } from './follow.ts';
import { look as lookAt, reach } from './reach.ts';
import { spoken, standingOf } from './read.ts';
import * as words from './words.store.ts';

type Names = Awaited<ReturnType<typeof colleagues>>;
/** Names seldom change: they are asked for now and then, and not at each line. */
const namesHold = 5 * 60_000;
/** Her screen may have gone silent without a hint. */
const lookEvery = 20_000;

/** Whether she may follow it; a try by whoever may not is recorded. */
export async function mayFollow(session: StaffSession, id: string): Promise<boolean> {
	return together(session, async (work) => (await reach(work, 'chat.read', id)) !== undefined);
}

/**
 * What is said, as it is said, for whoever is in it. It asks at each hint whether she still is, and ends
 * with her session; undefined when the house is stopping.
 */
export function staffFeed(
	session: StaffSession,
	id: string,
	after: number
): Promise<ReadableStream<Uint8Array> | undefined> {
	const seat = seatFor(session, id, after);
	const following = follow(seat, 'seeker');
	let timer: ReturnType<typeof setInterval> | undefined;
	return openStream({
		...following,
		topics: [topicOf.chat(id)],
		session,
		hears: (stream, channel, told) => {
			const [, what, who] = told.split(' ');
			if (what === 'asked' && who !== session.id) stream.say('asked', '{}');
			following.hears(stream, channel, told);
		},
		opened: (stream) => {
			timer = setInterval(() => following.looksAgain(stream), lookEvery).unref();
			following.opened(stream);
		},
		closed: (stream) => {
			clearInterval(timer);
			following.closed?.(stream);
		}
	});
}

function seatFor(session: StaffSession, id: string, after: number) {
	let last = after;
	let told = '';
	// of the seat: what opened once, opens a line that is seen again
	const opened: StaffWork['opened'] = new Map();
	let names: Names | undefined;
	let namesUntil = 0;
	const tell = (stream: Stream, lines: words.StaffLine[], by: Names) => {
		for (const line of lines) {
			if (line.seq <= last) continue;
			stream.say('line', JSON.stringify(spoken(line, session, by)), line.seq);
			last = line.seq;
		}
	};
	// what is said comes first, by itself; how it stands after that
	const hear = async (stream: Stream) => {
		if (!names) return;
		const lines = await words.heard(session, opened, { chatId: id, after: last });
		if (lines.length > 0) tell(stream, lines, names);
	};
	const look = async (stream: Stream) => {
		await together(session, async (fresh) => {
			const work = { ...fresh, opened };
			const isStale = performance.now() > namesUntil;
			const [found, lines, asked] = await Promise.all([
				lookAt(work, 'chat.read', id),
				words.lines(work, id, last),
				names && !isStale ? names : colleagues(work)
			]);
			if (!found) return stream.end('ended');
			if (asked !== names) namesUntil = performance.now() + namesHold;
			names = asked;
			tell(stream, lines, names);
			const standing = JSON.stringify(await standingOf(work, found.row, found.members, names));
			if (standing !== told) stream.say('standing', standing);
			told = standing;
		});
	};
	return { hear, look };
}
