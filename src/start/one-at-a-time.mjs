import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './announce.mjs';

const heartbeat = 2000;
const silence = 15_000;

/**
 * Two starters in one checkout take turns.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function oneAtATime(file, act) {
	mkdirSync(dirname(file), { recursive: true });
	for (let tries = 0; !claim(file); tries++) {
		if (tries % 8 === 0) say('waiting for another start in this folder ...');
		await pause(500);
	}
	const timer = setInterval(() => utimesSync(file, new Date(), new Date()), heartbeat);
	const release = () => rmSync(file, { force: true });
	process.once('exit', release);
	try {
		return await act();
	} finally {
		clearInterval(timer);
		process.off('exit', release);
		release();
	}
}

/** @param {string} file */
function claim(file) {
	if (isAbandoned(file)) rmSync(file, { force: true });
	try {
		writeFileSync(file, `${hostname()} ${process.pid}`, { flag: 'wx' });
		return true;
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
		throw error;
	}
}

/** @param {string} file */
function isAbandoned(file) {
	const found = statSync(file, { throwIfNoEntry: false });
	if (!found) return false;
	const [host, pid] = readFileSync(file, 'utf8').split(' ');
	const gone = host === hostname() && !lives(Number(pid));
	return gone || Date.now() - found.mtimeMs > silence;
}

/** @param {number} pid */
function lives(pid) {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}
