import { sql } from 'drizzle-orm';
import { askTheDoor, type Moment } from '../work.ts';
import { leftAt } from './spent.ts';
import { waitIn, type Lane } from './throttle.ts';

/** What meets a form that is sent. */
export interface Entry extends Moment {
	/** She left it behind: it is never opened again. */
	isLeft: boolean;
	/** To wait, 0 when it may come in. */
	seconds: number;
}

/**
 * All that is asked before a form is kept, in one statement; what was left behind takes no place in
 * a lane. Nobody waits for the disk: who stands in a lane may be forgotten when the machine falls.
 */
export async function askEntry(formId: string, lanes: Lane[]): Promise<Entry> {
	const [row] = await askTheDoor<EntryRow>(
		sql`SELECT door.time() AS now, door.someone_on_duty() AS on_duty, left_at IS NOT NULL AS is_left,
			CASE WHEN left_at IS NULL THEN ${waitIn(lanes)} ELSE 0 END AS seconds,
			set_config('synchronous_commit', 'off', true) FROM ${leftAt(formId)} AS left_at`
	);
	const { now, on_duty: counsellorOnDuty, is_left: isLeft, seconds } = row!;
	return { now: new Date(now), counsellorOnDuty, isLeft, seconds: Math.ceil(seconds) };
}

interface EntryRow extends Record<string, unknown> {
	now: string;
	on_duty: boolean;
	is_left: boolean;
	seconds: number;
}
