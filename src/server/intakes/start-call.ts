import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { together } from '../work.ts';
import { emptyCall, type TypedCall } from './call-form.ts';

/** An empty form for a call, dated now by the one clock. */
export function startCall(actor: Actor): Promise<TypedCall | { problem: 'not-allowed' }> {
	return together(actor, async (work) =>
		may(actor, 'intake.log-call', undefined) ? emptyCall(work.now) : { problem: 'not-allowed' }
	);
}
