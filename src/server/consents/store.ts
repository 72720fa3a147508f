import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { ConsentPurpose, ConsentWay } from '#domain/consent.ts';
import { consentTextVersion, type GivenBy, type GivenConsent } from '#domain/consent.ts';
import type { WithdrawalWay } from '#domain/consent.ts';
import type { NewConsent } from '#domain/consent-giving.ts';
import type { Purpose as TextPurpose } from '#domain/notification.ts';
import type { ContactConsent } from '#domain/safe-contact.ts';
import { consentEnd } from '#domain/safe-contact-term.ts';
import { consent } from '../db/schema/cases.ts';
import { notification } from '../db/schema/follow-ups.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import type { StaffWork, Work } from '../work.ts';
import { openConsent, sealConsent } from './sealed-consent.ts';

type Row = typeof consent.$inferSelect;
/** As much of a consent as the worker may know. */
export type Consent = Pick<Row, 'id' | 'purpose' | 'givenAt' | 'validUntil' | 'withdrawnAt'>;
export type { ConsentPurpose };
export type ContactPurpose = (typeof contactPurposes)[number];
const contactPurposes = ['sms', 'voice_call', 'email', 'store_contact_details'] as const;
/** A consent with all it says. */
export interface KeptConsent
	extends
		GivenConsent,
		Pick<Row, 'givenHow' | 'givenBy' | 'textVersion' | 'recordedBy' | 'withdrawnHow'> {
	witness: string;
}
interface Whose {
	partId: string;
	personId: string;
}
export interface Said extends NewConsent {
	purpose: ConsentPurpose;
	validUntil: Date;
	how: ConsentWay;
	givenBy: GivenBy;
	witness: string;
}

export function ofPerson(work: Work, personId: string): Promise<Consent[]> {
	const { id, purpose, givenAt, validUntil, withdrawnAt } = consent;
	return work.db
		.select({ id, purpose, givenAt, validUntil, withdrawnAt })
		.from(consent)
		.where(eq(consent.personId, personId))
		.orderBy(asc(consent.givenAt));
}

/** Every consent of a part, in the order they were given. */
export async function ofPart(work: StaffWork, partId: string): Promise<KeptConsent[]> {
	const rows = await work.db
		.select()
		.from(consent)
		.where(eq(consent.partId, partId))
		.orderBy(asc(consent.givenAt), asc(consent.id));
	return Promise.all(
		rows.map(async (row) => {
			const key = row.keyId ? await dataKeyOf(work, row.keyId) : undefined;
			return { ...row, ...openConsent(key, row.id, row.sealed) };
		})
	);
}

/** Of these consents: what each was for. */
export async function purposesOf(
	work: StaffWork,
	ids: readonly string[]
): Promise<Map<string, ConsentPurpose>> {
	if (ids.length === 0) return new Map();
	const { id, purpose } = consent;
	const rows = await work.db
		.select({ id, purpose })
		.from(consent)
		.where(inArray(id, [...ids]));
	return new Map(rows.map((row) => [row.id, row.purpose]));
}

/** The consents as the rules of safe contact read them. */
export function contactConsents(consents: Consent[]): ContactConsent[] {
	return consents.flatMap(({ purpose, givenAt, validUntil, withdrawnAt }) =>
		purpose === 'sms' || purpose === 'voice_call' || purpose === 'email'
			? [{ purpose, givenAt, validUntil, ...(withdrawnAt && { withdrawnAt }) }]
			: []
	);
}

/** Those about reaching her that hold now. */
export function aboutContact(all: Consent[], at: Date): (Consent & { purpose: ContactPurpose })[] {
	return all.filter(
		(one): one is Consent & { purpose: ContactPurpose } =>
			contactPurposes.some((purpose) => purpose === one.purpose) &&
			!one.withdrawnAt &&
			one.validUntil > at
	);
}

/** A yes of her own in a talk about her plan, for one purpose and 12 months. Answers its id. */
export async function give(
	work: StaffWork,
	whose: Whose,
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
		givenBy: 'self',
		textVersion: consentTextVersion,
		recordedBy: work.actor.id
	});
	return id;
}

/** A yes with all it says. Answers its id. */
export async function add(
	work: StaffWork,
	{ keyId, ...whose }: Whose & { keyId: string },
	{ purpose, validUntil, how, givenBy, ...words }: Said
): Promise<string> {
	const id = randomUUID();
	const { recipient, category, witness } = words;
	const sealed = sealConsent(await dataKeyOf(work, keyId), id, { recipient, category, witness });
	await work.db.insert(consent).values({
		id,
		...whose,
		...{ purpose, validUntil, givenBy, keyId, sealed },
		givenAt: work.now,
		givenHow: how,
		textVersion: consentTextVersion,
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

/** Ends these from now on. Answers the ids of those that had not ended before. */
export async function end(work: StaffWork, ids: string[], how: WithdrawalWay): Promise<string[]> {
	const rows = await work.db
		.update(consent)
		.set({ withdrawnAt: work.now, withdrawnHow: how })
		.where(and(inArray(consent.id, ids), isNull(consent.withdrawnAt)))
		.returning({ id: consent.id });
	return rows.map(({ id }) => id);
}

/** Takes back every text of these purposes to this person that has not gone out. Answers their ids. */
export async function stopTexts(
	work: StaffWork,
	personId: string,
	purposes: TextPurpose[]
): Promise<string[]> {
	if (purposes.length === 0) return [];
	const rows = await work.db
		.update(notification)
		.set({ status: 'cancelled', reasonCode: 'consent-withdrawn', changedAt: work.now })
		.where(
			and(
				eq(notification.personId, personId),
				inArray(notification.purpose, purposes),
				eq(notification.status, 'planned')
			)
		)
		.returning({ id: notification.id });
	return rows.map(({ id }) => id);
}
