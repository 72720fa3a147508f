import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';

export interface Account {
	uid?: number;
	gid?: number;
}

interface Launch {
	command: string[];
	env: NodeJS.ProcessEnv;
	cwd: string;
	/** Tells the program to stop: INT is a fast shutdown for PostgreSQL, TERM for the others. */
	signal: 'INT' | 'TERM';
	/** A file descriptor for what it prints, or our own terminal. */
	output: number | 'inherit';
	account?: Account;
	/** True: does not keep our own process alive. */
	background?: boolean;
}

export interface Watched {
	exited: Promise<number>;
	running(): boolean;
	stop(): Promise<void>;
}

const patience = 12_000;

// The shell holds the other end of a pipe from us. However hard we die, the kernel closes that
// pipe, `read` returns and the program is told to stop. A session of its own keeps the terminal's
// Ctrl-C away from it: we stop things in order. What the program itself leaves behind ends last.
const watcher = `signal=$1; shift; exec 3<&0
"$@" 3<&- </dev/null & program=$!
exec >/dev/null 2>&1
{ read -r _ <&3; kill -s "$signal" "$program"; } &
wait "$program"; code=$?
trap '' TERM; kill -s TERM 0
exit "$code"`;

/** Starts a program that cannot outlive us, not even when we are killed. */
export function startWatched(launch: Launch): Watched {
	const { output, account } = launch;
	const child = spawn('/bin/sh', ['-c', watcher, 'watcher', launch.signal, ...launch.command], {
		stdio: ['pipe', output, output],
		detached: true,
		cwd: launch.cwd,
		env: launch.env,
		...account
	});
	if (launch.background) letGo(child);
	let running = true;
	const exited = new Promise<number>((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => {
			running = false;
			resolve(code ?? 1);
		});
	});
	return { exited, running: () => running, stop: () => stop(child, exited) };
}

function letGo(child: ChildProcess) {
	child.unref();
	(child.stdin as Socket).unref();
}

async function stop(child: ChildProcess, exited: Promise<number>) {
	child.ref();
	child.stdin?.end();
	const timer = setTimeout(() => killGroup(child), patience);
	await exited.finally(() => clearTimeout(timer));
}

function killGroup(child: ChildProcess) {
	if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
}
