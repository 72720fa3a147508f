import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeCluster } from '#server/db/embedded-cluster.ts';
import { dropDatabase, ensureDatabase } from '#server/db/embedded-databases.ts';
import { startEmbedded, type Embedded } from '#server/db/embedded.ts';
import { migrate } from '#server/db/migrate.ts';
import { narrate } from './announce.mjs';
import type { DemoSettings } from './demo-settings.mjs';
import { keepSecrets, secretsName, type DemoSecrets } from './demo-secrets.ts';
import { stopAll, stopLater } from './stopping.ts';

export interface DemoDatabase {
	secrets: DemoSecrets;
	databaseUrl: string;
	workerUrl: string;
	migratorUrl: string;
	isSeeded: boolean;
}

const name = 'naastenlijn';
const seededName = 'seeded';

/** A migrated database of the demo's own, stopped together with the demo. */
export async function openDemoDatabase(settings: DemoSettings): Promise<DemoDatabase> {
	const { dataDir } = settings;
	if (settings.reset) await narrate('removing the earlier demo', () => forget(dataDir));
	const server = await narrate('starting the database', () =>
		startEmbedded({ dataDir, durable: true })
	);
	stopLater(() => server.stop());
	void server.exited.then(endWithDatabase);
	const secrets = keepSecrets(dataDir);
	const isSeeded = existsSync(join(dataDir, seededName));
	if (!isSeeded) await dropDatabase(server.superuserUrl(), name);
	const migratorUrl = await ensureDatabase(server.superuserUrl(), {
		name,
		ownerPassword: secrets.ownerPassword
	});
	const { appPassword, workerPassword } = secrets;
	await narrate('migrating', () =>
		migrate({ migratorUrl, appPassword, workerPassword, mode: 'demo' })
	);
	return { secrets, migratorUrl, isSeeded, ...addresses(server, secrets) };
}

/** Seeding that was interrupted is done again from the start. */
export function rememberSeeding(dataDir: string): void {
	writeFileSync(join(dataDir, seededName), '');
}

async function forget(dataDir: string) {
	if (existsSync(dataDir)) await removeCluster(dataDir);
	for (const file of [seededName, secretsName, 'web.log', 'worker.log']) {
		rmSync(join(dataDir, file), { force: true });
	}
}

// The stop of the whole demo comes here too, and then finds that it has begun already.
async function endWithDatabase() {
	await stopAll(1);
}

function addresses(server: Embedded, secrets: DemoSecrets) {
	const at = (role: string, password: string) =>
		`postgres://${role}:${password}@127.0.0.1:${server.port}/${name}`;
	return {
		databaseUrl: at('app', secrets.appPassword),
		workerUrl: at('worker', secrets.workerPassword)
	};
}
