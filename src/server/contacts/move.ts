import type { Actor } from '#domain/actor.ts';
import { record } from '../audit/record.ts';
import * as bundles from '../cases/bundle.store.ts';
import { holdEnding } from '../cases/ending.store.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { join } from '../cases/join.ts';
import type { CasePart } from '../cases/store.ts';
import { hintDesk, type IntakeRow } from '../intakes/store.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import { joinProblem, recordArrival, type JoinProblem } from './link.ts';
import * as contacts from './store.ts';
import { holdContactOf, recordLeaving } from './unlink.ts';

export interface MoveRequest {
	intakeId: string;
	/** The id or the code of the case it belongs in. */
	to: string;
	isAsker: boolean;
	reason: string;
}
export type MoveOutcome =
	{ moved: true } | { problem: JoinProblem | 'unchanged' | 'case-unknown' } | NotForYou;

/** A contact belongs in another case: from this moment those who work there read it, and those who worked here do not. */
export function moveContact(
	actor: Actor,
	partId: string,
	request: MoveRequest
): Promise<MoveOutcome> {
	return together(actor, async (work) => {
		const from = await findCase(work, partId, 'part.move-contact');
		if ('problem' in from) return from;
		const contact = await holdContactOf(work, from.partId, request.intakeId);
		if (!contact) return { problem: 'not-found' };
		const part = await destination(work, request.to);
		if ('problem' in part) return part;
		if (part.partId === from.partId) return { problem: 'unchanged' };
		const problem = await joinProblem(work, contact, { part, request });
		if (problem) return { problem };

		await contacts.reopen(work, contact);
		const status = contact.status === 'closed' ? 'assigned' : contact.status;
		await join(work, { id: contact.id, status }, part.partId);
		await recordMove(work, contact, { from, part, request });
		await hintDesk(work);
		return { moved: true };
	});
}

/** What is typed and not there, or not for the actor, is one and the same. */
async function destination(
	work: StaffWork,
	to: string
): Promise<CasePart | { problem: 'case-unknown' }> {
	const typed = to.trim();
	const partId = isId(typed) ? typed : await bundles.partWithCode(work, typed);
	if (partId) await holdEnding(work, partId);
	const found = partId && (await findCase(work, partId, 'part.move-contact'));
	return !found || 'problem' in found ? { problem: 'case-unknown' } : found;
}

/**
 * Whoever works here alone reads that it left, as if it had been unlinked: neither where it went nor why, since both may
 * speak of a case she does not know.
 */
async function recordMove(
	work: StaffWork,
	contact: IntakeRow,
	{ from, part, request }: { from: CasePart; part: CasePart; request: MoveRequest }
): Promise<void> {
	await recordLeaving(work, contact, from.partId);
	await record(work, { chainId: contact.id, kind: 'intake.linked', subjectId: part.partId });
	const leave = () =>
		record(work, { chainId: from.partId, kind: 'contact.unlinked', subjectId: contact.id });
	const arrive = () => recordArrival(work, contact, { part, request });
	// two moves that cross take the chains in one order
	const acts = from.partId < part.partId ? [leave, arrive] : [arrive, leave];
	for (const act of acts) await act();
}
