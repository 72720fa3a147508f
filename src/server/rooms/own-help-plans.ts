import { clientCopy, type ClientCopy } from '#domain/client-copy.ts';
import { openHelpPlan } from '../help-plans/sealed-plan.ts';
import { openKey } from '../keys/data-keys.ts';
import { openScores } from '../trajectory-reviews/sealed-review.ts';
import type { Work } from '../work.ts';
import { helpPlans } from './help-plan.store.ts';
import { herselfIn } from './own-consents.ts';

/** Her copy of a plan, as she reads it in her room. */
export interface OwnHelpPlan extends ClientCopy {
	/** Both 'YYYY-MM-DD'. */
	agreedOn: string;
	reviewOn: string | null;
}

/** The plans she herself agreed to and wants to read here; what anybody else in her case agreed to is nothing for her room. */
export async function ownHelpPlans(work: Work, roomId: string): Promise<OwnHelpPlan[]> {
	const all = await helpPlans(work, roomId);
	if (all.length === 0) return [];
	const herself = await herselfIn(work, roomId);
	return all
		.filter(({ personId }) => personId === herself)
		.map(({ id, key, sealed, scored, waiting, agreedOn, reviewOn }) => {
			const opened = openKey(work, key);
			const scores = scored ? openScores(opened, scored.reviewId, scored.sealed) : [];
			const copy = clientCopy(openHelpPlan(opened, id, sealed), { scores, waiting });
			return { ...copy, agreedOn, reviewOn };
		});
}
