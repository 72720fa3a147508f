import type { Actor } from '#domain/actor.ts';
import {
	closingProblems,
	leadsTo,
	type Closing,
	type ClosingField,
	type ClosingProblem
} from '#domain/closing.ts';
import { textProblem } from '#domain/free-text.ts';
import { withReferral } from '#domain/reason.ts';
import {
	asksChecklist,
	moveTrajectory,
	movesForFourEyes,
	trajectoryStatuses,
	type TrajectoryProblem
} from '#domain/trajectory.ts';
import { record } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import * as consents from '../consents/held.store.ts';
import { doubtIn } from '../dangers/doubt.ts';
import { settleReasons } from '../follow-ups/settle.ts';
import { hintDesk } from '../intakes/store.ts';
import { together, type StaffWork } from '../work.ts';
import { factsOf } from './facts.ts';
import { holdTrajectory, type At, type Found } from './found.ts';
import { leavesWaiting } from './leaves.ts';
import * as requests from './request.store.ts';

type Refused = TrajectoryProblem | 'too-long' | 'citizen-number' | 'asked-before' | 'still-open';
export type AskOutcome = { asked: true } | { problem: Refused } | NotForYou;
export type AskClosingOutcome =
	| { asked: true }
	| { problem: 'not-possible-now' | 'asked-before' | 'still-open' }
	| { problems: Partial<Record<ClosingField, ClosingProblem>> }
	| NotForYou;

const longestReason = 2000;

/** Asks a supervisor who never worked on it for a step that four eyes take. */
export function askStep(
	actor: Actor,
	at: At,
	{ to, why, referredTo = '' }: { to: string; why: string; referredTo?: string }
): Promise<AskOutcome> {
	return together(actor, async (work) => {
		const found = await holdTrajectory(work, at, 'part.trajectory');
		if ('problem' in found) return found;
		const status = trajectoryStatuses.find((code) => code === to);
		const facts = await factsOf(work, found.part, found);
		const isForFour = status && movesForFourEyes(found.line, facts).includes(status);
		if (!isForFour || asksChecklist(found.line, status)) return { problem: 'not-possible-now' };
		const asked = { ...facts, to: status, reason: why, referredTo, approved: true };
		const moved = moveTrajectory(found.line, asked);
		const told = withReferral(why, status === 'declined' ? referredTo : '');
		const problem = 'problem' in moved ? moved.problem : textProblem(told, longestReason);
		if (problem) return { problem };
		if (await requests.isWaiting(work, found.line.id)) return { problem: 'asked-before' };
		if (await leavesWaiting(work, found, status)) return { problem: 'still-open' };
		return keep(work, found, { to: status, why: told });
	});
}

/** Asks for the end of the help, with every line of the checklist answered. */
export function askClosing(actor: Actor, at: At, closing: Closing): Promise<AskClosingOutcome> {
	return together(actor, async (work) => {
		const found = await holdTrajectory(work, at, 'part.trajectory');
		if ('problem' in found) return found;
		const to = endOf(found);
		if (!to) return { problem: 'not-possible-now' };
		const problems = closingProblems(closing, {
			now: work.now,
			danger: await doubtIn(work, at.partId),
			hasAftercareConsent: await consents.holdsIn(work, at.partId, 'contact_after_closure')
		});
		if (Object.keys(problems).length > 0) return { problems };
		if (await requests.isWaiting(work, found.line.id)) return { problem: 'asked-before' };
		const end = leadsTo(to, closing.answers.aftercare ?? null);
		if (await leavesWaiting(work, found, end)) return { problem: 'still-open' };
		return keep(work, found, { to, why: closing.why.trim(), closing });
	});
}

/** Where the end of the help leads from here; nowhere before it was looked back upon. */
export function endOf({ line }: Pick<Found, 'line'>): 'aftercare' | 'closed' | undefined {
	return (['aftercare', 'closed'] as const).find((to) => {
		const outcome = moveTrajectory(line, { to, reason: '', approved: true, isChecked: true });
		return 'status' in outcome;
	});
}

async function keep(
	work: StaffWork,
	{ part, line }: Found,
	asked: Parameters<typeof requests.add>[2]
): Promise<{ asked: true }> {
	const { partId, keyId } = part;
	const about = { trajectoryId: line.id, partId, keyId, from: line.status };
	// another step that came back waits on
	const aboutIds = await requests.idsTo(work, line.id, asked.to);
	await requests.add(work, about, asked);
	await settleReasons(work, { partId, aboutIds }, ['step-sent-back']);
	const detail = { reason: asked.why, from: line.status, to: asked.to };
	const what = { chainId: partId, kind: 'step.asked', subjectId: line.id } as const;
	await record(work, { ...what, keyId, detail });
	await hintDesk(work);
	return { asked: true };
}
