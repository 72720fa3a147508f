import { sql } from 'drizzle-orm';
import { askTheDoor, type Moment } from '../work.ts';

/** What has to be known before somebody is let in by one statement. */
export async function askMoment(): Promise<Moment> {
	const [row] = await askTheDoor<{ now: string; on_duty: boolean }>(
		sql`SELECT door.time() AS now, door.someone_on_duty() AS on_duty`
	);
	return { now: new Date(row!.now), counsellorOnDuty: row!.on_duty };
}
