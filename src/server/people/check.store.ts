import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import type { SiblingCheck } from '#domain/sibling-check.ts';
import { siblingCheck } from '../db/schema/people.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import type { StaffWork } from '../work.ts';
import { openKept, sealKept } from './sealed-family.ts';

export interface KeptCheck extends SiblingCheck {
	id: string;
	personId: string;
	checkedAt: Date;
	checkedBy: string;
}

/** Of every child of a part, the newest first. */
export async function ofPart(work: StaffWork, partId: string): Promise<KeptCheck[]> {
	const rows = await work.db
		.select()
		.from(siblingCheck)
		.where(eq(siblingCheck.partId, partId))
		.orderBy(desc(siblingCheck.checkedAt), desc(siblingCheck.id));
	return Promise.all(
		rows.map(async ({ id, personId, keyId, sealed, checkedAt, checkedBy }) => {
			const key = await dataKeyOf(work, keyId);
			const kept = openKept(key, { table: 'sibling_check', id }, sealed);
			return { ...kept, id, personId, checkedAt, checkedBy };
		})
	);
}

export async function add(
	work: StaffWork,
	{ partId, keyId }: { partId: string; keyId: string },
	{ personId, check }: { personId: string; check: SiblingCheck }
): Promise<string> {
	const id = randomUUID();
	const key = await dataKeyOf(work, keyId);
	await work.db.insert(siblingCheck).values({
		...{ id, partId, keyId, personId },
		sealed: sealKept(key, { table: 'sibling_check', id }, check),
		checkedAt: work.now,
		checkedBy: work.actor.id
	});
	return id;
}
