type Stop = () => Promise<void>;

const stops: Stop[] = [];
let stopping = false;

/** A signal, or the death of whoever started us, stops everything in order, with this exit code. */
export function stopWhenTold(code: () => number): void {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => void stopAll(code()));
	}
	process.on('disconnect', () => void stopAll(1));
	process.channel?.unref();
}

/** Lets what is under way begin nothing new: waits for the end when it has begun. */
export async function goOnUnlessStopping(): Promise<void> {
	if (stopping) await new Promise(() => undefined);
}

export function isStopping(): boolean {
	return stopping;
}

/** What is started last is stopped first. */
export function stopLater(stop: Stop): void {
	stops.push(stop);
}

/** Stops what was started and ends this process; later calls wait for nothing. */
export async function stopAll(code: number): Promise<void> {
	if (stopping) return;
	stopping = true;
	let outcome = code;
	for (const stop of stops.toReversed()) {
		try {
			await stop();
		} catch (error) {
			outcome = 1;
			process.stderr.write(`Stopping: ${error instanceof Error ? error.message : 'failed'}\n`);
		}
	}
	process.exit(outcome);
}
