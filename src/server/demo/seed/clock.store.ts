import { sql } from 'drizzle-orm';
import { atTheDoor } from '../../work.ts';

export interface ClockState {
	now: Date;
	/** Milliseconds before real time; negative when it was set back. */
	ahead: number;
}

export function read(): Promise<ClockState> {
	return atTheDoor(async ({ db, now }) => {
		const [row] = await db.execute<{ ahead: string }>(
			sql`SELECT extract(epoch FROM ahead) * 1000 AS ahead FROM door.state()`
		);
		return { now, ahead: Number(row!.ahead) };
	});
}

/** Goes forward to this moment, unless a promised text is due before it: answers when. */
export function goTo(moment: Date): Promise<Date | undefined> {
	return atTheDoor(async ({ db, now }) => {
		const [row] = await db.execute<{ oldest_due: string | null }>(
			sql`SELECT oldest_due FROM door.state()`
		);
		const due = row?.oldest_due ? new Date(row.oldest_due) : undefined;
		const to = due && due <= moment ? due : moment;
		const by = to.getTime() - now.getTime();
		if (by > 0) await db.execute(sql`SELECT door.move_clock(${`${by} milliseconds`}::interval)`);
		return to === due ? due : undefined;
	});
}

/** Moves the clock of this database by so many whole milliseconds, backwards when negative. */
export function move(by: number): Promise<void> {
	return atTheDoor(async ({ db }) => {
		await db.execute(sql`SELECT door.move_clock(${`${by} milliseconds`}::interval)`);
	});
}
