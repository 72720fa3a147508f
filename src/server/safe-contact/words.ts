import { timingSafeEqual } from 'node:crypto';
import { normaliseWord } from '#domain/return-code.ts';
import { wordsProblem } from '#domain/safe-contact-detail.ts';
import { codeIndex, type KeyRing } from '../keys/ring.ts';

/** `code`: she says it. `back`: we say it. `duress`: she says it when somebody listens. */
export const wordNames = ['code', 'back', 'duress'] as const;
export type WordName = (typeof wordNames)[number];
/** Keyed hashes as hex; a word that is not there is not agreed. */
export type PlanWords = Partial<Record<WordName, string>>;
/** What was typed for each: a new word, or that there shall be none. Empty keeps what there is. */
export type TypedWords = Partial<Record<WordName, { word: string; remove: boolean }>>;

/** The words of the next version, or why they cannot be kept. The three of a person must differ. */
export function wordsAfter(
	ring: KeyRing,
	personId: string,
	{ kept, typed }: { kept: PlanWords; typed: TypedWords }
): { words: PlanWords } | { problem: 'word-too-short' | 'words-alike' } {
	const fresh = wordNames.map((name) => typed[name]?.word.trim() ?? '');
	// of signs that fold to nothing none is a word
	if (fresh.some((word) => word !== '' && normaliseWord(word) === ''))
		return { problem: 'word-too-short' };
	const problem = wordsProblem(fresh.map(normaliseWord));
	if (problem) return { problem };
	const words: PlanWords = {};
	for (const name of wordNames) {
		const { word = '', remove = false } = typed[name] ?? {};
		const hash = word.trim() ? wordHash(ring, personId, word) : remove ? undefined : kept[name];
		if (hash) words[name] = hash;
	}
	// a word typed now may be one that stands already under another name
	const all = Object.values(words);
	return new Set(all).size < all.length ? { problem: 'words-alike' } : { words };
}

/** Without case, spaces and marks; bound to the person, so that the same word of two people is two hashes. */
export function wordHash(ring: KeyRing, personId: string, word: string): string {
	return codeIndex(ring, 'spoken', `${personId}|${normaliseWord(word)}`).toString('hex');
}

export function isWord(hash: string, kept: string | undefined): boolean {
	const other = Buffer.from(kept ?? '', 'hex');
	const given = Buffer.from(hash, 'hex');
	return other.length === given.length && timingSafeEqual(other, given);
}

export function wordsDiffer(one: PlanWords, other: PlanWords): boolean {
	return wordNames.some((name) => one[name] !== other[name]);
}
