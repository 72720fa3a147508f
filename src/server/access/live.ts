import { house, type House } from '../house.ts';
import { topicOf } from '../live/hall.ts';
import { openStream, type Stream } from '../live/stream.ts';
import type { StaffSession } from './session.ts';

const most = 500;
/** Windows of one person; a browser that was left behind gives its place to a new one. */
const mostEach = 10;
const houses = new WeakMap<House, Map<string, Stream[]>>();

/** Server-sent events that only hint: "changed" means look again. Undefined when there is no room or we are stopping. */
export async function liveStream(
	session: StaffSession
): Promise<ReadableStream<Uint8Array> | undefined> {
	const windows = windowsOf(house());
	const hers = windows.get(session.id) ?? [];
	if (hers.length >= mostEach) hers[0]!.end('bye');
	// whoever waits for a conversation listens to the desk too, and takes no colleague's place
	if ([...windows.values()].flat().length >= most) return undefined;
	return openStream({
		topics: [topicOf.desk()],
		session,
		opened: (stream) => {
			windows.set(session.id, [...(windows.get(session.id) ?? []), stream]);
			stream.say('hello', session.id);
		},
		hears: (stream) => stream.say('changed', 'look'),
		looksAgain: (stream) => stream.say('changed', 'look'),
		closed: (stream) => forget(windows, session.id, stream)
	});
}

function windowsOf(opened: House): Map<string, Stream[]> {
	const windows = houses.get(opened) ?? new Map<string, Stream[]>();
	houses.set(opened, windows);
	return windows;
}

function forget(windows: Map<string, Stream[]>, staffId: string, stream: Stream): void {
	const others = (windows.get(staffId) ?? []).filter((one) => one !== stream);
	if (others.length === 0) windows.delete(staffId);
	else windows.set(staffId, others);
}
