import type { PeoplePage } from '#server/people/read.ts';
import { typedOfPerson, typedOfTie } from '#server/people/typed.ts';
import type { TypedPeople } from '#server/people/form.ts';

/** Which form stands open on the page, and what it holds before anybody types. */
export interface OpenForm {
	kind: 'add' | 'edit' | 'check' | 'household' | 'tie';
	/** Of the person or the tie; empty for a new one. */
	id: string;
	kept: TypedPeople;
}

const nothing: TypedPeople = { fields: {}, ticked: [] };

/** One at a time, named by the address, so that it opens without a script too. */
export function openFormOf(search: URLSearchParams, page: PeoplePage): OpenForm | undefined {
	if (!page.mayWrite) return undefined;
	const [person, child] = [search.get('edit'), search.get('check')].map((wanted) =>
		page.family.find(({ id }) => id === wanted)
	);
	const tie = [...page.ties, ...page.pastTies].find(({ id }) => id === search.get('tie'));
	if (person) return { kind: 'edit', id: person.id, kept: typedOfPerson(person) };
	if (child) return { kind: 'check', id: child.id, kept: nothing };
	if (tie) return { kind: 'tie', id: tie.id, kept: typedOfTie(tie) };
	if (search.has('tie')) return { kind: 'tie', id: '', kept: nothing };
	if (search.has('add')) return { kind: 'add', id: '', kept: nothing };
	return search.has('household') ? { kind: 'household', id: '', kept: nothing } : undefined;
}
