import type { Cookies } from '@sveltejs/kit';
import { isLive, NEUTRAL_MINUTES } from '#domain/chat.ts';
import type { Language } from '#domain/language.ts';
import { isSecure } from '../access/session.ts';
import type { ChatPage, InTalk } from './talk-page.ts';

/** Of a browser without scripts, as long as the conversation lasts. */
export function talkCookie(): string {
	return isSecure() ? '__Host-talk' : 'talk';
}

/** Only the part of the page that looks again by itself needs it, and only while there is something to wait for. */
export function keepCookie(cookies: Cookies, page: ChatPage, hasScript: boolean): void {
	const flags = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure() } as const;
	if (page.at === 'talk' && goesOnWithout(page, hasScript))
		cookies.set(talkCookie(), page.token, flags);
	else if (cookies.get(talkCookie())) cookies.delete(talkCookie(), flags);
}

/** Without scripts the page leaves by itself, with all that stands in it, when she did nothing for so long. */
export function leavesByItself(
	page: ChatPage,
	{ hasScript, language }: { hasScript: boolean; language: Language }
): { refresh?: string } {
	if (page.at !== 'talk' || !goesOnWithout(page, hasScript)) return {};
	const seconds = NEUTRAL_MINUTES * 60 - (page.talk?.quiet ?? 0);
	return { refresh: `${Math.max(0, seconds) + 1};url=/${language}/chat` };
}

function goesOnWithout({ talk }: InTalk, hasScript: boolean): boolean {
	return !hasScript && (talk === undefined || isLive(talk.status));
}
