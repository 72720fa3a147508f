import { randomUUID } from 'node:crypto';
import { addMinutes } from 'date-fns';
import type { SafeContactPlan } from '#domain/safe-contact.ts';
import { house } from '#server/house.ts';
import { indexOf, newDataKey, unwrap } from '#server/keys/ring.ts';
import { unknownPerson } from '#domain/person.ts';
import { sealContactPoint, sealPerson } from '#server/people/sealed-person.ts';
import { sealPlan, type KeptPlan } from '#server/safe-contact/sealed-plan.ts';
import type { TestHouse } from './database.ts';

export interface Family {
	partId: string;
	personId: string;
	phone: string;
}
export interface FamilyWish {
	counsellorId: string;
	phone?: string;
	plan?: Partial<KeptPlan> | null;
	confirmedAt?: Date | null;
	consentAt?: Date | null;
}

const longAgo = new Date('2026-01-05T10:00:00Z');
const always: SafeContactPlan['safeWindows'] = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
	weekday,
	from: '00:00',
	to: '24:00'
}));
const plan: KeptPlan = {
	channelOrder: ['sms'],
	smsAllowed: true,
	callAllowed: false,
	emailAllowed: false,
	phoneMonitoredRisk: 'none',
	phoneIsShared: 'no',
	sharedPhoneConfirmed: false,
	safeWindows: always,
	unsafeWindows: [],
	unsafeDates: [],
	validUntil: '2030-01-01',
	maxAttemptsPerDay: 2,
	language: 'nl',
	smsContentLevel: 'time_only',
	contactNot: ''
};
let number = 0;

/** A case of one part with a mother in it, straight into the tables; her plan holds unless told otherwise. */
export async function makeFamily(
	{ superuser: sql }: Pick<TestHouse, 'superuser'>,
	wish: FamilyWish
): Promise<Family> {
	const { keys } = house();
	const [caseId, partId, personId] = [randomUUID(), randomUUID(), randomUUID()];
	const [ofCase, ofPart] = [newDataKey(keys, randomUUID()), newDataKey(keys, randomUUID())];
	const { phone = nextPhone(), confirmedAt = longAgo, consentAt = longAgo } = wish;
	number += 1;
	await sql`INSERT INTO data_key (id, kek_id, wrapped, case_id) VALUES (${ofCase.row.id}, ${ofCase.row.kekId}, ${ofCase.row.wrapped}, ${caseId})`;
	await sql`INSERT INTO data_key (id, kek_id, wrapped, part_id) VALUES (${ofPart.row.id}, ${ofPart.row.kekId}, ${ofPart.row.wrapped}, ${partId})`;
	await sql`INSERT INTO case_file VALUES (${caseId}, ${ofCase.row.id}, ${longAgo})`;
	await sql`INSERT INTO part VALUES (${partId}, ${caseId}, ${ofPart.row.id}, ${longAgo}, ${`NL-2026-${String(70_000 + number)}`}, 'active')`;
	await sql`INSERT INTO membership VALUES (${partId}, ${wish.counsellorId}, 'first', ${longAgo})`;
	const fatma = { ...unknownPerson, roles: ['asker' as const], name: 'Fatma' };
	const person = sealPerson(ofPart.key, personId, fatma);
	await sql`INSERT INTO person VALUES (${personId}, ${partId}, ${ofPart.row.id}, ${person}, ${longAgo})`;
	const pointId = randomUUID();
	const point = sealContactPoint(ofPart.key, pointId, phone);
	await sql`INSERT INTO contact_point (id, person_id, part_id, key_id, kind, sealed, value_index, created_at, spoken_at)
		VALUES (${pointId}, ${personId}, ${partId}, ${ofPart.row.id}, 'phone', ${point}, ${indexOf(keys, 'phone', phone)}, ${longAgo}, ${longAgo})`;
	if (wish.plan !== null)
		await addPlan({ superuser: sql }, { personId, confirmedAt, ...wish.plan });
	if (consentAt) {
		await sql`INSERT INTO consent (id, person_id, part_id, purpose, given_at, valid_until, given_how)
			VALUES (${randomUUID()}, ${personId}, ${partId}, 'sms', ${consentAt}, '2030-01-01', 'talk')`;
	}
	return { partId, personId, phone };
}

/** A plan version that comes after the earlier ones of this person. */
export async function addPlan(
	{ superuser: sql }: Pick<TestHouse, 'superuser'>,
	{
		personId,
		confirmedAt,
		confirmedHow = 'talk',
		...change
	}: Partial<KeptPlan> & {
		personId: string;
		confirmedAt: Date | null;
		confirmedHow?: 'talk' | 'room';
	}
): Promise<void> {
	const [row] = await sql<
		{ partId: string; id: string; kekId: string; wrapped: Buffer; version: number }[]
	>`
		SELECT p.part_id AS "partId", k.id, k.kek_id AS "kekId", k.wrapped,
			(SELECT count(*)::int + 1 FROM safe_contact_plan s WHERE s.person_id = p.id) AS version
		FROM person p JOIN data_key k ON k.id = p.key_id WHERE p.id = ${personId}`;
	const { partId, id: keyId, version } = row!;
	const planId = randomUUID();
	const sealed = sealPlan(unwrap(house().keys, row!), planId, { ...plan, ...change });
	await sql`INSERT INTO safe_contact_plan (id, person_id, part_id, key_id, version, sealed, created_at, confirmed_at, confirmed_how)
		VALUES (${planId}, ${personId}, ${partId}, ${keyId}, ${version}, ${sealed}, ${longAgo}, ${confirmedAt}, ${confirmedAt && confirmedHow})`;
}

/** An appointment with her, and its row in the tables. */
export async function makeAppointment(
	{ superuser: sql }: Pick<TestHouse, 'superuser'>,
	{ partId, personId }: Family,
	{
		counsellorId,
		startsAt,
		minutes = 5
	}: { counsellorId: string; startsAt: Date; minutes?: number }
) {
	const id = randomUUID();
	await sql`INSERT INTO follow_up (id, kind, part_id, person_id, counsellor_id, status, starts_at, ends_at, method, created_at)
		VALUES (${id}, 'appointment', ${partId}, ${personId}, ${counsellorId}, 'booked', ${startsAt}, ${addMinutes(startsAt, minutes)}, 'phone', now())`;
	const standing = { version: 1, kind: 'appointment', status: 'booked' } as const;
	return { id, partId, personId, counsellorId, startsAt, ...standing };
}

function nextPhone(): string {
	return `+447700${String(900_000 + (number % 1000))}`;
}
