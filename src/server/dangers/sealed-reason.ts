import type { KeyObject } from 'node:crypto';
import { openText, seal } from '../keys/envelope.ts';

/** Why a danger was passed on or kept, under the key of the case it came from. */
export function sealReason(key: KeyObject, place: ReasonPlace, reason: string): Buffer {
	return seal(key, placeOf(place), reason);
}

export function openReason(key: KeyObject, place: ReasonPlace, sealed: Buffer): string {
	return openText(key, placeOf(place), sealed);
}

interface ReasonPlace {
	dangerId: string;
	/** About which part; absent: why the danger is over. */
	partId?: string;
}

function placeOf({ dangerId, partId }: ReasonPlace) {
	return partId
		? { table: 'passing_on', row: `${dangerId}|${partId}`, column: 'sealed' }
		: { table: 'danger', row: dangerId, column: 'sealed' };
}
