import { migrate } from './migrate.ts';

const env = process.env;
const needed = ['MIGRATOR_DATABASE_URL', 'DATABASE_URL', 'WORKER_DATABASE_URL'] as const;
const missing = needed.filter((name) => !env[name] || !URL.canParse(env[name]));
if (missing.length > 0) {
	console.error(`Missing or weak settings: ${missing.join(', ')}. See .env.example.`);
	process.exit(1);
}
const password = (name: (typeof needed)[number]) =>
	decodeURIComponent(new URL(env[name]!).password);
await migrate({
	migratorUrl: env.MIGRATOR_DATABASE_URL!,
	appPassword: password('DATABASE_URL'),
	workerPassword: password('WORKER_DATABASE_URL'),
	mode: 'production'
});
console.log('The database is up to date.');
