import type { Actor } from '#domain/actor.ts';
import { isOffered } from '#domain/intervention.ts';
import { recordReading, type NotForYou } from '../cases/found.ts';
import type { Head } from '../cases/read.ts';
import { topOf, type TrajectoryTop } from '../help-plans/read.ts';
import { together } from '../work.ts';
import * as chosen from './chosen.store.ts';
import type { ChosenIntervention } from './chosen.store.ts';
import * as interventions from './store.ts';
import type { KeptIntervention } from './store.ts';

export interface ChosenPage extends TrajectoryTop {
	chosen: ChosenIntervention[];
	/** What can begin today, by name. */
	offered: Pick<KeptIntervention, 'id' | 'name' | 'provider' | 'category'>[];
}

const mostOffered = 500;

/** What was chosen in a trajectory, and what may be chosen by whoever works on it. */
export function readChosen(
	actor: Actor,
	partId: string,
	trajectoryId: string | undefined
): Promise<ChosenPage | { noTrajectory: Head } | NotForYou> {
	return together(actor, async (work) => {
		const at = await topOf(work, partId, trajectoryId);
		if ('problem' in at || 'noTrajectory' in at) return at;
		const { top, found } = at;
		const all = top.mayWrite
			? await interventions.page(work, { after: undefined, limit: mostOffered })
			: [];
		const page = {
			...top,
			chosen: await chosen.ofTrajectory(work, top.trajectory.id),
			offered: all
				.filter((one) => isOffered(one, top.today))
				.map(({ id, name, provider, category }) => ({ id, name, provider, category }))
		};
		await recordReading(work, found);
		return page;
	});
}
