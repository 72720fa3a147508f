import { sql } from 'drizzle-orm';
import type { Language } from '#domain/language.ts';
import { askTheDoor, type Work } from '../work.ts';

/** Whether a supervisor shut the door of the telephone. */
export async function isShutByHand(work: Work): Promise<boolean> {
	const [row] = await work.db.execute<{ shut: boolean }>(
		sql`SELECT door.telephone_is_shut() AS shut`
	);
	return row!.shut;
}

/** A round of somebody who waits already: by this they were heard of. */
export interface Round {
	callId: string;
	language: Language | undefined;
	now: Date;
	isShut: boolean;
	counsellorOnDuty: boolean;
	/** From 1. */
	place: number;
	/** How long the last ones waited: three in four of them no longer than so many seconds. */
	samples: number;
	seconds: number;
}

/** Undefined when they do not wait there: then the rules say what that means. */
export async function round(provider: string, queue: string): Promise<Round | undefined> {
	const [row] = await askTheDoor<{
		call_id: string;
		now: string;
		language: Language | null;
		is_shut: boolean;
		on_duty: boolean;
		place: number;
		samples: number;
		seconds: number | null;
	}>(sql`SELECT * FROM door.call_round(${provider}, ${queue})`);
	if (!row) return undefined;
	const { call_id: callId, is_shut: isShut, on_duty: counsellorOnDuty, place, samples } = row;
	const [language, seconds] = [row.language ?? undefined, row.seconds ?? NaN];
	const now = new Date(row.now);
	return { callId, now, language, isShut, counsellorOnDuty, place, samples, seconds };
}
