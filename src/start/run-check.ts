import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './announce.mjs';
import { ensureBuilt } from './build.ts';
import type { Check } from './check-list.ts';
import { runStep, type StepResult } from './step.ts';
import { tallyOfOne, tallyPlaywright, tallyVitest, type Tally } from './tally.ts';

export interface CheckPlace {
	root: string;
	/** A folder of this run for the reports. */
	scratch: string;
	env: NodeJS.ProcessEnv;
}

const longest = 60 * 60 * 1000;

/** Runs one check to its end, says how it went and counts it. */
export async function runCheck(check: Check, place: CheckPlace): Promise<Tally> {
	const result = await (check.name === 'build' ? build(place.root) : run(check, place));
	const tally = count(check, result.code, place);
	const time = `(${result.seconds} s)`;
	if (tally.failed === 0) say(`${check.name}: ${tally.passed} passed ${time}`);
	else say(`${result.printed.trim()}\n${check.name}: ${tally.failed} FAILED ${time}`);
	return tally;
}

async function build(root: string): Promise<StepResult> {
	const built = await ensureBuilt(root);
	if (built) return built;
	say('build: the sources are those of the last build, which stands');
	return { code: 0, printed: '', seconds: 0 };
}

function run(check: Check, { root, scratch, env }: CheckPlace): Promise<StepResult> {
	const report = reportOf(check, scratch);
	const reporters = {
		vitest: ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
		playwright: ['--reporter=list,json']
	};
	const words = check.report ? reporters[check.report] : [];
	return runStep(check.name, [...check.command, ...words], {
		root,
		env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
		limit: longest
	});
}

function count(check: Check, code: number, { scratch }: CheckPlace): Tally {
	const report = reportOf(check, scratch);
	if (!check.report || !existsSync(report))
		return tallyOfOne(code === 0 && check.report ? 1 : code);
	const read = JSON.parse(readFileSync(report, 'utf8')) as unknown;
	return check.report === 'vitest' ? tallyVitest(read, code) : tallyPlaywright(read, code);
}

function reportOf({ name }: Check, scratch: string): string {
	return join(scratch, `${name}.json`);
}
