import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { ContactConsent } from '#domain/safe-contact.ts';
import { consentEnd } from '#domain/safe-contact-term.ts';
import { consent, type ConsentPurpose } from '../db/schema/cases.ts';
import { notification } from '../db/schema/follow-ups.ts';
import type { StaffWork, Work } from '../work.ts';

export type Consent = typeof consent.$inferSelect;
export type { ConsentPurpose };

export function ofPerson(work: Work, personId: string): Promise<Consent[]> {
	return work.db
		.select()
		.from(consent)
		.where(eq(consent.personId, personId))
		.orderBy(asc(consent.givenAt));
}

/** Of these consents: what each was for. */
export async function purposesOf(
	work: StaffWork,
	ids: readonly string[]
): Promise<Map<string, ConsentPurpose>> {
	if (ids.length === 0) return new Map();
	const rows = await work.db
		.select()
		.from(consent)
		.where(inArray(consent.id, [...ids]));
	return new Map(rows.map(({ id, purpose }) => [id, purpose]));
}

/** The consents as the rules of safe contact read them. */
export function contactConsents(consents: Consent[]): ContactConsent[] {
	return consents.flatMap(({ purpose, givenAt, validUntil, withdrawnAt }) =>
		purpose === 'store_contact_details'
			? []
			: [{ purpose, givenAt, validUntil, ...(withdrawnAt && { withdrawnAt }) }]
	);
}

/** A yes in a talk, for one purpose and 12 months. Answers its id. */
export async function give(
	work: StaffWork,
	whose: { partId: string; personId: string },
	purpose: ConsentPurpose
): Promise<string> {
	const id = randomUUID();
	await work.db.insert(consent).values({
		id,
		...whose,
		purpose,
		givenAt: work.now,
		validUntil: consentEnd(work.now),
		givenHow: 'talk',
		recordedBy: work.actor.id
	});
	return id;
}

/** Ends what holds for these purposes from now on. Answers the ids of what ended. */
export async function withdraw(
	work: StaffWork,
	personId: string,
	purposes: ConsentPurpose[]
): Promise<string[]> {
	if (purposes.length === 0) return [];
	const rows = await work.db
		.update(consent)
		.set({ withdrawnAt: work.now, withdrawnHow: 'talk' })
		.where(
			and(
				eq(consent.personId, personId),
				inArray(consent.purpose, purposes),
				isNull(consent.withdrawnAt)
			)
		)
		.returning({ id: consent.id });
	return rows.map(({ id }) => id);
}

/** Takes back every text to this person that has not gone out. Answers their ids. */
export async function cancelTexts(work: StaffWork, personId: string): Promise<string[]> {
	const rows = await work.db
		.update(notification)
		.set({ status: 'cancelled', reasonCode: 'consent-withdrawn', changedAt: work.now })
		.where(and(eq(notification.personId, personId), eq(notification.status, 'planned')))
		.returning({ id: notification.id });
	return rows.map(({ id }) => id);
}
