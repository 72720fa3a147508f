import type { KeyObject } from 'node:crypto';
import type { RiskAnswers } from '#domain/visit.ts';
import { openText, seal } from '../keys/envelope.ts';

/** What makes a visit risky, and how they get there: for whoever goes, and for a supervisor who agrees. */
export interface KeptVisit {
	answers: RiskAnswers;
	/** What was said about the answers. */
	words: string;
	travel: string;
}

export function sealVisit(key: KeyObject, visitId: string, kept: KeptVisit): Buffer {
	return seal(key, placeOf('visit', visitId), JSON.stringify(kept));
}

export function openVisit(key: KeyObject, visitId: string, sealed: Buffer): KeptVisit {
	return JSON.parse(openText(key, placeOf('visit', visitId), sealed)) as KeptVisit;
}

export function sealAddress(key: KeyObject, visitId: string, address: string): Buffer {
	return seal(key, placeOf('visit_address', visitId), address);
}

export function openAddress(key: KeyObject, visitId: string, sealed: Buffer): string {
	return openText(key, placeOf('visit_address', visitId), sealed);
}

function placeOf(table: string, row: string) {
	return { table, row, column: 'sealed' };
}
