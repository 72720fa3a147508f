import { sql, type SQL } from 'drizzle-orm';
import { may } from '#domain/access.ts';
import type { Channel } from '../db/schema/intakes.ts';
import type { StaffWork } from '../work.ts';

/** A person of a part the actor works on (a supervisor: of any part she may see), sealed. */
export interface SealedPerson {
	id: string;
	partId: string;
	code: string;
	keyId: string;
	sealed: Buffer;
	createdAt: Date;
}
/** With the number she was reached on. */
export interface SealedOwner extends SealedPerson {
	phone: { id: string; sealed: Buffer };
}
/** A contact from the same number: of the desk, of the actor, or of a part of hers. */
export interface SealedContact {
	id: string;
	partId: string | null;
	code: string | null;
	reference: string;
	channel: Channel;
	receivedAt: Date;
	keyId: string;
	/** What was told, when it opens for the actor. */
	sealed: Buffer | null;
}
/** Whoever has this number now, or had it once. */
export async function ownersOf(
	work: StaffWork,
	index: Buffer,
	{ exceptPart }: { exceptPart: string | null }
): Promise<SealedOwner[]> {
	const rows = await work.db.execute<PersonRow & { point: string; number: Buffer }>(sql`
		SELECT DISTINCT ON (h.id) ${person}, c.id AS point, c.sealed AS number
		FROM contact_point c JOIN person h ON h.id = c.person_id JOIN part p ON p.id = c.part_id
		WHERE c.kind = 'phone' AND c.value_index = ${index}::bytea AND c.part_id IS DISTINCT FROM ${exceptPart}::uuid
			AND ${isOfMine(work, sql`c.part_id`)}
		ORDER BY h.id, c.ended_at DESC NULLS FIRST LIMIT ${mostFound}`);
	return rows.map(({ point, number, ...row }) => ({
		...personOf(row),
		phone: { id: point, sealed: number }
	}));
}

/** Every person the actor could be reminded of by a name. */
export async function personsOf(
	work: StaffWork,
	{ exceptPart }: { exceptPart: string | null }
): Promise<SealedPerson[]> {
	const rows = await work.db.execute<PersonRow>(sql`
		SELECT ${person} FROM person h JOIN part p ON p.id = h.part_id
		WHERE h.part_id IS DISTINCT FROM ${exceptPart}::uuid AND ${isOfMine(work, sql`h.part_id`)}`);
	return rows.map(personOf);
}

/** The number in use of each person of a part, or of every other part, by its index. */
export async function phonesOf(
	work: StaffWork,
	which: { ofPart: string } | { exceptPart: string }
): Promise<Map<string, string>> {
	const where =
		'ofPart' in which
			? sql`part_id = ${which.ofPart}::uuid`
			: sql`part_id <> ${which.exceptPart}::uuid AND ${isOfMine(work, sql`part_id`)}`;
	const rows = await work.db.execute<{ person: string; number: string }>(sql`
		SELECT person_id AS person, encode(value_index, 'hex') AS number FROM contact_point
		WHERE kind = 'phone' AND ended_at IS NULL AND ${where} ORDER BY created_at`);
	return new Map(rows.map(({ person: id, number }) => [id, number]));
}

export async function numberOf(work: StaffWork, intakeId: string): Promise<Buffer | undefined> {
	const [row] = await work.db.execute<{ number: Buffer | null }>(
		sql`SELECT number_index AS number FROM intake WHERE id = ${intakeId}::uuid`
	);
	return row?.number ?? undefined;
}

/** Contacts from this number, the latest first. */
export async function contactsFrom(
	work: StaffWork,
	index: Buffer,
	{ except }: { except: string }
): Promise<SealedContact[]> {
	const rows = await work.db.execute<ContactRow>(sql`
		SELECT i.id, i.part_id, p.code, i.reference, i.channel, i.received_at, i.key_id, a.sealed
		FROM (${contactsSeen(work, index)}) i
		LEFT JOIN part p ON p.id = i.part_id LEFT JOIN intake_answers a ON a.intake_id = i.id
		WHERE i.id <> ${except}::uuid ORDER BY i.received_at DESC, i.id LIMIT ${mostFound}`);
	return rows.map((row) => ({
		id: row.id,
		partId: row.part_id,
		code: row.code,
		reference: row.reference,
		channel: row.channel,
		receivedAt: new Date(row.received_at),
		keyId: row.key_id,
		sealed: row.sealed
	}));
}

type PersonRow = {
	id: string;
	part_id: string;
	code: string;
	key_id: string;
	sealed: Buffer;
	created_at: string;
};
type ContactRow = {
	id: string;
	part_id: string | null;
	code: string | null;
	reference: string;
	channel: Channel;
	received_at: string;
	key_id: string;
	sealed: Buffer | null;
};
const mostFound = 100;
const person = sql.raw('h.id, h.part_id, p.code, h.key_id, h.sealed, h.created_at');

/**
 * The walls say what the actor sees; this says it once more as a place in the index, so that what others have from the
 * same number is not even passed over, which could be measured. Behind broken glass one reads, one does not compare.
 */
function isOfMine(work: StaffWork, partId: SQL): SQL {
	return comparesAll(work) ? sql`true` : sql`${partId} = ANY ((SELECT door.my_parts())::uuid[])`;
}

function comparesAll({ actor }: StaffWork): boolean {
	return may(actor, 'part.say-same', { counsellorIds: [] });
}

function contactsSeen(work: StaffWork, index: Buffer): SQL {
	const columns = sql.raw('id, part_id, reference, channel, received_at, key_id');
	const all = sql`SELECT ${columns} FROM intake WHERE number_index = ${index}::bytea`;
	if (comparesAll(work)) return all;
	return sql`${all} AND part_id = ANY ((SELECT door.my_parts())::uuid[])
		UNION ALL ${all} AND part_id IS NULL AND taken_by IS NULL
		UNION ALL ${all} AND part_id IS NULL AND taken_by = ${work.actor.id}::uuid`;
}

function personOf(row: PersonRow): SealedPerson {
	return {
		id: row.id,
		partId: row.part_id,
		code: row.code,
		keyId: row.key_id,
		sealed: row.sealed,
		createdAt: new Date(row.created_at)
	};
}
