import { sql } from 'drizzle-orm';
import type { TriageLevel } from '#domain/triage.ts';
import type { Weighed } from '../intakes/weigh-more.ts';
import type { StaffWork } from '../work.ts';

/** The level it has now; undefined when it is not hers to weigh. */
export async function weigh(
	work: StaffWork,
	callId: string,
	to: Weighed
): Promise<TriageLevel | undefined> {
	const [row] = await work.db.execute<{
		level: TriageLevel | null;
	}>(sql`SELECT door.call_weigh(${callId}::uuid,
		${to.sealed}::bytea, ${to.level}, ${to.acuteUnclear}::boolean, ${to.supervisorLook}::boolean, ${to.ruleVersion}::integer,
		${to.deadline.toISOString()}::timestamptz, ${to.readBy.toISOString()}::timestamptz) AS level`);
	return row!.level ?? undefined;
}
