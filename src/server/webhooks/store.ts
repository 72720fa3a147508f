import { sql } from 'drizzle-orm';
import type { WrappedKey } from '../keys/ring.ts';
import type { Work } from '../work.ts';

export interface KnownPerson {
	partId: string;
	personId: string;
	key: WrappedKey;
}
export interface KeptText {
	id: string;
	person: KnownPerson;
	sealed: Buffer;
	due: Date;
	reason: 'text-unverified' | 'text-opted-out';
}
export interface Report {
	providerId: string;
	status: string;
	errorCode: string;
	attemptId: string | undefined;
}

/** Whose number this is, one person a part. */
export async function personsOf(work: Work, valueIndex: Buffer): Promise<KnownPerson[]> {
	const rows = await work.db.execute<{
		part_id: string;
		person_id: string;
		key_id: string;
		kek_id: string;
		wrapped: Buffer | null;
	}>(sql`SELECT DISTINCT ON (part_id) part_id, person_id, key_id, kek_id, wrapped
		FROM door.known_number(${valueIndex}::bytea) ORDER BY part_id, person_id`);
	return rows.flatMap(({ part_id: partId, person_id: personId, wrapped, ...key }) =>
		wrapped
			? [
					{
						partId,
						personId,
						key: { id: key.key_id, kekId: key.kek_id, wrapped: Buffer.from(wrapped) }
					}
				]
			: []
	);
}

export async function keepText(work: Work, text: KeptText): Promise<void> {
	const { id, person, sealed, due, reason } = text;
	await work.db
		.execute(sql`SELECT door.receive_text(${id}::uuid, ${person.partId}::uuid, ${person.personId}::uuid,
		${person.key.id}::uuid, ${sealed}::bytea, ${due.toISOString()}::timestamptz, ${reason})`);
}

export async function optOut(work: Work, valueIndex: Buffer): Promise<void> {
	await work.db.execute(sql`SELECT door.opt_out(${valueIndex}::bytea)`);
}

/** Keeps a report once; answers the notification it is about, locked until this transaction ends. */
export async function noteReport(work: Work, report: Report) {
	const [row] = await work.db.execute<{ id: string; status: string }>(sql`
		SELECT notification_id AS id, status FROM door.note_report(
			${report.providerId}, ${report.status}, ${report.errorCode}, ${report.attemptId ?? null}::uuid)`);
	return row;
}

export async function setDelivery(work: Work, id: string, report: Report): Promise<void> {
	await work.db.execute(
		sql`SELECT door.set_delivery(${id}::uuid, ${report.providerId}, ${report.status}, ${report.errorCode})`
	);
}
