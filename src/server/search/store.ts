import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { contactPoint, membership, part, person } from '../db/schema/cases.ts';
import { staff } from '../db/schema/staff.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { indexOf } from '../keys/ring.ts';
import { openPerson } from '../people/sealed-person.ts';
import type { StaffWork } from '../work.ts';

/** A case the actor works on, with the people in it; whoever asked first. */
export interface OwnCase {
	partId: string;
	code: string;
	isClosed: boolean;
	/** Of who asks; empty when she gave none. */
	name: string;
	/** Of everybody else in it. */
	others: string[];
}
/** Something sealed that somebody wrote in a case. */
export interface SealedWords {
	kind: 'note' | 'correction' | 'message' | 'told' | 'follow-up';
	id: string;
	partId: string;
	at: Date;
	/** Where it is shown: of a correction its note. */
	shownAt: string;
	keyId: string;
	sealed: Buffer;
}

const mostCases = 2000;
/** Of what was written: the newest so many are looked through. */
export const mostRead = 20_000;

/** The actor's own cases, open and closed, the highest code first. Glass that she broke opens a case, it does not make it hers. */
export async function ownCases(work: StaffWork): Promise<OwnCase[]> {
	const parts = await work.db
		.select({ partId: part.id, code: part.code, closedAt: part.closedAt })
		.from(part)
		.where(inArray(part.id, ownParts(work)))
		.orderBy(desc(part.code))
		.limit(mostCases);
	const people = await work.db
		.select()
		.from(person)
		.where(inArray(person.partId, ownParts(work)));
	const keys = await dataKeys(
		work,
		people.map(({ keyId }) => keyId)
	);
	const named = people.flatMap(({ id, partId, keyId, sealed }) => {
		const key = keys.get(keyId);
		return key ? [{ partId, ...openPerson(key, id, sealed) }] : [];
	});
	const byPart = Map.groupBy(named, ({ partId }) => partId);
	return parts.map(({ partId, code, closedAt }) => {
		const all = byPart.get(partId) ?? [];
		const asker = all.find(({ roles }) => roles.includes('asker'));
		const others = all.flatMap((one) => [one === asker ? '' : one.name, one.fullName]);
		const isClosed = closedAt !== null;
		return { partId, code, isClosed, name: asker?.name ?? '', others: others.filter(Boolean) };
	});
}

/** What stands written in these parts, the newest first: one more than is looked through when there is more. */
export async function writtenIn(work: StaffWork, partIds: string[]): Promise<SealedWords[]> {
	const these = sql`ANY (${`{${partIds.join(',')}}`}::uuid[])`;
	const rows = await work.db.execute<Record<string, unknown>>(sql`
		SELECT * FROM (
			SELECT 'note', id, part_id, written_at, id, key_id, sealed FROM note WHERE part_id = ${these}
			UNION ALL SELECT 'correction', c.id, c.part_id, n.written_at, c.note_id, c.key_id, c.sealed
				FROM note_correction c JOIN note n ON n.id = c.note_id WHERE c.part_id = ${these}
			UNION ALL SELECT 'message', m.id, i.part_id, m.written_at, m.id, m.key_id, m.sealed
				FROM intake i JOIN intake_message m ON m.intake_id = i.id WHERE i.part_id = ${these}
			UNION ALL SELECT 'told', a.intake_id, i.part_id, i.received_at, a.intake_id, a.key_id, a.sealed
				FROM intake i JOIN intake_answers a ON a.intake_id = i.id WHERE i.part_id = ${these}
			UNION ALL SELECT 'follow-up', id, part_id, created_at, id, key_id, sealed
				FROM follow_up WHERE part_id = ${these} AND sealed IS NOT NULL
		) AS written (kind, id, part, at, shown_at, key, sealed)
		ORDER BY at DESC, id LIMIT ${mostRead + 1}`);
	return rows.map((row) => ({
		kind: row['kind'] as SealedWords['kind'],
		id: row['id'] as string,
		partId: row['part'] as string,
		at: new Date(row['at'] as string),
		shownAt: row['shown_at'] as string,
		keyId: row['key'] as string,
		sealed: row['sealed'] as Buffer
	}));
}

/** The actor's own cases in which somebody is reached on this number. */
export async function partsByPhone(work: StaffWork, number: string): Promise<string[]> {
	const rows = await work.db
		.selectDistinct({ partId: contactPoint.partId })
		.from(contactPoint)
		.where(
			and(
				eq(contactPoint.valueIndex, indexOf(work.keys, 'phone', number)),
				isNull(contactPoint.endedAt),
				inArray(contactPoint.partId, ownParts(work))
			)
		);
	return rows.map(({ partId }) => partId);
}

function ownParts(work: StaffWork) {
	return work.db
		.select({ partId: membership.partId })
		.from(membership)
		.where(and(eq(membership.staffId, work.actor.id), isNull(membership.endedAt)));
}

/** The key of what is kept about the actor herself. */
export async function ownKey(work: StaffWork): Promise<string> {
	const [row] = await work.db
		.select({ keyId: staff.keyId })
		.from(staff)
		.where(eq(staff.id, work.actor.id));
	return row!.keyId;
}

/** How often the actor found nothing within the hour, since it was last told to supervisors. */
export async function missedLately(work: StaffWork): Promise<number> {
	const [row] = await work.db.execute<{ missed: number }>(
		sql`SELECT door.searches_missed() AS missed`
	);
	return row!.missed;
}
