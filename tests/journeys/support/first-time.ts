import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** In the full size everything is done each time, also what was done before. */
export const everyTime = process.env['PROOF_SIZE'] === 'full';

/** Of all workers: each has a process of its own, and the folder of the houses is one. */
export function isFirstTo(key: string): boolean {
	const name = createHash('sha256').update(key).digest('hex');
	try {
		mkdirSync(join(dirname(process.env['HOUSES_FILE']!), name));
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		return false;
	}
}
