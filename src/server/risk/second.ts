import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import type { EventKind } from '#domain/event.ts';
import type { FieldProblems } from '#domain/field-problems.ts';
import { readSecond, type SecondAnswer } from '#domain/risk.ts';
import { record, recordRefusal } from '../audit/record.ts';
import * as cases from '../cases/ending.store.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import * as judgements from './store.ts';

export type SecondOutcome =
	| { seconded: true }
	| { problems: FieldProblems }
	| { problem: 'not-possible-now' | 'same-person' }
	| NotForYou;

const saidAs = {
	agrees: 'risk.seconded',
	differs: 'risk.differed'
} as const satisfies Record<SecondAnswer, EventKind>;

/** The second one says whether she sees it alike; where she does not, hers stands beside the first and no third is made of them. */
export function secondRisk(
	actor: Actor,
	{ partId, judgementId }: { partId: string; judgementId: string },
	request: { says: string; level: string; words: string }
): Promise<SecondOutcome> {
	return together(actor, async (work) => {
		if (isId(partId)) await cases.holdEnding(work, partId);
		const found = await findCase(work, partId, 'part.read-story');
		if ('problem' in found) return found;
		const judgement = await judgements.latest(work, partId);
		if (!judgement) return { problem: 'not-found' };
		if (judgement.judgedBy === actor.id) return { problem: 'same-person' };
		if (!may(actor, 'risk.second', { judgedBy: judgement.judgedBy, part: found })) {
			await recordRefusal(work, 'part.reading-refused', partId);
			return { problem: 'not-allowed' };
		}
		const isAsked = judgement.waits && found.status !== 'closed';
		if (judgement.id !== judgementId || !isAsked) return { problem: 'not-possible-now' };
		const read = readSecond(request, judgement.level);
		if ('problems' in read) return read;
		if (!(await judgements.second(work, judgement, read))) return { problem: 'not-possible-now' };
		await record(work, { chainId: partId, kind: saidAs[read.says], subjectId: judgement.id });
		return { seconded: true };
	});
}
