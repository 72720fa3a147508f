import * as people from '../people/store.ts';
import type { StaffNames } from '../staff/colleagues.store.ts';
import type { StaffWork } from '../work.ts';
import * as cases from './store.ts';

/** A part as supervisors see it beside others: who asks, and who works on it. */
export interface PartSketch {
	partId: string;
	code: string;
	/** Of who asks; empty when she gave none. */
	name: string;
	isOpen: boolean;
	openedAt: Date;
	owners: { id: string; name: string }[];
}

export async function sketchOf(
	work: StaffWork,
	partId: string,
	names: StaffNames
): Promise<PartSketch> {
	const found = (await cases.find(work, partId))!;
	const [asker] = await people.ofPart(work, partId);
	const { code, status, openedAt } = found;
	const owners = found.counsellorIds.map((id) => ({ id, name: names.get(id) ?? '' }));
	return { partId, code, openedAt, isOpen: status !== 'closed', owners, name: asker?.name ?? '' };
}
