import { fail } from '@sveltejs/kit';
import { atDoor } from '#server/chats/at-door.ts';
import { keepCookie, leavesByItself, talkCookie } from '#server/chats/cookie.ts';
import { readChatForm } from '#server/chats/form.ts';
import { keepPage, pageOfCookie, type ChatPage } from '#server/chats/talk-page.ts';
import { visitChat } from '#server/chats/visit.ts';
import { tellFailure } from '#server/failure.ts';

// a post is answered by its own page
export const load = async ({
	cookies,
	locals: { language },
	request,
	setHeaders
}): Promise<{ start: ChatPage | undefined }> => {
	if (request.method === 'POST') return { start: undefined };
	const now = new Date();
	const kept = cookies.get(talkCookie());
	if (!kept) return { start: await atDoor(now) };
	try {
		const start: ChatPage = (await pageOfCookie(kept, now)) ?? {
			...(await atDoor(now)),
			problem: 'expired'
		};
		keepCookie(cookies, start, false);
		setHeaders(leavesByItself(start, { hasScript: false, language }));
		return { start };
	} catch (reason) {
		tellFailure('chat', reason);
		return { start: await atDoor(now) };
	}
};

export const actions = {
	default: async ({ request, locals, getClientAddress, setHeaders, cookies }) => {
		const now = new Date();
		const posted = readChatForm(await request.formData());
		const { language } = locals;
		const of = { hasScript: posted.hasScript, language };
		try {
			const visitor = { address: getClientAddress(), language, now };
			const page = await visitChat(posted, visitor);
			keepCookie(cookies, page, posted.hasScript);
			setHeaders(leavesByItself(page, of));
			if ('seconds' in page) setHeaders({ 'retry-after': String(page.seconds) });
			const status = statusOf(page);
			return status === 200 ? page : fail(status, page);
		} catch (reason) {
			tellFailure('chat', reason);
			setHeaders({ 'retry-after': '10' });
			const page = await keepPage(posted, now);
			setHeaders(leavesByItself(page, of));
			return fail(503, page);
		}
	}
};

function statusOf(page: ChatPage): number {
	if ('seconds' in page) return 503;
	return 'problem' in page && page.problem && page.problem !== 'expired' ? 422 : 200;
}
