import { sql } from 'drizzle-orm';
import { atTheDoor } from '../../work.ts';

export interface ClockState {
	now: Date;
	/** Milliseconds before real time; negative when it was set back. */
	ahead: number;
	/** When the earliest promised text is due. */
	oldestDue: Date | undefined;
}

export function read(): Promise<ClockState> {
	return atTheDoor(async ({ db, now }) => {
		const [row] = await db.execute<{ ahead: string; oldest_due: string | null }>(
			sql`SELECT extract(epoch FROM ahead) * 1000 AS ahead, oldest_due FROM door.state()`
		);
		const { ahead, oldest_due: oldestDue } = row!;
		return { now, ahead: Number(ahead), oldestDue: oldestDue ? new Date(oldestDue) : undefined };
	});
}

/** Moves the clock of this database by so many whole milliseconds, backwards when negative. */
export function move(by: number): Promise<void> {
	return atTheDoor(async ({ db }) => {
		await db.execute(sql`SELECT door.move_clock(${`${by} milliseconds`}::interval)`);
	});
}
