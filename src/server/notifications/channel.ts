const longestPauseMs = 120_000;
const firstPauseMs = 10_000;
const mostDoubts = 5;

/**
 * Whether this process may use the provider now. It pauses when the account is refused (nothing is
 * burned: the rows stay planned) and after five uncertain requests in a row (an outage would turn
 * every reminder into a task).
 */
export function openChannel(clock: () => number = () => performance.now()) {
	let pausedUntil = 0;
	let pause = firstPauseMs;
	let doubts = 0;
	const stop = () => {
		pausedUntil = clock() + pause;
		pause = Math.min(pause * 2, longestPauseMs);
		doubts = 0;
	};
	return {
		isOpen: () => clock() >= pausedUntil,
		heard: () => {
			pause = firstPauseMs;
			doubts = 0;
		},
		refusedAccount: stop,
		doubted: () => {
			doubts += 1;
			if (doubts >= mostDoubts) stop();
		}
	};
}
export type Channel = ReturnType<typeof openChannel>;
