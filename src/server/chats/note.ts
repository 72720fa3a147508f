import { record } from '../audit/record.ts';
import type { StaffWork } from '../work.ts';
import * as chats from './store.ts';
import * as words from './words.store.ts';

/** Kept on the other paper, which she never sees; sent twice it is one. */
export async function keepNote(
	work: StaffWork,
	row: chats.ChatRow,
	note: Pick<words.Note, 'id' | 'kind' | 'text'>
): Promise<void> {
	if (!(await words.addNote(work, row, note))) return;
	const chainId = await chats.chainOf(work, row.id);
	await record(work, { chainId, kind: 'chat.noted', subjectId: row.id });
}
