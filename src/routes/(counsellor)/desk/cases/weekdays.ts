export interface WeekdayName {
	weekday: number;
	name: string;
	short: string;
}

/** The days of the week in a language, Monday = 1. */
export function weekdayNames(language: string): WeekdayName[] {
	const say = (weekday: number, length: 'long' | 'short') =>
		// 2 January 2023 was a Monday
		new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' }).format(
			Date.UTC(2023, 0, 1 + weekday)
		);
	return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
		weekday,
		name: say(weekday, 'long'),
		short: say(weekday, 'short')
	}));
}
