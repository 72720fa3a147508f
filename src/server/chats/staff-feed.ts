import type { StaffSession } from '../access/session.ts';
import { topicOf } from '../live/hall.ts';
import { openStream, type Stream } from '../live/stream.ts';
import { colleagues } from '../staff/colleagues.store.ts';
import { together } from '../work.ts';
import { oneAtATime } from './feed.ts';
import { look as lookAt, reach } from './reach.ts';
import { spoken, standingOf } from './read.ts';
import * as words from './words.store.ts';

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
	let last = after;
	let told = '';
	const look = oneAtATime(async (stream: Stream) => {
		const seen = await seeAll(session, id, last);
		if (!seen) return stream.end('ended');
		for (const line of seen.lines) {
			stream.say('line', JSON.stringify(line), line.seq);
			last = line.seq;
		}
		const standing = JSON.stringify(seen.standing);
		if (standing !== told) stream.say('standing', standing);
		told = standing;
	});
	let timer: ReturnType<typeof setInterval> | undefined;
	return openStream({
		topics: [topicOf.chat(id)],
		session,
		opened: (stream) => {
			timer = setInterval(() => look(stream), lookEvery).unref();
			look(stream);
		},
		closed: () => clearInterval(timer),
		hears: (stream, _channel, hint) => {
			if (hint.endsWith(' typing seeker')) stream.say('typing', '{}');
			else if (!hint.endsWith(' typing staff')) look(stream);
		},
		looksAgain: look
	});
}

function seeAll(session: StaffSession, id: string, after: number) {
	return together(session, async (work) => {
		const found = await lookAt(work, 'chat.read', id);
		if (!found) return undefined;
		const names = await colleagues(work);
		const lines = await words.lines(work, id, after);
		return {
			lines: lines.map((line) => spoken(line, session, names)),
			standing: await standingOf(work, found.row, found.members, names)
		};
	});
}
