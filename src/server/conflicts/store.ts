import { sql } from 'drizzle-orm';
import type { StaffWork } from '../work.ts';

interface NewConflict {
	id: string;
	partId: string;
	keyId: string;
	sealed: Buffer;
}

/** Ends what the actor was in this case; from the next statement on she no longer sees it. */
export async function declare(
	work: StaffWork,
	{ id, partId, keyId, sealed }: NewConflict
): Promise<void> {
	await work.db.execute(
		sql`SELECT door.declare_conflict(${id}::uuid, ${partId}::uuid, ${keyId}::uuid, ${sealed}::bytea)`
	);
}
