/** Why what was going on did not come to its end: the call is over, or goes on elsewhere. */
export class CutOff extends Error {
	why: 'over' | 'moved';

	constructor(why: 'over' | 'moved') {
		super(`cut off: ${why}`);
		this.why = why;
	}
}

/** One thing after another that happens on a call. Once cut off, it can wait for nothing any more. */
export interface Thread {
	/** `begin` may answer with what undoes it, run when the wait ends in whatever way. */
	wait<T>(begin: (done: (value: T) => void) => (() => void) | void): Promise<T>;
	cut(reason: CutOff): void;
}

export function openThread(): Thread {
	const waits = new Set<(reason: CutOff) => void>();
	let cutBy: CutOff | undefined;

	return {
		wait: (begin) =>
			new Promise((resolve, reject) => {
				if (cutBy) return reject(cutBy);
				let undo: (() => void) | void = undefined;
				const fail = (reason: CutOff) => leave(() => reject(reason));
				const leave = (act: () => void) => {
					if (!waits.delete(fail)) return;
					undo?.();
					act();
				};
				waits.add(fail);
				undo = begin((value) => leave(() => resolve(value)));
				// done already, before it could say what undoes it
				if (!waits.has(fail)) undo?.();
			}),
		cut(reason) {
			cutBy ??= reason;
			for (const fail of [...waits]) fail(cutBy);
		}
	};
}
