import { Outbox, type Answer, type Pending } from './Outbox.svelte.ts';
import { momentOf } from './moment-of.ts';
import type { PageData } from './$types';

type Chat = PageData['chat'];
type SpokenLine = Chat['lines'][number];
type Standing = Omit<Chat, 'lines'>;

const typesFor = 5000;
const saysTypingEvery = 3000;
const draftAfter = 700;
const askAfter = 1500;
const askAgainAfter = 5000;
/** Of one small message: what is not answered by then is sent again. */
const answersWithin = 10_000;

/** One conversation on her screen: what is said as it is said, what she sends, and what she has not sent yet. */
export class Talking {
	lines = $state.raw<SpokenLine[]>([]);
	changes = $state.raw<Partial<Standing>>({});
	isTyping = $state(false);
	/** It goes on without her, or was told and is over. */
	isOver = $state(false);
	/** Asks the page anew, for what is no line. */
	onnews: () => void = () => undefined;
	readonly outbox = new Outbox(
		(line) => this.#say(line),
		(line, seq) => this.#isKept(line, seq)
	);
	#address: string;
	#source: EventSource | undefined;
	#timers: Partial<Record<'typing' | 'draft' | 'ask', ReturnType<typeof setTimeout>>> = {};
	#saidTypingAt = 0;
	#seen = 0;
	#draft = '';
	#isUnkept = false;
	#told = 0;
	#noted = 0;
	#isStopped = true;

	constructor(chat: Chat) {
		this.#address = `/desk/chats/${chat.id}`;
		this.#draft = chat.draft;
		this.read(chat);
	}

	/** Up to where all is here: a line of ours that was answered may stand after one that was not told yet. */
	get last(): number {
		return this.#told;
	}

	/** The page was asked anew. */
	read(chat: Chat): void {
		this.changes = {};
		this.#noted = chat.noted;
		this.add(chat.lines);
		this.#told = Math.max(this.#told, chat.lines.at(-1)?.seq ?? 0);
	}

	add(lines: readonly SpokenLine[]): void {
		const fresh = lines.map((line) => ({ ...line, at: momentOf(line.at) }));
		const others = this.lines.filter(({ seq }) => fresh.every((line) => line.seq !== seq));
		this.lines = [...others, ...fresh].toSorted((one, other) => one.seq - other.seq);
	}

	start(): void {
		this.#isStopped = false;
		this.outbox.start();
		this.#follow();
	}

	/** She goes to another page: what she was writing is kept for when she is back. */
	stop(): void {
		this.#isStopped = true;
		this.#source?.close();
		this.outbox.stop();
		for (const timer of Object.values(this.#timers)) clearTimeout(timer);
		if (this.#isUnkept && !this.isOver) void this.#post({ do: 'draft', text: this.#draft }, true);
	}

	#follow(): void {
		this.#source?.close();
		const source = new EventSource(`${this.#address}/feed?after=${this.last}`);
		source.addEventListener('open', () => void this.outbox.go());
		source.addEventListener('line', ({ data }) => this.#hears(JSON.parse(String(data))));
		source.addEventListener('standing', ({ data }) => this.#stands(JSON.parse(String(data))));
		source.addEventListener('asked', () => this.onnews());
		source.addEventListener('typing', () => this.#types());
		source.addEventListener('ended', () => this.#ask());
		source.addEventListener('error', () => {
			if (source.readyState === source.CLOSED) this.#ask();
		});
		this.#source = source;
	}

	send(text: string): void {
		clearTimeout(this.#timers.draft);
		this.outbox.add(text);
	}

	/** She types: that she does is told, what she types is kept for her alone. */
	types(text: string): void {
		this.#draft = text;
		this.#isUnkept = true;
		if (text !== '' && Date.now() - this.#saidTypingAt > saysTypingEvery) {
			this.#saidTypingAt = Date.now();
			void this.#post({ do: 'attend', seq: this.#seen, types: true });
		}
		clearTimeout(this.#timers.draft);
		this.#timers.draft = setTimeout(() => void this.keepDraft(), draftAfter);
	}

	/** Not while something is on its way: what was sent must not stand there again to be sent twice. */
	async keepDraft(): Promise<void> {
		if (!this.outbox.isEmpty) return;
		const text = this.#draft;
		const answer = await this.#post({ do: 'draft', text });
		if (answer?.ok && this.#draft === text) this.#isUnkept = false;
	}

	/** Her eyes are on it, up to the last line. */
	async attends(): Promise<void> {
		if (this.isOver || this.last <= this.#seen) return;
		const seq = this.last;
		const answer = await this.#post({ do: 'attend', seq, types: false });
		if (answer?.ok) this.#seen = seq;
	}

	#hears(line: SpokenLine): void {
		if (line.from === 'seeker') this.isTyping = false;
		this.add([line]);
		this.#told = Math.max(this.#told, line.seq);
	}

	#stands(standing: Standing): void {
		if (this.#noted !== standing.noted) this.onnews();
		this.#noted = standing.noted;
		const awaySince = standing.awaySince && momentOf(standing.awaySince);
		const others = standing.others.map((one) => ({ ...one, takenAt: momentOf(one.takenAt) }));
		// what is not told is not there any more
		const { offeredTo } = standing;
		this.changes = { ...standing, offeredTo, awaySince, others };
	}

	#types(): void {
		this.isTyping = true;
		clearTimeout(this.#timers.typing);
		this.#timers.typing = setTimeout(() => (this.isTyping = false), typesFor);
	}

	// signed out, no server, or no longer hers: only the last one is an end
	#ask(after = askAfter): void {
		this.#source?.close();
		clearTimeout(this.#timers.ask);
		if (!this.#isStopped) this.#timers.ask = setTimeout(() => void this.#asks(), after);
	}

	async #asks(): Promise<void> {
		const answer = await asked(`${this.#address}/feed?ask`, {});
		if (this.#isStopped) return;
		if (answer?.status === 204) this.#follow();
		else if (answer?.status === 404) this.isOver = true;
		else this.#ask(askAgainAfter);
	}

	async #say({ id, text }: Pending): Promise<Answer> {
		const response = await this.#post({ do: 'say', id, text });
		if (response?.status === 404) return { problem: 'over' };
		return response?.ok ? ((await response.json()) as Answer) : undefined;
	}

	#isKept({ id, text }: Pending, seq: number): void {
		this.add([{ seq, id, from: 'me', by: '', text, at: momentOf(Date.now()) }]);
		// what she typed since is a draft of its own: the one of before went with its line
		if (this.#draft !== '') this.types(this.#draft);
	}

	// `keepalive`: it goes although she is on her way to another page
	#post(act: object, keepalive = false): Promise<Response | undefined> {
		return asked(`${this.#address}/say`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(act),
			keepalive
		});
	}
}

/** Nothing when it was not answered in time; its body breaks off by then too. */
function asked(address: string, how: RequestInit): Promise<Response | undefined> {
	const signal = AbortSignal.timeout(answersWithin);
	return fetch(address, { ...how, signal, redirect: 'manual' }).catch(() => undefined);
}
