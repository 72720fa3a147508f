import type { KeyObject } from 'node:crypto';
import type { DataCategory } from '#domain/consent.ts';
import { openText, seal } from '../keys/envelope.ts';

/** What a yes says beyond its purpose, as `consent.sealed` keeps it under the key of the part. */
export interface ConsentWords {
	/** Both empty where nothing is shared. */
	recipient: string;
	category: DataCategory | '';
	/** Who heard it, or what was said. */
	witness: string;
}
/** What was shared, as `disclosure.sealed` keeps it. */
export interface DisclosureWords {
	recipient: string;
	category: DataCategory | '';
	words: string;
}

export function sealConsent(key: KeyObject, consentId: string, words: ConsentWords): Buffer {
	return seal(key, place('consent', consentId), JSON.stringify(words));
}

/** A yes to texts or calls that came with a plan says no more than its purpose. */
export function openConsent(
	key: KeyObject | undefined,
	consentId: string,
	sealed: Buffer | null
): ConsentWords {
	if (!key || !sealed) return { recipient: '', category: '', witness: '' };
	return JSON.parse(openText(key, place('consent', consentId), sealed)) as ConsentWords;
}

export function sealDisclosure(key: KeyObject, id: string, words: DisclosureWords): Buffer {
	return seal(key, place('disclosure', id), JSON.stringify(words));
}

export function openDisclosure(key: KeyObject, id: string, sealed: Buffer): DisclosureWords {
	return JSON.parse(openText(key, place('disclosure', id), sealed)) as DisclosureWords;
}

function place(table: string, row: string) {
	return { table, row, column: 'sealed' };
}
