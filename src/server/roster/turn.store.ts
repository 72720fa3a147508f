import { sql } from 'drizzle-orm';
import type { Role } from '#domain/actor.ts';
import type { Standing } from '#domain/roster.ts';
import type { Work } from '../work.ts';

export interface Rostered {
	staffId: string;
	role: Role;
	/** As the roster last left it. */
	before: Standing | undefined;
}

/** Everybody who has a switch and stands on the roster, or did when it was last turned. */
export async function rostered(work: Work): Promise<Rostered[]> {
	const rows = await work.db.execute<{
		id: string;
		role: Role;
		is_on: boolean | null;
		since: string | null;
	}>(sql`SELECT s.id, s.role, t.is_on, t.since FROM staff s LEFT JOIN roster_turn t ON t.staff_id = s.id
		WHERE s.admitted AND s.role IN ('counsellor', 'on_call') AND (t.staff_id IS NOT NULL
			OR EXISTS (SELECT FROM roster_week w WHERE w.staff_id = s.id AND w.struck_at IS NULL)
			OR EXISTS (SELECT FROM roster_day d WHERE d.staff_id = s.id AND d.struck_at IS NULL))`);
	return rows.map(({ id: staffId, role, is_on: isOn, since }) => ({
		...{ staffId, role },
		before:
			isOn === null ? undefined : { isOn, since: since === null ? undefined : new Date(since) }
	}));
}

export async function keep(
	work: Work,
	staffId: string,
	{ isOn, since, turnsTo }: Standing & { turnsTo: boolean | undefined }
): Promise<void> {
	await work.db.execute(sql`SELECT door.turn_duty(${staffId}::uuid, ${isOn},
		${since?.toISOString() ?? null}::timestamptz, ${turnsTo !== undefined})`);
}
