import type { Actor } from '#domain/actor.ts';
import { endedWith, stoppedBy, withdrawalTask, type ConsentPurpose } from '#domain/consent.ts';
import type { ConsentWay } from '#domain/consent.ts';
import type { EventKind } from '#domain/event.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import type { CasePart } from '../cases/store.ts';
import * as followUps from '../follow-ups/store.ts';
import * as people from '../people/store.ts';
import * as plans from '../safe-contact/store.ts';
import { followAgreed } from '../trajectories/rhythm.ts';
import { together, type StaffWork } from '../work.ts';
import * as disclosures from './disclosure.store.ts';
import * as consents from './store.ts';
import type { KeptConsent } from './store.ts';

export interface WithdrawRequest {
	personId: string;
	/** All that she said yes to for this, or one yes. */
	purpose?: ConsentPurpose;
	consentId?: string;
	how?: Exclude<ConsentWay, 'room'>;
}
export type WithdrawOutcome = { withdrawn: true } | { problem: 'no-consent' } | NotForYou;

/**
 * Her no acts at once, in this transaction: texts that wait are taken back, what was shared is marked,
 * and a task reminds to talk about what now. What was lawful before stays so.
 */
export function withdrawConsent(
	actor: Actor,
	partId: string,
	request: WithdrawRequest
): Promise<WithdrawOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.consent');
		if ('problem' in found) return found;
		const { personId, how = 'talk' } = request;
		const persons = await people.ofPart(work, found.partId);
		if (!persons.some(({ id }) => id === personId)) return { problem: 'not-found' };

		await plans.holdPlan(work, personId);
		const all = await consents.ofPart(work, found.partId);
		const chosen = all.filter((one) => isMeant(one, request));
		const ending = new Set(chosen.flatMap((one) => endedWith(one, all)));
		const ended = await consents.end(
			work,
			[...ending].map(({ id }) => id),
			how
		);
		if (ended.length === 0) return { problem: 'no-consent' };
		await follow(work, found, { personId, ended, stops: stoppedBy([...ending]) });
		if ([...ending].some((one) => one.purpose === 'contact_after_closure'))
			await followAgreed(work, found);
		return { withdrawn: true };
	});
}

function isMeant(one: KeptConsent, { personId, purpose, consentId }: WithdrawRequest): boolean {
	const isChosen = consentId === undefined ? one.purpose === purpose : one.id === consentId;
	return isChosen && one.personId === personId && !one.withdrawnAt;
}

interface Ended {
	personId: string;
	ended: string[];
	stops: ReturnType<typeof stoppedBy>;
}

async function follow(work: StaffWork, found: CasePart, { personId, ended, stops }: Ended) {
	const cancelled = await consents.stopTexts(work, personId, stops);
	const marked = await disclosures.mark(work, ended);
	const reasonCode = withdrawalTask(marked.length);
	const taskId = await followUps.addTask(work, found, { personId, reasonCode });
	const told: [EventKind, string[]][] = [
		['consent.withdrawn', ended],
		['notification.cancelled', cancelled],
		['disclosure.marked', marked],
		['task.opened', [taskId]]
	];
	for (const [kind, ids] of told)
		for (const subjectId of ids) await record(work, { chainId: found.partId, kind, subjectId });
}
