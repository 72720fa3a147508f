import type { Actor } from '#domain/actor.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import type { CasePart } from '../cases/store.ts';
import * as followUps from '../follow-ups/store.ts';
import * as people from '../people/store.ts';
import { together, type StaffWork } from '../work.ts';
import * as consents from './store.ts';
import type { ConsentPurpose } from './store.ts';

export interface WithdrawRequest {
	personId: string;
	purpose: ConsentPurpose;
}
export type WithdrawOutcome = { withdrawn: true } | { problem: 'no-consent' } | NotForYou;

/** Her no acts at once: texts that wait are taken back, and a task reminds to talk about what now. */
export function withdrawConsent(
	actor: Actor,
	partId: string,
	{ personId, purpose }: WithdrawRequest
): Promise<WithdrawOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.consent');
		if ('problem' in found) return found;
		const all = await people.ofPart(work, found.partId);
		if (!all.some(({ id }) => id === personId)) return { problem: 'not-found' };

		const ended = await consents.withdraw(work, personId, [purpose]);
		if (ended.length === 0) return { problem: 'no-consent' };
		const cancelled = purpose === 'sms' ? await consents.cancelTexts(work, personId) : [];
		const taskId = await followUps.addTask(work, found, {
			personId,
			reasonCode: 'consent-withdrawn'
		});
		await recordAll(work, found, { ended, cancelled, taskId });
		return { withdrawn: true };
	});
}

async function recordAll(
	work: StaffWork,
	{ partId: chainId }: CasePart,
	{ ended, cancelled, taskId }: { ended: string[]; cancelled: string[]; taskId: string }
): Promise<void> {
	for (const subjectId of ended)
		await record(work, { chainId, kind: 'consent.withdrawn', subjectId });
	for (const subjectId of cancelled) {
		await record(work, { chainId, kind: 'notification.cancelled', subjectId });
	}
	await record(work, { chainId, kind: 'task.opened', subjectId: taskId });
}
