import { mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * The browser of the environment, else the one of the lock file, unpacked where only this user's
 * runs look. Whatever this process starts afterwards uses the same one: a browser that is still
 * being written by another process can't be run.
 */
export async function chromiumPath(): Promise<string> {
	const given = process.env['CHROMIUM_PATH'];
	if (given) return given;
	const folder = join(tmpdir(), `naastenlijn-browser-${userInfo().uid}`);
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	process.env['TMPDIR'] = folder;
	const { default: chromium } = await import('@sparticuz/chromium');
	const path = await chromium.executablePath();
	process.env['CHROMIUM_PATH'] = path;
	return path;
}
