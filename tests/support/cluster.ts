import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startEmbedded, type Embedded } from '#server/db/embedded.ts';
import { prepareTemplate } from './template.ts';

declare module 'vitest' {
	interface ProvidedContext {
		superuserUrl: string;
	}
}

/** One PostgreSQL for all database tests: the runner's when it gives one, else our own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const given = process.env['TEST_SUPERUSER_URL'];
	const dataDir = `/var/tmp/naastenlijn-tests-${process.pid}`;
	const own: Embedded | undefined = given
		? undefined
		: await startEmbedded({ dataDir, durable: false });
	const superuserUrl = given ?? own!.superuserUrl();
	await prepareTemplate(superuserUrl);
	project.provide('superuserUrl', superuserUrl);
	return async () => {
		await own?.stop('immediate');
		if (own) rmSync(dataDir, { recursive: true, force: true });
	};
}
