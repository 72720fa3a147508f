import { house } from '../house.ts';
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
const streams = new Set<Stream>();
let listening: Promise<void> | undefined;
let closing = false;

/** Server-sent events that only hint: "changed" means look again. Undefined when there is no room or we are stopping. */
export async function liveStream(
	session: StaffSession
): Promise<ReadableStream<Uint8Array> | undefined> {
	if (closing) return undefined;
	const hers = [...streams].filter((stream) => stream.session.id === session.id);
	if (hers.length >= mostEach) hers[0]!.end('bye');
	if (streams.size >= most) return undefined;
	listening ??= listen().catch((reason: unknown) => {
		listening = undefined;
		throw reason;
	});
	await listening;
	let forget = (): void => undefined;
	return new ReadableStream({
		start: (controller) => {
			forget = openStream(session, controller);
		},
		cancel: () => forget()
	});
}

/** Ends every open stream: a stopping server may not wait for them. */
export function endAllStreams(): void {
	closing = true;
	for (const stream of streams) stream.end('bye');
}

// one connection for all streams; after a lost connection hints may be missed, so everybody looks again
async function listen(): Promise<void> {
	const { sql } = house().database;
	await sql.listen('desk', announceChange, announceChange);
	await sql.listen(
		'session_ended',
		(staffId) => recheck((stream) => stream.session.id === staffId),
		() => recheck(() => true)
	);
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, endAllStreams);
	process.once('sveltekit:shutdown', endAllStreams);
}

function announceChange(): void {
	for (const stream of streams) stream.say('changed', 'look');
}

function recheck(concerns: (stream: Stream) => boolean): void {
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
