import { contactSpans, isEveryDay, type ContactSpan } from '#domain/contact-week.ts';
import { partsOfDay } from '#domain/intake-answers.ts';
import type { ContactWindow } from '#domain/safe-contact.ts';
import { atLocal, dayNumber, type Weekday } from '#domain/time.ts';
import type { DeskLanguage } from '#i18n/desk.ts';
import { timeSpan, weekdaysInWords } from '#i18n/hours.ts';
import { dayOfYear } from '#i18n/moments.ts';
import { listIn, own } from '#i18n/told.ts';
import type { Telling } from './telling.ts';

/** When it is safe, when never, and what was said about it in somebody's own words. */
export function whenTold({ t, typed, language }: Telling): string[] {
	const safe = [...typed.moments.flatMap(spanOfMoment), ...spansIn(typed.fields, 'safe')];
	const never = spansIn(typed.fields, 'unsafe');
	const dates = datesIn(typed.fields).map((one) => inDays(language, one));
	const not = typed.fields['contactNot'];
	return [
		safe.length > 0
			? t('plan-told.safe', { moments: inWeek({ t, language }, safe) })
			: t('plan.never-safe'),
		never.length > 0 ? neverTold({ t, language }, never) : '',
		dates.length > 0 ? t('plan-told.never-days', { days: listIn(language, dates) }) : '',
		not ? t('plan-told.own-words', { words: own(not) }) : ''
	];
}

function spanOfMoment(code: string): ContactWindow[] {
	const [day, part] = code.split('-');
	const times = partsOfDay[part as keyof typeof partsOfDay];
	return weekdayIn(day).flatMap((weekday) => (times ? [{ weekday, ...times }] : []));
}

function spansIn(fields: Record<string, string>, name: 'safe' | 'unsafe'): ContactWindow[] {
	return rowsIn(fields, name).flatMap(({ row, from, to }) =>
		weekdayIn(fields[`${name}-${row}-day`] ?? '1').map((weekday) => ({ weekday, from, to }))
	);
}

function weekdayIn(day: string | undefined): Weekday[] {
	return ([1, 2, 3, 4, 5, 6, 7] as const).filter((weekday) => String(weekday) === day);
}

function datesIn(fields: Record<string, string>) {
	return rowsIn(fields, 'dates').filter(({ from }) => isDay(from));
}

// also what was typed and refused is told
function isDay(date: string): boolean {
	return !Number.isNaN(dayNumber(date));
}

function rowsIn(fields: Record<string, string>, name: string) {
	return Object.keys(fields)
		.map((field) => new RegExp(`^${name}-(\\d+)-from$`).exec(field)?.[1])
		.filter((row) => row !== undefined)
		.map((row) => ({
			row,
			from: fields[`${name}-${row}-from`] ?? '',
			to: fields[`${name}-${row}-to`] ?? ''
		}))
		.filter(({ from, to }) => from || to);
}

type Tells = Pick<Telling, 't' | 'language'>;

function neverTold({ t, language }: Tells, windows: ContactWindow[]): string {
	const [first, ...more] = contactSpans(windows);
	return first && more.length === 0 && isEveryDay(first)
		? t('plan-told.never-any', { times: timesIn(language, first) })
		: t('plan-told.never', { moments: inWeek({ t, language }, windows) });
}

/** 'maandag – woensdag 9.00–12.00 en 17.00–21.00, vrijdag 9.00–12.00' */
function inWeek({ t, language }: Tells, windows: ContactWindow[]): string {
	const spans = contactSpans(windows).map((span) => {
		const days = isEveryDay(span) ? t('plan-told.every-day') : weekdaysInWords(language, span);
		return `${days} ${timesIn(language, span)}`;
	});
	return spans.join(', ');
}

function timesIn(language: DeskLanguage, { hours }: ContactSpan): string {
	return listIn(
		language,
		hours.map(({ from, to }) => timeSpan(language, from, to))
	);
}

function inDays(language: DeskLanguage, { from, to }: { from: string; to: string }): string {
	const day = (date: string) => dayOfYear(language, atLocal(date, '12:00'));
	return isDay(to) && to !== from ? `${day(from)} – ${day(to)}` : day(from);
}
