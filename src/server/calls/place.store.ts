import { sql } from 'drizzle-orm';
import type { StaffWork } from '../work.ts';

export interface Placed {
	id: string;
	intakeId?: string | undefined;
	personId?: string | undefined;
	taskId?: string | undefined;
	/** Their number. */
	sealed: Buffer;
	language?: string | undefined;
}

/** False when it is not hers to call. */
export async function callOut(work: StaffWork, placed: Placed): Promise<boolean> {
	const { id, intakeId, personId, taskId, sealed, language } = placed;
	const [row] = await work.db.execute<{ placed: boolean }>(sql`SELECT door.call_out(${id}::uuid,
		${intakeId ?? null}::uuid, ${personId ?? null}::uuid, ${taskId ?? null}::uuid, ${sealed}::bytea, ${language ?? null}::text) AS placed`);
	return row!.placed;
}
