const calmFor = 4000;
const askAfter = 500;
const tryAgainAfter = 5000;

/** fine: hints arrive. lost: for some seconds no connection. ended: signed out; ask before showing anything again. */
export type Connection = 'fine' | 'lost' | 'ended';

/** Follows the server's hints for one member of staff. `stop` when the page goes; `follow` again after signing in. */
export class LiveHints {
	connection = $state<Connection>('fine');
	#source: EventSource | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#greetedBefore = false;
	#address: string;
	#me: string;
	#onChange: () => void;

	constructor(address: string, me: string, onChange: () => void) {
		this.#address = address;
		this.#me = me;
		this.#onChange = onChange;
	}

	follow(): void {
		this.stop();
		const source = new EventSource(this.#address);
		source.addEventListener('hello', (event) => this.#greeted(String(event.data)));
		source.addEventListener('changed', () => this.#onChange());
		source.addEventListener('ended', () => this.#end());
		source.addEventListener('error', () => this.#interrupted(source.readyState === source.CLOSED));
		this.#source = source;
	}

	/** A browser keeps few connections open at once: a tab that nobody looks at gives its own back. */
	mind(hidden: boolean): void {
		if (hidden) this.stop();
		else if (this.connection !== 'ended') this.follow();
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#source?.close();
	}

	// what somebody else may see is never shown again by a page that was somebody's
	#greeted(id: string): void {
		if (id !== this.#me) location.replace('/sign-in');
		clearTimeout(this.#timer);
		if (this.#greetedBefore) this.#onChange();
		this.#greetedBefore = true;
		this.connection = 'fine';
	}

	#end(): void {
		this.stop();
		this.connection = 'ended';
	}

	#interrupted(gaveUp: boolean): void {
		if (this.connection === 'ended') return;
		clearTimeout(this.#timer);
		this.#timer = gaveUp
			? setTimeout(() => void this.#ask(), askAfter)
			: setTimeout(() => (this.connection = 'lost'), calmFor);
	}

	// the browser gives up when it is answered anything but a stream: signed out, or no server
	async #ask(): Promise<void> {
		const answer = await fetch(`${this.#address}?ask`, { redirect: 'manual' }).catch(
			() => undefined
		);
		if (answer && (answer.type === 'opaqueredirect' || answer.status === 404)) return this.#end();
		this.connection = 'lost';
		this.#timer = setTimeout(() => this.follow(), tryAgainAfter);
	}
}
