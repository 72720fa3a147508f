import { sql } from 'drizzle-orm';
import { dateOf, dayNumber, localDate } from '#domain/time.ts';
import { LATE_DAYS, reviewStanding, type ReviewStanding } from '#domain/trajectory-review.ts';
import type { TrajectoryType } from '#domain/trajectory.ts';
import type { StaffWork } from '../work.ts';

/** A plan that nobody looked at again for two weeks after the day it was to be. */
export interface LateReview {
	trajectoryId: string;
	partId: string;
	code: string;
	type: TrajectoryType;
	/** 'YYYY-MM-DD'. */
	on: string;
	days: number;
	standing: ReviewStanding;
	/** Null where nobody holds the case. */
	counsellorId: string | null;
}

const mostShown = 50;

/** The longest past first. */
export async function lateReviews(work: StaffWork): Promise<LateReview[]> {
	const today = localDate(work.now);
	const last = dateOf(dayNumber(today) - LATE_DAYS);
	const rows = await work.db.execute<Row>(sql`
		SELECT t.id, t.part_id, p.code, t.service_type, t.review_on::text AS review_on,
			(SELECT m.staff_id FROM membership m WHERE m.part_id = t.part_id AND m.role = 'first' AND m.ended_at IS NULL
				ORDER BY m.since DESC LIMIT 1) AS counsellor_id
		FROM trajectory t JOIN part p ON p.id = t.part_id
		WHERE t.review_on < ${last}::date ORDER BY t.review_on, p.code LIMIT ${mostShown}`);
	return rows.map((row) => ({
		...{ trajectoryId: row.id, partId: row.part_id, code: row.code },
		...{ type: row.service_type, on: row.review_on, counsellorId: row.counsellor_id },
		days: dayNumber(today) - dayNumber(row.review_on),
		standing: reviewStanding(row.review_on, today)
	}));
}

type Row = {
	id: string;
	part_id: string;
	code: string;
	service_type: TrajectoryType;
	review_on: string;
	counsellor_id: string | null;
};
