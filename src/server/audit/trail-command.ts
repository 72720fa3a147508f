import { readFileSync } from 'node:fs';
import { openDatabase } from '../db/client.ts';
import { checkTrail, sealTrail, type Seal } from './trail.ts';

const [verb, file] = process.argv.slice(2);
const url = process.env['WORKER_DATABASE_URL'];
if (!url || !['seal', 'check'].includes(verb ?? '')) {
	console.error('Use: WORKER_DATABASE_URL=... npm run trail -- seal | check [file with seals]');
	process.exit(1);
}

const database = openDatabase(url, 'naastenlijn-trail', 1);
if (verb === 'seal') {
	for (const seal of await sealTrail(database)) console.log(JSON.stringify(seal));
} else {
	const lines = file ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
	const found = await checkTrail(
		database,
		lines.map((line) => JSON.parse(line) as Seal)
	);
	for (const problem of found) console.error(problem);
	console.log(
		found.length === 0 ? 'The trail is whole.' : `${found.length} problems in the trail.`
	);
	process.exitCode = found.length === 0 ? 0 : 2;
}
await database.sql.end();
