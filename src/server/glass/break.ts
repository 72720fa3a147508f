import { randomUUID } from 'node:crypto';
import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { typedCaseCode } from '#domain/case-code.ts';
import { glassEnd, glassProblem, glassReviewBy } from '#domain/glass.ts';
import type { GlassProblem } from '#domain/glass.ts';
import { record, staffChain } from '../audit/record.ts';
import { holidays } from '../house.ts';
import { openKey } from '../keys/data-keys.ts';
import { together, type StaffWork } from '../work.ts';
import { sealGlass } from './sealed-words.ts';
import * as glass from './store.ts';

export type BreakOutcome =
	{ partId: string; until: Date } | { problem: GlassProblem | 'no-such-case' };

/**
 * Opens somebody else's case for an hour, to read. The counsellors of that case and the supervisors
 * hear of it at once; a supervisor looks at it within three working days.
 */
export function breakGlass(
	actor: Actor,
	{ code: typed, reason }: { code: string; reason: string }
): Promise<BreakOutcome> {
	return together(actor, async (work) => {
		// of whom the case is stays unknown here; the database refuses who works in it or shut it
		if (!may(actor, 'part.break-glass', { counsellorIds: [] })) return refused(work);
		const code = typedCaseCode(typed);
		const problem = glassProblem(code, reason);
		if (problem) return { problem };

		const id = randomUUID();
		const until = glassEnd(work.now);
		const reviewBy = glassReviewBy(work.now, holidays());
		const struck = await glass.strike(work, { id, code, until, reviewBy });
		if (!struck) return refused(work);
		const key = openKey(work, struck.key);
		await glass.giveReason(work, id, sealGlass(key, id, 'sealed', reason.trim()));
		return { partId: struck.partId, until };
	});
}

// On the chain of the house and without a code: whether there is such a case stays untold, in the trail too.
async function refused(work: StaffWork): Promise<{ problem: 'no-such-case' }> {
	const subjectId = work.actor.id;
	await record(work, { chainId: staffChain, kind: 'glass.breaking-refused', subjectId });
	return { problem: 'no-such-case' };
}
