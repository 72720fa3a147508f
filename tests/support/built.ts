import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { freeLoopbackPort } from '#server/db/loopback-port.ts';
import { testSettings } from './settings.ts';

export interface Ended {
	code: number | null;
	/** By the wall clock, and by what the processor did for it: that does not grow when others are at work. */
	milliseconds: number;
	cpuMilliseconds: number;
	/** Everything it printed, by line. */
	lines: string[];
}

const root = resolve(import.meta.dirname, '../..');
export const web = 'build/index.js';
export const worker = 'src/server/worker.ts';

/** What an operator would set: production, and nothing that points at a fake. */
export function productionSettings(databaseUrl: string): Record<string, string> {
	return {
		...testSettings,
		APP_MODE: 'production',
		DATABASE_URL: databaseUrl,
		WORKER_DATABASE_URL: databaseUrl
	};
}

const tellCpu = `data:text/javascript,${encodeURIComponent(
	`import { writeSync } from 'node:fs';
	process.once('exit', () => { const { user, system } = process.cpuUsage(); writeSync(3, String((user + system) / 1000)); });`
)}`;

/** Starts one process of ours with nothing in its environment but these settings. */
export function launch(script: string, settings: Record<string, string>): ChildProcess {
	const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/', ...settings };
	const command = ['--disable-warning=ExperimentalWarning', '--import', tellCpu, script];
	return spawn(process.execPath, command, {
		cwd: root,
		env,
		stdio: ['ignore', 'pipe', 'pipe', 'pipe']
	});
}

/** Runs it until it ends by itself; a process that goes on is stopped after `limit` and has no code. */
export function untilEnd(child: ChildProcess, limit = 10_000): Promise<Ended> {
	const begun = Date.now();
	let [printed, cpu] = ['', ''];
	child.stdio[3]?.on('data', (chunk) => (cpu += String(chunk)));
	child.stdout?.on('data', (chunk) => (printed += String(chunk)));
	child.stderr?.on('data', (chunk) => (printed += String(chunk)));
	return new Promise((done) => {
		const late = setTimeout(() => child.kill('SIGKILL'), limit);
		child.once('close', (code) => {
			clearTimeout(late);
			const milliseconds = Date.now() - begun;
			done({
				code,
				milliseconds,
				cpuMilliseconds: Number(cpu),
				lines: printed.split('\n').filter(Boolean)
			});
		});
	});
}

export interface Running {
	origin: string;
	stop(): Promise<Ended>;
}

/** The built web server on a free port, ready. */
export async function startBuilt(settings: Record<string, string>): Promise<Running> {
	const port = await freeLoopbackPort();
	const origin = `http://127.0.0.1:${port}`;
	const child = launch(web, { ...settings, ORIGIN: origin, HOST: '127.0.0.1', PORT: String(port) });
	const ended = untilEnd(child, 600_000);
	for (let tries = 0; tries < 200; tries++) {
		if (child.exitCode !== null) throw new Error((await ended).lines.join('\n'));
		const isUp = await fetch(`${origin}/health`).then(
			(answer) => answer.ok,
			() => false
		);
		if (isUp) break;
		await new Promise((again) => setTimeout(again, 50));
	}
	return {
		origin,
		stop() {
			child.kill('SIGTERM');
			return ended;
		}
	};
}
