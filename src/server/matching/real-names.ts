import { staysPseudonymous } from '#domain/person.ts';
import type { KeptPerson } from '../people/sealed-person.ts';

/** The names to compare by. Whom a code word of ours stands for has none. */
export function realNames(person: KeptPerson): { name?: string; fullName?: string } {
	const { name, fullName } = person;
	return staysPseudonymous(person) ? {} : { name, fullName };
}
