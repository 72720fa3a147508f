import { randomUUID } from 'node:crypto';
import { addDays } from 'date-fns/addDays';
import { and, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import { rosteredRoles } from '#domain/actor.ts';
import type { Roster } from '#domain/roster.ts';
import type { SpokenLanguage } from '#domain/spoken-language.ts';
import { localDate } from '#domain/time.ts';
import { rosterAbsence, rosterDay, rosterWeek } from '../db/schema/roster.ts';
import { staff } from '../db/schema/staff.ts';
import type { StaffWork, Work } from '../work.ts';

const daysKept = 60;
type Row<Table extends { $inferSelect: object }> = Table['$inferSelect'];
export type WeekRow = Row<typeof rosterWeek>;
export type DayRow = Row<typeof rosterDay>;
export type AbsenceRow = Row<typeof rosterAbsence>;

/** Everything that was agreed about who works when, but what is long past or of somebody who left. */
export async function rowsOf(work: Work) {
	const longAgo = localDate(addDays(work.now, -daysKept));
	const stands = (table: typeof rosterWeek | typeof rosterDay | typeof rosterAbsence) =>
		and(isNull(table.struckAt), inArray(table.staffId, whoWorksHere(work)));
	const [weekly, days, absences] = await Promise.all([
		work.db.select().from(rosterWeek).where(stands(rosterWeek)),
		work.db
			.select()
			.from(rosterDay)
			.where(and(stands(rosterDay), gte(rosterDay.date, longAgo))),
		work.db
			.select()
			.from(rosterAbsence)
			.where(and(stands(rosterAbsence), gte(rosterAbsence.until, longAgo)))
	]);
	return { weekly, days, absences };
}

function whoWorksHere(work: Work) {
	return work.db.select({ id: staff.id }).from(staff).where(eq(staff.admitted, true));
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

/** Which languages each colleague speaks. */
export async function spokenBy(work: Work): Promise<Map<string, SpokenLanguage[]>> {
	const rows = await work.db.select({ id: staff.id, speaks: staff.speaks }).from(staff);
	return new Map(rows.map(({ id, speaks }) => [id, speaks]));
}

type New<Row> = Omit<Row, 'id' | 'madeAt' | 'madeBy' | 'struckAt' | 'struckBy'>;

export async function addWeekly(work: StaffWork, rows: New<WeekRow>[]): Promise<void> {
	await work.db.insert(rosterWeek).values(rows.map((row) => ({ ...row, ...madeBy(work) })));
}

export async function addDay(work: StaffWork, row: New<DayRow>): Promise<void> {
	await work.db.insert(rosterDay).values({ ...row, ...madeBy(work) });
}

export async function addAbsence(work: StaffWork, row: New<AbsenceRow>): Promise<void> {
	await work.db.insert(rosterAbsence).values({ ...row, ...madeBy(work) });
}

/** Whose it was; undefined when it does not stand any more. */
export async function strike(
	work: StaffWork,
	{ of, id }: { of: 'weekly' | 'day' | 'absence'; id: string }
): Promise<string | undefined> {
	const table = { weekly: rosterWeek, day: rosterDay, absence: rosterAbsence }[of];
	const [row] = await work.db
		.update(table)
		.set({ struckAt: work.now, struckBy: work.actor.id })
		.where(and(eq(table.id, id), isNull(table.struckAt)))
		.returning({ staffId: table.staffId });
	return row?.staffId;
}

export async function setSpeaks(
	work: StaffWork,
	staffId: string,
	speaks: readonly SpokenLanguage[]
): Promise<boolean> {
	const list = sql.join(
		speaks.map((one) => sql`${one}`),
		sql`, `
	);
	const [row] = await work.db.execute<{ done: boolean }>(
		sql`SELECT door.set_speaks(${staffId}::uuid, ARRAY[${list}]::text[]) AS done`
	);
	return row?.done === true;
}

/** Whether a shift can be given to her. */
export async function isRosterable(work: StaffWork, staffId: string): Promise<boolean> {
	const rows = await work.db
		.select({ id: staff.id })
		.from(staff)
		.where(
			and(eq(staff.id, staffId), eq(staff.admitted, true), inArray(staff.role, [...rosteredRoles]))
		);
	return rows.length > 0;
}

function madeBy(work: StaffWork) {
	return { id: randomUUID(), madeAt: work.now, madeBy: work.actor.id };
}
