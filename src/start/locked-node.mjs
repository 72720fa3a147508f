import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { giveUp } from './announce.mjs';
import { passSignalsOn, run } from './foreground.mjs';
import { ensureInstalled, lockedNode } from './install.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Runs a script with the Node of the lock file, installing what is missing first.
 * @param {string} script
 * @param {string[]} words
 */
export async function runLocked(script, words) {
	try {
		passSignalsOn();
		checkSystem(process.platform, process.versions.node);
		await ensureInstalled(root);
		process.exitCode = await runScript(resolve(root, script), words);
	} catch (error) {
		giveUp(error);
	}
}

/**
 * @param {string} platform
 * @param {string} version
 */
export function checkSystem(platform, version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const enough = platform === 'linux' ? major > 20 || (major === 20 && minor >= 19) : major >= 24;
	const least = platform === 'linux' ? '20.19' : '24';
	if (platform === 'win32') throw new Error('Windows is not supported; use its Linux subsystem');
	if (!enough) throw new Error(`Node ${least} or later is needed here; this is Node ${version}`);
}

// The channel tells the script when we die; scripts that end by themselves need not listen.
/**
 * @param {string} script
 * @param {string[]} words
 */
async function runScript(script, words) {
	const node = lockedNode(root);
	const path = `${dirname(node)}:${process.env.PATH ?? ''}`;
	const { code } = await run([node, '--disable-warning=ExperimentalWarning', script, ...words], {
		cwd: root,
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
		env: { ...process.env, PATH: path }
	});
	return code;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
	const [script, ...words] = process.argv.slice(2);
	if (script) await runLocked(script, words);
	else giveUp('name a script to run');
}
