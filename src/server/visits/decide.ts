import type { Actor } from '#domain/actor.ts';
import { reasonProblem, type ReasonProblem } from '#domain/reason.ts';
import { actOn, type VisitDecision } from '#domain/visit.ts';
import { record } from '../audit/record.ts';
import { together } from '../work.ts';
import * as acting from './act.store.ts';
import { findVisit } from './found.ts';

export interface DecideRequest {
	/** Absent when nothing was chosen. */
	decision: VisitDecision | undefined;
	words: string;
}
export type DecideOutcome =
	| { decided: true }
	| {
			problem:
				ReasonProblem | 'decision-missing' | 'decided-before' | 'visit-not-kept' | 'not-found';
	  };

/** A supervisor decides, in words, about somebody of whom nothing is heard: she is safe, the police are called, or not. */
export function decideAboutVisit(
	actor: Actor,
	id: string,
	{ decision, words }: DecideRequest
): Promise<DecideOutcome> {
	return together(actor, async (work) => {
		const found = await findVisit(work, id, 'visit.decide');
		if ('problem' in found) return found;
		if (!decision) return { problem: 'decision-missing' };
		const problem = reasonProblem(words);
		if (problem) return { problem };
		const { row, part } = found;
		const acted = decision === 'safe' && !row.outAt ? actOn(row, 'out', work.now) : undefined;
		if (acted && 'problem' in acted) return { problem: 'visit-not-kept' };
		const out = acted && { visit: acted.visit, kind: 'visit.out' as const };
		if (out && !(await acting.keep(work, id, out))) return { problem: 'visit-not-kept' };
		const settled = await acting.settleTask(work, id);
		if (!settled && !out) return { problem: 'decided-before' };
		const detail = { decision, reason: words.trim() };
		const about = { chainId: row.partId, kind: 'visit.decided', subjectId: id } as const;
		await record(work, part ? { ...about, keyId: part.keyId, detail } : about);
		return { decided: true };
	});
}
