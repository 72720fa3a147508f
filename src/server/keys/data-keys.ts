import type { KeyObject } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import type { Actor } from '#domain/actor.ts';
import { dataKey } from '../db/schema/staff.ts';
import type { Look, Work } from '../work.ts';
import { keyGone, newDataKey, unwrap, type WrappedKey } from './ring.ts';

type Owner = { caseId: string } | { partId: string };

/** Makes the key of a case or a part, in this transaction. */
export async function addDataKey(
	work: Work,
	owner: Owner
): Promise<{ id: string; key: KeyObject }> {
	const { key, row } = newDataKey(work.keys, randomUUID());
	await work.db.insert(dataKey).values({ ...row, ...owner });
	work.opened.set(row.id, key);
	return { id: row.id, key };
}

/** The keys behind these ids that the actor may open. An erased or hidden key is absent. */
export async function dataKeys(
	work: Look<Actor | undefined>,
	ids: readonly string[]
): Promise<Map<string, KeyObject>> {
	const missing = [...new Set(ids)].filter((id) => !work.opened.has(id));
	if (missing.length > 0) {
		const rows = await work.db.select().from(dataKey).where(inArray(dataKey.id, missing));
		for (const row of rows) if (row.wrapped) openKey(work, { ...row, wrapped: row.wrapped });
	}
	return work.opened;
}

/**
 * One key; throws when it is not there. Somebody may have shut what was read a moment ago, so it is
 * all looked at once more (work.ts); when it is missing again, that is a bug.
 */
export async function dataKeyOf(work: Work, id: string): Promise<KeyObject> {
	const key = (await dataKeys(work, [id])).get(id);
	if (!key)
		throw Object.assign(new Error('the data key of a visible row is missing'), { code: keyGone });
	return key;
}

/** For what was read together with its wrapped key; undefined when that was erased. */
export function keyBeside(
	work: Pick<Work, 'keys' | 'opened'>,
	{ id, kekId, wrapped }: Omit<WrappedKey, 'wrapped'> & { wrapped: Buffer | null }
): KeyObject | undefined {
	return wrapped ? openKey(work, { id, kekId, wrapped }) : undefined;
}

/** For what a door function answered together with its wrapped key. */
export function openKey(work: Pick<Work, 'keys' | 'opened'>, row: WrappedKey): KeyObject {
	const known = work.opened.get(row.id);
	if (known) return known;
	const key = unwrap(work.keys, row);
	work.opened.set(row.id, key);
	return key;
}
