import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { interventionCategories } from '#domain/intervention.ts';
import type { NotForYou } from '../cases/found.ts';
import { isId } from '../row-id.ts';
import { localDate } from '#domain/time.ts';
import { together } from '../work.ts';
import * as interventions from './store.ts';
import type { KeptIntervention } from './store.ts';

export interface InterventionList {
	interventions: KeptIntervention[];
	category: string | undefined;
	/** The one that is changed. */
	edited: KeptIntervention | undefined;
	/** After which one the next page begins, when there is one. */
	next: string | undefined;
	mayKeep: boolean;
	today: string;
}
interface Asked {
	category?: string | undefined;
	after?: string | undefined;
	edit?: string | undefined;
}

const aPage = 50;

/** What is offered, by name; of no case, so reading it opens none. */
export function listInterventions(
	actor: Actor,
	{ category, after, edit }: Asked
): Promise<InterventionList | NotForYou> {
	return together(actor, async (work) => {
		if (!may(actor, 'intervention.list', undefined)) return { problem: 'not-found' };
		const mayKeep = may(actor, 'intervention.keep', undefined);
		const known = interventionCategories.find((code) => code === category);
		const from = after && isId(after) ? await interventions.find(work, after) : undefined;
		const asked = { after: from, limit: aPage + 1, category: known };
		const rows = await interventions.page(work, asked);
		const shown = rows.slice(0, aPage);
		const last = shown.at(-1);
		const isEdited = mayKeep && edit !== undefined && isId(edit);
		return {
			interventions: shown,
			category: known,
			edited: isEdited ? await interventions.find(work, edit) : undefined,
			next: rows.length > aPage ? last?.id : undefined,
			mayKeep,
			today: localDate(work.now)
		};
	});
}
