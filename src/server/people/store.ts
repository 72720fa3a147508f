import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, isNull, ne } from 'drizzle-orm';
import type { Person as FullPerson } from '#domain/person.ts';
import { contactPoint, person } from '../db/schema/cases.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { indexOf } from '../keys/ring.ts';
import type { StaffWork, Work } from '../work.ts';
import * as sealed from './sealed-person.ts';
import type { KeptPerson } from './sealed-person.ts';

export interface Person extends KeptPerson {
	id: string;
	/** Goes up with every change: who saves over another's change is told. */
	version: number;
	householdId: string | null;
}
export type SealedPhone = NonNullable<Awaited<ReturnType<typeof sealedPhoneOf>>>;
export interface PhonePoint {
	id: string;
	keyId: string;
	number: string;
	valueIndex: Buffer;
	createdAt: Date;
	/** Since when a counsellor has spoken with her on it; null: anybody may have left it. */
	spokenAt: Date | null;
	/** Since when a supervisor says that free words may go to it (domain brief 5.2). */
	freeOkAt: Date | null;
}
interface PartKey {
	partId: string;
	keyId: string;
}

export async function add(
	work: StaffWork,
	{ partId, keyId }: PartKey,
	{ who, householdId = null }: { who: FullPerson; householdId?: string | null }
): Promise<string> {
	const id = randomUUID();
	const key = await dataKeyOf(work, keyId);
	const row = { id, partId, keyId, householdId, createdAt: work.now };
	await work.db.insert(person).values({ ...row, sealed: sealed.sealPerson(key, id, who) });
	return id;
}

/** False when somebody changed the person since she was read. */
export async function change(
	work: StaffWork,
	{ id, version }: Pick<Person, 'id' | 'version'>,
	{ keyId, who, householdId }: { keyId: string; who: FullPerson; householdId: string | null }
): Promise<boolean> {
	const key = await dataKeyOf(work, keyId);
	const rows = await work.db
		.update(person)
		.set({ sealed: sealed.sealPerson(key, id, who), householdId, version: version + 1 })
		.where(and(eq(person.id, id), eq(person.version, version)))
		.returning({ id: person.id });
	return rows.length > 0;
}

/** The people of a part, whoever asked first. */
export async function ofPart(work: StaffWork, partId: string): Promise<Person[]> {
	const rows = await work.db
		.select()
		.from(person)
		.where(eq(person.partId, partId))
		.orderBy(asc(person.createdAt), asc(person.id));
	const people = await Promise.all(
		rows.map(async (row) => ({
			id: row.id,
			version: row.version,
			householdId: row.householdId,
			...sealed.openPerson(await dataKeyOf(work, row.keyId), row.id, row.sealed)
		}))
	);
	return people.sort((one, other) => rank(one) - rank(other));
}

/** The number in use for a person, sealed: the one that came last and was not put aside. */
export async function sealedPhoneOf(work: Work, personId: string) {
	const [row] = await work.db
		.select()
		.from(contactPoint)
		.where(isPhoneInUse(personId))
		.orderBy(desc(contactPoint.createdAt))
		.limit(1);
	return row;
}

export async function phoneOf(work: StaffWork, personId: string): Promise<PhonePoint | undefined> {
	const row = await sealedPhoneOf(work, personId);
	if (!row) return undefined;
	const { id, keyId, valueIndex, createdAt, spokenAt, freeOkAt } = row;
	const number = await numberOf(work, row);
	return { id, keyId, number, valueIndex, createdAt, spokenAt, freeOkAt };
}

export async function numberOf(
	work: Work,
	{ id, keyId, sealed: kept }: SealedPhone
): Promise<string> {
	return sealed.openContactPoint(await dataKeyOf(work, keyId), id, kept);
}

/** Everybody of the actor's cases who is reached on this number. */
export async function reachedOn(work: StaffWork, valueIndex: Buffer): Promise<string[]> {
	const rows = await work.db
		.selectDistinct({ personId: contactPoint.personId })
		.from(contactPoint)
		.where(
			and(
				eq(contactPoint.valueIndex, valueIndex),
				eq(contactPoint.kind, 'phone'),
				isNull(contactPoint.endedAt)
			)
		);
	return rows.map(({ personId }) => personId);
}

/** Puts the numbers in use aside and keeps this one. */
export async function setPhone(
	work: StaffWork,
	part: PartKey,
	personId: string,
	number: string
): Promise<void> {
	await work.db.update(contactPoint).set({ endedAt: work.now }).where(isPhoneInUse(personId));
	const id = randomUUID();
	const key = await dataKeyOf(work, part.keyId);
	await work.db.insert(contactPoint).values({
		id,
		...part,
		personId,
		kind: 'phone',
		sealed: sealed.sealContactPoint(key, id, number),
		valueIndex: indexOf(work.keys, 'phone', number),
		createdAt: work.now
	});
}

/** From now on the number in use is known to be hers. */
export async function markSpoken(work: StaffWork, personId: string): Promise<void> {
	await work.db
		.update(contactPoint)
		.set({ spokenAt: work.now })
		.where(and(isPhoneInUse(personId), isNull(contactPoint.spokenAt)));
}

/** Whether another person in the actor's cases is reached on this number too (SC-21). */
export async function isAlsoAnothers(
	work: StaffWork,
	personId: string,
	phone: Pick<PhonePoint, 'valueIndex'>
): Promise<boolean> {
	const [row] = await work.db
		.select({ id: contactPoint.id })
		.from(contactPoint)
		.where(
			and(
				eq(contactPoint.valueIndex, phone.valueIndex),
				ne(contactPoint.personId, personId),
				isNull(contactPoint.endedAt)
			)
		)
		.limit(1);
	return row !== undefined;
}

function isPhoneInUse(personId: string) {
	return and(
		eq(contactPoint.personId, personId),
		eq(contactPoint.kind, 'phone'),
		isNull(contactPoint.endedAt)
	);
}

function rank({ role }: KeptPerson): number {
	return role === 'asker' ? 0 : 1;
}
