import { deskWords, type DeskLanguage } from '#i18n/desk.ts';
import { shortDay } from '#i18n/moments.ts';
import type { PageData } from './$types';

type Version = PageData['versions'][number];
export type Plan = NonNullable<NonNullable<PageData['standing']>['plan']>;

/** Who kept a version, and how it came to hold. */
export function howKept(one: Version, language: DeskLanguage): string[] {
	const t = deskWords(language);
	const day = shortDay(language, one.keptAt);
	const kept = one.keptBy
		? t('plan-detail.kept-by', { name: one.keptBy, day })
		: t('plan-detail.kept-by-her', { day });
	if (!one.confirmedAt) return [kept, t('plan-detail.by-nobody')];
	const on = shortDay(language, one.confirmedAt);
	return one.how === 'room'
		? [kept, t('plan-detail.by-room', { day: on })]
		: [kept, t('plan-detail.by-talk', { day: on, name: one.confirmedBy })];
}
