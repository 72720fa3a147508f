import { createHash, randomBytes } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { encode } from '@auth/core/jwt';
import postgres from 'postgres';
import { ensureDatabase } from '#server/db/embedded-databases.ts';
import { freeLoopbackPort } from '#server/db/loopback-port.ts';
import { stopLater } from '../../src/start/stopping.ts';
import { testSettings } from '../support/settings.ts';
import { passwords, templateName } from '../support/template.ts';

export interface Server {
	origin: string;
	pid: number;
	superuserUrl: string;
}
interface Place {
	root: string;
	folder: string;
}

/** A migrated database of its own; gives the address for its superuser. */
export async function makeDatabase(superuserUrl: string, name: string): Promise<string> {
	const ownerPassword = passwords.owner;
	await ensureDatabase(superuserUrl, { name, ownerPassword, template: templateName });
	const address = new URL(superuserUrl);
	address.pathname = `/${name}`;
	const sql = postgres(address.href, { max: 1 });
	await sql.unsafe(`GRANT CONNECT ON DATABASE ${name} TO app, worker`);
	await sql.end();
	return address.href;
}

export function appUrl(superuserUrl: string): string {
	const address = new URL(superuserUrl);
	address.username = 'app';
	address.password = passwords.app;
	return address.href;
}

/** The built server on this database, in test mode: many neighbourhoods are told apart, the lane of all is wide. */
export async function startOurs(
	superuserUrl: string,
	place: Place,
	also: Record<string, string> = {}
): Promise<Server> {
	const origin = `http://127.0.0.1:${await freeLoopbackPort()}`;
	const env = {
		...testSettings,
		ORIGIN: origin,
		DATABASE_URL: appUrl(superuserUrl),
		ADDRESS_HEADER: 'x-forwarded-for',
		SENDS_AT_ONCE: '100000000',
		...also
	};
	const words = [...flagsOfStart(place.root), join(place.root, 'build/index.js')];
	const pid = await startNode(words, `${origin}/health`, env, place);
	return { origin, pid, superuserUrl };
}

export async function startBare(entry: string, place: Place): Promise<Server> {
	const origin = `http://127.0.0.1:${await freeLoopbackPort()}`;
	const pid = await startNode([entry], `${origin}/`, { ORIGIN: origin }, place);
	return { origin, pid, superuserUrl: '' };
}

/** A session as signing in leaves it; gives the cookie. */
export async function openSession(superuserUrl: string, staffId: string): Promise<string> {
	const sid = randomBytes(32).toString('base64url');
	const hash = createHash('sha256').update(sid).digest();
	const sql = postgres(superuserUrl, { max: 1 });
	await sql`INSERT INTO staff_session (id_hash, staff_id, role_version, opened_at, seen_at)
		SELECT ${hash}, id, role_version, now(), now() FROM staff WHERE id = ${staffId}`;
	await sql.end();
	const token = await encode({ token: { sid }, secret: testSettings.AUTH_SECRET, salt: 'staff' });
	return `staff=${token}`;
}

/** What `npm start` gives Node, so that what is measured is what runs. */
function flagsOfStart(root: string): string[] {
	const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		scripts: { start: string };
	};
	return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

async function startNode(
	words: string[],
	sign: string,
	settings: Record<string, string>,
	{ root, folder }: Place
): Promise<number> {
	const output = openSync(join(folder, `${new URL(sign).port}.log`), 'a', 0o600);
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...words], {
		cwd: root,
		env: {
			PATH: process.env['PATH'] ?? '',
			HOME: process.env['HOME'] ?? '/',
			NODE_ENV: 'production',
			HOST: '127.0.0.1',
			PORT: new URL(sign).port,
			...settings
		},
		stdio: ['ignore', output, output]
	});
	closeSync(output);
	stopLater(() => end(child));
	await untilUp(child, sign);
	return child.pid!;
}

async function untilUp(child: ChildProcess, sign: string): Promise<void> {
	for (let tries = 0; tries < 300; tries++) {
		if (child.exitCode !== null) throw new Error(`a server ended before it answered at ${sign}`);
		const isUp = await fetch(sign).then(
			(answer) => answer.ok,
			() => false
		);
		if (isUp) return;
		await pause(100);
	}
	throw new Error(`a server did not come up at ${sign}`);
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((done) => child.once('exit', done));
	child.kill('SIGTERM');
	await gone;
}
