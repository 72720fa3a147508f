import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { isOurs, sharedFolder } from './embedded-programs.ts';
import { clearPostmaster } from './embedded-postmaster.ts';
import type { Account } from './watched-process.ts';

export interface Cluster {
	home: string;
	folder: string;
	log: string;
	password: string;
}

const clusterName = 'naastenlijn-postgres';
const passwordName = 'superuser-password';
const pointerName = 'postgres-folder';
const logName = 'postgres.log';

/** The cluster of a data folder, made when it is not there yet and free of earlier servers. */
export async function openCluster(
	dataDir: string,
	programs: string,
	account: Account
): Promise<Cluster> {
	const top = openFolder(dataDir, account);
	const home = homeOf(top, account);
	const folder = join(home, clusterName);
	const passwordFile = join(top, passwordName);
	await clearPostmaster(folder);
	if (existsSync(folder) && !existsSync(passwordFile)) leaveBehind(folder, home === top);
	if (!existsSync(folder)) initialise({ home, programs, account, passwordFile });
	const password = readFileSync(passwordFile, 'utf8').trim();
	return { home, folder, log: join(top, logName), password };
}

/** Removes the cluster of a data folder and what belongs to it; nothing else in that folder. */
export async function removeCluster(dataDir: string): Promise<void> {
	const top = realpathSync(dataDir);
	for (const home of [top, substitute(top)].filter(isOurs)) {
		await clearPostmaster(join(home, clusterName));
		rmSync(join(home, clusterName), { recursive: true, force: true });
		rmSync(join(home, `${clusterName}.new`), { recursive: true, force: true });
	}
	if (isOurs(substitute(top))) rmSync(substitute(top), { recursive: true });
	for (const name of [passwordName, pointerName, logName]) {
		rmSync(join(top, name), { force: true });
	}
}

// As root the server runs as nobody, who must be able to pass through this folder.
function openFolder(dataDir: string, account: Account): string {
	mkdirSync(dataDir, { recursive: true, mode: account.uid === undefined ? 0o700 : 0o711 });
	return realpathSync(dataDir);
}

function homeOf(top: string, account: Account): string {
	if (account.uid === undefined || canEnter(top, account)) return top;
	const home = substitute(top);
	if (!existsSync(home)) mkdirSync(home, { mode: 0o711 });
	if (!isOurs(home)) throw new Error(`${home} belongs to somebody else`);
	chmodSync(home, 0o711);
	writeFileSync(join(top, pointerName), `${home}\n`);
	return home;
}

function substitute(top: string): string {
	const key = createHash('sha256').update(top).digest('hex').slice(0, 16);
	return join(sharedFolder, `naastenlijn-${key}`);
}

function canEnter(folder: string, account: Account): boolean {
	return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/' }).status === 0;
}

function leaveBehind(folder: string, inDataDir: boolean) {
	if (inDataDir) throw new Error(`The password of ${folder} is missing; start anew`);
	rmSync(folder, { recursive: true });
}

interface Beginning {
	home: string;
	programs: string;
	account: Account;
	passwordFile: string;
}

// Made under another name first: an interrupted start leaves no half cluster behind.
function initialise({ home, programs, account, passwordFile }: Beginning) {
	const password = randomBytes(24).toString('base64url');
	const draft = join(home, `${clusterName}.new`);
	const secret = join(draft, 'password');
	rmSync(draft, { recursive: true, force: true });
	mkdirSync(draft, { mode: 0o700 });
	writeFileSync(secret, password, { mode: 0o600 });
	if (account.uid !== undefined && account.gid !== undefined) {
		chownSync(draft, account.uid, account.gid);
		chownSync(secret, account.uid, account.gid);
	}
	initdb(join(programs, 'bin', 'initdb'), { draft, secret, account });
	writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
	renameSync(join(draft, 'cluster'), join(home, clusterName));
	rmSync(draft, { recursive: true });
}

function initdb(program: string, made: { draft: string; secret: string; account: Account }) {
	const words = [
		`--pgdata=${join(made.draft, 'cluster')}`,
		`--pwfile=${made.secret}`,
		'--username=superuser',
		'--auth=scram-sha-256',
		'--encoding=UTF8',
		'--locale=C',
		'--locale-provider=builtin',
		'--builtin-locale=C.UTF-8',
		'--no-instructions'
	];
	const { status, stderr, error } = spawnSync(program, words, {
		...made.account,
		cwd: made.draft,
		env: { PATH: process.env.PATH, HOME: made.draft, LC_ALL: 'C' },
		encoding: 'utf8'
	});
	if (status === 0) return;
	const reason = error?.message ?? stderr.trim().split('\n').at(-1);
	throw new Error(`The database could not be made: ${reason}`);
}
