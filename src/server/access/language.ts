import type { RequestEvent } from '@sveltejs/kit';
import { isLanguage, type Language } from '#domain/language.ts';

export const workspaceLanguageCookie = 'language';

/** The page's language: of the address on the public side, of an explicit choice in the workspace, else Dutch. */
export function languageOf(event: Pick<RequestEvent, 'params' | 'cookies' | 'route'>): Language {
	const inAddress = event.params['lang'];
	if (isLanguage(inAddress)) return inAddress;
	const isPublic = event.route.id?.startsWith('/(help-seeker)') ?? true;
	return !isPublic && event.cookies.get(workspaceLanguageCookie) === 'en' ? 'en' : 'nl';
}
