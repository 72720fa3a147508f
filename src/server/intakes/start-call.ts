import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { ownOpenParts, type OpenPart } from '../contacts/store.ts';
import { together } from '../work.ts';
import { emptyCall, type TypedCall } from './call-form.ts';

/** An empty form for a contact, dated now by the one clock, and the cases of hers it may belong to. */
export function startCall(
	actor: Actor,
	partId: string | undefined
): Promise<{ empty: TypedCall; parts: OpenPart[] } | { problem: 'not-allowed' }> {
	return together(actor, async (work) => {
		if (!may(actor, 'intake.log-call', undefined)) return { problem: 'not-allowed' };
		const hasCases = actor.role === 'counsellor' || actor.role === 'supervisor';
		const parts = hasCases ? await ownOpenParts(work) : [];
		const known = parts.find((part) => part.partId === partId);
		return { empty: { ...emptyCall(work.now), partId: known?.partId ?? '' }, parts };
	});
}
