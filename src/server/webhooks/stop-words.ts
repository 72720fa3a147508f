import { stopWords } from '#domain/neutral-text.ts';

const all = Object.values(stopWords);
const beginnings = new Set(all.flatMap(({ first }) => first));
const words = new Set([...beginnings, ...all.flatMap(({ alone }) => alone)]);

/** Whether a text says, and says only, that no more texts are wanted. */
export function saysStop(text: string): boolean {
	return words.has(plain(text));
}

/** Whether it begins so and goes on: no more texts until somebody has read the rest. */
export function beginsWithStop(text: string): boolean {
	return beginnings.has(plain(text).split(' ')[0] ?? '');
}

function plain(text: string): string {
	const bare = text.normalize('NFKD').replace(/[\p{M}\p{Cf}\u0640]/gu, '');
	const letters = bare
		.toLowerCase()
		.replaceAll('ı', 'i')
		.replace(/[^\p{L}\p{N}]+/gu, ' ');
	return letters.trim().replace(/[أإآ]/g, 'ا');
}
