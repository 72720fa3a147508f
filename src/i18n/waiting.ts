import { localDate } from '#domain/time.ts';
import { deskWords, type DeskLanguage } from './desk.ts';
import { hourOf, shortDay } from './moments.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long somebody waits: '25 min', '3 u 10 min', '2 dagen'. */
export function waitingWords(language: DeskLanguage, since: Date, now: Date): string {
	const t = deskWords(language);
	const waits = Math.max(0, now.getTime() - since.getTime());
	if (waits < hour) return t('inbox.minutes', { n: Math.floor(waits / minute) });
	if (waits >= 2 * day) return t('inbox.days', { n: Math.floor(waits / day) });
	return t('inbox.hours', { h: Math.floor(waits / hour), m: Math.floor((waits % hour) / minute) });
}

/** '10.30' when that is today, else 'zo 22 nov 10.30', in another year '22 nov 2027 10.30'; Europe/Amsterdam. */
export function nearWords(language: DeskLanguage, at: Date, now: Date): string {
	const hour = hourOf(language, at);
	if (localDate(at) === localDate(now)) return hour;
	const isThisYear = localDate(at).slice(0, 4) === localDate(now).slice(0, 4);
	const day = isThisYear ? days[language].format(at) : shortDay(language, at);
	return `${day} ${hour}`.replace(',', '');
}

const shortly = {
	weekday: 'short',
	day: 'numeric',
	month: 'short',
	timeZone: 'Europe/Amsterdam'
} as const;
const days: Record<DeskLanguage, Intl.DateTimeFormat> = {
	nl: new Intl.DateTimeFormat('nl-NL', shortly),
	en: new Intl.DateTimeFormat('en-GB', shortly)
};
