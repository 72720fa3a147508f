export interface Pending {
	id: string;
	text: string;
	/** On its way, waiting until it can go, or refused for good. */
	state: 'going' | 'waits' | 'refused';
}
export type Answer = { seq: number } | { problem: string } | undefined;

const tryAgainAfter = 3000;

/**
 * What she sent and the server has not said yes to. One after the other, each with its own id for as long as it takes:
 * a line that was kept although the answer got lost is the same line again.
 */
export class Outbox {
	lines = $state<Pending[]>([]);
	#isBusy = false;
	#isStopped = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#send: (line: Pending) => Promise<Answer>;
	#kept: (line: Pending, seq: number) => void;

	/** `send` answers nothing when it could not be asked; `kept` hears of each line that was. */
	constructor(
		send: (line: Pending) => Promise<Answer>,
		kept: (line: Pending, seq: number) => void
	) {
		this.#send = send;
		this.#kept = kept;
	}

	start(): void {
		this.#isStopped = false;
		void this.go();
	}

	/** What is on its way still arrives; nothing more is tried. */
	stop(): void {
		this.#isStopped = true;
		clearTimeout(this.#timer);
	}

	add(text: string): void {
		this.lines.push({ id: crypto.randomUUID(), text, state: 'going' });
		void this.go();
	}

	get isEmpty(): boolean {
		return this.lines.every(({ state }) => state === 'refused');
	}

	/** Now, whatever it waited for. */
	async go(): Promise<void> {
		if (this.#isBusy || this.#isStopped) return;
		this.#isBusy = true;
		clearTimeout(this.#timer);
		let line = this.#next();
		while (line) {
			const answer = await this.#send($state.snapshot(line)).catch(() => undefined);
			if (!answer) break;
			if ('seq' in answer) {
				this.#kept(line, answer.seq);
				this.lines = this.lines.filter(({ id }) => id !== line!.id);
			} else line.state = 'refused';
			line = this.#next();
		}
		this.#isBusy = false;
		if (line) {
			if (this.#isStopped) return;
			for (const one of this.lines) if (one.state === 'going') one.state = 'waits';
			this.#timer = setTimeout(() => void this.go(), tryAgainAfter);
		}
	}

	#next(): Pending | undefined {
		return this.lines.find(({ state }) => state !== 'refused');
	}
}
