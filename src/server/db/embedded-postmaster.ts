import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

interface Process {
	parent: number;
	words: string;
}

const patience = 8_000;

/** Makes way for a new server: ends an orphan of an earlier run, refuses when one is in use. */
export async function clearPostmaster(folder: string): Promise<void> {
	const file = join(folder, 'postmaster.pid');
	const pid = postmasterPid(folder);
	if (pid === undefined) return;
	if (isServerOf(pid, folder) && !isWatched(pid, folder)) process.kill(pid, 'SIGINT');
	const limit = Date.now() + patience;
	while (isServerOf(pid, folder) && Date.now() < limit) await pause(50);
	if (isServerOf(pid, folder)) throw new Error(`Process ${pid} is using ${folder}`);
	rmSync(file, { force: true });
}

/** The process id in the server's lock file, when there is one. */
export function postmasterPid(folder: string): number | undefined {
	const pid = Number(lockLines(folder)[0]);
	return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/** The eighth line of the lock file is the state that pg_ctl reads as well. */
export function isReady(folder: string): boolean {
	return lockLines(folder)[7]?.trim() === 'ready';
}

function lockLines(folder: string): string[] {
	const file = join(folder, 'postmaster.pid');
	return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
}

function isServerOf(pid: number, folder: string): boolean {
	return look(pid)?.words.includes(`-D ${folder} `) ?? false;
}

// A server whose watcher lives stops by itself when its starter is gone.
function isWatched(pid: number, folder: string): boolean {
	const parent = look(pid)?.parent;
	return parent !== undefined && isServerOf(parent, folder);
}

function look(pid: number): Process | undefined {
	return process.platform === 'linux' ? lookInProc(pid) : askPs(pid);
}

function lookInProc(pid: number): Process | undefined {
	if (!existsSync(`/proc/${pid}`)) return undefined;
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
	return { parent: Number(afterName[1]), words };
}

function askPs(pid: number): Process | undefined {
	const listing = execFileSync(
		'/bin/sh',
		['-c', 'ps -o ppid=,command= -p "$0" || true', `${pid}`],
		{
			encoding: 'utf8'
		}
	).trim();
	const [parent, ...words] = listing.split(/\s+/);
	return parent ? { parent: Number(parent), words: `${words.join(' ')} ` } : undefined;
}
