import type { Actor } from '#domain/actor.ts';
import { changesOf, inOrder, personProblems, type PersonProblems } from '#domain/person.ts';
import { localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import type { CasePart } from '../cases/store.ts';
import { together, type StaffWork } from '../work.ts';
import type { PersonRequest } from './add.ts';
import { planAskingAgain } from './ask-again.ts';
import * as households from './household.store.ts';
import * as people from './store.ts';
import type { Person } from './store.ts';

export interface ChangeRequest extends PersonRequest {
	personId: string;
	/** The version on the page: a change that somebody made meanwhile is not overwritten. */
	version: number;
}
export type ChangeOutcome =
	{ changed: true } | { problems: PersonProblems } | { problem: 'changed-meanwhile' } | NotForYou;

/** Keeps what is known of a person now; what it was stays in the trail. */
export function changePerson(
	actor: Actor,
	partId: string,
	request: ChangeRequest
): Promise<ChangeOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.write');
		if ('problem' in found) return found;
		const all = await people.ofPart(work, found.partId);
		const before = all.find(({ id }) => id === request.personId);
		const homes = await households.ofPart(work, found.partId);
		const isHome = !request.householdId || homes.some(({ id }) => id === request.householdId);
		if (!before || !isHome) return { problem: 'not-found' };
		if (before.version !== request.version) return { problem: 'changed-meanwhile' };
		const next = { ...request, who: { ...request.who, ...whatStays(before, request) } };
		const problems = personProblems(next.who, localDate(work.now));
		if (Object.keys(problems).length > 0) return { problems };

		return keep(work, found, { before, next });
	});
}

/** Whoever asked stays the one who asked, and nobody else becomes it; her first words stay too. */
function whatStays(before: Person, { who }: PersonRequest) {
	const others = who.roles.filter((role) => role !== 'asker');
	const asker = before.roles.filter((role) => role === 'asker');
	return { roles: inOrder([...asker, ...others]), relation: before.relation };
}

async function keep(
	work: StaffWork,
	found: CasePart,
	{ before, next }: { before: Person; next: PersonRequest }
): Promise<ChangeOutcome> {
	const { who, householdId } = next;
	const moved = before.householdId !== householdId && { householdId: before.householdId };
	const was = { ...changesOf(before, who), ...moved };
	if (Object.keys(was).length === 0) return { changed: true };
	const { partId: chainId, keyId } = found;
	if (!(await people.change(work, before, { keyId, who, householdId })))
		return { problem: 'changed-meanwhile' };
	const subjectId = before.id;
	await record(work, { chainId, kind: 'person.changed', subjectId, keyId, detail: { was } });
	const { birthDate } = who;
	if (birthDate !== before.birthDate)
		await planAskingAgain(work, found, { personId: before.id, birthDate });
	return { changed: true };
}
