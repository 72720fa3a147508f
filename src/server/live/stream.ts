import { sessionHolds, type StaffSession } from '../access/session.ts';
import { comeIn, topicOf, type Channel } from './hall.ts';

/** Server-sent events to one open page. */
export interface Stream {
	say(event: string, data: string, id?: number): void;
	/** `bye`: come back in a moment. `ended`: do not. */
	end(event: 'ended' | 'bye'): void;
	readonly isOpen: boolean;
}
export interface Listening {
	/** Besides its own session, when it has one. */
	topics: string[];
	/** It ends with this session. */
	session?: StaffSession;
	opened(stream: Stream): void;
	hears(stream: Stream, channel: Channel, told: string): void;
	looksAgain(stream: Stream): void;
	closed?(stream: Stream): void;
}

const heartbeat = 15_000;
const retryAfter = 2000;
/** So much unread of a page that does not read any more. */
const mostUnread = 500;

/** Opens a stream that hears of these topics; undefined when the house is stopping. */
export async function openStream(
	listening: Listening
): Promise<ReadableStream<Uint8Array> | undefined> {
	const { session } = listening;
	let stream: Stream | undefined;
	const guest = {
		hears: (channel: Channel, told: string) => {
			if (!stream) return;
			if (channel === 'session_ended') void endUnlessHolding(stream, session);
			else listening.hears(stream, channel, told);
		},
		looksAgain: () => {
			if (!stream) return;
			void endUnlessHolding(stream, session);
			listening.looksAgain(stream);
		},
		leaves: () => stream?.end('bye')
	};
	const topics = [...listening.topics, ...(session ? [topicOf.session_ended(session.id)] : [])];
	const goOut = await comeIn(guest, topics);
	if (!goOut) return undefined;
	return new ReadableStream({
		start: (controller) => {
			const opened = framed(controller, session, () => {
				goOut();
				listening.closed?.(opened);
			});
			stream = opened;
			listening.opened(opened);
			void endUnlessHolding(opened, session);
		},
		cancel: () => stream?.end('bye')
	});
}

/** The stream as an answer; without one, when to come back. */
export function answerWith(stream: ReadableStream<Uint8Array> | undefined): Response {
	if (!stream) return new Response(null, { status: 503, headers: { 'retry-after': '5' } });
	return new Response(stream, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			// a proxy that gathers it would keep every line back
			'x-accel-buffering': 'no'
		}
	});
}

function framed(
	controller: ReadableStreamDefaultController<Uint8Array>,
	session: StaffSession | undefined,
	forget: () => void
): Stream {
	const encoder = new TextEncoder();
	let isOpen = true;
	const close = () => {
		isOpen = false;
		clearInterval(timer);
		forget();
	};
	const write = (text: string) => {
		if (!isOpen) return;
		if ((controller.desiredSize ?? 0) < -mostUnread) return stream.end('bye');
		try {
			controller.enqueue(encoder.encode(text));
		} catch {
			// whoever read it is gone
			close();
		}
	};
	const stream: Stream = {
		get isOpen() {
			return isOpen;
		},
		say: (event, data, id) =>
			write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`),
		end: (event) => {
			if (!isOpen) return;
			const words = encoder.encode(`retry: ${retryAfter}\nevent: ${event}\ndata: end\n\n`);
			close();
			try {
				controller.enqueue(words);
				controller.close();
			} catch {
				// it was cancelled
			}
		}
	};
	const timer = setInterval(() => {
		write(':\n\n');
		void endUnlessHolding(stream, session);
	}, heartbeat).unref();
	write(`retry: ${retryAfter}\n\n`);
	return stream;
}

// a session that cannot be asked about ends its stream too; the browser comes back by itself
async function endUnlessHolding(stream: Stream, session: StaffSession | undefined): Promise<void> {
	if (!session || !stream.isOpen) return;
	try {
		if (!(await sessionHolds(session.sessionHash))) stream.end('ended');
	} catch {
		stream.end('bye');
	}
}
