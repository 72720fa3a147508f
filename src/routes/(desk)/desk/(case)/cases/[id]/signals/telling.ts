import type { CaseRole } from '#domain/person.ts';
import { deskWords, type DeskLanguage } from '#i18n/desk.ts';

interface Told {
	id: string;
	name: string;
	role: CaseRole;
}

/** How somebody is called on these pages: by name, or by who it is in the case. */
export function calledIn(language: DeskLanguage, people: readonly Told[], id: string): string {
	const one = people.find((person) => person.id === id);
	return one ? one.name || deskWords(language)(`case-role.${one.role}`) : '';
}

/** To choose from: whom somebody worries about first. */
export function peopleToChoose(language: DeskLanguage, people: readonly Told[]) {
	const all = people.map(({ id }) => ({ value: id, label: calledIn(language, people, id) }));
	const concern = people.find(({ role }) => role === 'concern')?.id;
	return all.toSorted(
		(one, other) => Number(other.value === concern) - Number(one.value === concern)
	);
}
