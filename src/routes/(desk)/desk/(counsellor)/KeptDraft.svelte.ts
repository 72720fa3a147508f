import { onDestroy } from 'svelte';

/** What she types beside somebody, kept by itself at `address`, so that it is there on whatever device. */
export class KeptDraft {
	text = $state('');
	kept = $state<'kept' | 'not-kept'>();
	readonly #address: string | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Without an address nothing is kept by itself. */
	constructor(text: string, address: string | undefined) {
		this.text = text;
		this.#address = address;
		// gone before it was kept by itself
		onDestroy(() => {
			if (this.#timer === undefined) return;
			clearTimeout(this.#timer);
			if (this.kept === 'not-kept' && typeof window !== 'undefined') void this.#keep();
		});
	}

	typing(): void {
		if (this.#address === undefined) return;
		this.kept = 'not-kept';
		this.#later(1500);
	}

	/** It is being sent as what it is now. */
	sending(): void {
		clearTimeout(this.#timer);
	}

	empty(): void {
		this.text = '';
		this.kept = undefined;
	}

	#later(ms: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#keep(), ms);
	}

	async #keep(): Promise<void> {
		this.#timer = undefined;
		const sent = this.text;
		const body = new FormData();
		body.set('note', sent);
		const answer = await fetch(this.#address ?? '', {
			method: 'POST',
			headers: { 'x-sveltekit-action': 'true', accept: 'application/json' },
			body,
			// a browser sends no more than 64 KiB of what may outlive the page
			keepalive: sent.length < 20_000
		}).catch(() => undefined);
		if (answer?.ok && this.text === sent) this.kept = 'kept';
		// the line may be away for a moment
		else if (this.#timer === undefined) this.#later(5000);
	}
}
