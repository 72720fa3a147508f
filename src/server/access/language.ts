import type { RequestEvent } from '@sveltejs/kit';
import { isLanguage, type Language } from '#domain/language.ts';

export const workspaceLanguageCookie = 'language';

/** The page's language: of the address on the public side, of an explicit choice in the workspace, else Dutch. */
export function languageOf(
	event: Pick<RequestEvent, 'params' | 'cookies' | 'route' | 'url'>
): Language {
	// a page that is not there has no parameters, and speaks her language all the same
	const inAddress = event.params['lang'] ?? event.url.pathname.split('/')[1];
	if (isLanguage(inAddress)) return inAddress;
	const isPublic = event.route.id?.startsWith('/(help-seeker)') ?? true;
	return !isPublic && event.cookies.get(workspaceLanguageCookie) === 'en' ? 'en' : 'nl';
}
