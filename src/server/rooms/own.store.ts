import { sql } from 'drizzle-orm';
import type { ConsentPurpose, ConsentWay } from '#domain/consent.ts';
import type { Purpose as TextPurpose } from '#domain/notification.ts';
import { askTheDoor, type Work } from '../work.ts';
import { keyOf, type KeyRow, type OfferedPlan } from './store.ts';

/** Somebody of her part, and one yes of hers, when she gave any. */
export interface SealedGiver extends Pick<OfferedPlan, 'key'> {
	person: { id: string; sealed: Buffer };
	consent: SealedConsent | undefined;
}
export interface SealedConsent {
	id: string;
	purpose: ConsentPurpose;
	givenHow: ConsentWay;
	givenAt: Date;
	validUntil: Date;
	withdrawnAt: Date | null;
	sealed: Buffer | null;
}

/** Which word the room has, counted; undefined when it was closed. */
export async function wordVersion(roomId: string): Promise<number | undefined> {
	const [row] = await askTheDoor<{ version: number | null }>(
		sql`SELECT door.room_word_version(${roomId}::uuid) AS version`
	);
	return row!.version ?? undefined;
}

/** False when the old one was wrong; undefined when the room was closed. */
export async function changeWord(
	work: Work,
	roomId: string,
	{ from, to }: { from: Buffer; to: Buffer }
): Promise<boolean | undefined> {
	const [row] = await work.db.execute<{ changed: boolean | null }>(
		sql`SELECT door.room_change_word(${roomId}::uuid, ${from}::bytea, ${to}::bytea) AS changed`
	);
	return row!.changed ?? undefined;
}

/** Whoever came first into her part first, and of each the yeses in the order they were given. */
export async function given(work: Work, roomId: string): Promise<SealedGiver[]> {
	const rows = await work.db.execute<GivenRow>(sql`SELECT * FROM door.room_given(${roomId}::uuid)`);
	return rows.map((row) => ({
		key: keyOf(row),
		person: { id: row.person_id, sealed: row.person },
		consent: row.consent_id === null ? undefined : consentOf(row.consent_id, row)
	}));
}

function consentOf(id: string, row: GivenRow): SealedConsent {
	return {
		id,
		purpose: row.purpose,
		givenHow: row.given_how,
		givenAt: new Date(row.given_at),
		validUntil: new Date(row.valid_until),
		withdrawnAt: row.withdrawn_at ? new Date(row.withdrawn_at) : null,
		sealed: row.sealed
	};
}

/** False when they had ended before. */
export async function withdraw(
	work: Work,
	roomId: string,
	{ ids, stops }: { ids: string[]; stops: TextPurpose[] }
): Promise<boolean> {
	const [list, purposes] = [`{${ids.join(',')}}`, `{${stops.join(',')}}`];
	const [row] = await work.db.execute<{ withdrawn: boolean }>(
		sql`SELECT door.room_withdraw(${roomId}::uuid, ${list}::uuid[], ${purposes}::text[]) AS withdrawn`
	);
	return row!.withdrawn;
}

/** False when the plan or its number changed since it was read. */
export async function renewPlan(
	work: Work,
	roomId: string,
	plan: { planId: string; renewedId: string; sealed: Buffer; reaches: boolean }
): Promise<boolean> {
	const { planId, renewedId, sealed, reaches } = plan;
	const [row] = await work.db.execute<{ renewed: boolean }>(sql`SELECT door.room_renew_plan(
		${roomId}::uuid, ${planId}::uuid, ${renewedId}::uuid, ${sealed}::bytea, ${reaches}) AS renewed`);
	return row!.renewed;
}

interface GivenRow extends KeyRow {
	consent_id: string | null;
	person_id: string;
	person: Buffer;
	purpose: ConsentPurpose;
	given_how: ConsentWay;
	given_at: string;
	valid_until: string;
	withdrawn_at: string | null;
	sealed: Buffer | null;
}
