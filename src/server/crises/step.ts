import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import {
	dueAfterMove,
	happened,
	isSpokenWith,
	moveCrisis,
	settledBy,
	type CrisisDue,
	type CrisisMove,
	type CrisisStatus,
	type Notifiable
} from '#domain/crisis.ts';
import { holidays } from '../house.ts';
import { subjectOf } from '../intakes/reach.ts';
import type { IntakeRow } from '../intakes/store.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { together, type StaffWork } from '../work.ts';
import { reach } from './reach.ts';
import { sealCrisis } from './sealed-words.ts';
import * as crises from './store.ts';

/** `stepId` comes from the form, so that one sent twice is one step; `from` is what was seen by whoever wrote it. */
export interface StepRequest {
	stepId: string;
	from: CrisisStatus;
	move: CrisisMove;
	whom: Notifiable | null;
	words: string;
	/** HH:MM; empty is now. */
	at: string;
}
export type StepOutcome =
	| { kept: true }
	| {
			problem: 'not-found' | 'not-possible-now' | 'words-missing' | 'choice-missing';
	  };

/** Writes down what was done, and plans or settles what follows on it. */
export function stepInCrisis(
	actor: Actor,
	intakeId: string,
	request: StepRequest
): Promise<StepOutcome> {
	return together(actor, async (work) => {
		const intake = await reach(work, 'crisis.act', intakeId);
		if (!intake || !mayDo(work, intake, request.move)) return { problem: 'not-found' };
		const open = (await crises.of(work, intakeId)).find(({ closedAt }) => closedAt === null);
		if (!open) return { problem: 'not-possible-now' };
		const moved = moveCrisis(request.from, request.move);
		if ('problem' in moved) return moved;
		const problem = problemWith(request);
		return problem
			? { problem }
			: keep(work, intake, { ...request, crisis: open, to: moved.status });
	});
}

async function keep(
	work: StaffWork,
	intake: IntakeRow,
	step: StepRequest & { crisis: crises.CrisisRow; to: CrisisStatus }
): Promise<StepOutcome> {
	const { crisis, stepId: id, move, words, ...rest } = step;
	// she took the key of her story with her: what was done is kept, and no words of it
	const key = (await dataKeys(work, [intake.keyId])).get(intake.keyId);
	const sealed = key ? sealCrisis(key, 'crisis_step', id, words.trim()) : null;
	const whom = move === 'notify' ? rest.whom : null;
	const happenedAt = happened(rest.at, work.now);
	const kept = { ...rest, id, crisisId: crisis.id, move, whom, sealed, happenedAt };
	const answer = await crises.step(work, kept);
	if (answer === 'kept-before') return { kept: true };
	if (answer !== 'kept') return { problem: answer === 'not-found' ? answer : 'not-possible-now' };
	await follow(work, crisis, move);
	return { kept: true };
}

async function follow(work: StaffWork, crisis: crises.CrisisRow, move: CrisisMove): Promise<void> {
	const due = dueAfterMove(move, {
		openedAt: crisis.openedAt,
		now: work.now,
		holidays: holidays()
	});
	const { done, off } = settledBy(move);
	const moves = (await crises.stepsOf(work, [crisis.id])).map((step) => step.move);
	for (const [what, at] of Object.entries(due) as [keyof CrisisDue, Date][])
		if (what !== 'contact' || !isSpokenWith(moves))
			await crises.plan(work, crisis.id, { what, due: at });
	if (done) await crises.settle(work, crisis.id, { what: done, to: 'done' });
	for (const what of off) await crises.settle(work, crisis.id, { what, to: 'cancelled' });
}

function mayDo(work: StaffWork, intake: IntakeRow, move: CrisisMove): boolean {
	return move !== 'evaluate' || may(work.actor, 'crisis.evaluate', subjectOf(work, intake));
}

function problemWith({ move, whom, words }: StepRequest) {
	if (move === 'notify' && !whom) return 'choice-missing';
	return words.trim() === '' ? 'words-missing' : undefined;
}
