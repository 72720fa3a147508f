import { followUpMethods } from '#domain/follow-up.ts';
import { typedLocal } from '#domain/time.ts';
import { deskWords, type DeskLanguage } from '#i18n/desk.ts';
import { dayAndHour } from '#i18n/moments.ts';
import { own } from '#i18n/told.ts';

interface Planned {
	typed: Record<string, string>;
	at: Date | undefined;
	/** Of whom it is with; empty for anybody else. */
	name: string;
}

/** What stands in the calendar after this, to read once more; empty as long as there is no moment. */
export function toldIn(language: DeskLanguage, { typed, at, name }: Planned): string {
	if (!at) return '';
	const t = deskWords(language);
	const moment = dayAndHour(language, at);
	if (typed['kind'] === 'task') return t('follow-up.told-task', { moment });
	const way = followUpMethods.find((one) => one === typed['method']) ?? 'room';
	const how = t(`follow-up.by-${way}`);
	const lasts = t('follow-up.lasts', { n: typed['minutes'] || '60' });
	return t(name ? 'follow-up.told-talk' : 'follow-up.told-other', {
		...{ moment, how, lasts },
		name: own(name)
	});
}

/** The moment that is chosen: one of her hours, or what was typed. */
export function momentIn(typed: Record<string, string>): Date | undefined {
	const [, first, then] = /^(\S+) (\S+)$/.exec(typed['moment'] ?? '') ?? [];
	const isHers = first && then && typed['kind'] !== 'task';
	const [day = '', hour = ''] = isHers ? [first, then] : [typed['day'], typed['hour']];
	return typedLocal(day, hour);
}
