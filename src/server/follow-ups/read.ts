import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { findCase, recordReading, type NotForYou } from '../cases/found.ts';
import { headOf, namesOfStaff, type Head } from '../cases/read.ts';
import * as people from '../people/store.ts';
import type { Person } from '../people/store.ts';
import { isId } from '../row-id.ts';
import { stillGood } from '../safe-contact/confirm-again.ts';
import * as timeline from '../timeline/about.store.ts';
import { together } from '../work.ts';
import { showAll, type ShownFollowUp } from './shown.ts';
import * as followUps from './store.ts';

export interface FollowUpPage extends Head {
	mayPlan: boolean;
	people: Person[];
	/** Absent for a new one. */
	followUp?: ShownFollowUp;
	/** The mark of her plan, when this talk can confirm it anew. */
	planSeen?: string | undefined;
	now: Date;
}

/** Opens the page of one follow-up, or of a new one. */
export function readFollowUpPage(
	actor: Actor,
	partId: string,
	followUpId?: string
): Promise<FollowUpPage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.view');
		if ('problem' in found) return found;
		const all = await people.ofPart(work, found.partId);
		const one =
			followUpId && isId(followUpId)
				? await followUps.find(work, found.partId, followUpId)
				: undefined;
		if (followUpId && !one) return { problem: 'not-found' };
		const texts = one ? await timeline.textsAbout(work, [one.id]) : [];
		const [followUp] = one ? await showAll(work, [one], { all, texts }) : [];
		const page = {
			...(await headOf(work, found, { all, names: await namesOfStaff(work) })),
			mayPlan: may(actor, 'part.follow-up', found),
			people: all,
			...(followUp && { followUp }),
			planSeen: one && (await stillGood(work, found, one))?.mark,
			now: work.now
		};
		await recordReading(work, found);
		return page;
	});
}
