import type { KeyObject } from 'node:crypto';
import { openText, seal } from './envelope.ts';

type Place = Parameters<typeof seal>[1];

export function sealJson(key: KeyObject, place: Place, value: object): Buffer {
	return seal(key, place, JSON.stringify(value));
}

/** As whoever sealed it left it. */
export function openJson<T>(key: KeyObject, place: Place, sealed: Buffer): T {
	return JSON.parse(openText(key, place, sealed)) as T;
}
