import type { Actor } from '#domain/actor.ts';
import { trajectoryTypes } from '#domain/trajectory-type.ts';
import { record } from '../audit/record.ts';
import * as cases from '../cases/ending.store.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import { followRhythm } from './rhythm.ts';
import * as trajectories from './store.ts';

export type OpenOutcome = { trajectoryId: string } | { problem: 'service-missing' } | NotForYou;

/** Another trajectory beside those there are; a case that was closed is open again with it. */
export function openTrajectoryIn(
	actor: Actor,
	partId: string,
	serviceType: string
): Promise<OpenOutcome> {
	return together(actor, async (work) => {
		if (isId(partId)) await cases.holdEnding(work, partId);
		const found = await findCase(work, partId, 'part.trajectory');
		if ('problem' in found) return found;
		const type = trajectoryTypes.find((known) => known === serviceType);
		if (!type) return { problem: 'service-missing' };

		const trajectoryId = await trajectories.add(work, partId, type);
		await record(work, { chainId: partId, kind: 'trajectory.opened', subjectId: trajectoryId });
		if (found.status === 'closed') {
			await cases.setOpen(work, partId, true);
			await record(work, { chainId: partId, kind: 'case.reopened' });
		}
		await followRhythm(work, found, { trajectoryId });
		return { trajectoryId };
	});
}
