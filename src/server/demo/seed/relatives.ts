import type { Actor } from '#domain/actor.ts';
import { unknownPerson, type Person } from '#domain/person.ts';
import type { Relation } from '#domain/relation.ts';
import type { SiblingCheck } from '#domain/sibling-check.ts';
import { addPerson } from '../../people/add.ts';
import { checkSibling } from '../../people/check.ts';
import { makeHousehold } from '../../people/make-household.ts';
import { readPeoplePage } from '../../people/read.ts';
import { tiePeople } from '../../people/tie.ts';
import type { Case } from './acts.ts';
import { must } from './must.ts';

interface Drawn {
	people: Person[];
	/** By name, the first told by. */
	ties: [string, Relation['kind'], string, Partial<Relation>?][];
	home: [name: string, who: string[]];
}

export const nobody = unknownPerson;
const plain = { bond: 'normal', worry: 'none', hasAuthority: '', words: '' } as const;

/** Puts the family of a case on paper. */
export async function draws(
	actor: Actor,
	{ partId }: Case,
	{ people, ties, home: [name, who] }: Drawn
): Promise<void> {
	for (const one of people) {
		const added = await addPerson(actor, partId, { who: one, householdId: null });
		if (!('personId' in added)) throw new Error(`the demo cannot be told: ${one.name}`);
	}
	const { idOf, tieBetween } = await known(actor, partId);
	for (const [from, kind, to, more] of ties) {
		const relation = { ...plain, fromId: idOf(from), toId: idOf(to), kind, ...more };
		must(await tiePeople(actor, partId, { relation, seen: tieBetween(from, to) }));
	}
	must(await makeHousehold(actor, partId, { name, personIds: who.map(idOf) }));
}

export async function looksAfter(
	actor: Actor,
	{ partId }: Case,
	child: string,
	check: SiblingCheck
): Promise<void> {
	const { idOf } = await known(actor, partId);
	must(await checkSibling(actor, partId, { personId: idOf(child), check }));
}

async function known(actor: Actor, partId: string) {
	const { family, ties } = must(await readPeoplePage(actor, partId));
	const idOf = (name: string) => family.find((one) => one.name === name)!.id;
	const tieBetween = (one: string, other: string) => {
		const both = [idOf(one), idOf(other)];
		return ties.find(({ fromId, toId }) => both.includes(fromId) && both.includes(toId))?.id ?? '';
	};
	return { idOf, tieBetween };
}
