import { sql } from 'drizzle-orm';
import {
	ACTIVE_SILENCE_MINUTES,
	KEPT_DAYS,
	UNTOLD_HOURS,
	WAITING_SILENCE_MINUTES
} from '#domain/chat.ts';
import type { Work } from '../work.ts';

/** Gives up the place of whoever is no longer there, and lets go of words whose time is over. */
export async function watchChats(work: Work): Promise<void> {
	await work.db.execute(sql`SELECT
		door.chat_sweep(make_interval(mins => ${WAITING_SILENCE_MINUTES}),
			make_interval(mins => ${ACTIVE_SILENCE_MINUTES}), make_interval(hours => ${UNTOLD_HOURS})),
		door.chat_forget(make_interval(days => ${KEPT_DAYS}))`);
}
