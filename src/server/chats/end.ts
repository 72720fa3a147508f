import type { Actor } from '#domain/actor.ts';
import { chatOutcomes, contactAfter, type ChatOutcome } from '#domain/chat.ts';
import { paperProblem } from '#domain/note.ts';
import { plainText } from '#domain/plain-text.ts';
import { destinations, type Destination } from '#domain/intake.ts';
import { deskWords } from '#i18n/desk.ts';
import { close } from '../intakes/close.ts';
import * as intakes from '../intakes/store.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import { keepNote } from './note.ts';
import { notFound, reach } from './reach.ts';
import * as chats from './store.ts';

/** Ends the conversation; what came of it is told next. */
export function endChat(
	actor: Actor,
	id: string
): Promise<{ done: true } | { problem: 'not-found' | 'not-possible-now' }> {
	return together(actor, async (work) => {
		const found = await reach(work, 'chat.lead', id);
		if (!found) return notFound;
		return (await chats.end(work, id)) ? { done: true } : { problem: 'not-possible-now' };
	});
}

export interface Classification {
	outcome: ChatOutcome | undefined;
	/** A few words for whoever reads it later: kept, when the conversation itself is gone. */
	summary: string;
	summaryId: string;
	where?: Destination | undefined;
}
export type ClassifyOutcome =
	| { intakeId: string; isOpen: boolean }
	| { problem: 'not-found' | 'not-possible-now' }
	| { problem: 'outcome-missing' | 'where-missing' | 'too-long' };

/** What came of it, within half a minute; it is a contact like any other from here on. */
export function classifyChat(
	actor: Actor,
	id: string,
	told: Classification
): Promise<ClassifyOutcome> {
	return together(actor, async (work) => {
		// sent twice at once, the second comes after the first
		if (isId(id)) await chats.holdTelling(work, id);
		const found = await reach(work, 'chat.lead', id);
		if (!found || !isId(told.summaryId)) return notFound;
		const { outcome, where } = told;
		if (!outcome || !chatOutcomes.includes(outcome)) return { problem: 'outcome-missing' };
		if (outcome === 'referred' && !(where && destinations.includes(where)))
			return { problem: 'where-missing' };
		if (paperProblem(told.summary)) return { problem: 'too-long' };
		const { row } = found;
		if (row.status === 'active') await chats.end(work, id);
		await keepSummary(work, row, told);
		const intakeId = await chats.finish(work, id, outcome);
		if (!intakeId) return { problem: 'not-possible-now' };
		if (contactAfter[outcome] === 'stays') return { intakeId, isOpen: true };
		return { intakeId, isOpen: !(await isClosed(work, intakeId, { ...told, outcome })) };
	});
}

function summaryOf({ summary }: Classification): string {
	return plainText(summary).trim();
}

async function keepSummary(
	work: StaffWork,
	row: chats.ChatRow,
	told: Classification
): Promise<void> {
	const [text, summaryId] = [summaryOf(told), told.summaryId];
	if (text === '') return;
	await keepNote(work, row, { id: summaryId, kind: 'note', text });
}

// of a case, it goes on with the case; she may be there again, or wrote what nobody has read
async function isClosed(
	work: StaffWork,
	intakeId: string,
	told: Classification & { outcome: ChatOutcome }
): Promise<boolean> {
	const intake = await intakes.hold(work, intakeId);
	if (!intake) return true;
	if (intake.partId || intake.status === 'live' || intake.readAt === null) return false;
	const where = told.outcome === 'referred' ? told.where : undefined;
	// read by people: her own words, or what she chose in words
	const reason = summaryOf(told) || deskWords('nl')(`chat.outcome.${told.outcome}`);
	return 'closed' in (await close(work, intake, { reason, where }));
}
