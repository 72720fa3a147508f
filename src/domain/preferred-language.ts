import type { Language } from './language.ts';

/** The open language a browser likes best (RFC 9110, 12.5.4: `ar-MA, nl;q=0.5`); Dutch when it likes none. */
export function preferred(acceptLanguage: string | null, open: readonly Language[]): Language {
	const wishes = (acceptLanguage ?? '').slice(0, 500).split(',').map(readWish);
	const liked = wishes
		.filter(({ weight }) => weight > 0)
		.sort((one, other) => other.weight - one.weight);
	const found = liked.map(({ tag }) => open.find((language) => language === tag));
	return found.find((language) => language !== undefined) ?? 'nl';
}

function readWish(wish: string): { tag: string; weight: number } {
	const [range = '', quality] = wish.trim().toLowerCase().split(';');
	const weight = quality === undefined ? 1 : Number(quality.replace(/^\s*q\s*=/, ''));
	return { tag: range.trim().split('-')[0] ?? '', weight: Number.isNaN(weight) ? 0 : weight };
}
