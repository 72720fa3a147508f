import { hoursInWords } from '#i18n/hours.ts';
import { languages, speech, type Language } from '#domain/language.ts';
import { house } from '../house.ts';

/** What every public page is given. It asks nothing of the database: it stands when that does not. */
export function publicPage(language: Language) {
	const { mode, organisation, emergency, openingHours } = house().config;
	return {
		language,
		languages: openLanguages().map((code) => ({
			code,
			name: speech[code].ownName,
			reviewed: mode === 'production' || code === 'nl'
		})),
		organisation: { ...organisation, hoursText: hoursInWords(language, openingHours) },
		emergency,
		demo: mode === 'demo'
	};
}

/** In their fixed order, Dutch first. In production only those that a person has checked. */
export function openLanguages(): Language[] {
	const { openLanguages: open } = house().config;
	return languages.filter((language) => open.includes(language));
}
