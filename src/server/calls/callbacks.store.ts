import { sql } from 'drizzle-orm';
import type { CallbackReason } from '#domain/missed-call.ts';
import type { TriageLevel } from '#domain/triage.ts';
import type { StaffWork, Work } from '../work.ts';

export interface OpenCallback {
	id: string;
	intakeId: string;
	reference: string;
	reason: CallbackReason;
	level: TriageLevel;
	since: Date;
	dueAt: Date;
	takenBy: string | undefined;
	attempts: number;
	lastAt: Date | undefined;
}
const mostShown = 100;

export async function open(work: StaffWork): Promise<OpenCallback[]> {
	const rows = await work.db.execute<{
		id: string;
		intake_id: string;
		reference: string;
		reason_code: CallbackReason;
		level: TriageLevel;
		created_at: string;
		starts_at: string;
		taken_by: string | null;
		n: number;
		last_at: string | null;
	}>(sql`SELECT f.id, f.intake_id, i.reference, f.reason_code, i.level, f.created_at, f.starts_at, i.taken_by, a.n, a.last_at
		FROM follow_up f JOIN intake i ON i.id = f.intake_id, LATERAL door.call_attempts(f.id) a
		WHERE f.status = 'open' AND f.reason_code IN ('callback-asked', 'decide-callback')
		ORDER BY f.starts_at, f.reason_code, f.id LIMIT ${mostShown}`);
	return rows.map((row) => ({
		...{ id: row.id, intakeId: row.intake_id, reference: row.reference, reason: row.reason_code },
		...{ level: row.level, takenBy: row.taken_by ?? undefined, attempts: row.n },
		since: new Date(row.created_at),
		dueAt: new Date(row.starts_at),
		lastAt: row.last_at ? new Date(row.last_at) : undefined
	}));
}

export async function attempts(
	work: StaffWork,
	taskId: string
): Promise<{ attempts: number; lastAt: Date | undefined }> {
	const [row] = await work.db.execute<{ n: number; last_at: string | null }>(
		sql`SELECT * FROM door.call_attempts(${taskId}::uuid)`
	);
	return { attempts: row!.n, lastAt: row!.last_at ? new Date(row!.last_at) : undefined };
}

/** Supervisors hear once of each that nobody took; answers how many texts that makes. */
export async function tellLate(work: Work, minutes: number, at: Date): Promise<number> {
	const [row] = await work.db.execute<{ n: number }>(
		sql`SELECT door.tell_late_callbacks(make_interval(mins => ${minutes}::integer), ${at.toISOString()}::timestamptz) AS n`
	);
	return row!.n;
}
