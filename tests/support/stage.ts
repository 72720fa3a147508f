import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureDatabase } from '#server/db/embedded-databases.ts';
import { freeLoopbackPort } from '#server/db/loopback-port.ts';
import { compiled } from './compiled.ts';
import { testSettings } from './settings.ts';
import { passwords, templateName } from './template.ts';

/** The built server, the worker and a fake Twilio, each a process of its own, on a database of their own. */
export interface Stage {
	origin: string;
	fakeBase: string;
	database: string;
	settings: Record<string, string>;
	logs: string;
	startWeb(): Promise<ChildProcess>;
	/** One more, behind the same front: its pages come from `origin`. */
	startWebAt(address: string): Promise<ChildProcess>;
	startWorker(): Promise<ChildProcess>;
	stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

/** Needs a migrated template (template.ts) on this server and a build in `build/`. Nothing but the fake runs yet. */
export async function setStage(
	superuserUrl: string,
	logs: string,
	also: Record<string, string> = {}
): Promise<Stage> {
	mkdirSync(logs, { recursive: true });
	const database = `stage_${randomBytes(6).toString('hex')}`;
	const owner = await ensureDatabase(superuserUrl, {
		name: database,
		ownerPassword: passwords.owner,
		template: templateName
	});
	const [webPort, fakePort] = [await freeLoopbackPort(), await freeLoopbackPort()];
	const neutral = await openNeutralSite();
	const origin = `http://127.0.0.1:${webPort}`;
	const fakeBase = `http://127.0.0.1:${fakePort}`;
	const settings = {
		...testSettings,
		...also,
		ORIGIN: origin,
		NEUTRAL_SITE_URL: neutral.url,
		TWILIO_API_BASE: fakeBase,
		DATABASE_URL: as(owner, 'app', passwords.app),
		WORKER_DATABASE_URL: as(owner, 'worker', passwords.worker),
		HOST: '127.0.0.1',
		PORT: String(webPort)
	};
	const running: ChildProcess[] = [];
	const launch = async (
		name: string,
		script: string,
		env: Record<string, string>,
		sign: RegExp | string
	) => {
		const log = join(logs, `${name}.log`);
		// what one before it said, it said of itself
		const begun = existsSync(log) ? statSync(log).size : 0;
		const child = run(log, script, env);
		running.push(child);
		await untilUp(child, sign, { log, begun });
		return child;
	};
	await launch(
		'twilio',
		'tests/fakes/twilio/serve.ts',
		{
			...settings,
			FAKE_TWILIO_APP: origin,
			FAKE_TWILIO_PORT: String(fakePort)
		},
		`${fakeBase}/_state`
	);
	return {
		origin,
		fakeBase,
		database,
		settings,
		logs,
		// a line to call from: what is asked of the network by it, the worker of this stage leaves where it is
		startWeb: () =>
			launch(
				'web',
				'build/index.js',
				{ ...settings, TWILIO_VOICE_NUMBER: '+3197010281234' },
				`${origin}/ready`
			),
		startWebAt: (address) =>
			launch(
				'web',
				'build/index.js',
				{ ...settings, PORT: new URL(address).port },
				`${address}/ready`
			),
		startWorker: () => launch('worker', 'src/server/worker.ts', settings, /worker ready/),
		async stop() {
			await Promise.all(running.map(end));
			neutral.close();
		}
	};
}

/** A page of somebody else, under another origin than ours. */
async function openNeutralSite(): Promise<{ url: string; close(): void }> {
	const server = createServer((_, answer) => {
		answer.setHeader('content-type', 'text/html').end('<title>Het weer</title>Morgen zon.');
	});
	await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/weer`,
		close: () => {
			server.closeAllConnections();
			server.close();
		}
	};
}

function run(log: string, script: string, env: Record<string, string>): ChildProcess {
	const output = openSync(log, 'a', 0o600);
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
		cwd: root,
		env: {
			PATH: process.env['PATH'] ?? '',
			HOME: process.env['HOME'] ?? '/',
			...compiled,
			...env
		},
		stdio: ['ignore', output, output]
	});
	closeSync(output);
	return child;
}

async function untilUp(
	child: ChildProcess,
	sign: RegExp | string,
	{ log, begun }: { log: string; begun: number }
): Promise<void> {
	for (let tries = 0; tries < 300; tries++) {
		if (child.exitCode !== null) throw new Error(`a process of the stage ended, see ${log}`);
		const up =
			typeof sign === 'string'
				? await answers(sign)
				: sign.test(readFileSync(log).toString('utf8', begun));
		if (up) return;
		await pause(100);
	}
	throw new Error(`a process of the stage did not come up, see ${log}`);
}

function answers(url: string): Promise<boolean> {
	return fetch(url, { signal: AbortSignal.timeout(3000) }).then(
		(answer) => answer.ok,
		() => false
	);
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolveGone) => child.once('exit', resolveGone));
	child.kill('SIGTERM');
	const late = setTimeout(() => child.kill('SIGKILL'), 5000);
	await gone;
	clearTimeout(late);
}

function as(url: string, role: 'app' | 'worker', password: string): string {
	const address = new URL(url);
	address.username = role;
	address.password = password;
	return address.href;
}
