import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import {
	readIntervention,
	type InterventionProblems,
	type InterventionRequest
} from '#domain/intervention.ts';
import { record, staffChain } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import * as interventions from './store.ts';

export type KeepOutcome =
	| { interventionId: string }
	| { problems: InterventionProblems }
	| { problem: 'not-possible-now' }
	| NotForYou;

/** Another one in the catalogue, or one that is there as it is now. What ends stays to be read. */
export function keepIntervention(
	actor: Actor,
	{ id, version }: { id: string; version: number },
	request: InterventionRequest
): Promise<KeepOutcome> {
	return together(actor, async (work) => {
		if (!may(actor, 'intervention.keep', undefined)) return { problem: 'not-allowed' };
		const before = isId(id) ? await interventions.find(work, id) : undefined;
		if (id && !before) return { problem: 'not-found' };
		// what is mended on an old page would be typed for nothing
		if (before && before.version !== version) return { problem: 'not-possible-now' };
		const read = readIntervention(request);
		if ('problems' in read) return read;
		const isKept = !id || (await interventions.change(work, { id, version }, read.intervention));
		if (!isKept) return { problem: 'not-possible-now' };
		const interventionId = id || (await interventions.add(work, read.intervention));
		const kind = 'intervention.kept';
		await record(work, { chainId: staffChain, kind, subjectId: interventionId });
		return { interventionId };
	});
}
