import { fail } from '@sveltejs/kit';
import { readChatForm } from '#server/chats/form.ts';
import { atDoor, keepPage, visitChat } from '#server/chats/visit.ts';

export const load = async () => ({ start: await atDoor(new Date()) });

export const actions = {
	default: async ({ request, getClientAddress, locals, setHeaders }) => {
		const now = new Date();
		const posted = readChatForm(await request.formData());
		const { language } = locals;
		try {
			return await visitChat(posted, { address: getClientAddress(), language, now });
		} catch {
			setHeaders({ 'retry-after': '10' });
			return fail(503, await keepPage(posted, now));
		}
	}
};
