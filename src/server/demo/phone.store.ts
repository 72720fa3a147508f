import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { person } from '../db/schema/cases.ts';
import { followUp, notification } from '../db/schema/follow-ups.ts';
import { intake } from '../db/schema/intakes.ts';
import { staff } from '../db/schema/staff.ts';
import type { Work } from '../work.ts';

const mostShown = 160;

export async function keep(work: Work, providerId: string, sealed: Buffer): Promise<void> {
	await work.db.execute(sql`SELECT door.keep_demo_text(${providerId}, ${sealed}::bytea)`);
}

export interface KeptText {
	providerId: string;
	keptAt: Date;
	sealed: Buffer;
}

/** The newest first. */
export async function kept(work: Work, most: number): Promise<KeptText[]> {
	const rows = await work.db.execute<{ provider_id: string; kept_at: string; sealed: Buffer }>(
		sql`SELECT provider_id, kept_at, sealed FROM door.demo_texts(${most})`
	);
	return rows.map((row) => ({
		providerId: row.provider_id,
		keptAt: new Date(row.kept_at),
		sealed: Buffer.from(row.sealed)
	}));
}

/** A supervisor of the demo, through whose eyes the practice page looks. */
export async function supervisorId(work: Work): Promise<string | undefined> {
	const [row] = await work.db.execute<{ id: string }>(
		sql`SELECT staff_id AS id FROM door.demo_people() WHERE role = 'supervisor' LIMIT 1`
	);
	return row?.id;
}

export function notifications(work: Work) {
	return work.db.select().from(notification).orderBy(desc(notification.createdAt)).limit(mostShown);
}

export async function staffNames(work: Work, ids: string[]) {
	const columns = { id: staff.id, keyId: staff.keyId, sealed: staff.name, role: staff.role };
	return ids.length === 0 ? [] : work.db.select(columns).from(staff).where(inArray(staff.id, ids));
}

export async function persons(work: Work, ids: string[]) {
	return ids.length === 0 ? [] : work.db.select().from(person).where(inArray(person.id, ids));
}

/** Texts that came in from numbers we know. */
export function inboundTexts(work: Work) {
	return work.db
		.select()
		.from(followUp)
		.where(
			and(
				inArray(followUp.reasonCode, ['text-unverified', 'text-opted-out']),
				isNotNull(followUp.personId)
			)
		)
		.orderBy(desc(followUp.createdAt))
		.limit(mostShown);
}

/** Calls and texts that came in by themselves and belong to no case. */
export function callers(work: Work) {
	const { id, reference, channel, receivedAt } = intake;
	return work.db
		.select({ id, reference, channel, receivedAt })
		.from(intake)
		.where(
			and(
				inArray(intake.channel, ['phone', 'sms']),
				isNull(intake.partId),
				sql`external_id IS NOT NULL`
			)
		)
		.orderBy(desc(receivedAt))
		.limit(12);
}

/** When the next text is due, after now. */
export async function nextDue(work: Work): Promise<Date | undefined> {
	const [row] = await work.db
		.select({ at: notification.plannedAt })
		.from(notification)
		.where(and(eq(notification.status, 'planned'), sql`${notification.plannedAt} > door.time()`))
		.orderBy(asc(notification.plannedAt))
		.limit(1);
	return row?.at;
}

/** When this text is due; undefined when it no longer waits. */
export async function dueOf(work: Work, id: string): Promise<Date | undefined> {
	const [row] = await work.db
		.select({ at: notification.plannedAt })
		.from(notification)
		.where(and(eq(notification.id, id), eq(notification.status, 'planned')));
	return row?.at;
}

// exists in the demo and in tests only: npm run migrate removes it elsewhere
export async function moveClock(work: Work, seconds: number): Promise<void> {
	await work.db.execute(sql`SELECT door.move_clock(make_interval(secs => ${seconds}))`);
}
