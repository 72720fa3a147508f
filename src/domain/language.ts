/** How a language calls itself, which way it runs, and how it writes a moment. */
interface Speech {
	ownName: string;
	direction: 'ltr' | 'rtl';
	/** For numbers and dates; Arabic with the digits that stand on Dutch phones and papers. */
	locale: string;
	/** Monday first. */
	weekdays: readonly string[];
	dayAndHour: string;
	hourMark: '.' | ':';
	comma: string;
}

/** Dutch first. A new language is a row here, its words in `i18n/public`, its texts in `neutral-text.ts`. */
export const speech = {
	nl: {
		ownName: 'Nederlands',
		direction: 'ltr',
		locale: 'nl-NL',
		weekdays: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
		dayAndHour: '{day} om {hour} uur',
		hourMark: '.',
		comma: ', '
	},
	en: {
		ownName: 'English',
		direction: 'ltr',
		locale: 'en-GB',
		weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
		dayAndHour: '{day} at {hour}',
		hourMark: ':',
		comma: ', '
	},
	ar: {
		ownName: 'العربية',
		direction: 'rtl',
		locale: 'ar-u-nu-latn',
		weekdays: ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد'],
		dayAndHour: '{day} الساعة {hour}',
		hourMark: ':',
		comma: '، '
	},
	tr: {
		ownName: 'Türkçe',
		direction: 'ltr',
		locale: 'tr-TR',
		weekdays: ['Pazartesi', 'Salı', 'Çarşamba', 'Perşembe', 'Cuma', 'Cumartesi', 'Pazar'],
		dayAndHour: '{day} saat {hour}',
		hourMark: '.',
		comma: ', '
	}
} as const satisfies Record<string, Speech>;

export type Language = keyof typeof speech;
export const languages = Object.keys(speech) as Language[];

/** The key for a language on the telephone; they are offered in this order. */
export const telephoneKeys = { nl: '1', tr: '2', ar: '3', en: '4' } as const satisfies Record<
	Language,
	string
>;

export function isLanguage(text: unknown): text is Language {
	return languages.some((language) => language === text);
}
