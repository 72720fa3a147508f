import { spawn } from 'node:child_process';

const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** @type {import('node:child_process').ChildProcess | undefined} */
let current;
/** @type {keyof typeof exitCodes | undefined} */
let received;
let mayBeKilled = false;

/** Passes on what should stop us, also the silent death of the npm that started us. */
export function passSignalsOn() {
	for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) {
		process.on(signal, () => pass(/** @type {keyof typeof exitCodes} */ (signal)));
	}
	if (process.env.npm_lifecycle_event) watchParent();
}

/**
 * Runs one program until it ends; when something stopped us meanwhile, we end with it.
 * @param {string[]} command
 * @param {import('node:child_process').SpawnOptions} options
 * @param {boolean} [killable] ends at once, leaving things half done
 * @returns {Promise<{ code: number, printed: string }>}
 */
export function run([program = '', ...words], options, killable = false) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, words, options);
		let printed = '';
		current = child;
		mayBeKilled = killable;
		for (const stream of [child.stdout, child.stderr]) {
			stream?.on('data', (chunk) => (printed += chunk));
		}
		child.on('error', reject);
		child.on('close', (code, signal) => {
			current = undefined;
			const fallen = signal && signal in exitCodes ? signal : undefined;
			const ended = /** @type {keyof typeof exitCodes | undefined} */ (received ?? fallen);
			if (received) process.exit(code ?? exitCodes[received]);
			resolve({ code: code ?? (ended ? exitCodes[ended] : 1), printed });
		});
	});
}

/** @param {keyof typeof exitCodes} signal */
function pass(signal) {
	received = signal;
	if (current) current.kill(mayBeKilled ? 'SIGKILL' : signal);
	else process.exit(exitCodes[signal]);
}

function watchParent() {
	const parent = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(timer);
		pass('SIGTERM');
	}, 500);
	timer.unref();
}
