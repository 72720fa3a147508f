import type { TypedPeople } from './form.ts';
import type { Person } from './store.ts';
import type { Tie } from './tie.store.ts';

/** A person as her form shows her. */
export function typedOfPerson(person: Person): TypedPeople {
	const {
		roles,
		protects,
		id,
		version: _version,
		householdId,
		role: _role,
		relation: _said,
		...texts
	} = person;
	return {
		fields: { ...texts, person: id, household: householdId ?? '' },
		ticked: [...roles, ...protects]
	};
}

/** A tie as its form shows it, told by the first of the two. */
export function typedOfTie({
	fromId,
	toId,
	kind,
	bond,
	worry,
	hasAuthority,
	words
}: Tie): TypedPeople {
	return {
		fields: { from: fromId, to: toId, word: kind, bond, worry, hasAuthority, words },
		ticked: []
	};
}
