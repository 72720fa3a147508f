import { may, type Action } from '#domain/access.ts';
import type { VisitSubject } from '#domain/access-subject.ts';
import { isWithSupervisors, stateOf } from '#domain/visit.ts';
import { recordRefusal } from '../audit/record.ts';
import * as cases from '../cases/store.ts';
import type { CasePart } from '../cases/store.ts';
import { isId } from '../row-id.ts';
import type { StaffWork } from '../work.ts';
import { hasOpenTask } from './task.store.ts';
import * as visits from './store.ts';
import type { VisitRow } from './store.ts';

export type VisitAction = Extract<Action, `visit.${string}`> & keyof Omit<Actions, 'visit.list'>;
type Actions = Record<Extract<Action, `visit.${string}`>, unknown>;
export interface FoundVisit {
	row: VisitRow;
	subject: VisitSubject;
	/** Absent for the second person who does not know the case. */
	part: CasePart | undefined;
}

/** The visit, locked, when this actor may do this with it; a refusal is written down. */
export async function findVisit(
	work: StaffWork,
	id: string,
	action: VisitAction
): Promise<FoundVisit | { problem: 'not-found' }> {
	const row = isId(id) ? await visits.hold(work, id) : undefined;
	const found = row && (await aboutVisit(work, row));
	if (found && may(work.actor, action, found.subject)) return found;
	if (isId(id)) await recordRefusal(work, 'part.reading-refused', id);
	return { problem: 'not-found' };
}

export async function aboutVisit(work: StaffWork, row: VisitRow): Promise<FoundVisit> {
	const part = await cases.find(work, row.partId);
	const { goes, second } = row;
	const asksDecision = await hasOpenTask(work, row);
	const nobodyGoes = stateOf(row) === 'left';
	const at = { goes, second, isWithSupervisors: isWithSupervisors(row), asksDecision, nobodyGoes };
	return { row, part, subject: { ...at, part: part ?? { counsellorIds: [] } } };
}
