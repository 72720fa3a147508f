import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from '../../src/start/announce.mjs';
import { isStopping, stopAll, stopLater, stopWhenTold } from '../../src/start/stopping.ts';
import { openHall } from './hall.ts';
import { measureAll } from './measures.ts';
import { broken, report, table, verdict } from './table.ts';

const root = resolve(import.meta.dirname, '..', '..');

try {
	stopWhenTold(() => 130);
	await stopAll((await run()) ? 0 : 1);
} catch (error) {
	if (!isStopping()) {
		const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
		say(`The bench broke off: ${reason}`);
		await stopAll(1);
	}
}

/** Everything that is promised about speed, size and memory; true when every limit holds. */
async function run(): Promise<boolean> {
	const { values } = parseArgs({
		options: {
			rounds: { type: 'string', default: '3' },
			contacts: { type: 'string', default: '1000000' },
			seconds: { type: 'string', default: '6' },
			held: { type: 'string', default: '180' },
			flood: { type: 'string', default: '30' },
			only: { type: 'string', default: 'send,lists,cases,calls,chat,weight,memory' },
			out: { type: 'string', default: join(root, '.data', 'bench', 'bench.json') }
		}
	});
	const folder = mkdtempSync('/var/tmp/naastenlijn-bench-');
	stopLater(async () => rmSync(folder, { recursive: true, force: true }));
	const only = values.only.split(',');
	const hall = await openHall({ root, folder, contacts: Number(values.contacts), only });
	const rows = await measureAll(hall, {
		rounds: Number(values.rounds),
		milliseconds: Number(values.seconds) * 1000,
		held: Number(values.held) * 1000,
		flood: Number(values.flood) * 1000,
		only
	});
	say(`\n${table(rows)}\n`);
	for (const row of rows) for (const line of row.behind ?? []) say(`${row.measure}: ${line}`);
	mkdirSync(dirname(values.out), { recursive: true });
	writeFileSync(values.out, `${JSON.stringify(report(rows), null, '\t')}\n`);
	say(`As data: ${values.out}\n`);
	say(verdict(rows));
	return rows.length > 0 && broken(rows).length === 0;
}
