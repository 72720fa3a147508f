import type { Actor } from '#domain/actor.ts';
import { chatOutcomes, type ChatOutcome } from '#domain/chat.ts';
import { plainText } from '#domain/plain-text.ts';
import { destinations, type Destination } from '#domain/intake.ts';
import { record } from '../audit/record.ts';
import { close } from '../intakes/close.ts';
import * as intakes from '../intakes/store.ts';
import { together, type StaffWork } from '../work.ts';
import { notFound, reach } from './reach.ts';
import * as chats from './store.ts';
import * as words from './words.store.ts';

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
	| { problem: 'not-found' | 'not-possible-now' | 'outcome-missing' | 'where-missing' };

/** What came of it, within half a minute; it is a contact like any other from here on. */
export function classifyChat(
	actor: Actor,
	id: string,
	told: Classification
): Promise<ClassifyOutcome> {
	return together(actor, async (work) => {
		const found = await reach(work, 'chat.lead', id);
		if (!found) return notFound;
		const { outcome, where } = told;
		if (!outcome || !chatOutcomes.includes(outcome)) return { problem: 'outcome-missing' };
		if (outcome === 'referred' && !(where && destinations.includes(where)))
			return { problem: 'where-missing' };
		const { row } = found;
		if (row.status === 'active') await chats.end(work, id);
		await keepSummary(work, row, told);
		const intakeId = await chats.finish(work, id, outcome);
		if (!intakeId) return { problem: 'not-possible-now' };
		return { intakeId, isOpen: await goesOn(work, intakeId, told) };
	});
}

async function keepSummary(
	work: StaffWork,
	row: chats.ChatRow,
	{ summary, summaryId }: Classification
): Promise<void> {
	const text = plainText(summary).trim().slice(0, 4000);
	if (text === '') return;
	const isNew = await words.addNote(work, row, { id: summaryId, kind: 'note', text });
	const chainId = await chats.chainOf(work, row.id);
	if (isNew) await record(work, { chainId, kind: 'chat.noted', subjectId: row.id });
}

async function goesOn(
	work: StaffWork,
	intakeId: string,
	{ outcome, where }: Classification
): Promise<boolean> {
	const intake = await intakes.hold(work, intakeId);
	if (!intake || intake.partId || outcome === 'continues') return intake !== undefined;
	// she is there again, or wrote what nobody has read
	if (intake.status === 'live' || intake.readAt === null) return true;
	const request = where && outcome === 'referred' ? { reason: where, where } : { reason: outcome! };
	return 'problem' in (await close(work, intake, request));
}
