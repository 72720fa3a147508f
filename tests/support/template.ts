import { dropDatabase, ensureDatabase } from '#server/db/embedded-databases.ts';
import { migrate } from '#server/db/migrate.ts';

export const templateName = 'naastenlijn_template';
export const passwords = {
	owner: 'owner-of-the-tests-0123456789',
	app: 'app-of-the-tests-0123456789',
	worker: 'worker-of-the-tests-0123456789'
};

/** A migrated, empty database that each test file clones. */
export async function prepareTemplate(superuserUrl: string): Promise<void> {
	await dropDatabase(superuserUrl, templateName);
	const migratorUrl = await ensureDatabase(superuserUrl, {
		name: templateName,
		ownerPassword: passwords.owner
	});
	await migrate({
		migratorUrl,
		appPassword: passwords.app,
		workerPassword: passwords.worker,
		mode: 'test'
	});
}
