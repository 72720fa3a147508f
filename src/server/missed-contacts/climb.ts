import { nextRung, tryAgain, type MissedRung, type MissedTold } from '#domain/missed-contact.ts';
import { reasonOf } from '#domain/task-reason.ts';
import type { FollowUpMove } from '#domain/follow-up.ts';
import { record } from '../audit/record.ts';
import type { CasePart } from '../cases/store.ts';
import * as followUps from '../follow-ups/store.ts';
import type { KeptFollowUp } from '../follow-ups/store.ts';
import { holidays } from '../house.ts';
import { rulesAbout } from '../safe-contact/rules.ts';
import type { StaffWork } from '../work.ts';
import * as missed from './store.ts';
import type { OpenRung } from './store.ts';

export interface Heard {
	/** Who did not come, or was heard from. A word about somebody else changes nothing. */
	personIds: readonly string[];
	told: MissedTold;
	/** When that was, or was to be. */
	at: Date;
}

/**
 * What waits after a missed contact follows what was heard, in the same transaction: another try, a supervisor’s
 * decision, or nothing any longer. `settled` is a try that was settled just now by hand.
 */
export async function climb(
	work: StaffWork,
	found: CasePart,
	{ personIds, told, at }: Heard,
	settled?: OpenRung
): Promise<void> {
	const here = settled ?? (await missed.open(work, found.partId));
	const personId = here ? here.personId : personIds[0];
	if (!personId || !personIds.includes(personId)) return;
	const { version, plan } = await rulesAbout(work, personId);
	const next = nextRung(here, { told, at }, version?.kept.detail.missedContactPlan);
	if (!settled && here?.rung === next) return;
	const { partId: chainId, keyId } = found;
	if (here && !settled && (await missed.settle(work, here)))
		await record(work, { chainId, kind: 'task.done', subjectId: here.id });
	if (!next) return;

	const due = tryAgain(next, { at, plan, holidays: holidays() }, work.now);
	// what a supervisor decides is nobody’s task but hers
	const whose = reasonOf({ reasonCode: next }).isSupervisors ? { counsellorId: null } : {};
	const task = { reasonCode: next, personId, startsAt: due.at, ...whose };
	const id = await followUps.addTask(work, found, task);
	const detail = { at: due.at };
	await record(work, { chainId, kind: 'task.opened', subjectId: id, keyId, detail });
}

/** An appointment went on, or somebody did not come; or a try was made. */
export async function climbAfter(
	work: StaffWork,
	found: CasePart,
	{ current, move }: { current: KeptFollowUp; move: FollowUpMove }
): Promise<void> {
	const { id, version, personId, startsAt: planned, createdAt: since } = current;
	if (!personId || (move !== 'complete' && move !== 'miss')) return;
	const told = move === 'miss' ? 'not-reached' : 'reached';
	const personIds = [personId];
	if (current.kind === 'appointment') return climb(work, found, { personIds, told, at: planned });
	if (!reasonOf(current).isTry) return;
	const rung = current.reasonCode as MissedRung;
	const settled = { id, version, rung, since, at: planned, personId };
	return climb(work, found, { personIds, told, at: work.now }, settled);
}
