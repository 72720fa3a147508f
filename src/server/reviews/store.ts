import { sql } from 'drizzle-orm';
import type { TriageLevel } from '#domain/triage.ts';
import type { StaffWork } from '../work.ts';

export interface Load {
	staffId: string;
	openCases: number;
	overdueFollowUps: number;
	waitingIntakes: number;
}
export interface WaitingText {
	id: string;
	status: string;
	reasonCode: string | null;
	purpose: string;
	partId: string | null;
	code: string | null;
	intakeId: string | null;
	reference: string | null;
	changedAt: Date;
}

const mostShown = 50;

/** Per member of staff who works on cases, or has left and still holds some: only what is open now is counted. */
export async function loads(work: StaffWork): Promise<Load[]> {
	const now = work.now.toISOString();
	const rows = await work.db.execute<{
		id: string;
		cases: number;
		overdue: number;
		waiting: number;
	}>(sql`
		SELECT s.id,
			(SELECT count(DISTINCT p.id)::int FROM membership m JOIN part p ON p.id = m.part_id
				WHERE m.staff_id = s.id AND m.role = 'first' AND m.ended_at IS NULL AND p.closed_at IS NULL) AS cases,
			(SELECT count(*)::int FROM follow_up f WHERE f.counsellor_id = s.id AND (
				f.status = 'open' AND f.starts_at < ${now}::timestamptz
				OR f.status IN ('held', 'booked') AND f.ends_at < ${now}::timestamptz)) AS overdue,
			(SELECT count(*)::int FROM intake i WHERE i.taken_by = s.id AND i.part_id IS NULL
				AND i.status IN ('new', 'triaged', 'assigned')) AS waiting
		FROM staff s WHERE s.disabled_at IS NULL AND s.role IN ('counsellor', 'supervisor')
			OR EXISTS (SELECT FROM membership m JOIN part p ON p.id = m.part_id
				WHERE m.staff_id = s.id AND m.role = 'first' AND m.ended_at IS NULL AND p.closed_at IS NULL)
		ORDER BY s.created_at, s.id`);
	return rows.map((row) => ({
		staffId: row.id,
		openCases: row.cases,
		overdueFollowUps: row.overdue,
		waitingIntakes: row.waiting
	}));
}

/** Texts that did not go out or did not arrive and that nobody has settled since, the newest first. */
export async function troubledTexts(work: StaffWork): Promise<WaitingText[]> {
	const rows = await work.db.execute<Record<string, string | null>>(sql`
		SELECT n.id, n.status, n.reason_code, n.purpose, p.id AS part_id, p.code, n.intake_id, i.reference, n.changed_at
		FROM notification n LEFT JOIN part p ON p.id = n.part_id
			LEFT JOIN intake i ON i.id = n.intake_id
		WHERE n.status IN ('held_unsafe', 'failed', 'undelivered', 'uncertain', 'expired')
			AND n.changed_at > ${work.now.toISOString()}::timestamptz - interval '7 days'
		ORDER BY n.changed_at DESC, n.id LIMIT ${mostShown}`);
	return rows.map((row) => ({
		id: row['id']!,
		status: row['status']!,
		reasonCode: row['reason_code']!,
		purpose: row['purpose']!,
		partId: row['part_id']!,
		code: row['code']!,
		intakeId: row['intake_id']!,
		reference: row['reference']!,
		changedAt: new Date(row['changed_at']!)
	}));
}

export interface Flagged {
	id: string;
	reference: string;
	level: TriageLevel;
}

/** Open intakes that four or more rules of T2 met: a supervisor looks the same working day. */
export async function flagged(work: StaffWork): Promise<Flagged[]> {
	const rows = await work.db.execute<{ id: string; reference: string; level: TriageLevel }>(sql`
		SELECT id, reference, level FROM intake
		WHERE supervisor_look AND closed_at IS NULL AND status <> 'answered' ORDER BY received_at, id LIMIT ${mostShown}`);
	return [...rows];
}

/** Open parts that nobody holds: whoever did declared a conflict, or can no longer sign in. */
export async function unheld(work: StaffWork): Promise<{ partId: string; code: string }[]> {
	const rows = await work.db.execute<{ id: string; code: string }>(sql`
		SELECT p.id, p.code FROM part p WHERE p.closed_at IS NULL AND NOT EXISTS (SELECT FROM membership m
			JOIN staff s ON s.id = m.staff_id AND s.disabled_at IS NULL
			WHERE m.part_id = p.id AND m.role = 'first' AND m.ended_at IS NULL) ORDER BY p.code LIMIT ${mostShown}`);
	return rows.map(({ id: partId, code }) => ({ partId, code }));
}
