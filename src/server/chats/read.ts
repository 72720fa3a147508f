import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { isPresent, type Tiding } from '#domain/chat.ts';
import * as intakes from '../intakes/store.ts';
import { colleagues, type Colleague } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import { notFound, reach, subjectOf } from './reach.ts';
import * as chats from './store.ts';
import * as words from './words.store.ts';

/** A line as our screen shows it. */
export interface SpokenLine {
	seq: number;
	id: string;
	from: 'seeker' | 'me' | 'colleague' | 'house';
	/** Of us: who. */
	by: string;
	text: string;
	tiding?: { what: Tiding; name: string };
	/** She wrote it in her room. */
	inRoom?: true;
	/** Something was said here that cannot be read any more. */
	isUnreadable?: true;
	at: Date;
}
export type ReadChat = Awaited<ReturnType<typeof view>>;

/** The whole of a conversation she is in: what was said, the other paper, what was asked, her draft. */
export function readChat(
	actor: Actor,
	id: string
): Promise<{ chat: ReadChat } | { problem: 'not-found' }> {
	return together(actor, async (work) => {
		const found = await reach(work, 'chat.read', id);
		return found ? { chat: await view(work, found) } : notFound;
	});
}

async function view(
	work: StaffWork,
	{ row, members }: { row: chats.ChatRow; members: chats.Member[] }
) {
	const names = await colleagues(work);
	const intake = await intakes.find(work, row.intakeId);
	const told = intake && (await intakes.told(work, intake));
	const lines = await words.lines(work, row.id);
	return {
		...(await standingOf(work, row, members, names)),
		intakeId: intake && row.intakeId,
		isOfCase: intake?.partId != null,
		openedAt: row.openedAt,
		lines: lines.map((line) => spoken(line, work.actor, names)),
		notes: (await words.notes(work, row.id)).map((note) => ({
			...note,
			by: names.get(note.staffId)?.name ?? ''
		})),
		asked: told && { door: told.door, answers: told.answers, ...told.weighing },
		draft: await words.draft(work, row),
		colleagues: askable(work, names, members),
		now: work.now
	};
}

/** What changes while it goes on; the feed tells it at each change. */
export async function standingOf(
	work: StaffWork,
	row: chats.ChatRow,
	members: chats.Member[],
	names: Map<string, Colleague>
) {
	const { id, status, language, seekerSeen, lastSeq, endedBy } = row;
	const subject = subjectOf(row, members);
	const [noted, hers, intake] = await Promise.all([
		words.countNotes(work, id),
		chats.hers(work),
		intakes.find(work, row.intakeId)
	]);
	return {
		...{ id, status, language, seekerSeen, lastSeq },
		endedBySeeker: endedBy === 'seeker',
		/** Her screen says nothing since then; undefined while it is there. */
		awaySince: isPresent(row.seekerAt, work.now) ? undefined : row.seekerAt,
		noted,
		/** As it is kept; unknown of a contact that is another's. */
		level: intake?.level,
		holder: names.get(row.holder ?? '')?.name ?? '',
		isMine: row.holder === work.actor.id,
		with: members
			.filter(({ staffId }) => staffId !== work.actor.id)
			.map(({ staffId }) => names.get(staffId)?.name ?? ''),
		offeredTo: row.offeredTo ? (names.get(row.offeredTo)?.name ?? '') : undefined,
		isOfferedToMe: row.offeredTo === work.actor.id,
		/** Her other conversations, so that a line there is not missed here. */
		others: hers
			.filter((other) => other.isIn && other.id !== id && other.status === 'active')
			.map((other) => ({
				id: other.id,
				takenAt: other.takenAt ?? other.openedAt,
				unseen: other.staffSeen < other.lastSeq
			})),
		may: {
			write: may(work.actor, 'chat.write', subject),
			lead: may(work.actor, 'chat.lead', subject)
		}
	};
}

export function spoken(
	line: words.StaffLine,
	actor: Actor,
	names: Map<string, Colleague>
): SpokenLine {
	const { seq, id, author, staffId, said, writtenAt: at } = line;
	const by = staffId ? (names.get(staffId)?.name ?? '') : '';
	const shown = { seq, id, by, at };
	if (said && 'tiding' in said)
		return { ...shown, from: 'house', text: '', tiding: { what: said.tiding, name: said.name } };
	const ours = author === 'house' ? 'house' : staffId === actor.id ? 'me' : 'colleague';
	const from = author === 'seeker' ? 'seeker' : ours;
	return said
		? { ...shown, from, text: said.text, ...(said.inRoom && { inRoom: said.inRoom }) }
		: { ...shown, from, text: '', isUnreadable: true };
}

/** Who may be asked in: whoever holds conversations and is not in this one. */
function askable(work: StaffWork, names: Map<string, Colleague>, members: chats.Member[]) {
	return [...names.values()]
		.filter(({ id, role, isAdmitted }) => {
			const holdsChats = role === 'counsellor' || role === 'supervisor';
			const isIn = members.some(({ staffId }) => staffId === id);
			return isAdmitted && holdsChats && !isIn && id !== work.actor.id;
		})
		.map(({ id, name, onDutySince, role }) => ({ id, name, role, onDuty: onDutySince !== null }));
}
