import { and, asc, desc, eq, inArray, like, sql } from 'drizzle-orm';
import type { CadenceCode, Due } from '#domain/cadence.ts';
import { localDate } from '#domain/time.ts';
import type { TriageLevel } from '#domain/triage.ts';
import { followUp } from '../db/schema/follow-ups.ts';
import { intake } from '../db/schema/intakes.ts';
import { dangerIn } from '../dangers/in-part.store.ts';
import type { StaffWork } from '../work.ts';

export interface Beat extends Due {
	id: string;
	version: number;
}

const ofRhythm = like(followUp.reasonCode, 'cadence-%');

/** What waits of the rhythm of a trajectory, the first one first. */
export async function open(work: StaffWork, trajectoryId: string): Promise<Beat[]> {
	const { id, reasonCode, startsAt, version } = followUp;
	const rows = await work.db
		.select({ id, reasonCode, startsAt, version })
		.from(followUp)
		.where(and(eq(followUp.trajectoryId, trajectoryId), eq(followUp.status, 'open'), ofRhythm))
		.orderBy(asc(startsAt));
	return rows.map((row) => ({ ...row, code: row.reasonCode as CadenceCode, at: row.startsAt }));
}

/** The rhythm as it is from now on: `kept` stays, the rest of what waits goes, `fresh` comes. */
export async function set(
	work: StaffWork,
	trajectoryId: string,
	{ kept, fresh }: { kept: readonly Beat[]; fresh: readonly Due[] }
): Promise<void> {
	const list = (values: readonly string[]) => `{${values.join(',')}}`;
	const codes = list(fresh.map(({ code }) => code));
	const moments = list(fresh.map(({ at }) => at.toISOString()));
	await work.db.execute(sql`SELECT door.set_rhythm(${trajectoryId}::uuid,
		${list(kept.map(({ id }) => id))}::uuid[], ${codes}::text[], ${moments}::timestamptz[])`);
}

/** For whoever may not read the day of release: a day of its series that waits, so that the series is kept. */
export async function lastRelease(
	work: StaffWork,
	trajectoryId: string
): Promise<string | undefined> {
	const beats = await open(work, trajectoryId);
	const last = beats.findLast(({ code }) => code === 'cadence-release');
	return last && localDate(last.at);
}

/** How urgent it is now: a danger that is open, or else the contact that came last. */
export async function levelOf(work: StaffWork, partId: string): Promise<TriageLevel> {
	const danger = await dangerIn(work, partId);
	if (danger) return danger;
	const [latest] = await work.db
		.select({ level: intake.level })
		.from(intake)
		.where(and(eq(intake.partId, partId), inArray(intake.level, ['T2', 'T3', 'T4'])))
		.orderBy(desc(intake.receivedAt))
		.limit(1);
	return latest?.level ?? 'T3';
}
