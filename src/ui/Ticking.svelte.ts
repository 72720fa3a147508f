import { addMilliseconds } from 'date-fns/addMilliseconds';

const step = 15_000;

/** The moment of the server, going on while the page stands: a wait that is shown must not stand still. */
export class Ticking {
	#now: () => Date;
	#passed = $state(0);

	/** To be made while a component comes up. */
	constructor(now: () => Date) {
		this.#now = now;
		$effect(() => {
			const from = { server: now(), here: Date.now() };
			this.#passed = 0;
			const timer = setInterval(() => (this.#passed = Date.now() - from.here), step);
			return () => clearInterval(timer);
		});
	}

	get now(): Date {
		return addMilliseconds(this.#now(), this.#passed);
	}
}
