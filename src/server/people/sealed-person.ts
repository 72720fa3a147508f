import type { KeyObject } from 'node:crypto';
import { openText, seal } from '../keys/envelope.ts';

/** A person of a part as `person.sealed` keeps it, under the key of the part. */
export interface KeptPerson {
	role: 'asker' | 'concern';
	/** Of who asks: as she wants to be called. Of the person of concern: a code word, never a name. */
	name: string;
	/** Of the person of concern, seen from who asks. */
	relation: string;
	ageBand: string;
}

export function sealPerson(key: KeyObject, personId: string, person: KeptPerson): Buffer {
	return seal(key, place('person', personId), JSON.stringify(person));
}

export function openPerson(key: KeyObject, personId: string, sealed: Buffer): KeptPerson {
	return JSON.parse(openText(key, place('person', personId), sealed)) as KeptPerson;
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
