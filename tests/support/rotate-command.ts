import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { compiled } from './compiled.ts';

const root = resolve(import.meta.dirname, '../..');

/** What `npm run keys:rotate` runs. */
export function keysRotate(settings: Record<string, string>): ChildProcess {
	const env = { PATH: process.env['PATH'] ?? '', ...compiled, ...settings };
	return spawn(process.execPath, ['src/server/keys/rotate-command.ts'], { cwd: root, env });
}

export function untilSaid(child: ChildProcess, words: RegExp): Promise<void> {
	return new Promise((said, reject) => {
		child.stdout!.on('data', (chunk) => words.test(String(chunk)) && said());
		child.once('exit', () => reject(new Error('it ended before')));
	});
}

export function ended(child: ChildProcess): Promise<{ code: number | null; printed: string[] }> {
	let text = '';
	for (const output of [child.stdout!, child.stderr!])
		output.on('data', (chunk) => (text += String(chunk)));
	return new Promise((end) => {
		const tellEnd = () => end({ code: child.exitCode, printed: text.split('\n').filter(Boolean) });
		if (child.exitCode !== null || child.signalCode !== null) tellEnd();
		else child.once('close', tellEnd);
	});
}
