import { createHash } from 'node:crypto';
import { allow, parts, scriptFrom, type Script } from './script.ts';

export type Odds = { seed: number } & {
	[Part in keyof Script]?: Partial<Record<Script[Part], number>>;
};

/** The same seed and key always give the same script, in whatever order requests arrive. */
export function scriptByChance(odds: Odds, key: string): Script {
	const drawn: Record<string, string> = {};
	for (const part of Object.keys(parts)) {
		const weights = odds[part as keyof Script];
		if (weights) drawn[part] = draw(weights, `${odds.seed}|${part}|${key}`);
	}
	return scriptFrom(drawn);
}

export function checkOdds(odds: Odds): void {
	for (const [part, weights] of Object.entries(odds)) {
		if (typeof weights === 'object') Object.keys(weights).forEach((word) => allow(part, word));
	}
}

/** From 0 up to but not including 1. */
export function fraction(key: string): number {
	return createHash('sha256').update(key).digest().readUInt32BE() / 2 ** 32;
}

function draw(weights: Record<string, number>, key: string): string {
	const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
	let left = fraction(key) * total;
	for (const [word, weight] of Object.entries(weights)) {
		left -= weight;
		if (left < 0) return word;
	}
	throw new Error('Weights must add up to more than nothing');
}
