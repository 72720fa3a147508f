import { appendFileSync } from 'node:fs';

/** The same proof at two sizes: small in every test run, full in `npm run prove`. */
export function proofSize(sizes: { small: number; full: number }): number {
	return process.env['PROOF_SIZE'] === 'full' ? sizes.full : sizes.small;
}

/** One seed for everything random, so that a failure can be had again. */
export const seed = Number(process.env['FC_SEED'] ?? 20261123);

/** Adds a line to what `npm run prove` prints at the end. */
export function tell(proof: string, figures: string): void {
	const file = process.env['PROOF_LOG'];
	if (file) appendFileSync(file, `${JSON.stringify({ proof, figures })}\n`);
}
