import { dataKeyOf } from '../keys/data-keys.ts';
import type { StaffNames } from '../staff/colleagues.store.ts';
import type { StaffWork } from '../work.ts';
import { openGlass } from './sealed-words.ts';
import * as glass from './store.ts';

export interface GlassTold {
	by: string;
	at: Date;
	until: Date;
	reason: string;
}

/** Who read a case in need, when and why, for whoever works on it; the task about it carries the same id. */
export async function glassTold(
	work: StaffWork,
	id: string,
	names: StaffNames
): Promise<GlassTold | undefined> {
	const found = await glass.find(work, id);
	if (!found) return undefined;
	const { staffId, brokenAt, endedAt, until, keyId, sealed } = found;
	return {
		by: names.get(staffId) ?? '',
		at: brokenAt,
		until: endedAt ?? until,
		reason: openGlass(await dataKeyOf(work, keyId), id, 'sealed', sealed)
	};
}
