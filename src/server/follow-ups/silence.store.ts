import { sql } from 'drizzle-orm';
import type { StaffWork, Work } from '../work.ts';

/** A family that has not been heard from for as long as was agreed with her. */
export interface Silent {
	partId: string;
	code: string;
	since: Date;
	/** Null where nobody holds the case. */
	counsellorId: string | null;
}

const mostShown = 50;

/** Opens a task where she has been silent too long, and takes it away where she was heard from. */
export async function watchSilence(work: Work): Promise<void> {
	await work.db.execute(sql`SELECT door.watch_silence()`);
}

/** Whoever has been silent longest first. */
export async function silentParts(work: StaffWork): Promise<Silent[]> {
	const rows = await work.db.execute<{
		part_id: string;
		code: string;
		since: string;
		counsellor_id: string | null;
	}>(sql`
		SELECT f.part_id, p.code, door.last_heard(f.part_id) AS since,
			(SELECT m.staff_id FROM membership m WHERE m.part_id = f.part_id AND m.role = 'first' AND m.ended_at IS NULL
				ORDER BY m.since DESC LIMIT 1) AS counsellor_id
		FROM follow_up f JOIN part p ON p.id = f.part_id
		WHERE f.reason_code = 'silent' AND f.status = 'open' ORDER BY since, p.code LIMIT ${mostShown}`);
	return rows.map((row) => ({
		partId: row.part_id,
		code: row.code,
		since: new Date(row.since),
		counsellorId: row.counsellor_id
	}));
}
