import { sql } from 'drizzle-orm';
import type { Work } from '../work.ts';

/** A call begins; one that is known already stays as it is. */
export async function arrive(
	work: Work,
	call: { id: string; intakeId: string; providerId: string; hasNumber: boolean }
): Promise<void> {
	const { id, intakeId, providerId, hasNumber } = call;
	await work.db.execute(sql`SELECT door.call_arrive(
		${id}::uuid, ${intakeId}::uuid, ${providerId}, ${hasNumber}::boolean)`);
}

/** Whether a supervisor shut the door of the telephone. */
export async function isShutByHand(work: Work): Promise<boolean> {
	const [row] = await work.db.execute<{ shut: boolean }>(
		sql`SELECT door.telephone_is_shut() AS shut`
	);
	return row!.shut;
}

/** Their place, from 1, and how long the last ones waited: three in four of them no longer than so many seconds. */
export async function placeOf(
	work: Work,
	callId: string
): Promise<{ place: number; samples: number; seconds: number }> {
	const [row] = await work.db.execute<{ place: number; samples: number; seconds: number | null }>(
		sql`SELECT place, samples, seconds FROM door.call_place(${callId}::uuid)`
	);
	const { place, samples, seconds } = row!;
	return { place, samples, seconds: seconds ?? NaN };
}
