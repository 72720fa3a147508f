import { createHash } from 'node:crypto';

/** The work of a browser, done at once. */
export function solve(told: string): string {
	const { challenge, salt, maxnumber, algorithm, signature } = JSON.parse(told) as {
		challenge: string;
		salt: string;
		maxnumber: number;
		algorithm: string;
		signature: string;
	};
	const hash = (number: number) => createHash('sha256').update(`${salt}${number}`).digest('hex');
	for (let number = 0; number <= maxnumber; number++) {
		if (hash(number) !== challenge) continue;
		const solution = { algorithm, challenge, number, salt, signature };
		return Buffer.from(JSON.stringify(solution)).toString('base64');
	}
	throw new Error('this challenge has no solution');
}
