import type { KeyObject } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { openKey } from '../keys/data-keys.ts';
import { openText, seal } from '../keys/envelope.ts';
import type { Work } from '../work.ts';

export interface Invited {
	staffId: string;
	email: string;
	key: KeyObject;
}

/** Whom this code invites, while it holds. */
export async function find(work: Work, hash: Buffer): Promise<Invited | undefined> {
	const [row] = await work.db.execute<{
		staff_id: string;
		email: Buffer;
		key_id: string;
		kek_id: string;
		wrapped: Buffer;
	}>(sql`SELECT * FROM door.find_invitation(${hash}::bytea)`);
	if (!row) return undefined;
	const key = openKey(work, { id: row.key_id, kekId: row.kek_id, wrapped: row.wrapped });
	const place = { table: 'staff', row: row.staff_id, column: 'email' };
	return { staffId: row.staff_id, email: openText(key, place, row.email), key };
}

/** Uses the code up; false when it was used or ran out meanwhile. */
export async function use(
	work: Work,
	hash: Buffer,
	{ staffId, key }: Invited,
	chosen: { passwordHash: string; totpSecret: Buffer; step: number }
): Promise<boolean> {
	const place = { table: 'staff_secret', row: staffId, column: 'totp_secret' };
	const [row] = await work.db.execute<{ id: string | null }>(sql`
		SELECT door.activate(${hash}::bytea, ${chosen.passwordHash}, ${seal(key, place, chosen.totpSecret)}::bytea,
			${chosen.step}::bigint) AS id`);
	return row!.id !== null;
}
