import type { KeptPerson } from '../people/sealed-person.ts';

/** The name to compare by. The person of concern has a code word of ours, which is nobody's name. */
export function realName({ role, name }: KeptPerson): string | undefined {
	return role === 'concern' ? undefined : name;
}
