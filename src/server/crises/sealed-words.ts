import type { KeyObject } from 'node:crypto';
import { openText, seal } from '../keys/envelope.ts';

type Table = 'crisis' | 'crisis_step';

/** Why it was opened by hand, and what was done; under the key of the contact. */
export function sealCrisis(key: KeyObject, table: Table, id: string, words: string): Buffer {
	return seal(key, { table, row: id, column: 'sealed' }, words);
}

/** Empty when there are none, or when she took the key with her. */
export function openCrisis(
	key: KeyObject | undefined,
	table: Table,
	row: { id: string; sealed: Buffer | null }
): string {
	if (!key || !row.sealed) return '';
	return openText(key, { table, row: row.id, column: 'sealed' }, row.sealed);
}
