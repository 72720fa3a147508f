import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeCluster } from '#server/db/embedded-cluster.ts';
import { startEmbedded } from '#server/db/embedded.ts';
import { narrate } from './announce.mjs';
import { stopLater } from './stopping.ts';

/** One server for all checks of a run, gone without trace afterwards; gives its settings. */
export async function openTestDatabase(): Promise<NodeJS.ProcessEnv> {
	const dataDir = mkdtempSync(join(tmpdir(), 'naastenlijn-test-'));
	chmodSync(dataDir, 0o711);
	const server = await narrate('starting a database for the checks', () =>
		startEmbedded({ dataDir, durable: false })
	);
	stopLater(async () => {
		await server.stop();
		await removeCluster(dataDir);
		rmSync(dataDir, { recursive: true });
	});
	return { TEST_SUPERUSER_URL: server.superuserUrl(), TEST_POSTGRES_LOG: server.log };
}
