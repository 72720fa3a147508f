import type { Actor } from '#domain/actor.ts';
import { inOrder, personProblems, type Person, type PersonProblems } from '#domain/person.ts';
import { localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { together } from '../work.ts';
import { planAskingAgain } from './ask-again.ts';
import * as households from './household.store.ts';
import * as people from './store.ts';

export interface PersonRequest {
	who: Person;
	/** Where she lives; null when that is not known. */
	householdId: string | null;
}
export type AddOutcome = { personId: string } | { problems: PersonProblems } | NotForYou;

/** Adds somebody to a case: each child a person of its own. Who asks is there from the first day. */
export function addPerson(
	actor: Actor,
	partId: string,
	{ who, householdId }: PersonRequest
): Promise<AddOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.write');
		if ('problem' in found) return found;
		const roles = inOrder(who.roles).filter((role) => role !== 'asker');
		const added = { ...who, roles };
		const problems = personProblems(added, localDate(work.now));
		if (Object.keys(problems).length > 0) return { problems };
		const homes = await households.ofPart(work, found.partId);
		if (householdId && !homes.some(({ id }) => id === householdId)) return { problem: 'not-found' };

		const personId = await people.add(work, found, { who: added, householdId });
		await record(work, { chainId: found.partId, kind: 'person.added', subjectId: personId });
		const { birthDate } = added;
		if (birthDate) await planAskingAgain(work, found, { personId, birthDate });
		return { personId };
	});
}
