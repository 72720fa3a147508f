import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeCluster } from '#server/db/embedded-cluster.ts';
import { startEmbedded } from '#server/db/embedded.ts';
import { setStage } from '../../support/stage.ts';
import { prepareTemplate } from '../../support/template.ts';

/** Opens the house for all journeys: a server of PostgreSQL of their own, so that its files and logs can be searched. */
export default async function open(): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'naastenlijn-journeys-'));
	const dataDir = join(folder, 'data');
	const logs = join(folder, 'logs');
	const server = await startEmbedded({ dataDir, durable: false });
	await prepareTemplate(server.superuserUrl());
	const stage = await setStage(server.superuserUrl(), logs);
	await stage.startWeb();
	await stage.startWorker();
	const { origin, fakeBase, database, settings } = stage;
	const told = {
		origin,
		fakeBase,
		settings,
		logs,
		dataDir,
		superuserUrl: server.superuserUrl(database)
	};
	writeFileSync(join(folder, 'stage.json'), JSON.stringify(told), { mode: 0o600 });
	process.env['STAGE_FILE'] = join(folder, 'stage.json');
	return async () => {
		await stage.stop();
		await server.stop('immediate');
		await removeCluster(dataDir);
		rmSync(folder, { recursive: true, force: true });
	};
}
