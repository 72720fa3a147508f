import type { KeyObject } from 'node:crypto';
import type { Relation } from '#domain/relation.ts';
import type { SiblingCheck } from '#domain/sibling-check.ts';
import { openText, seal } from '../keys/envelope.ts';

/** What lies sealed of a tie; whom it is between stands in the row. */
export type KeptRelation = Omit<Relation, 'fromId' | 'toId'>;
export interface KeptHousehold {
	name: string;
}
interface Kept {
	relation: KeptRelation;
	household: KeptHousehold;
	sibling_check: SiblingCheck;
}

/** Of a tie, a household or a check: the one JSON column, under the key of the part. */
export function sealKept<T extends keyof Kept>(
	key: KeyObject,
	{ table, id }: { table: T; id: string },
	kept: Kept[T]
): Buffer {
	return seal(key, { table, row: id, column: 'sealed' }, JSON.stringify(kept));
}

export function openKept<T extends keyof Kept>(
	key: KeyObject,
	{ table, id }: { table: T; id: string },
	sealed: Buffer
): Kept[T] {
	return JSON.parse(openText(key, { table, row: id, column: 'sealed' }, sealed)) as Kept[T];
}
