/** What time it is at the exchange, and what happens later. */
export interface Clock {
	now(): Date;
	/** Runs `act` so many milliseconds later, unless the answer is called before. */
	after(ms: number, act: () => void): () => void;
}

export interface MovableClock extends Clock {
	/** Lets time pass. What one moment brings has `settled` before the next moment comes. */
	pass(ms: number, settled: () => Promise<void>): Promise<void>;
	/** Lets time pass without waiting for anything. */
	jump(ms: number): void;
}

interface Alarm {
	at: number;
	act: () => void;
}

/** `runs`: time also goes by itself; otherwise it stands still until somebody moves it. */
export function openClock({ from, runs }: { from: Date; runs: boolean }): MovableClock {
	const opened = performance.now();
	const alarms = new Set<Alarm>();
	let moved = 0;
	let timer: NodeJS.Timeout | undefined;

	const now = () => from.getTime() + moved + (runs ? performance.now() - opened : 0);
	const next = (until: number) =>
		[...alarms].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
	const ringOut = (alarm: Alarm) => {
		moved += Math.max(0, alarm.at - now());
		alarms.delete(alarm);
		alarm.act();
	};
	const ringDue = (until: number) => {
		for (let alarm = next(until); alarm; alarm = next(until)) ringOut(alarm);
	};
	const arrive = (until: number) => {
		moved += Math.max(0, until - now());
		watch();
	};
	// one timer for the next alarm: whoever moves the clock moves all of them
	function watch() {
		clearTimeout(timer);
		const alarm = runs ? next(Infinity) : undefined;
		if (!alarm) return;
		timer = setTimeout(
			() => {
				ringDue(now());
				watch();
			},
			Math.max(0, alarm.at - now())
		);
		timer.unref();
	}

	return {
		now: () => new Date(now()),
		after(ms, act) {
			const alarm = { at: now() + ms, act };
			alarms.add(alarm);
			watch();
			return () => void alarms.delete(alarm);
		},
		async pass(ms, settled) {
			const until = now() + ms;
			for (;;) {
				await settled();
				const alarm = next(until);
				if (!alarm) break;
				ringOut(alarm);
			}
			arrive(until);
		},
		jump(ms) {
			const until = now() + ms;
			ringDue(until);
			arrive(until);
		}
	};
}
