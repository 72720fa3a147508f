export const languages = ['nl', 'en', 'ar', 'tr'] as const;
export type Language = (typeof languages)[number];

/** How each language calls itself. */
export const ownNames: Record<Language, string> = {
	nl: 'Nederlands',
	en: 'English',
	ar: 'العربية',
	tr: 'Türkçe'
};

export function isLanguage(text: unknown): text is Language {
	return languages.some((language) => language === text);
}

export function direction(language: Language): 'ltr' | 'rtl' {
	return language === 'ar' ? 'rtl' : 'ltr';
}
