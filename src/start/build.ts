import { createHash } from 'node:crypto';
import {
	existsSync,
	globSync,
	mkdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { plainEnvironment } from './environment.ts';
import { oneAtATime } from './one-at-a-time.mjs';
import { runStep, type StepResult } from './step.ts';

const sources = [
	'src/**/*',
	'static/**/*',
	// a build knows how many migrations it stands on
	'drizzle/meta/_journal.json',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json'
];

/** Builds when the sources differ from those of the last build; undefined when they do not. */
export async function ensureBuilt(root: string): Promise<StepResult | undefined> {
	const cache = join(root, '.data');
	return oneAtATime(join(cache, 'build.lock'), async () => {
		const stamp = join(cache, 'build-of');
		const wanted = fingerprint(root);
		if (isBuilt(root, stamp, wanted)) return undefined;
		rmSync(stamp, { force: true });
		const result = await runStep('building', ['node_modules/vite/bin/vite.js', 'build'], {
			root,
			env: { ...plainEnvironment(), NODE_ENV: 'production' }
		});
		mkdirSync(cache, { recursive: true });
		if (result.code === 0 && fingerprint(root) === wanted) writeFileSync(stamp, wanted);
		return result;
	});
}

function isBuilt(root: string, stamp: string, wanted: string): boolean {
	if (!existsSync(stamp) || !existsSync(join(root, 'build', 'index.js'))) return false;
	return readFileSync(stamp, 'utf8') === wanted;
}

/** One hash over everything a build reads. */
export function fingerprint(root: string): string {
	const hash = createHash('sha256').update(process.version);
	for (const name of globSync(sources, { cwd: root }).sort()) {
		const path = join(root, name);
		if (statSync(path).isFile()) hash.update(`\0${name}\0`).update(readFileSync(path));
	}
	return hash.digest('hex');
}
