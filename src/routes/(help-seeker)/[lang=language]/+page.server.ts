import { chatNow } from '#server/chats/at-door.ts';
import { whoReadsNow } from '#server/intakes/promise.ts';

export const load = async () => {
	const [open, chat] = await Promise.all([whoReadsNow(), chatNow(new Date())]);
	return { open, chat };
};
