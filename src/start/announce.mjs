const rhythm = 4000;

/** @param {string} line */
export function say(line) {
	process.stdout.write(`${line}\n`);
}

/**
 * Says what is going on at once and again every four seconds until it is done.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function narrate(what, act) {
	const start = Date.now();
	say(`${what} ...`);
	const timer = setInterval(() => say(`${what} ... ${seconds(start)} s`), rhythm);
	try {
		return await act();
	} finally {
		clearInterval(timer);
	}
}

/**
 * Ends with one line that says why.
 * @param {unknown} error
 * @returns {never}
 */
export function giveUp(error) {
	const [reason] = String(error instanceof Error ? error.message : error).split('\n');
	process.stderr.write(`Naastenlijn could not start: ${reason}\n`);
	process.exit(1);
}

/** @param {number} start */
function seconds(start) {
	return Math.round((Date.now() - start) / 1000);
}
