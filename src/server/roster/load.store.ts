import { sql } from 'drizzle-orm';
import { dayNumber, midnight } from '#domain/time.ts';
import type { StaffWork } from '../work.ts';

/** What somebody carries while she is away: her open cases, and what is planned with her in those days. */
export interface Carried {
	cases: number;
	followUps: number;
}

export async function carried(
	work: StaffWork,
	{ staffId, from, until }: { staffId: string; from: string; until: string }
): Promise<Carried> {
	const [starts, ends] = [midnight(dayNumber(from)), midnight(dayNumber(until) + 1)];
	const [row] = await work.db.execute<{ cases: number; follow_ups: number }>(sql`SELECT
		(SELECT count(*)::int FROM membership m JOIN part p ON p.id = m.part_id
			WHERE m.staff_id = ${staffId}::uuid AND m.role = 'first' AND m.ended_at IS NULL AND p.closed_at IS NULL) AS cases,
		(SELECT count(*)::int FROM follow_up f WHERE f.counsellor_id = ${staffId}::uuid AND f.status IN ('held', 'booked', 'open')
			AND f.starts_at >= ${starts.toISOString()}::timestamptz AND f.starts_at < ${ends.toISOString()}::timestamptz) AS follow_ups`);
	return { cases: row?.cases ?? 0, followUps: row?.follow_ups ?? 0 };
}
