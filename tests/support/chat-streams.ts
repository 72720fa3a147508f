import { randomUUID } from 'node:crypto';

/** What a stream told, as it came. */
export interface Told {
	event: string;
	data: string;
	id: number | undefined;
}
export interface Followed {
	told: Told[];
	/** Everything as it came over the line. */
	raw(): string;
	seqs(): number[];
	until(what: (told: Told[]) => boolean, limitMs?: number): Promise<void>;
	closed: Promise<void>;
	cancel(): Promise<void>;
}

/** Reads server-sent events until the stream ends or breaks. */
export function follow(stream: ReadableStream<Uint8Array>, told: Told[] = []): Followed {
	const reader = stream.getReader();
	const decoder = new TextDecoder();
	let [all, rest] = ['', ''];
	const read = async () => {
		for (;;) {
			const piece = await reader.read().catch(() => ({ done: true, value: undefined }));
			if (piece.done) return;
			const text = decoder.decode(piece.value, { stream: true });
			all += text;
			const blocks = (rest + text).split('\n\n');
			rest = blocks.pop() ?? '';
			for (const block of blocks) told.push(...eventOf(block));
		}
	};
	const until = async (what: (so: Told[]) => boolean, limitMs = 8000) => {
		const late = Date.now() + limitMs;
		while (!what(told)) {
			if (Date.now() > late)
				throw new Error(`not told in time; last ${JSON.stringify(told.at(-1))}`);
			await new Promise((go) => setTimeout(go, 5));
		}
	};
	return {
		...{ told, until, raw: () => all, closed: read() },
		seqs: () => told.filter(({ event }) => event === 'line').map(({ id }) => id!),
		cancel: () => reader.cancel()
	};
}

function eventOf(block: string): Told[] {
	const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
	const event = field('event');
	if (!event) return [];
	const id = field('id');
	return [{ event, data: field('data') ?? '', id: id === undefined ? undefined : Number(id) }];
}

/** Who sends, to which server, and how its endpoints are asked. */
export interface End {
	feed(origin: string, after: number, signal: AbortSignal): Promise<Response>;
	say(origin: string, line: { id: string; text: string }, signal: AbortSignal): Promise<Response>;
}
/** Said over HTTP as a page says it: her token stands in the body and nowhere else. */
export function herEnd(token: string, headers: () => Record<string, string>): End {
	return {
		feed: (origin, after, signal) =>
			fetch(`${origin}/nl/chat/feed`, {
				...{ method: 'POST', signal, headers: headers() },
				body: new URLSearchParams({ token, after: String(after) })
			}),
		say: (origin, { id, text }, signal) =>
			fetch(`${origin}/nl/chat/say`, {
				...{ method: 'POST', signal, headers: headers() },
				body: new URLSearchParams({ token, id, text })
			})
	};
}
export function ourEnd(chatId: string, headers: () => Record<string, string>): End {
	return {
		feed: (origin, after, signal) =>
			fetch(`${origin}/desk/chats/${chatId}/feed`, {
				...{ signal, headers: { ...headers(), 'last-event-id': String(after) } }
			}),
		say: (origin, { id, text }, signal) =>
			fetch(`${origin}/desk/chats/${chatId}/say`, {
				...{ method: 'POST', signal },
				headers: { ...headers(), 'content-type': 'application/json' },
				body: JSON.stringify({ do: 'say', id, text })
			})
	};
}

/** A page that always comes back: to the other server, with the last line it has, and with what was not answered. */
export interface Page {
	/** Every line it was shown, in that order. */
	shown: { seq: number; id: string }[];
	/** Of each line it sent, the place it was told. */
	acknowledged: Map<string, number>;
	faults: string[];
	say(text: string): Promise<void>;
	close(): Promise<void>;
}

export function openPage(end: End, origins: string[]): Page {
	const going = new AbortController();
	const page = {
		shown: [] as { seq: number; id: string }[],
		acknowledged: new Map<string, number>(),
		faults: [] as string[]
	};
	let turn = Math.floor(Math.random() * origins.length);
	const next = () => origins[turn++ % origins.length]!;
	const wait = () => new Promise((go) => setTimeout(go, 30 + Math.random() * 120));
	const isGone = () => going.signal.aborted;

	const watch = async () => {
		while (!isGone()) {
			const last = page.shown.at(-1)?.seq ?? 0;
			try {
				const answer = await end.feed(next(), last, going.signal);
				if (answer.status !== 200 || !answer.body) {
					await answer.body?.cancel();
					if (answer.status < 500) page.faults.push(`feed ${answer.status}`);
				} else await show(follow(answer.body, shownInto(page)));
			} catch {
				// it broke off
			}
			await wait();
		}
	};
	const show = async (followed: Followed) => {
		const gone = () => void followed.cancel().catch(() => undefined);
		going.signal.addEventListener('abort', gone, { once: true });
		await followed.closed;
		going.signal.removeEventListener('abort', gone);
	};
	const watching = watch();
	return {
		...page,
		async say(text) {
			const id = randomUUID();
			while (!isGone()) {
				try {
					const signal = AbortSignal.timeout(8000);
					const answer = await end.say(next(), { id, text }, signal);
					const said = (await answer.json()) as { seq?: number; problem?: string };
					if (answer.status === 200 && said.seq !== undefined) {
						page.acknowledged.set(id, said.seq);
						return;
					}
					if (answer.status < 500 && said.problem !== 'slow-down')
						page.faults.push(`say ${answer.status} ${JSON.stringify(said)}`);
				} catch {
					// not answered: once more, the same line
				}
				await wait();
			}
		},
		async close() {
			going.abort();
			await watching;
		}
	};
}

// lines go straight into what the page shows, whatever becomes of the stream
function shownInto(page: { shown: { seq: number; id: string }[] }): Told[] {
	const told: Told[] = [];
	told.push = (...events: Told[]) => {
		for (const { event, data, id } of events)
			if (event === 'line')
				page.shown.push({ seq: id!, id: (JSON.parse(data) as { id: string }).id });
		return told.length;
	};
	return told;
}
