import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { intake, intakeAnswers, intakeMessage, room } from '../db/schema/intakes.ts';
import { dataKeyOf, dataKeys } from '../keys/data-keys.ts';
import type { StaffWork } from '../work.ts';
import { openIntake, openMessage, sealMessage, type KeptIntake } from './sealed-intake.ts';

export type IntakeRow = typeof intake.$inferSelect;
export type RoomRow = typeof room.$inferSelect;
export interface Message {
	id: string;
	author: 'seeker' | 'staff';
	staffId: string | null;
	text: string;
	writtenAt: Date;
	seenAt: Date | null;
}

/** What the actor can see of it; nothing about what was told. */
export async function find(work: StaffWork, id: string): Promise<IntakeRow | undefined> {
	const [row] = await work.db.select().from(intake).where(eq(intake.id, id));
	return row;
}

/** What the actor can see of it, locked until the end of the transaction. */
export async function hold(work: StaffWork, id: string): Promise<IntakeRow | undefined> {
	const [row] = await work.db.select().from(intake).where(eq(intake.id, id)).for('update');
	return row;
}

/** Claims it once: true for the one whose update came first. `from` is whom it is taken over from. */
export async function take(work: StaffWork, id: string, from?: string): Promise<boolean> {
	const taken = await work.db
		.update(intake)
		.set({ status: 'assigned', takenBy: work.actor.id, takenAt: work.now })
		.where(
			and(
				eq(intake.id, id),
				isNull(intake.partId),
				from ? eq(intake.takenBy, from) : isNull(intake.takenBy),
				inArray(intake.status, ['new', 'triaged', 'assigned'])
			)
		)
		.returning({ id: intake.id });
	return taken.length === 1;
}

/** Who has it now, also when row level security hides it. Ask only for an intake that was offered. */
export async function takerOf(work: StaffWork, id: string): Promise<string | undefined> {
	const [row] = await work.db.execute<{ taker: string | null }>(
		sql`SELECT door.who_took(${id}::uuid) AS taker`
	);
	return row?.taker ?? undefined;
}

export async function change(
	work: StaffWork,
	id: string,
	to: Partial<
		Pick<
			IntakeRow,
			'status' | 'level' | 'readAt' | 'readBy' | 'deadlineAt' | 'takenBy' | 'takenAt' | 'closedAt'
		>
	>
): Promise<void> {
	await work.db.update(intake).set(to).where(eq(intake.id, id));
}

/** What was told; undefined when she closed the room and took it with her. */
export async function told(
	work: StaffWork,
	{ id, keyId }: IntakeRow
): Promise<KeptIntake | undefined> {
	const [row] = await work.db.select().from(intakeAnswers).where(eq(intakeAnswers.intakeId, id));
	return row && openIntake(await dataKeyOf(work, keyId), id, row.sealed);
}

/** The thread of the room, the oldest first. */
export async function messages(work: StaffWork, { id }: Pick<IntakeRow, 'id'>): Promise<Message[]> {
	const rows = await work.db
		.select()
		.from(intakeMessage)
		.where(eq(intakeMessage.intakeId, id))
		.orderBy(asc(intakeMessage.writtenAt), asc(intakeMessage.id));
	const keys = await dataKeys(
		work,
		rows.map((row) => row.keyId)
	);
	return rows.map(({ sealed, keyId, ...row }) => ({
		...row,
		text: openMessage(keys.get(keyId)!, row.id, sealed)
	}));
}

/** A form sent twice is one message; sent again with other words it is told, for those are not kept. */
export async function addMessage(
	work: StaffWork,
	row: Pick<IntakeRow, 'id' | 'keyId'>,
	message: { id: string; text: string }
): Promise<'added' | 'kept-before' | 'words-changed'> {
	const key = await dataKeyOf(work, row.keyId);
	const added = await work.db
		.insert(intakeMessage)
		.values({
			id: message.id,
			intakeId: row.id,
			keyId: row.keyId,
			author: 'staff',
			staffId: work.actor.id,
			sealed: sealMessage(key, message.id, message.text),
			writtenAt: work.now
		})
		.onConflictDoNothing()
		.returning({ id: intakeMessage.id });
	if (added.length === 1) return 'added';
	const before = (await messages(work, row)).find(({ id }) => id === message.id);
	return before?.text === message.text ? 'kept-before' : 'words-changed';
}

export async function roomOf(work: StaffWork, intakeId: string): Promise<RoomRow | undefined> {
	const [row] = await work.db.select().from(room).where(eq(room.intakeId, intakeId));
	return row;
}

export async function closeRoom(work: StaffWork, roomId: string): Promise<void> {
	await work.db.execute(sql`SELECT door.close_room(${roomId}::uuid, 'staff')`);
}

/** One text to each on duty, or to every supervisor, except to whoever acts. */
export async function alertUrgent(work: StaffWork, id: string): Promise<void> {
	await work.db.execute(
		sql`SELECT door.alert(${id}::uuid, 'alert-urgent', ${work.now.toISOString()}::timestamptz), pg_notify('notification', '')`
	);
}

/** A hint to open desks that something changed. */
export async function hintDesk(work: StaffWork): Promise<void> {
	await work.db.execute(sql`SELECT pg_notify('desk', '')`);
}
