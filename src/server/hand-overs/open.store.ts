import { sql, type SQL } from 'drizzle-orm';
import type { Open } from '#domain/hand-over.ts';
import type { TrajectoryStatus, TrajectoryType } from '#domain/trajectory.ts';
import type { Look, StaffWork } from '../work.ts';

/** A case with what is open in it, as it goes from one to another. */
export interface OpenCase extends Open {
	partId: string;
	code: string;
	role: 'first' | 'second';
	type: TrajectoryType | null;
	status: TrajectoryStatus | null;
	phase: string;
}

interface Row extends Record<string, unknown> {
	part_id: string;
	code: string;
	role: 'first' | 'second';
	danger: 'T0' | 'T1' | null;
	owed_by: string | null;
	late: number;
	next_at: string | null;
	service_type: TrajectoryType | null;
	status: TrajectoryStatus | null;
	phase: string | null;
}

/** The open cases somebody works on. */
export function casesOf(work: StaffWork, staffId: string): Promise<OpenCase[]> {
	return select(work, sql`m.staff_id = ${staffId} AND p.closed_at IS NULL`);
}

/** Of these parts, those on which the actor works. */
export function mineAmong(work: StaffWork, partIds: readonly string[]): Promise<OpenCase[]> {
	if (partIds.length === 0) return Promise.resolve([]);
	const list = sql.join(
		partIds.map((id) => sql`${id}::uuid`),
		sql`, `
	);
	return select(work, sql`m.staff_id = ${work.actor.id} AND p.id IN (${list})`);
}

async function select(work: StaffWork, which: SQL): Promise<OpenCase[]> {
	const now = work.now.toISOString();
	const rows = await work.db.execute<Row>(sql`
		SELECT p.id AS part_id, p.code, m.role, door.danger_in(p.id) AS danger, owed.by AS owed_by, due.late, due.next_at,
			line.service_type, line.status, line.phase
		FROM membership m JOIN part p ON p.id = m.part_id
		LEFT JOIN LATERAL (SELECT min(i.deadline_at) AS by FROM intake i JOIN room r ON r.intake_id = i.id AND r.closed_at IS NULL
			WHERE i.part_id = p.id AND i.status = 'assigned') owed ON true
		LEFT JOIN LATERAL (SELECT
			count(*) FILTER (WHERE CASE f.kind WHEN 'task' THEN f.starts_at ELSE f.ends_at END < ${now}::timestamptz)::int AS late,
			min(f.starts_at) FILTER (WHERE f.starts_at >= ${now}::timestamptz) AS next_at
			FROM follow_up f WHERE f.part_id = p.id AND f.status IN ('held', 'booked', 'open')) due ON true
		LEFT JOIN LATERAL (SELECT t.service_type, t.status, t.phase FROM trajectory t WHERE t.part_id = p.id
			ORDER BY t.opened_at DESC LIMIT 1) line ON true
		WHERE m.ended_at IS NULL AND m.role <> 'expert' AND ${which} ORDER BY p.code`);
	return rows.map((row) => ({
		...{ partId: row.part_id, code: row.code, role: row.role, late: row.late },
		...{ type: row.service_type, status: row.status, phase: row.phase ?? '' },
		danger: row.danger ?? undefined,
		owedBy: row.owed_by ? new Date(row.owed_by) : undefined,
		nextAt: row.next_at ? new Date(row.next_at) : undefined
	}));
}

/** Open cases that one colleague alone works on, by who that is. */
export async function heldByOne(work: StaffWork): Promise<{ staffId: string; cases: number }[]> {
	const rows = await work.db.execute<{ staff_id: string; n: number }>(sql`
		SELECT held.staff_id, count(*)::int AS n FROM (
			SELECT (array_agg(m.staff_id))[1] AS staff_id FROM membership m JOIN part p ON p.id = m.part_id AND p.closed_at IS NULL
			WHERE m.ended_at IS NULL AND m.role <> 'expert' GROUP BY m.part_id HAVING count(DISTINCT m.staff_id) = 1) held
		GROUP BY 1 ORDER BY 2 DESC, 1`);
	return rows.map(({ staff_id: staffId, n: cases }) => ({ staffId, cases }));
}

/** Messages somebody took from the desk and that belong to no case. */
export async function messagesOf(work: StaffWork, staffId: string): Promise<number> {
	const [row] = await work.db.execute<{ n: number }>(sql`SELECT count(*)::int AS n FROM intake
		WHERE taken_by = ${staffId} AND part_id IS NULL AND status = 'assigned'`);
	return row!.n;
}

/** How many cases the actor was given and did not read about yet. */
export async function unreadOf(look: Look): Promise<number> {
	const [row] = await look.db.execute<{ n: number }>(sql`SELECT count(*)::int AS n FROM hand_over h
		WHERE h.to_id = ${look.actor.id} AND h.read_at IS NULL`);
	return row!.n;
}
