import { house, type House } from '../house.ts';
import { sessionHolds, type StaffSession } from './session.ts';

interface Stream {
	session: StaffSession;
	say(event: string, text: string): void;
	end(event: 'ended' | 'bye'): void;
}

const heartbeat = 15_000;
const most = 500;
/** Windows of one person; a browser that was left behind gives its place to a new one. */
const mostEach = 10;
/** What is open on one house: another one in the same process, as tests have, begins with nothing. */
interface Live {
	streams: Set<Stream>;
	listening?: Promise<void> | undefined;
	isClosing: boolean;
}
const lives = new WeakMap<House, Live>();

/** Server-sent events that only hint: "changed" means look again. Undefined when there is no room or we are stopping. */
export async function liveStream(
	session: StaffSession
): Promise<ReadableStream<Uint8Array> | undefined> {
	const live = liveOf(house());
	if (live.isClosing) return undefined;
	const hers = [...live.streams].filter((stream) => stream.session.id === session.id);
	if (hers.length >= mostEach) hers[0]!.end('bye');
	if (live.streams.size >= most) return undefined;
	live.listening ??= listen(live).catch((reason: unknown) => {
		live.listening = undefined;
		throw reason;
	});
	await live.listening;
	let forget = (): void => undefined;
	return new ReadableStream({
		start: (controller) => {
			forget = openStream(live, session, controller);
		},
		cancel: () => forget()
	});
}

/** Ends every open stream: a stopping server may not wait for them. */
export function endAllStreams(): void {
	endAll(liveOf(house()));
}

function liveOf(opened: House): Live {
	const live = lives.get(opened) ?? { streams: new Set(), isClosing: false };
	lives.set(opened, live);
	return live;
}

function endAll(live: Live): void {
	live.isClosing = true;
	for (const stream of live.streams) stream.end('bye');
}

// one connection for all streams; after a lost connection hints may be missed, so everybody looks again
async function listen(live: Live): Promise<void> {
	const { sql } = house().database;
	const announceChange = () => {
		for (const stream of live.streams) stream.say('changed', 'look');
	};
	await sql.listen('desk', announceChange, announceChange);
	await sql.listen(
		'session_ended',
		(staffId) => recheck(live, (stream) => stream.session.id === staffId),
		() => recheck(live, () => true)
	);
	const end = () => endAll(live);
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
	process.once('sveltekit:shutdown', end);
}

function recheck({ streams }: Live, concerns: (stream: Stream) => boolean): void {
	for (const stream of streams) if (concerns(stream)) void endUnlessHolding(stream);
}

// a session that cannot be asked about ends its stream too; the browser comes back by itself
async function endUnlessHolding(stream: Stream): Promise<void> {
	try {
		if (!(await sessionHolds(stream.session.sessionHash))) stream.end('ended');
	} catch {
		stream.end('bye');
	}
}

function openStream(
	{ streams }: Live,
	session: StaffSession,
	controller: ReadableStreamDefaultController<Uint8Array>
): () => void {
	const encoder = new TextEncoder();
	const write = (text: string) => controller.enqueue(encoder.encode(text));
	const forget = () => {
		clearInterval(timer);
		streams.delete(stream);
	};
	const stream: Stream = {
		session,
		say: (event, text) => write(`event: ${event}\ndata: ${text}\n\n`),
		end: (event) => {
			if (!streams.has(stream)) return;
			forget();
			stream.say(event, 'end');
			controller.close();
		}
	};
	const timer = setInterval(() => {
		write(':\n\n');
		void endUnlessHolding(stream);
	}, heartbeat).unref();
	streams.add(stream);
	write('retry: 2000\n\n');
	stream.say('hello', session.id);
	void endUnlessHolding(stream);
	return forget;
}
