import type { KeyObject } from 'node:crypto';
import type { Measured } from '#domain/measure.ts';
import { openText, seal } from '../keys/envelope.ts';

/** What was answered, under the key of the part. */
export function sealMeasure(key: KeyObject, id: string, measured: Measured): Buffer {
	return seal(key, placeOf(id), JSON.stringify(measured));
}

/** What was left open came back as null. */
export function openMeasure(key: KeyObject, id: string, sealed: Buffer): Measured {
	const kept = JSON.parse(openText(key, placeOf(id), sealed)) as Measured;
	if (kept.kind !== 'score_15') return kept;
	return { ...kept, answers: kept.answers.map((answer) => answer ?? undefined) };
}

function placeOf(row: string) {
	return { table: 'measure', row, column: 'sealed' };
}
