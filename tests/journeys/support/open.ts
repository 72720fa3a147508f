import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FullConfig } from '@playwright/test';
import { removeCluster } from '#server/db/embedded-cluster.ts';
import { startEmbedded } from '#server/db/embedded.ts';
import { setStage, type Stage } from '../../support/stage.ts';
import { prepareTemplate } from '../../support/template.ts';
import type { Told } from './house.ts';

/**
 * Opens a house for each worker, with a clock of its own, on one server of PostgreSQL that is
 * theirs alone, so that its files and logs can be searched.
 */
export default async function open({ workers }: FullConfig): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'naastenlijn-journeys-'));
	const dataDir = join(folder, 'data');
	const server = await startEmbedded({ dataDir, durable: false });
	await prepareTemplate(server.superuserUrl());
	const stages: Stage[] = [];
	for (let house = 0; house < workers; house++) {
		stages.push(await setStage(server.superuserUrl(), join(folder, `logs-${house}`)));
	}
	const told = await Promise.all(
		stages.map(async (stage): Promise<Told> => {
			const [worker] = await Promise.all([stage.startWorker(), stage.startWeb()]);
			const { origin, fakeBase, settings, logs } = stage;
			const superuserUrl = server.superuserUrl(stage.database);
			return { origin, fakeBase, settings, logs, dataDir, superuserUrl, workerPid: worker.pid! };
		})
	);
	process.env['HOUSES_FILE'] = join(folder, 'houses.json');
	writeFileSync(process.env['HOUSES_FILE'], JSON.stringify(told), { mode: 0o600 });
	return async () => {
		await Promise.all(stages.map((stage) => stage.stop()));
		await server.stop('immediate');
		await removeCluster(dataDir);
		rmSync(folder, { recursive: true, force: true });
	};
}
