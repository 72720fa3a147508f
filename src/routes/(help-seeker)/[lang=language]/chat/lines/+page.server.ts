import { talkCookie } from '#server/chats/cookie.ts';
import { pageOfCookie } from '#server/chats/visit.ts';
import { tellLine, tellTalk } from '../told.ts';

// outside the layout of its page: it stands in a frame
export const csr = false;

/** What is said, for a browser without scripts. Each look is a sign of life. */
export const load = async ({ cookies, locals: { language } }) => {
	const kept = cookies.get(talkCookie());
	if (!kept) return { language, state: 'away' as const };
	try {
		const page = await pageOfCookie(kept, new Date());
		if (!page?.talk) return { language, state: 'away' as const };
		const lines = page.lines.map((line) => tellLine(language, line));
		return { language, state: 'here' as const, lines, talk: tellTalk(language, page.talk) };
	} catch {
		// the next look finds it
		return { language, state: 'failed' as const };
	}
};
