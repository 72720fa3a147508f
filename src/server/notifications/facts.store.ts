import { and, asc, eq } from 'drizzle-orm';
import { contactPoint } from '../db/schema/cases.ts';
import { followUp } from '../db/schema/follow-ups.ts';
import { intake } from '../db/schema/intakes.ts';
import { staff } from '../db/schema/staff.ts';
import type { Work } from '../work.ts';

export async function followUpOf(work: Work, id: string) {
	const { status, version, startsAt, counsellorId } = followUp;
	const columns = { status, version, startsAt, counsellorId };
	const [row] = await work.db.select(columns).from(followUp).where(eq(followUp.id, id));
	return row;
}

export async function intakeOf(work: Work, id: string) {
	const { reference, readAt, closedAt } = intake;
	const columns = { reference, readAt, closedAt };
	const [row] = await work.db.select(columns).from(intake).where(eq(intake.id, id));
	return row;
}

export async function staffPhone(work: Work, id: string) {
	const columns = { keyId: staff.keyId, phone: staff.phone };
	const [row] = await work.db.select(columns).from(staff).where(eq(staff.id, id));
	return row;
}

/** Also the numbers she has had: a text may have gone there. */
export async function phonesEver(work: Work, personId: string) {
	return work.db
		.select()
		.from(contactPoint)
		.where(and(eq(contactPoint.personId, personId), eq(contactPoint.kind, 'phone')))
		.orderBy(asc(contactPoint.createdAt));
}
