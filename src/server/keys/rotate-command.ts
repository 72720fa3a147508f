import { openDatabase } from '../db/client.ts';
import { sqlState } from '../work.ts';
import { readKeyRing, type KeyRing } from './ring.ts';
import { rotate } from './rotate.ts';

const problems = {
	'key-missing': 'ENCRYPTION_KEYS lacks a key that this database uses.',
	'other-key':
		'ENCRYPTION_KEYS holds another key under the same id than this database was written with.'
};
const env = process.env;
const url = env['MIGRATOR_DATABASE_URL'] ?? '';
const ring = readKeyRing(env['ENCRYPTION_KEYS'] ?? '', env['INDEX_KEY'] ?? '');
const wrong = [
	...(URL.canParse(url) ? [] : ['MIGRATOR_DATABASE_URL']),
	...('problem' in ring ? [ring.problem] : [])
];
if (wrong.length > 0) refuse(`Missing or weak settings: ${wrong.join(', ')}. See .env.example.`);
else await rotateAll(ring as KeyRing);

async function rotateAll(keys: KeyRing): Promise<void> {
	const database = openDatabase(url, 'naastenlijn-keys', 1);
	try {
		const outcome = await rotate(database, keys, (done, left) =>
			console.log(`${done} data keys wrapped with ${keys.active}, ${left} to go`)
		);
		if ('problem' in outcome) return refuse(problems[outcome.problem]);
		if (outcome.unreadable.length > 0)
			return refuse(`These data keys do not open: ${outcome.unreadable.join(', ')}.`, 2);
		const others = [...keys.wrapping.keys()].filter((id) => id !== keys.active).join(', ');
		console.log(`Every data key is wrapped with ${keys.active}.`);
		if (others) console.log(`${others} may leave ENCRYPTION_KEYS; keep it for older backups.`);
	} catch (reason) {
		refuse(`It broke off (${sqlState(reason) ?? 'unknown'}); run it again, it goes on from there.`);
	} finally {
		await database.sql.end({ timeout: 3 });
	}
}

function refuse(reason: string, code = 1): void {
	console.error(reason);
	process.exitCode = code;
}
