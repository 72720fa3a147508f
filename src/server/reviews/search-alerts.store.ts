import { sql } from 'drizzle-orm';
import { staffChain } from '../audit/record.ts';
import type { StaffWork } from '../work.ts';

/** Who searched so often in vain that it looks like fishing, in the last week, the newest first. */
export async function searchAlerts(work: StaffWork): Promise<{ by: string; at: Date }[]> {
	const rows = await work.db.execute<{ by: string; at: string }>(sql`
		SELECT actor_id AS by, at FROM event
		WHERE chain_id = ${staffChain} AND kind = 'search.alerted' AND at > ${work.now.toISOString()}::timestamptz - interval '7 days'
		ORDER BY at DESC, seq DESC LIMIT 5`);
	return rows.map(({ by, at }) => ({ by, at: new Date(at) }));
}
