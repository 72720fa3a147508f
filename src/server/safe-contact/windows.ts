import { partsOfDay } from '#domain/intake-answers.ts';
import type { ContactWindow } from '#domain/safe-contact.ts';
import { dayNumber, minuteOf, type Weekday } from '#domain/time.ts';

const mostRows = 12;

/** The window of a ticked box of the week, such as '2-morning'. */
export function windowOfMoment(code: FormDataEntryValue): ContactWindow | undefined {
	const [, day, part] = /^([1-7])-(morning|afternoon|evening)$/.exec(String(code)) ?? [];
	if (!day || !part) return undefined;
	return { weekday: Number(day) as Weekday, ...partsOfDay[part as keyof typeof partsOfDay] };
}

/** The box a window fills exactly, if any. */
export function momentOfWindow({ weekday, from, to }: ContactWindow): string | undefined {
	const part = Object.entries(partsOfDay).find(
		([, times]) => times.from === from && times.to === to
	);
	return part && `${weekday}-${part[0]}`;
}

/** Rows of exact times; a row in which nothing was typed is left out, one that cannot be read has empty times. */
export function readWindows(form: FormData, name: 'safe' | 'unsafe'): ContactWindow[] {
	return rowsOf(form, name).map(({ day, from, to }) => {
		const readable = /^[1-7]$/.test(day) && minuteOf(from) < minuteOf(to);
		const weekday = (/^[1-7]$/.test(day) ? Number(day) : 1) as Weekday;
		return readable ? { weekday, from, to } : { weekday, from: '', to: '' };
	});
}

/** Days that are not safe, both included; one day when the last is left empty. */
export function readDates(form: FormData): { from: string; to: string }[] {
	return rowsOf(form, 'dates').map(({ from, to }) => {
		const last = to === '' ? from : to;
		const readable = dayNumber(from) <= dayNumber(last);
		return readable ? { from, to: last } : { from: '', to: '' };
	});
}

function rowsOf(form: FormData, name: string) {
	const textOf = (field: string) => {
		const value = form.get(field);
		return typeof value === 'string' ? value.trim() : '';
	};
	return Array.from({ length: mostRows }, (_, index) => ({
		day: textOf(`${name}-${index}-day`),
		from: textOf(`${name}-${index}-from`),
		to: textOf(`${name}-${index}-to`)
	})).filter(({ from, to }) => from !== '' || to !== '');
}
