import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openCluster, type Cluster } from './embedded-cluster.ts';
import { isReady, postmasterPid } from './embedded-postmaster.ts';
import { account, programsFor } from './embedded-programs.ts';
import { freeLoopbackPort } from './loopback-port.ts';
import { startWatched, type Watched } from './watched-process.ts';

export interface EmbeddedOptions {
	/** Made when absent; also holds the superuser's password and the server's log. */
	dataDir: string;
	/** False only in tests: a crash of the machine may lose what was committed. */
	durable: boolean;
	/** A free port when absent. */
	port?: number;
}

export interface Embedded {
	port: number;
	log: string;
	superuserUrl(database?: string): string;
	/** 'immediate' ends it like a crash, without a checkpoint. */
	stop(how?: 'fast' | 'immediate'): Promise<void>;
	exited: Promise<number>;
}

const startLimit = 60_000;

/** Starts a PostgreSQL of our own on the loopback; it ends with this process, whatever happens. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
	const runAs = account();
	const programs = programsFor(runAs);
	const cluster = await openCluster(options.dataDir, programs, runAs);
	const program = join(programs, 'bin', 'postgres');
	for (let attempt = 1; ; attempt++) {
		const port = options.port ?? (await freeLoopbackPort());
		const server = launch([program, ...settings(cluster, port, options.durable)], cluster);
		const reason = await untilReady(server, cluster);
		if (reason === undefined) return embedded(server, cluster, port);
		await server.stop();
		if (attempt === 3) throw new Error(`The database did not start: ${reason}`);
		await pause(500);
	}
}

function settings(cluster: Cluster, port: number, durable: boolean): string[] {
	const chosen = {
		port,
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		max_connections: 200,
		timezone: 'UTC',
		log_timezone: 'UTC',
		...quiet,
		...(durable ? {} : hasty)
	};
	const words = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	return ['-D', cluster.folder, ...words];
}

// For tests: nothing waits for the disk, and a clone of a database is copied by the kernel.
const hasty = {
	fsync: 'off',
	synchronous_commit: 'off',
	full_page_writes: 'off',
	file_copy_method: 'clone'
};

// Nothing a person typed may reach the log: neither statements and parameters, nor the messages
// and details of errors, which quote values. 'log' stands above 'error' in this scale.
const quiet = {
	log_statement: 'none',
	log_parameter_max_length: 0,
	log_parameter_max_length_on_error: 0,
	log_min_error_statement: 'panic',
	log_min_messages: 'log',
	log_error_verbosity: 'terse',
	log_min_duration_statement: -1
};

function launch(command: string[], cluster: Cluster): Watched {
	const output = openSync(cluster.log, 'w', 0o600);
	const server = startWatched({
		command,
		output,
		signal: 'INT',
		cwd: cluster.folder,
		env: { PATH: process.env.PATH, HOME: cluster.folder, LC_ALL: 'C' },
		account: account(),
		background: true
	});
	closeSync(output);
	return server;
}

async function untilReady(server: Watched, cluster: Cluster): Promise<string | undefined> {
	const limit = Date.now() + startLimit;
	while (server.running() && Date.now() < limit) {
		if (isReady(cluster.folder)) return undefined;
		await pause(20);
	}
	const lines = readFileSync(cluster.log, 'utf8').trim().split('\n');
	return lines.findLast((line) => line.includes('FATAL')) ?? lines.at(-1);
}

function embedded(server: Watched, cluster: Cluster, port: number): Embedded {
	return {
		port,
		log: cluster.log,
		exited: server.exited,
		superuserUrl: (database = 'postgres') =>
			`postgres://superuser:${cluster.password}@127.0.0.1:${port}/${database}`,
		async stop(how = 'fast') {
			const pid = postmasterPid(cluster.folder);
			if (how === 'immediate' && pid !== undefined) process.kill(pid, 'SIGQUIT');
			await server.stop();
		}
	};
}
