import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { findCase, recordReading, type NotForYou } from '../cases/found.ts';
import * as rooms from '../cases/intake.store.ts';
import { headOf, namesOfStaff, type Head } from '../cases/read.ts';
import * as people from '../people/store.ts';
import { together } from '../work.ts';

export interface PlanPage extends Head {
	mayPlan: boolean;
	hasOpenRoom: boolean;
}

/** Opens the page of the safe-contact plan; it shows a case, so reading it stays written down. */
export function readPlanPage(actor: Actor, partId: string): Promise<PlanPage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.view');
		if ('problem' in found) return found;
		const all = await people.ofPart(work, found.partId);
		const names = await namesOfStaff(work);
		const page = {
			...(await headOf(work, found, { all, names })),
			mayPlan: may(actor, 'part.plan', found),
			hasOpenRoom: (await rooms.roomsOf(work, found.partId)).some(({ isOpen }) => isOpen)
		};
		await recordReading(work, found);
		return page;
	});
}
