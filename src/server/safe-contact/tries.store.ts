import { sql } from 'drizzle-orm';
import type { Work } from '../work.ts';

/** Wrong words of the last so many minutes, since the last right one. */
export async function wrongLately(
	work: Work,
	{ partId, personId }: { partId: string; personId: string },
	minutes: number
): Promise<number> {
	const since = new Date(work.now.getTime() - minutes * 60_000).toISOString();
	const [row] = await work.db.execute<{ n: number }>(sql`
		SELECT count(*)::int AS n FROM event
		WHERE chain_id = ${partId}::uuid AND subject_id = ${personId}::uuid AND kind = 'word.wrong' AND at > ${since}::timestamptz
			AND seq > (SELECT coalesce(max(seq), 0) FROM event WHERE chain_id = ${partId}::uuid AND subject_id = ${personId}::uuid
				AND kind IN ('word.right', 'duress.spoken'))`);
	return row!.n;
}

/** Danger in this part: rings every supervisor who may see it. */
export async function speakDuress(work: Work, partId: string): Promise<void> {
	await work.db.execute(sql`SELECT door.speak_duress(${partId}::uuid)`);
}
