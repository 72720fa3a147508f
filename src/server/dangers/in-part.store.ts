import { sql } from 'drizzle-orm';
import type { StaffWork } from '../work.ts';

/** Of a danger that is open in a part of the actor's, or that she looks at with other eyes. */
export async function dangerIn(work: StaffWork, partId: string): Promise<'T0' | 'T1' | undefined> {
	const [row] = await work.db.execute<{ level: 'T0' | 'T1' | null }>(
		sql`SELECT door.danger_in(${partId}::uuid) AS level`
	);
	return row?.level ?? undefined;
}

/** Whether a danger elsewhere, of which this part was told, is not over. */
export async function isToldOfDanger(work: StaffWork, partId: string): Promise<boolean> {
	const [row] = await work.db.execute<{ told: boolean }>(
		sql`SELECT door.told_of_danger(${partId}::uuid) AS told`
	);
	return row!.told;
}

/** Whether the actor, who watches over both, knows of an open danger beside this part: undecided about, or kept from it by herself. */
export async function knowsOfDanger(work: StaffWork, partId: string): Promise<boolean> {
	const [row] = await work.db.execute<{ knows: boolean }>(
		sql`SELECT door.knows_of_danger(${partId}::uuid) AS knows`
	);
	return row!.knows;
}

/** Whether it was the actor who said of a danger in this part, or of one that was weighed for it, that it was over. */
export async function endedHere(work: StaffWork, partId: string): Promise<boolean> {
	const [row] = await work.db.execute<{ ended: boolean }>(
		sql`SELECT door.ended_danger_in(${partId}::uuid) AS ended`
	);
	return row!.ended;
}
