import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { person } from '../db/schema/cases.ts';
import { household } from '../db/schema/people.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import type { StaffWork } from '../work.ts';
import { openKept, sealKept, type KeptHousehold } from './sealed-family.ts';

export interface Household extends KeptHousehold {
	id: string;
}

export async function ofPart(work: StaffWork, partId: string): Promise<Household[]> {
	const rows = await work.db
		.select()
		.from(household)
		.where(eq(household.partId, partId))
		.orderBy(asc(household.createdAt), asc(household.id));
	return Promise.all(
		rows.map(async ({ id, keyId, sealed }) => {
			const key = await dataKeyOf(work, keyId);
			return { id, ...openKept(key, { table: 'household', id }, sealed) };
		})
	);
}

export async function add(
	work: StaffWork,
	{ partId, keyId }: { partId: string; keyId: string },
	kept: KeptHousehold
): Promise<string> {
	const id = randomUUID();
	const key = await dataKeyOf(work, keyId);
	const sealed = sealKept(key, { table: 'household', id }, kept);
	await work.db.insert(household).values({ id, partId, keyId, sealed, createdAt: work.now });
	return id;
}

/** These people live there from now on; a form about one of them that stands open is told. */
export async function moveIn(
	work: StaffWork,
	{ partId, householdId }: { partId: string; householdId: string },
	personIds: string[]
): Promise<void> {
	await work.db
		.update(person)
		.set({ householdId, version: sql`${person.version} + 1` })
		.where(and(eq(person.partId, partId), inArray(person.id, personIds)));
}
