import type { Actor } from '#domain/actor.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { holdIntake } from '../cases/intake.store.ts';
import { hintDesk, type IntakeRow } from '../intakes/store.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import * as contacts from './store.ts';

export type UnlinkOutcome = { unlinked: true } | { problem: 'reason-missing' } | NotForYou;

/**
 * A contact does not belong in this case: it goes back to the desk of whoever says so, with the deadline it had. What
 * was made from it in the case stays there. When she closed her room meanwhile, nothing of it stays outside the case.
 */
export function unlinkContact(
	actor: Actor,
	partId: string,
	{ intakeId, reason }: { intakeId: string; reason: string }
): Promise<UnlinkOutcome> {
	return together(actor, async (work) => {
		const part = await findCase(work, partId, 'part.move-contact');
		if ('problem' in part) return part;
		const contact = await holdContactOf(work, part.partId, intakeId);
		if (!contact) return { problem: 'not-found' };
		if (reason.trim() === '') return { problem: 'reason-missing' };

		await contacts.putOnDesk(work, contact);
		await recordLeaving(work, contact, part.partId);
		const { partId: chainId, keyId } = part;
		const left = { chainId, kind: 'contact.unlinked', subjectId: contact.id } as const;
		await record(work, { ...left, keyId, detail: { reason } });
		await hintDesk(work);
		return { unlinked: true };
	});
}

/** The contact, held, when it stands in this part. */
export async function holdContactOf(
	work: StaffWork,
	partId: string,
	intakeId: string
): Promise<IntakeRow | undefined> {
	const contact = isId(intakeId) ? await holdIntake(work, intakeId) : undefined;
	return contact?.partId === partId ? contact : undefined;
}

/** On the contact's own chain; only who sees the part reads there which one it was (drizzle/0006_matching.sql). */
export async function recordLeaving(
	work: StaffWork,
	{ id: chainId }: IntakeRow,
	partId: string
): Promise<void> {
	await record(work, { chainId, kind: 'intake.unlinked', subjectId: partId });
}
