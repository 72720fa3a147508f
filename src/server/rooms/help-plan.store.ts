import { sql } from 'drizzle-orm';
import type { Work } from '../work.ts';
import { keyOf, type KeyRow, type OfferedPlan } from './store.ts';

/** A plan somebody of her part agreed to and wants to read here; whether that is herself, the caller asks. */
export interface RoomHelpPlan extends Pick<OfferedPlan, 'id' | 'sealed' | 'key'> {
	personId: string;
	/** Both 'YYYY-MM-DD'. */
	agreedOn: string;
	reviewOn: string | null;
	scored: { reviewId: string; sealed: Buffer } | undefined;
	/** The tasks of its part that are still to be done. */
	waiting: string[];
}

export async function helpPlans(work: Work, roomId: string): Promise<RoomHelpPlan[]> {
	const rows = await work.db.execute<Row>(sql`SELECT * FROM door.room_help_plans(${roomId}::uuid)`);
	return rows.map((row) => ({
		...{ id: row.plan_id, sealed: row.sealed, key: keyOf(row), personId: row.person_id },
		...{ agreedOn: row.agreed_on, reviewOn: row.review_on, waiting: row.waiting },
		scored:
			row.review_id && row.scores ? { reviewId: row.review_id, sealed: row.scores } : undefined
	}));
}

interface Row extends KeyRow {
	plan_id: string;
	person_id: string;
	sealed: Buffer;
	agreed_on: string;
	review_on: string | null;
	review_id: string | null;
	scores: Buffer | null;
	waiting: string[];
}
