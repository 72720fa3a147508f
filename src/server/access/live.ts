import { topicOf } from '../live/hall.ts';
import { openStream } from '../live/stream.ts';
import { windowsOf } from '../live/windows.ts';
import type { StaffSession } from './session.ts';

const most = 500;
/** Windows of one person. */
const windows = windowsOf(10);

/** Server-sent events that only hint: "changed" means look again. Undefined when there is no room or we are stopping. */
export async function liveStream(
	session: StaffSession
): Promise<ReadableStream<Uint8Array> | undefined> {
	// whoever waits for a conversation listens to the desk too, and takes no colleague's place
	if (windows.count() >= most) return undefined;
	let goes = () => {};
	return openStream({
		topics: [topicOf.desk()],
		session,
		opened: (stream) => {
			goes = windows.comes(session.id, stream);
			stream.say('hello', session.id);
		},
		hears: (stream) => stream.say('changed', 'look'),
		looksAgain: (stream) => stream.say('changed', 'look'),
		closed: () => goes()
	});
}
