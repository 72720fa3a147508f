import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWatched } from '#server/db/watched-process.ts';
import { narrate } from './announce.mjs';
import { goOnUnlessStopping, stopLater } from './stopping.ts';

export interface StepResult {
	code: number;
	printed: string;
	seconds: number;
}

const longest = 4 * 60 * 1000;

/** Runs one script of Node to its end, narrating, and keeps what it printed. */
export async function runStep(
	name: string,
	command: string[],
	place: { root: string; env: NodeJS.ProcessEnv; limit?: number }
): Promise<StepResult> {
	const start = Date.now();
	const folder = mkdtempSync(join(tmpdir(), 'naastenlijn-'));
	const file = join(folder, 'printed');
	const output = openSync(file, 'w', 0o600);
	const program = startWatched({
		command: [process.execPath, '--disable-warning=ExperimentalWarning', ...command],
		cwd: place.root,
		env: place.env,
		signal: 'TERM',
		output
	});
	closeSync(output);
	stopLater(async () => {
		await program.stop();
		rmSync(folder, { recursive: true, force: true });
	});
	const timer = setTimeout(() => void program.stop(), place.limit ?? longest);
	const code = await narrate(name, () => program.exited).finally(() => clearTimeout(timer));
	await goOnUnlessStopping();
	const printed = readFileSync(file, 'utf8');
	rmSync(folder, { recursive: true });
	return { code, printed, seconds: Math.round((Date.now() - start) / 1000) };
}

/** The line that tells most about a failure, for a reason in one line. */
export function tellingLine(text: string): string {
	const lines = text.split('\n').map((line) => line.trim());
	const words = lines.filter((line) => /[a-z]/i.test(line) && !/^(at |Node\.js v)/.test(line));
	return words.findLast((line) => /error: \S/i.test(line)) ?? words.at(-1) ?? 'it printed nothing';
}
