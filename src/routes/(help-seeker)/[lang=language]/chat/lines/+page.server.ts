import { isLive } from '#domain/chat.ts';
import { talkCookie } from '#server/chats/cookie.ts';
import { pageOfCookie } from '#server/chats/visit.ts';
import { tellLine, tellTalk } from '../told.ts';

// outside the layout of its page: it stands in a frame
export const csr = false;

const looksAgain = { refresh: '8' };

/** What is said, for a browser without scripts. Each look is a sign of life, and while it goes on the next one follows. */
export const load = async ({ cookies, locals: { language }, setHeaders }) => {
	const kept = cookies.get(talkCookie());
	if (!kept) return { language, state: 'away' as const };
	try {
		const page = await pageOfCookie(kept, new Date());
		if (!page?.talk) return { language, state: 'away' as const };
		if (isLive(page.talk.status)) setHeaders(looksAgain);
		const lines = page.lines.map((line) => tellLine(language, line));
		return { language, state: 'here' as const, lines, talk: tellTalk(language, page.talk) };
	} catch {
		setHeaders(looksAgain);
		return { language, state: 'failed' as const };
	}
};
