import { readFileSync } from 'node:fs';
import { sqlState } from '../work.ts';
import { openTrail } from './open-trail.ts';
import { readSeals, type Seal } from './seal.ts';
import { checkTrail } from './trail.ts';

const files = process.argv.slice(2);
const trail = openTrail('npm run audit:verify -- [files with seals]');
process.exitCode = await verify().catch(giveUp);
await trail.sql.end();

/** 0 when the trail is whole, 2 when it is not, 1 when nobody could tell. */
async function verify(): Promise<number> {
	const seals = files.flatMap(sealsOf);
	const found = await checkTrail(trail, seals);
	for (const { words } of found) console.error(words);
	const against = `${seals.length} ${seals.length === 1 ? 'seal' : 'seals'}`;
	console.log(
		found.length === 0
			? `The trail is whole; asked against ${against}.`
			: `The trail does not hold in ${found.length} places; asked against ${against}.`
	);
	return found.length === 0 ? 0 : 2;
}

function sealsOf(file: string): Seal[] {
	const read = readSeals(readFileSync(file, 'utf8'));
	if ('problem' in read) throw new Error(`Line ${read.line} of ${file} is not a seal.`);
	return read;
}

// what the driver says of a failure holds addresses and statements: only its code is told
function giveUp(reason: unknown): number {
	const isOurs = reason instanceof Error && ('path' in reason || !sqlState(reason));
	console.error(isOurs ? reason.message : `The trail cannot be read (${sqlState(reason)}).`);
	return 1;
}
