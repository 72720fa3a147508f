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
	const { role = 'other', ...kept } = openKept(key, personId, sealed);
	const roles = kept.roles ?? [role];
	return { ...unknownPerson, ...kept, roles, role: roles[0] ?? 'other' };
}

/** The name of somebody who is above all the one who asks; empty for others. */
export function askerName(key: KeyObject, personId: string, sealed: Buffer): string {
	const { role, roles = [role], name = '' } = openKept(key, personId, sealed);
	return roles[0] === 'asker' ? name : '';
}

// the first rows had one role and no list
function openKept(key: KeyObject, personId: string, sealed: Buffer): Partial<KeptPerson> {
	return JSON.parse(openText(key, place('person', personId), sealed)) as Partial<KeptPerson>;
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
