import { isLive, type ChatStatus } from '#domain/chat.ts';
import { colleagues } from '../staff/colleagues.store.ts';
import type { StaffWork } from '../work.ts';
import { spoken } from './read.ts';
import * as chats from './store.ts';
import * as words from './words.store.ts';

export type Transcript = Awaited<ReturnType<typeof transcript>>;
type Names = Awaited<ReturnType<typeof colleagues>>;

/** The conversations of a contact, as whoever may open the contact reads them afterwards. */
export async function transcriptsOf(
	work: StaffWork,
	intakeId: string,
	names: Names
): Promise<Transcript[]> {
	const rows = await chats.ofIntake(work, intakeId);
	const read: Transcript[] = [];
	for (const row of rows) read.push(await transcript(work, row, names));
	return read;
}

async function transcript(work: StaffWork, row: chats.ChatRow, names: Names) {
	const { id, status, language, openedAt, takenAt, endedAt, outcome, rating } = row;
	const [lines, notes] = [await words.lines(work, id), await words.notes(work, id)];
	return {
		...{ id, status, language, openedAt, outcome, rating },
		takenAt: takenAt ?? undefined,
		endedAt: endedAt ?? undefined,
		endedBy: row.endedBy ?? undefined,
		holder: row.holder ? (names.get(row.holder)?.name ?? '') : undefined,
		isMine: row.holder === work.actor.id,
		goesOn: goesOn(status),
		/** There were words, and their time is over. */
		isForgotten: !goesOn(status) && row.lastSeq > 0 && lines.length === 0,
		lines: lines.map((line) => spoken(line, work.actor, names)),
		notes: notes.map((note) => ({ ...note, by: names.get(note.staffId)?.name ?? '' }))
	};
}

function goesOn(status: ChatStatus): boolean {
	return isLive(status) || status === 'wrap_up';
}
