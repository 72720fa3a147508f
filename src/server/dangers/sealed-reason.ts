import type { KeyObject } from 'node:crypto';
import { openText, seal } from '../keys/envelope.ts';

/** Why a danger was passed on or kept, and with which words: under the key of the case it came from. */
export interface PassingReason {
	reason: string;
	/** What the other part hears; empty when it is kept. */
	words: string;
}

export function sealPassing(key: KeyObject, place: PassingPlace, why: PassingReason): Buffer {
	return seal(key, passingPlace(place), JSON.stringify(why));
}

export function openPassing(key: KeyObject, place: PassingPlace, sealed: Buffer): PassingReason {
	return JSON.parse(openText(key, passingPlace(place), sealed)) as PassingReason;
}

/** Why a danger is over. */
export function sealEnding(key: KeyObject, dangerId: string, reason: string): Buffer {
	return seal(key, endingPlace(dangerId), reason);
}

export function openEnding(key: KeyObject, dangerId: string, sealed: Buffer): string {
	return openText(key, endingPlace(dangerId), sealed);
}

interface PassingPlace {
	dangerId: string;
	/** Of whom it was decided about. */
	partId: string;
}

function passingPlace({ dangerId, partId }: PassingPlace) {
	return { table: 'passing_on', row: `${dangerId}|${partId}`, column: 'sealed' };
}

function endingPlace(dangerId: string) {
	return { table: 'danger', row: dangerId, column: 'sealed' };
}
