import type { Call } from './call.ts';

/** Two calls put through to each other. */
export interface Bridge {
	dialler: Call;
	/** Played to whoever waited, before they are put through. */
	whisperUrl?: string | undefined;
	/** Both can talk. */
	open(): void;
	close(): void;
	opened: Promise<void>;
	closed: Promise<void>;
}

export function openBridge(dialler: Call, whisperUrl: string | undefined): Bridge {
	const opened = Promise.withResolvers<void>();
	const closed = Promise.withResolvers<void>();
	return {
		dialler,
		whisperUrl,
		open: opened.resolve,
		close: closed.resolve,
		opened: opened.promise,
		closed: closed.promise
	};
}
