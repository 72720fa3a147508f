import { may } from '#domain/access.ts';
import type { ChatSubject } from '#domain/chat-access.ts';
import { recordRefusal } from '../audit/record.ts';
import { isId } from '../row-id.ts';
import type { StaffWork } from '../work.ts';
import * as chats from './store.ts';

type ChatAction = 'chat.read' | 'chat.write' | 'chat.take' | 'chat.join' | 'chat.lead';

export const notFound = { problem: 'not-found' } as const;

/** The conversation when it is there for this actor and may be used so; else one answer, and the try is recorded. */
export async function reach(
	work: StaffWork,
	action: ChatAction,
	id: string
): Promise<{ row: chats.ChatRow; members: chats.Member[] } | undefined> {
	const found = await look(work, action, id);
	if (!found && isId(id)) await recordRefusal(work, 'chat.opening-refused', id);
	return found;
}

/** The same, where an answer of no is no try of anybody: she was in it, and it went on without her. */
export async function look(
	work: StaffWork,
	action: ChatAction,
	id: string
): Promise<{ row: chats.ChatRow; members: chats.Member[] } | undefined> {
	if (!isId(id)) return undefined;
	const [row, members] = await Promise.all([chats.find(work, id), chats.members(work, id)]);
	return row && may(work.actor, action, subjectOf(row, members)) ? { row, members } : undefined;
}

export function subjectOf(row: chats.ChatRow, members: chats.Member[]): ChatSubject {
	return {
		status: row.status,
		holder: row.holder ?? undefined,
		offeredTo: row.offeredTo ?? undefined,
		memberIds: members.map(({ staffId }) => staffId)
	};
}
