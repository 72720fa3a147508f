import { join, resolve } from 'node:path';
import { narrate, say } from './announce.mjs';
import { ensureBuilt } from './build.ts';
import { openDemoDatabase, rememberSeeding, type DemoDatabase } from './demo-database.ts';
import { keepRunning, logOf, startPart, untilReady, type Part } from './demo-parts.ts';
import { readDemoSettings, refusal, type DemoSettings } from './demo-settings.mjs';
import { plainEnvironment } from './environment.ts';
import { choosePort } from './free-port.ts';
import { tellingLine, runStep } from './step.ts';
import { isStopping, stopAll, stopWhenTold } from './stopping.ts';

const organisation = [
	'ORGANISATION_NAME',
	'ORGANISATION_PHONE',
	'OPENING_HOURS',
	'CLOSED_DATES',
	'NEUTRAL_SITE_URL'
];
const tour = [
	['/en', 'She writes at night. Keep the code and the word.'],
	['/sign-in', 'Be Amina: take her message, read it, answer in the room.'],
	['/en/return', 'She comes back with code and word, reads, writes back.'],
	['/desk', 'Amina takes it on as a case, goes through the plan, plans a follow-up.'],
	['/demo', 'Her phone: one neutral text, when it is safe. Then STOP.']
] as const;
const root = resolve(import.meta.dirname, '..', '..');
const longestSeeding = 10 * 60 * 1000;
let ready = false;

try {
	stopWhenTold(() => (ready ? 0 : 130));
	await start(readDemoSettings(process.env, process.argv.slice(2), root));
} catch (error) {
	if (!isStopping()) await fail(error);
}

async function start(settings: DemoSettings) {
	const reason = refusal(process.env);
	if (reason) throw new Error(reason);
	const port = await choosePort(settings.host, settings.port);
	const [database] = await Promise.all([openDemoDatabase(settings), build(settings)]);
	const env = environment(settings, port, database);
	await seed(settings.dataDir, database, env);
	const parts = (['web', 'worker'] as const).map((name) => startPart(part(name, settings, env)));
	const address = `http://${settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host}:${port}`;
	await narrate('starting web and worker', () => untilReady(`${address}/ready`, parts));
	ready = true;
	welcome(address);
	await Promise.all(parts.map(keepRunning));
}

async function build({ dev }: DemoSettings) {
	if (dev) return;
	const built = await ensureBuilt(root);
	if (built && built.code !== 0) throw new Error(`the build failed: ${tellingLine(built.printed)}`);
}

function environment(settings: DemoSettings, port: number, database: DemoDatabase) {
	return {
		...plainEnvironment(organisation),
		NODE_ENV: settings.dev ? 'development' : 'production',
		APP_MODE: 'demo',
		HOST: settings.host,
		PORT: String(port),
		ORIGIN: process.env.ORIGIN || `http://127.0.0.1:${port}`,
		SHUTDOWN_TIMEOUT: '3',
		DATABASE_URL: database.databaseUrl,
		WORKER_DATABASE_URL: database.workerUrl,
		ENCRYPTION_KEYS: database.secrets.encryptionKeys,
		INDEX_KEY: database.secrets.indexKey,
		AUTH_SECRET: database.secrets.authSecret
	};
}

async function seed(dataDir: string, database: DemoDatabase, env: NodeJS.ProcessEnv) {
	if (database.isSeeded) return;
	const { code, printed } = await runStep('preparing people and cases', ['src/start/seed.ts'], {
		root,
		env: { ...env, MIGRATOR_DATABASE_URL: database.migratorUrl },
		limit: longestSeeding
	});
	if (code !== 0) throw new Error(`seeding failed: ${tellingLine(printed)}`);
	rememberSeeding(dataDir);
}

function part(name: Part['name'], settings: DemoSettings, env: NodeJS.ProcessEnv): Part {
	const { dev, host, dataDir } = settings;
	const vite = ['node_modules/vite/bin/vite.js', 'dev', '--strictPort'];
	const web = dev ? [...vite, '--host', host, '--port', String(env.PORT)] : ['build/index.js'];
	const command = name === 'web' ? web : [join('src', 'server', 'worker.ts')];
	return { name, command, env, root, log: dev ? undefined : logOf(dataDir, name) };
}

function welcome(address: string) {
	say('');
	say(`Naastenlijn is ready: ${address}`);
	say('');
	say('Three minutes, five steps; two windows side by side:');
	for (const [at, [path, act]] of tour.entries()) {
		say(`  ${at + 1}. ${(address + path).padEnd(address.length + 11)} ${act}`);
	}
	say('');
	say('The README tells each step in full. Ctrl-C stops everything.');
}

async function fail(error: unknown) {
	const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
	process.stderr.write(`Naastenlijn could not start: ${reason}\n`);
	await stopAll(1);
}
