import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startWatched, type Watched } from '#server/db/watched-process.ts';
import { say } from './announce.mjs';
import { tellingLine } from './step.ts';
import { isStopping, stopLater } from './stopping.ts';

export interface Part {
	name: 'web' | 'worker';
	command: string[];
	env: NodeJS.ProcessEnv;
	root: string;
	log: string | undefined;
}

export interface RunningPart extends Part {
	now: Watched;
}

/** Starts the web server or the worker; its log goes to a file, or else to the terminal. */
export function startPart(part: Part): RunningPart {
	const running = { ...part, now: launch(part) };
	stopLater(() => running.now.stop());
	return running;
}

/** Waits until the web server says that it is ready; throws with a reason when a part falls. */
export async function untilReady(url: string, parts: RunningPart[]): Promise<void> {
	const limit = Date.now() + 60_000;
	while (Date.now() < limit) {
		const fallen = parts.find((part) => !part.now.running());
		if (fallen) throw new Error(`the ${fallen.name} stopped: ${reason(fallen)}`);
		if (await answers(url)) return;
		await pause(200);
	}
	throw new Error('the web server did not get ready within 60 seconds');
}

/** Starts a part again each time it falls, until everything stops. */
export async function keepRunning(part: RunningPart): Promise<void> {
	for (;;) {
		const code = await part.now.exited;
		if (isStopping()) return;
		say(`The ${part.name} stopped (${code}): ${reason(part)}. It is started again.`);
		await pause(1000);
		if (!isStopping()) part.now = launch(part);
	}
}

function launch(part: Part): Watched {
	const output = part.log === undefined ? 'inherit' : openSync(part.log, 'w', 0o600);
	const watched = startWatched({
		command: [process.execPath, '--disable-warning=ExperimentalWarning', ...part.command],
		cwd: part.root,
		env: part.env,
		signal: 'TERM',
		output
	});
	if (output !== 'inherit') closeSync(output);
	return watched;
}

function reason(part: Part): string {
	return part.log === undefined ? 'see above' : tellingLine(readFileSync(part.log, 'utf8'));
}

async function answers(url: string): Promise<boolean> {
	const asked = fetch(url, { signal: AbortSignal.timeout(4000) });
	return asked.then(
		(answer) => answer.ok,
		() => false
	);
}

/** Where a part of the demo keeps its log. */
export function logOf(dataDir: string, name: Part['name']): string {
	return join(dataDir, `${name}.log`);
}
