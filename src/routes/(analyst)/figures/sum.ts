import type { Sum } from '#domain/suppression.ts';
import { deskWords, type DeskLanguage } from '#i18n/desk.ts';

/** A sum as it may be told in a sentence: '12', 'minder dan 5', '13 tot 16'. */
export function sumInWords(sum: Sum, language: DeskLanguage): string {
	const t = deskWords(language);
	if ('exactly' in sum) return String(sum.exactly);
	return 'below' in sum ? t('figures.below', { n: sum.below }) : t('figures.between', sum);
}

export function leastOf(sum: Sum): number {
	if ('exactly' in sum) return sum.exactly;
	return 'below' in sum ? 1 : sum.from;
}

export function mostOf(sum: Sum): number {
	if ('exactly' in sum) return sum.exactly;
	return 'below' in sum ? sum.below - 1 : sum.to;
}

export function isNone(sum: Sum): boolean {
	return mostOf(sum) === 0;
}

/** The one above all others whatever lies behind the limits; undefined when that cannot be said. */
export function surelyMost<Row extends { total: Sum }>(rows: readonly Row[]): Row | undefined {
	return rows.find(({ total }) =>
		rows.every((other) => other.total === total || leastOf(total) > mostOf(other.total))
	);
}
