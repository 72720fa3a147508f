import { gte } from 'drizzle-orm';
import type { Roster } from '#domain/roster.ts';
import { addDays } from 'date-fns/addDays';
import { localDate } from '#domain/time.ts';
import { rosterAbsence, rosterDay, rosterWeek } from '../db/schema/roster.ts';
import type { Work } from '../work.ts';

const daysKept = 60;
type Row<Table extends { $inferSelect: object }> = Table['$inferSelect'];
export type WeekRow = Row<typeof rosterWeek>;
export type DayRow = Row<typeof rosterDay>;
export type AbsenceRow = Row<typeof rosterAbsence>;

/** Everything that was agreed about who works when, but what is long past. */
export async function rowsOf(work: Work) {
	const longAgo = localDate(addDays(work.now, -daysKept));
	const [weekly, days, absences] = await Promise.all([
		work.db.select().from(rosterWeek),
		work.db.select().from(rosterDay).where(gte(rosterDay.date, longAgo)),
		work.db.select().from(rosterAbsence).where(gte(rosterAbsence.until, longAgo))
	]);
	return { weekly, days, absences };
}

export async function rosterNow(work: Work): Promise<Roster> {
	return asRoster(await rowsOf(work));
}

export function asRoster({ weekly, days, absences }: Awaited<ReturnType<typeof rowsOf>>): Roster {
	return {
		weekly: weekly.map(({ until, ...row }) => ({ ...row, until: until ?? undefined })),
		days: days.map(({ staffId, date, kind, starts, ends }) =>
			kind === 'off'
				? { staffId, date, kind }
				: { staffId, date, kind, starts: starts ?? '', ends: ends ?? '' }
		),
		absences
	};
}
