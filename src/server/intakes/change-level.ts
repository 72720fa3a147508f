import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { isUrgent } from '#domain/intake.ts';
import { changeLevel, type LevelChangeProblem } from '#domain/level-change.ts';
import type { TriageLevel } from '#domain/triage.ts';
import { record } from '../audit/record.ts';
import * as looks from '../second-looks/store.ts';
import { together, type StaffWork } from '../work.ts';
import { chainOf, notFound, reach, subjectOf } from './reach.ts';
import { setLevel } from './set-level.ts';
import * as intakes from './store.ts';

/** `from` is the level the person saw who asks for the change. */
export interface LevelRequest {
	from: TriageLevel;
	to: TriageLevel;
	reason: string;
}
export type LevelOutcome =
	| { level: TriageLevel }
	| { waitsForSecond: true }
	| { problem: LevelChangeProblem | 'not-found' | 'already-waits' | 'take-first' };

/** Up at once, with a text to the others when it becomes T0 or T1; down with a reason, or by two. */
export function changeIntakeLevel(
	actor: Actor,
	id: string,
	request: LevelRequest
): Promise<LevelOutcome> {
	return together(actor, async (work) => {
		const intake = await reach(work, 'intake.change-level', id);
		if (!intake) return notFound;
		if (intake.level !== request.from) return { problem: 'level-changed-meanwhile' };
		const change = changeLevel({ ...request, by: actor.id });
		if ('problem' in change) return change;
		if (request.to > request.from && !maySeal(work, intake)) return { problem: 'take-first' };
		return 'level' in change ? set(work, intake, request) : propose(work, intake, request);
	});
}

async function set(
	work: StaffWork,
	intake: intakes.IntakeRow,
	{ from, to, reason }: LevelRequest
): Promise<LevelOutcome> {
	await setLevel(work, intake, to);
	if (to < from && isUrgent(to)) await intakes.alertUrgent(work, intake.id);
	await intakes.hintDesk(work);
	await record(work, {
		chainId: chainOf(intake),
		subjectId: intake.id,
		kind: to < from ? 'intake.level-raised' : 'intake.level-lowered',
		...(maySeal(work, intake) && { keyId: intake.keyId, detail: { from, to, reason } })
	});
	return { level: to };
}

async function propose(
	work: StaffWork,
	intake: intakes.IntakeRow,
	{ from, to, reason }: LevelRequest
): Promise<LevelOutcome> {
	if (await looks.waitingFor(work, intake.id)) return { problem: 'already-waits' };
	await looks.add(work, intake, { from, to, reason });
	await intakes.hintDesk(work);
	await record(work, {
		chainId: chainOf(intake),
		subjectId: intake.id,
		kind: 'intake.level-lowering-proposed',
		keyId: intake.keyId,
		detail: { from, to, reason }
	});
	return { waitsForSecond: true };
}

// what is sealed can be sealed only by whom its key opens for
function maySeal(work: StaffWork, intake: intakes.IntakeRow): boolean {
	return may(work.actor, 'intake.open', subjectOf(work, intake));
}
