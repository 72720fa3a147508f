import type { Actor } from '#domain/actor.ts';
import type { EventKind } from '#domain/event.ts';
import { actOn, type VisitAct, type VisitProblem } from '#domain/visit.ts';
import { together } from '../work.ts';
import * as acting from './act.store.ts';
import { findVisit } from './found.ts';

/** With the moment that stood on her page: pressed twice on a slow line, half an hour more is half an hour. */
export interface ActRequest {
	act: VisitAct;
	backBy: string;
}
export type ActOutcome =
	| { done: true }
	/** `visit-not-kept`: nothing is known of it, and she has to hear so. */
	| { problem: VisitProblem | 'visit-not-kept' | 'not-found' };

const kinds = {
	in: 'visit.in',
	out: 'visit.out',
	more: 'visit.more',
	help: 'visit.help'
} as const satisfies Record<VisitAct, EventKind>;

/** What whoever is there says, by one press: she came in, is out again, needs longer, or needs help. */
export function actOnVisit(
	actor: Actor,
	id: string,
	{ act, backBy }: ActRequest
): Promise<ActOutcome> {
	return together(actor, async (work) => {
		const found = await findVisit(work, id, 'visit.act');
		if ('problem' in found) return found;
		const { row } = found;
		if (act === 'more' && backBy !== row.backBy.toISOString()) return { done: true };
		const acted = actOn(row, act, work.now);
		if ('problem' in acted) return acted;
		const { visit } = acted;
		const isNew = (['inAt', 'outAt', 'helpAt', 'backBy'] as const).some(
			(field) => visit[field]?.getTime() !== row[field]?.getTime()
		);
		const isKept = !isNew || (await acting.keep(work, id, { visit, kind: kinds[act] }));
		return isKept ? { done: true } : { problem: 'visit-not-kept' };
	});
}
