import type { KeyObject } from 'node:crypto';
import { unknownPerson, type CaseRole, type Person } from '#domain/person.ts';
import { openText, seal } from '../keys/envelope.ts';

/** A person of a part as `person.sealed` keeps it, under the key of the part. */
export interface KeptPerson extends Person {
	/** The first of the roles: who somebody is above all. */
	role: CaseRole;
}

export function sealPerson(key: KeyObject, personId: string, person: Person): Buffer {
	const names = Object.keys(unknownPerson) as (keyof Person)[];
	const kept = Object.fromEntries(names.map((name) => [name, person[name]]));
	return seal(key, place('person', personId), JSON.stringify(kept));
}

/** What an older row does not know yet is unknown. */
export function openPerson(key: KeyObject, personId: string, sealed: Buffer): KeptPerson {
	const text = openText(key, place('person', personId), sealed);
	// the first rows had one role and no list
	const { role = 'other', ...kept } = JSON.parse(text) as Partial<KeptPerson>;
	const roles = kept.roles ?? [role];
	return { ...unknownPerson, ...kept, roles, role: roles[0] ?? 'other' };
}

/** A number (E.164) or address of `contact_point.sealed`. */
export function sealContactPoint(key: KeyObject, contactPointId: string, value: string): Buffer {
	return seal(key, place('contact_point', contactPointId), value);
}

export function openContactPoint(key: KeyObject, contactPointId: string, sealed: Buffer): string {
	return openText(key, place('contact_point', contactPointId), sealed);
}

function place(table: string, row: string) {
	return { table, row, column: 'sealed' };
}
