import { isLive, NUDGE_MINUTES } from '#domain/chat.ts';
import { talkCookie } from '#server/chats/cookie.ts';
import { pageOfCookie } from '#server/chats/talk-page.ts';
import { tellFailure } from '#server/failure.ts';
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
		const asks = isLive(page.talk.status) && page.talk.quiet >= NUDGE_MINUTES * 60;
		const lines = page.lines.map((line) => tellLine(language, line));
		return { language, state: 'here' as const, lines, talk: tellTalk(language, page.talk), asks };
	} catch (reason) {
		tellFailure('chat/lines', reason);
		setHeaders(looksAgain);
		return { language, state: 'failed' as const };
	}
};
