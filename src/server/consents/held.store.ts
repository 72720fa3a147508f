import { and, eq } from 'drizzle-orm';
import { holds, type ConsentPurpose } from '#domain/consent.ts';
import { consent } from '../db/schema/cases.ts';
import type { StaffWork } from '../work.ts';

/** Whether somebody of this part agreed to this, and it holds now. */
export async function holdsIn(
	work: StaffWork,
	partId: string,
	purpose: ConsentPurpose
): Promise<boolean> {
	const { givenAt, validUntil, withdrawnAt } = consent;
	const rows = await work.db
		.select({ givenAt, validUntil, withdrawnAt })
		.from(consent)
		.where(and(eq(consent.partId, partId), eq(consent.purpose, purpose)));
	return rows.some((row) => holds(row, work.now));
}
