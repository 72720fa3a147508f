import type { Actor } from '#domain/actor.ts';
import { leadsTo } from '#domain/closing.ts';
import { askedTextProblem, textProblem } from '#domain/free-text.ts';
import { asksChecklist, isOpen } from '#domain/trajectory.ts';
import { record } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import { doubtIn } from '../dangers/doubt.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import { holdTrajectory, type At, type Found } from './found.ts';
import { leavesWaiting } from './leaves.ts';
import * as requests from './request.store.ts';
import type { StepRequest } from './request.store.ts';
import { followRhythm } from './rhythm.ts';
import * as trajectories from './store.ts';

export interface StepDecision {
	requestId: string;
	agrees: boolean;
	/** What goes back with it; needed where it is sent back. */
	words: string;
}
type Refused =
	| 'words-missing'
	| 'too-long'
	| 'citizen-number'
	| 'not-possible-now'
	| 'still-open'
	| 'still-too-dangerous'
	| 'second-awaited'
	| 'same-person';
export type StepDecidedOutcome = { decided: true } | { problem: Refused } | NotForYou;

const longestWords = 2000;

/** The other two eyes: a yes takes the step in the same transaction, a no goes back with words. */
export function decideStep(
	actor: Actor,
	at: At,
	{ requestId, agrees, words }: StepDecision
): Promise<StepDecidedOutcome> {
	return together(actor, async (work) => {
		const found = await holdTrajectory(work, at, 'part.approve-move');
		if ('problem' in found) return found;
		const request = await waitingOne(work, found, requestId);
		if (!request) return { problem: 'not-possible-now' };
		if (request.askedBy === actor.id) return { problem: 'same-person' };
		const problem = (agrees ? textProblem : askedTextProblem)(words, longestWords);
		if (problem) return { problem };

		const decision = agrees ? 'agreed' : 'sent-back';
		const said = { decision, words: words.trim() } as const;
		// what was answered when it was asked may be otherwise by now
		const closes = agrees && asksChecklist(found.line, request.toStatus);
		const doubt = closes ? await doubtIn(work, at.partId) : undefined;
		if (doubt) return { problem: doubt === 'grave' ? 'still-too-dangerous' : doubt };
		const to = leadsTo(request.toStatus, request.aftercare);
		if (agrees && (await leavesWaiting(work, found, to))) return { problem: 'still-open' };
		if (!(await requests.decide(work, request, said))) return { problem: 'not-possible-now' };
		if (agrees) await follow(work, found, request);
		else await recordSentBack(work, found, said.words);
		return { decided: true };
	});
}

/** Whoever works on it asks no more. */
export function withdrawStep(
	actor: Actor,
	at: At,
	requestId: string
): Promise<{ withdrawn: true } | { problem: 'not-possible-now' } | NotForYou> {
	return together(actor, async (work) => {
		const found = await holdTrajectory(work, at, 'part.trajectory');
		if ('problem' in found) return found;
		const request = await waitingOne(work, found, requestId);
		const taken = { decision: 'withdrawn', words: '' } as const;
		if (!request || !(await requests.decide(work, request, taken)))
			return { problem: 'not-possible-now' };
		const chainId = found.part.partId;
		await record(work, { chainId, kind: 'step.withdrawn', subjectId: found.line.id });
		return { withdrawn: true };
	});
}

async function waitingOne(
	work: StaffWork,
	{ line }: Found,
	requestId: string
): Promise<StepRequest | undefined> {
	const request = isId(requestId) ? await requests.find(work, requestId) : undefined;
	return request?.trajectoryId === line.id && request.decision === null ? request : undefined;
}

/** What follows on a yes: it is told, what was learned is kept, and the rhythm is another. */
async function follow(work: StaffWork, { part, line }: Found, request: StepRequest): Promise<void> {
	const { partId, keyId } = part;
	const all = await trajectories.ofPart(work, partId);
	const to = all.find(({ id }) => id === line.id)!.status;
	const detail = { reason: request.why, from: line.status, to };
	const what = { chainId: partId, kind: 'trajectory.moved', subjectId: line.id } as const;
	await record(work, { ...what, keyId, detail });
	const { closing } = request;
	if (closing?.answers.lesson === 'written')
		await requests.keepLesson(work, request.id, closing.words.lesson?.trim() ?? '');
	await followRhythm(work, part, { trajectoryId: line.id, before: line });
	await tellOfCase(work, part, all);
}

async function tellOfCase(
	work: StaffWork,
	{ partId, status }: Found['part'],
	all: readonly trajectories.Trajectory[]
): Promise<void> {
	const isOpenNow = all.some((one) => isOpen(one.status));
	if (isOpenNow !== (status === 'closed')) return;
	await record(work, { chainId: partId, kind: isOpenNow ? 'case.reopened' : 'case.closed' });
}

export function recordSentBack(
	work: StaffWork,
	{ part, line }: Pick<Found, 'part' | 'line'>,
	reason: string
): Promise<void> {
	const { partId, keyId } = part;
	const what = { chainId: partId, kind: 'step.sent-back', subjectId: line.id } as const;
	return record(work, { ...what, keyId, detail: { reason } });
}
