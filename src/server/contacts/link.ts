import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { moveIntake } from '#domain/intake.ts';
import { record, recordRefusal } from '../audit/record.ts';
import { holdEnding } from '../cases/ending.store.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { hasOpenRoom, holdIntake } from '../cases/intake.store.ts';
import { join } from '../cases/join.ts';
import type { CasePart } from '../cases/store.ts';
import { subjectOf } from '../intakes/reach.ts';
import { hintDesk, type IntakeRow } from '../intakes/store.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';

/** What a person decided: a number that matches is nobody's proof, so she says who it is and why. */
export interface LinkRequest {
	partId: string;
	/** It is from whoever asks for help in that case. */
	isAsker: boolean;
	reason: string;
}
export type JoinProblem = 'reason-missing' | 'case-closed' | 'room-of-another';
export type LinkOutcome =
	{ linked: true } | { problem: JoinProblem | 'already-taken-on' | 'not-possible-now' } | NotForYou;

/** Adds a taken contact to a case the actor works on, instead of opening a new one. */
export function linkContact(
	actor: Actor,
	intakeId: string,
	request: LinkRequest
): Promise<LinkOutcome> {
	return together(actor, async (work) => {
		const contact = isId(intakeId) ? await holdIntake(work, intakeId) : undefined;
		if (!contact) return refuse(work, intakeId);
		if (contact.partId) return { problem: 'already-taken-on' };
		if (!may(actor, 'intake.take-on', subjectOf(work, contact))) return { problem: 'not-allowed' };
		if ('problem' in moveIntake(contact.status, 'close')) return { problem: 'not-possible-now' };
		if (isId(request.partId)) await holdEnding(work, request.partId);
		const found = await findCase(work, request.partId, 'part.write');
		if ('problem' in found) return found;
		const problem = await joinProblem(work, contact, { part: found, request });
		if (problem) return { problem };

		await join(work, contact, found.partId);
		await record(work, { chainId: contact.id, kind: 'intake.linked', subjectId: found.partId });
		await recordArrival(work, contact, { part: found, request });
		await hintDesk(work);
		return { linked: true };
	});
}

/** Why it cannot come to stand in this part. */
export async function joinProblem(
	work: StaffWork,
	contact: IntakeRow,
	{ part, request: { isAsker, reason } }: Arrival
): Promise<JoinProblem | undefined> {
	if (reason.trim() === '') return 'reason-missing';
	// nobody looks into a closed case
	if (part.status === 'closed') return 'case-closed';
	// in her room she would read the plan and the appointments of whoever asks for help there
	return !isAsker && (await hasOpenRoom(work, contact.id)) ? 'room-of-another' : undefined;
}

interface Arrival {
	part: CasePart;
	request: Pick<LinkRequest, 'isAsker' | 'reason'>;
}

/** On the chain of the part alone: its reason may speak of people whom no other part knows. */
export async function recordArrival(
	work: StaffWork,
	{ id: subjectId }: IntakeRow,
	{ part: { partId: chainId, keyId }, request: { isAsker, reason } }: Arrival
): Promise<void> {
	const detail = { reason, isAsker };
	await record(work, { chainId, kind: 'contact.linked', subjectId, keyId, detail });
}

async function refuse(work: StaffWork, intakeId: string): Promise<LinkOutcome> {
	if (isId(intakeId)) await recordRefusal(work, 'intake.opening-refused', intakeId);
	return { problem: 'not-found' };
}
