import type { Cookies } from '@sveltejs/kit';
import { isLive } from '#domain/chat.ts';
import { isSecure } from '../access/session.ts';
import type { ChatPage } from './visit.ts';

/** Of a browser without scripts, as long as the conversation lasts. */
export function talkCookie(): string {
	return isSecure() ? '__Host-talk' : 'talk';
}

/** Only the part of the page that looks again by itself needs it, and only while there is something to wait for. */
export function keepCookie(cookies: Cookies, page: ChatPage, hasScript: boolean): void {
	const flags = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure() } as const;
	const isWanted =
		page.at === 'talk' && !hasScript && (page.talk === undefined || isLive(page.talk.status));
	if (isWanted) cookies.set(talkCookie(), page.token, flags);
	else if (cookies.get(talkCookie())) cookies.delete(talkCookie(), flags);
}
