import { fail } from '@sveltejs/kit';
import { atDoor } from '#server/chats/at-door.ts';
import { keepCookie, talkCookie } from '#server/chats/cookie.ts';
import { readChatForm } from '#server/chats/form.ts';
import { keepPage, pageOfCookie, visitChat, type ChatPage } from '#server/chats/visit.ts';
import { failureReport } from '#server/failure.ts';

// a post is answered by its own page
export const load = async ({ cookies, request }): Promise<{ start: ChatPage | undefined }> => {
	if (request.method === 'POST') return { start: undefined };
	const now = new Date();
	const kept = cookies.get(talkCookie());
	if (!kept) return { start: await atDoor(now) };
	try {
		const start = (await pageOfCookie(kept, now)) ?? (await atDoor(now));
		keepCookie(cookies, start, false);
		return { start };
	} catch {
		return { start: await atDoor(now) };
	}
};

export const actions = {
	default: async ({ request, locals, getClientAddress, setHeaders, cookies }) => {
		const now = new Date();
		const posted = readChatForm(await request.formData());
		try {
			const visitor = { address: getClientAddress(), language: locals.language, now };
			const page = await visitChat(posted, visitor);
			keepCookie(cookies, page, posted.hasScript);
			if ('seconds' in page) setHeaders({ 'retry-after': String(page.seconds) });
			const status = statusOf(page);
			return status === 200 ? page : fail(status, page);
		} catch (reason) {
			console.error(
				JSON.stringify({ at: now.toISOString(), route: 'chat', ...failureReport(reason) })
			);
			setHeaders({ 'retry-after': '10' });
			return fail(503, await keepPage(posted, now));
		}
	}
};

function statusOf(page: ChatPage): number {
	if ('seconds' in page) return 503;
	return 'problem' in page && page.problem && page.problem !== 'expired' ? 422 : 200;
}
