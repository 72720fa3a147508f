import { sql } from 'drizzle-orm';
import type { Verdict } from '#domain/glass.ts';
import type { StaffWork } from '../work.ts';

export interface WatchedGlass {
	id: string;
	partId: string;
	code: string;
	staffId: string;
	brokenAt: Date;
	/** When it shut, or will. */
	endsAt: Date;
	reviewBy: Date;
	reviewedBy: string | null;
	verdict: Verdict | null;
}
/** How often a colleague did something, and when last. */
export interface Times {
	staffId: string;
	times: number;
	lastAt: Date;
}
export type Reading = Times & { partId: string; code: string };
export interface Conflict {
	partId: string;
	code: string;
	staffId: string;
	at: Date;
}
/** A day since 1970-01-01 on which somebody opened what they do not work on, or was refused. */
export interface Day {
	day: number;
	wasRead: boolean;
	wasRefused: boolean;
}
export interface HouseEvent {
	at: Date;
	kind: 'search.alerted' | 'staff.vouched' | 'staff.vouched-by-activation' | 'staff.refused';
	actorId: string | null;
	subjectId: string | null;
}

type Row = Record<string, string | number | null>;
type DayRow = { day: number; was_read: boolean; was_refused: boolean };

/** What still waits for a verdict first, then the last thirty days. */
export async function glass(work: StaffWork): Promise<WatchedGlass[]> {
	const rows = await work.db.execute<Row>(sql`SELECT * FROM door.privacy_glass()`);
	return rows.map((row) => ({
		...whereOf(row),
		id: String(row['id']),
		brokenAt: momentOf(row['broken_at']),
		endsAt: momentOf(row['ended_at'] ?? row['until']),
		reviewBy: momentOf(row['review_by']),
		reviewedBy: row['reviewed_by'] as string | null,
		verdict: row['verdict'] as Verdict | null
	}));
}

/** Cases that somebody opened without working on them, the last first. */
export async function readings(work: StaffWork, limit: number): Promise<Reading[]> {
	const rows = await work.db.execute<Row>(
		sql`SELECT * FROM door.privacy_readings(${limit}::integer)`
	);
	return rows.map((row) => ({ ...whereOf(row), ...timesOf(row) }));
}

/** Openings that were refused, by who tried. */
export async function refusals(work: StaffWork): Promise<Times[]> {
	const rows = await work.db.execute<Row>(sql`SELECT * FROM door.privacy_refusals()`);
	return rows.map(timesOf);
}

/** Of the last thirty days those on which there was a reading or a refusal: each, where the lists tell the last alone. */
export async function days(work: StaffWork): Promise<Day[]> {
	const rows = await work.db.execute<DayRow>(sql`SELECT * FROM door.privacy_days()`);
	return rows.map(({ day, was_read: wasRead, was_refused: wasRefused }) => ({
		...{ day, wasRead, wasRefused }
	}));
}

export async function conflicts(work: StaffWork): Promise<Conflict[]> {
	const rows = await work.db.execute<Row>(sql`SELECT * FROM door.privacy_conflicts()`);
	return rows.map((row) => ({ ...whereOf(row), at: momentOf(row['declared_at']) }));
}

/** Searches that found nothing again and again, and accounts that were let in or not. */
export async function house(work: StaffWork): Promise<HouseEvent[]> {
	const rows = await work.db.execute<Row>(sql`SELECT * FROM door.privacy_house()`);
	return rows.map((row) => ({
		at: momentOf(row['at']),
		kind: row['kind'] as HouseEvent['kind'],
		actorId: row['actor_id'] as string | null,
		subjectId: row['subject_id'] as string | null
	}));
}

function whereOf(row: Row): { partId: string; code: string; staffId: string } {
	const { part_id: partId, code, staff_id: staffId } = row;
	return { partId: String(partId), code: String(code), staffId: String(staffId) };
}

function timesOf(row: Row): Times {
	return {
		staffId: String(row['staff_id']),
		times: Number(row['times']),
		lastAt: momentOf(row['last_at'])
	};
}

function momentOf(value: string | number | null | undefined): Date {
	return new Date(value!);
}
