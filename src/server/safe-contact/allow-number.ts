import type { Actor } from '#domain/actor.ts';
import type { EventKind } from '#domain/event.ts';
import { LONGEST_REASON } from '#domain/reason.ts';
import { record } from '../audit/record.ts';
import * as bundles from '../cases/bundle.store.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import type { CasePart } from '../cases/store.ts';
import * as people from '../people/store.ts';
import { together, type StaffWork } from '../work.ts';
import { beforeOf } from './refusal.ts';
import { markOf } from './standing.ts';
import * as plans from './store.ts';

export type AllowOutcome =
	| { allowed: true }
	| {
			problem: 'reason-missing' | 'reason-too-long' | 'not-possible-now' | 'plan-changed-meanwhile';
	  }
	| NotForYou;
export interface AllowRequest {
	what: Allowance;
	reason: string;
	/** The mark of plan and number on the page: a yes is to the number that was looked at. */
	seen: string;
}
/** `shared`: texts to a number on which somebody else is reached too (SC-21). `free`: free words by text (5.2). */
export type Allowance = keyof typeof allowances;

const allowances = {
	shared: { allow: plans.allowShared, kind: 'number.allowed-shared', chain: chainOfCase },
	free: { allow: plans.allowFree, kind: 'number.allowed-free', chain: chainOfPart }
} as const satisfies Record<string, { kind: EventKind; [more: string]: unknown }>;

/** A supervisor's yes to what a plan cannot allow by itself. */
export function allowNumber(
	actor: Actor,
	partId: string,
	{ what, reason, seen }: AllowRequest
): Promise<AllowOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.allow-number');
		if ('problem' in found) return found;
		const words = reason.trim();
		if (words === '') return { problem: 'reason-missing' };
		if (words.length > LONGEST_REASON) return { problem: 'reason-too-long' };
		const [asker] = await people.ofPart(work, found.partId);
		if (!asker) return { problem: 'not-found' };
		await plans.holdPlan(work, asker.id);
		const { plan, phone } = await beforeOf(work, asker.id);
		if (seen !== markOf(plan, phone)) return { problem: 'plan-changed-meanwhile' };
		const isAsked = what === 'shared' || plan?.kept.smsContentLevel === 'free';
		if (!isAsked) return { problem: 'not-possible-now' };
		const { allow, kind, chain } = allowances[what];
		if (!(await allow(work, asker.id))) return { problem: 'not-possible-now' };

		const detail = { reason: words };
		await record(work, { ...(await chain(work, found)), kind, subjectId: asker.id, detail });
		return { allowed: true };
	});
}

// on the chain of the case, which supervisors alone read: it tells that there is somebody else
async function chainOfCase(work: StaffWork, { partId }: CasePart) {
	const { caseId: chainId, keyId } = (await bundles.caseOf(work, partId))!;
	return { chainId, keyId };
}

function chainOfPart(_: StaffWork, { partId: chainId, keyId }: CasePart) {
	return { chainId, keyId };
}
