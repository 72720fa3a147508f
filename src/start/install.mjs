import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { narrate } from './announce.mjs';
import { run } from './foreground.mjs';
import { oneAtATime } from './one-at-a-time.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} Entry */

/**
 * Installs exactly what the lock file names, unless it stands there already.
 * @param {string} root
 */
export async function ensureInstalled(root) {
	if (isInstalled(root)) return;
	await oneAtATime(join(root, '.data', 'install.lock'), async () => {
		if (!isInstalled(root)) await narrate('installing packages', () => install(root));
	});
	if (!isInstalled(root)) throw new Error('npm ci left out packages of the lock file');
}

/**
 * The Node of the lock file; systems it has no Node for bring their own.
 * @param {string} root
 */
export function lockedNode(root) {
	const platform = `${process.platform}-${process.arch}`;
	if (!['linux-x64', 'linux-arm64'].includes(platform)) return process.execPath;
	return join(root, 'node_modules', `node-${platform}`, 'bin', 'node');
}

/**
 * Packages for other systems may be missing.
 * @param {Record<string, Entry>} wanted
 * @param {Record<string, Entry>} found
 */
export function matches(wanted, found) {
	return Object.entries(wanted).every(([path, entry]) => {
		const there = found[path];
		if (path === '' || (!there && entry.optional)) return true;
		return there?.version === entry.version && there?.integrity === entry.integrity;
	});
}

/** @param {string} root */
function isInstalled(root) {
	const installed = join(root, 'node_modules', '.package-lock.json');
	if (!existsSync(installed) || !existsSync(lockedNode(root))) return false;
	return matches(packages(join(root, 'package-lock.json')), packages(installed));
}

/**
 * @param {string} file
 * @returns {Record<string, Entry>}
 */
function packages(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** @param {string} root */
async function install(root) {
	const words = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-progress'];
	// Told to stop, npm first goes on for half a minute; half an installation is simply done again.
	/** @type {import('node:child_process').SpawnOptions} */
	const options = { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] };
	const { code, printed } = await run([...npm(), ...words], options, true);
	if (code !== 0) throw new Error(`npm ci failed: ${npmReason(printed)}`);
}

function npm() {
	const path = process.env.npm_execpath ?? '';
	return basename(path) === 'npm-cli.js' ? [process.execPath, path] : ['npm'];
}

/**
 * The telling lines of what npm prints when it fails.
 * @param {string} printed
 */
export function npmReason(printed) {
	const lines = printed.split('\n').filter((line) => /^npm (error|ERR!) \S/.test(line));
	const telling = lines.map((line) => line.replace(/^npm (error|ERR!) /, '').trim());
	const reasons = telling.filter((line) => !/^(syscall|errno|path|A complete log|\})/.test(line));
	return reasons.slice(0, 3).join('; ') || 'npm gave no reason';
}
