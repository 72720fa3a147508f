import { randomUUID } from 'node:crypto';
import { note } from '../db/schema/cases.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText, seal } from '../keys/envelope.ts';
import type { StaffWork } from '../work.ts';
import type { KeyObject } from 'node:crypto';

export async function add(
	work: StaffWork,
	{ partId, keyId }: { partId: string; keyId: string },
	text: string
): Promise<string> {
	const id = randomUUID();
	const sealed = seal(await dataKeyOf(work, keyId), placeOf(id), text);
	const written = { writtenBy: work.actor.id, writtenAt: work.now };
	await work.db.insert(note).values({ id, partId, keyId, sealed, ...written });
	return id;
}

export function openNote(key: KeyObject, id: string, sealed: Buffer): string {
	return openText(key, placeOf(id), sealed);
}

function placeOf(id: string) {
	return { table: 'note', row: id, column: 'sealed' };
}
