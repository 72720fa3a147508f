import { existsSync, readFileSync } from 'node:fs';

interface Proof {
	proof: string;
	figures: string;
}

/** One line for each proof the tests wrote down, in the order they ended. */
export function proofLines(file: string): string[] {
	if (!existsSync(file)) return [];
	const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean);
	return rows.map((row) => {
		const { proof, figures } = JSON.parse(row) as Proof;
		return `proof ${proof}: ${figures}`;
	});
}
