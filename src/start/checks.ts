import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from './announce.mjs';
import { choose, type Check } from './check-list.ts';
import { plainEnvironment } from './environment.ts';
import { proofLines } from './proof-lines.ts';
import { runCheck, type CheckPlace } from './run-check.ts';
import { runStep } from './step.ts';
import { isStopping, stopAll, stopLater, stopWhenTold } from './stopping.ts';
import { add, type Tally } from './tally.ts';
import { openTestDatabase } from './test-database.ts';

const root = resolve(import.meta.dirname, '..', '..');
const fromOutside = ['CHROMIUM_PATH', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'FONTCONFIG_FILE'];
const lastWords: string[] = [];

try {
	stopWhenTold(() => 130);
	stopLater(async () => lastWords.forEach(say));
	const { failed } = await runAll(options());
	await stopAll(failed === 0 ? 0 : 1);
} catch (error) {
	if (!isStopping()) await fail(error);
}

function options() {
	const { values } = parseArgs({
		options: { prove: { type: 'boolean', default: false }, only: { type: 'string' } }
	});
	return { prove: values.prove, checks: choose(values.only) };
}

async function runAll({ prove, checks }: { prove: boolean; checks: Check[] }): Promise<Tally> {
	const scratch = mkdtempSync(join(tmpdir(), 'naastenlijn-checks-'));
	chmodSync(scratch, 0o711);
	stopLater(async () => rmSync(scratch, { recursive: true, force: true }));
	const env = environment(scratch, prove);
	const place = { root, scratch, env };
	const tallies = await sideBySide(checks, place);
	if (checks.some((check) => check.database)) Object.assign(env, await openTestDatabase());
	for (const check of checks.filter(({ alone }) => alone)) {
		tallies.push(await runCheck(check, place));
	}
	const sum = add(tallies);
	if (prove) lastWords.push(...proofLines(join(scratch, 'proofs')));
	lastWords.push(`${sum.passed} passed, ${sum.failed} failed`);
	return sum;
}

function environment(scratch: string, prove: boolean): NodeJS.ProcessEnv {
	return {
		...plainEnvironment(fromOutside),
		TMPDIR: scratch,
		TZ: 'UTC',
		NO_COLOR: '1',
		FC_SEED: '20261123',
		PROOF_SIZE: prove ? 'full' : 'small',
		NODE_COMPILE_CACHE: join(scratch, 'compiled'),
		PROOF_LOG: join(scratch, 'proofs')
	};
}

// The configuration of every other tool builds on what kit writes here.
async function sideBySide(checks: Check[], place: CheckPlace): Promise<Tally[]> {
	const kit = ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'];
	const prepared = await runStep('preparing types', kit, place);
	if (prepared.code !== 0) say(prepared.printed);
	const waiting = checks.filter(({ alone }) => !alone);
	const tallies: Tally[] = [];
	const lane = async () => {
		for (let check = waiting.shift(); check; check = waiting.shift()) {
			tallies.push(await runCheck(check, place));
		}
	};
	await Promise.all([lane(), lane()]);
	return tallies;
}

async function fail(error: unknown) {
	const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
	say(`The checks broke off: ${reason}`);
	lastWords.push('0 passed, 1 failed');
	await stopAll(1);
}
