import type { VisitAct } from '#domain/visit.ts';
import { atTheDoor } from '../work.ts';
import { actOnVisit } from './act.ts';
import * as acting from './act.store.ts';

/**
 * What whoever is out says by a key, in the call that asks how it goes: the same as by a press on her page, in her
 * name. False when that call asks nothing any more.
 */
export async function answerVisitCall(
	call: { notificationId: string; attemptId: string },
	act: VisitAct
): Promise<boolean> {
	const asked = await atTheDoor((work) => acting.askedBy(work, call));
	if (!asked) return false;
	const { visitId, staffId: id, role, backBy } = asked;
	// told twice by the network, or by both who are there: half an hour more is half an hour
	if (act === 'more' && !asked.isAsked) return true;
	const outcome = await actOnVisit({ id, role }, visitId, { act, backBy });
	return 'done' in outcome;
}
