import type { Actor } from '#domain/actor.ts';
import { relationProblem, type Relation, type RelationProblem } from '#domain/relation.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import type { CasePart } from '../cases/store.ts';
import { together, type StaffWork } from '../work.ts';
import * as people from './store.ts';
import * as ties from './tie.store.ts';

export interface TieRequest {
	relation: Relation;
	/** The tie the page showed between these two; empty when it showed none. */
	seen: string;
}
export type TieOutcome =
	| { tieId: string }
	| { problem: RelationProblem | 'already-tied' | 'changed-meanwhile' }
	| NotForYou;

/** Ties two people of a case, or says anew what they are to each other; the tie of before ends and stays. */
export function tiePeople(
	actor: Actor,
	partId: string,
	{ relation, seen }: TieRequest
): Promise<TieOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.write');
		if ('problem' in found) return found;
		const problem = relationProblem(relation);
		if (problem) return { problem };
		const all = await people.ofPart(work, found.partId);
		const both = [relation.fromId, relation.toId] as [string, string];
		if (!both.every((one) => all.some(({ id }) => id === one))) return { problem: 'not-found' };

		const current = await ties.holdBetween(work, found.partId, both);
		if (current && seen === '') return { problem: 'already-tied' };
		if ((current?.id ?? '') !== seen) return { problem: 'changed-meanwhile' };
		return { tieId: await keepTie(work, found, { relation, current }) };
	});
}

async function keepTie(
	work: StaffWork,
	found: CasePart,
	{ relation, current }: { relation: Relation; current: ties.Tie | undefined }
): Promise<string> {
	if (current && isSame(current, relation)) return current.id;
	if (current) await ties.end(work, found.partId, current.id);
	const tieId = await ties.add(work, found, relation);
	await record(work, { chainId: found.partId, kind: 'person.tied', subjectId: tieId });
	return tieId;
}

function isSame(one: Relation, other: Relation): boolean {
	const names = Object.keys(other) as (keyof Relation)[];
	return names.every((name) => one[name] === other[name]);
}
