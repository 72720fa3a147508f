/** So many searches within an hour that found nothing look like fishing: supervisors are told. */
export const missesToTell = 200;

/** Words somebody looks for, folded; or why nothing can be looked for. */
export type SearchWords =
	{ words: string[] } | { problem: 'words-missing' | 'too-short' | 'too-long' };
/** A piece of what was found: a word that was looked for, or what stands around it. */
export interface Piece {
	text: string;
	isHit: boolean;
}

const longest = 200;
const mostWords = 8;
const before = 60;
const window = 240;

// one sound, several signs: as somebody types it who has no such keyboard
const alike: Record<string, string> = {
	...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ς: 's', σ: 's', þ: 'th' },
	...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ہ: 'ه', ء: '', ـ: '', '’': "'", '‘': "'", ʼ: "'" }
};
const unlike = new RegExp(`[${Object.keys(alike).join('')}]`, 'gu');
const otherDigits = /[٠-٩۰-۹]/gu;

/** Without case, accents, vowel signs and the several forms of one letter (Arabic, Turkish): what is the same when typed in haste. */
export function fold(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}/gu, '')
		.replace(unlike, (sign) => alike[sign] ?? sign)
		.replace(otherDigits, (digit) => String(digit.codePointAt(0)! & 15));
}

/** What was typed, as words that must all be there. */
export function searchWords(typed: string): SearchWords {
	if (typed.length > longest) return { problem: 'too-long' };
	const words = [...new Set(fold(typed).split(/\s+/).filter(Boolean))];
	if (words.length === 0) return { problem: 'words-missing' };
	if (words.every((word) => [...word].length < 2)) return { problem: 'too-short' };
	return words.length > mostWords ? { problem: 'too-long' } : { words };
}

/** Whether this is a telephone number rather than words. */
export function mayBeNumber(typed: string): boolean {
	return /^[+(]?[\d ().\-/]{8,24}$/.test(fold(typed).trim());
}

/** Whether what is folded already holds this. */
export function holdsAll(folded: string, words: readonly string[]): boolean {
	return words.every((word) => folded.includes(word));
}

/** The text in pieces, around its first hit; dots where something is left out. */
export function pieces(text: string, words: readonly string[], most = window): Piece[] {
	const spans = hits(text, words);
	const [from, to] = cutOf(text, spans[0]?.[0] ?? 0, most);
	const found: Piece[] = [];
	const add = (start: number, end: number, isHit: boolean) => {
		if (end > start) found.push({ text: text.slice(start, end), isHit });
	};
	let at = from;
	for (const [start, end] of spans.filter(([, ends]) => ends > from)) {
		if (start >= to) break;
		add(at, Math.max(start, at), false);
		add(Math.max(start, at), Math.min(end, to), true);
		at = Math.max(at, Math.min(end, to));
	}
	add(at, to, false);
	const dots = (isLeftOut: boolean): Piece[] => (isLeftOut ? [{ text: '…', isHit: false }] : []);
	return [...dots(from > 0), ...found, ...dots(to < text.length)];
}

/** Where words stand in the text as it was written, in order and without overlap. */
function hits(text: string, words: readonly string[]): [number, number][] {
	const { folded, origin, ends } = foldedWithPlaces(text);
	const spans: [number, number][] = [];
	for (const word of words.filter(Boolean)) {
		for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) {
			const after = at + word.length;
			// with the accents that follow it, and never half of one sign
			spans.push([origin[at]!, Math.max(origin[after]!, ends[after - 1]!)]);
		}
	}
	return joined(spans.toSorted(([one], [other]) => one - other));
}

function joined(spans: [number, number][]): [number, number][] {
	const found: [number, number][] = [];
	for (const [start, end] of spans) {
		const last = found.at(-1);
		if (last && start <= last[1]) last[1] = Math.max(last[1], end);
		else found.push([start, end]);
	}
	return found;
}

/** The folded text, and for each of its signs where the one begins and ends that it came from. */
function foldedWithPlaces(text: string) {
	const [origin, ends]: [number[], number[]] = [[], []];
	let folded = '';
	let at = 0;
	for (const sign of text) {
		const plain = fold(sign);
		const after = at + sign.length;
		origin.push(...Array.from({ length: plain.length }, () => at));
		ends.push(...Array.from({ length: plain.length }, () => after));
		folded += plain;
		at = after;
	}
	origin.push(text.length);
	return { folded, origin, ends };
}

// words stay whole where there are any, and a sign of two halves always does
function cutOf(text: string, hit: number, most: number): [number, number] {
	if (text.length <= most) return [0, text.length];
	const early = Math.max(0, Math.min(hit - before, text.length - most));
	const space = text.slice(early, hit).search(/\s/);
	const from = early === 0 ? 0 : space === -1 ? whole(text, early) : early + space + 1;
	const late = Math.min(text.length, from + most);
	const cut = text.slice(from, late).search(/\s\S*$/);
	const isWordy = late < text.length && cut > hit - from + 20;
	return [from, isWordy ? from + cut : whole(text, late)];
}

function whole(text: string, at: number): number {
	return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at;
}
