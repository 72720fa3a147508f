import { mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** The browser of the environment, else the one of the lock file, unpacked where only this user's runs look. */
export async function chromiumPath(): Promise<string> {
	const given = process.env['CHROMIUM_PATH'];
	if (given) return given;
	const folder = join(tmpdir(), `naastenlijn-browser-${userInfo().uid}`);
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	process.env['TMPDIR'] = folder;
	const { default: chromium } = await import('@sparticuz/chromium');
	return chromium.executablePath();
}
