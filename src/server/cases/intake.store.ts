import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { IntakeStatus } from '#domain/intake.ts';
import { intake, intakeMessage, room } from '../db/schema/intakes.ts';
import { openMessage } from '../intakes/sealed-intake.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import type { IntakeRow } from '../intakes/store.ts';
import type { StaffWork } from '../work.ts';

export interface CaseRoom {
	intakeId: string;
	/** Of the contact: a case may have several rooms. */
	reference: string;
	keyId: string;
	status: IntakeStatus;
	deadlineAt: Date;
	isOpen: boolean;
}

/** The intake, held until the end of this transaction: it is taken on once. */
export async function holdIntake(work: StaffWork, id: string): Promise<IntakeRow | undefined> {
	// A row that another transaction changed while we waited is judged by the walls as they stood before
	// (the actor's new part is not among them yet); a second statement sees what is true now.
	return (await hold(work, id)) ?? hold(work, id);
}

async function hold(work: StaffWork, id: string): Promise<IntakeRow | undefined> {
	const [row] = await work.db.select().from(intake).where(eq(intake.id, id)).for('update');
	return row;
}

/** The intake becomes part of a case. */
export async function joinPart(work: StaffWork, id: string, partId: string): Promise<void> {
	await work.db.update(intake).set({ partId }).where(eq(intake.id, id));
}

/** Whether she can still come back to read an answer. */
export async function hasOpenRoom(work: StaffWork, intakeId: string): Promise<boolean> {
	const rows = await work.db
		.select({ id: room.id })
		.from(room)
		.where(and(eq(room.intakeId, intakeId), isNull(room.closedAt)));
	return rows.length > 0;
}

/** The rooms of a part, with whether an answer is still owed in them. */
export async function roomsOf(work: StaffWork, partId: string): Promise<CaseRoom[]> {
	const rows = await work.db
		.select({ intake, closedAt: room.closedAt })
		.from(room)
		.innerJoin(intake, eq(intake.id, room.intakeId))
		.where(eq(intake.partId, partId))
		.orderBy(asc(intake.receivedAt));
	return rows.map(({ intake: { id, reference, keyId, status, deadlineAt }, closedAt }) => ({
		intakeId: id,
		reference,
		keyId,
		status,
		deadlineAt,
		isOpen: closedAt === null
	}));
}

/** What she wrote last in a room; empty when she wrote nothing there. */
export async function lastFromHer(
	work: StaffWork,
	{ intakeId, keyId }: Pick<CaseRoom, 'intakeId' | 'keyId'>
): Promise<string> {
	const [row] = await work.db
		.select({ id: intakeMessage.id, sealed: intakeMessage.sealed })
		.from(intakeMessage)
		.where(and(eq(intakeMessage.intakeId, intakeId), eq(intakeMessage.author, 'seeker')))
		.orderBy(desc(intakeMessage.writtenAt))
		.limit(1);
	return row ? openMessage(await dataKeyOf(work, keyId), row.id, row.sealed) : '';
}
