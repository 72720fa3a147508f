import type { Actor } from '#domain/actor.ts';
import { describedProblems, type Described, type DescribedProblem } from '#domain/aims.ts';
import { fundings, pathways } from '#domain/trajectory-type.ts';
import { record } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import { together } from '../work.ts';
import { endedProblem, findTrajectory, type At } from './found.ts';
import { followRhythm } from './rhythm.ts';
import * as trajectories from './store.ts';

export interface DescribeRequest extends Described {
	/** Of what is on the page. */
	version: number;
}
type Refused = 'changed-meanwhile' | 'help-ended';
export type DescribeOutcome =
	| { described: true }
	| { problems: Partial<Record<keyof DescribeRequest, DescribedProblem | Refused>> }
	| NotForYou;

/** What it is for, where somebody comes from, and what it is paid from. */
export function describeTrajectory(
	actor: Actor,
	at: At,
	request: DescribeRequest
): Promise<DescribeOutcome> {
	return together(actor, async (work) => {
		const found = await findTrajectory(work, at, 'part.trajectory');
		if ('problem' in found) return found;
		const { part, line } = found;
		const ended = endedProblem(found, 'aimSubject');
		if (ended) return ended;
		const problems = describedProblems(line.type, request);
		if (Object.keys(problems).length > 0) return { problems };

		const { aimSubject, aimOtherRelatives, version } = request;
		const kept = await trajectories.describe(
			work,
			{ id: line.id, version, keyId: part.keyId },
			{
				aims: { aimSubject: aimSubject.trim(), aimOtherRelatives: aimOtherRelatives.trim() },
				pathway: pathways.find((known) => known === request.pathway)!,
				funding: fundings.find((known) => known === request.funding) ?? null
			}
		);
		if (!kept) return { problems: { version: 'changed-meanwhile' } };
		await record(work, {
			chainId: part.partId,
			kind: 'trajectory.described',
			subjectId: line.id,
			keyId: part.keyId,
			detail: { from: line.aims, pathway: line.pathway, funding: line.funding ?? '' }
		});
		await followRhythm(work, part, { trajectoryId: line.id, before: line });
		return { described: true };
	});
}
