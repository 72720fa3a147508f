import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { IntakeStatus } from '#domain/intake.ts';
import type { TriageLevel } from '#domain/triage.ts';
import { namesOf } from '../cases/store.ts';
import { membership, part } from '../db/schema/cases.ts';
import { intake, room, type Channel } from '../db/schema/intakes.ts';
import type { IntakeRow } from '../intakes/store.ts';
import type { StaffWork } from '../work.ts';

/** A contact as the page of its case shows it: nothing of what was told. */
export interface Contact {
	id: string;
	reference: string;
	channel: Channel;
	status: IntakeStatus;
	level: TriageLevel;
	receivedAt: Date;
	hasOpenRoom: boolean;
	/** She closed her room: outside a case nothing of it would stay. */
	isLeft: boolean;
}
/** A case to which the actor may add a contact. */
export interface OpenPart {
	partId: string;
	code: string;
	/** Of who asks; empty when she gave none. */
	name: string;
}

const mostListed = 200;

/** The contacts of a part, the first one first. */
export async function ofPart(work: StaffWork, partId: string): Promise<Contact[]> {
	const rows = await work.db
		.select({ intake, room: { closedAt: room.closedAt, closedBy: room.closedBy, id: room.id } })
		.from(intake)
		.leftJoin(room, eq(room.intakeId, intake.id))
		.where(eq(intake.partId, partId))
		.orderBy(asc(intake.receivedAt), asc(intake.id));
	return rows.map(({ intake: row, room: ofIt }) => {
		const { id, reference, channel, status, level, receivedAt } = row;
		const hasOpenRoom = ofIt !== null && ofIt.closedAt === null;
		const about = { id, reference, channel, status, level, receivedAt };
		return { ...about, hasOpenRoom, isLeft: ofIt?.closedBy === 'seeker' };
	});
}

/** The actor's own open cases, the newest first. */
export async function ownOpenParts(work: StaffWork): Promise<OpenPart[]> {
	const rows = await work.db
		.select({ partId: part.id, code: part.code })
		.from(membership)
		.innerJoin(part, eq(part.id, membership.partId))
		.where(
			and(eq(membership.staffId, work.actor.id), isNull(membership.endedAt), isNull(part.closedAt))
		)
		.orderBy(desc(part.code))
		.limit(mostListed);
	const names = await namesOf(
		work,
		rows.map(({ partId }) => partId)
	);
	return rows.map((row) => ({ ...row, name: names.get(row.partId) ?? '' }));
}

/** Back to the desk, in the actor's hands, with its deadline as it was. */
export async function putOnDesk(work: StaffWork, { id, takenBy }: IntakeRow): Promise<void> {
	const taken = takenBy === work.actor.id ? {} : { takenAt: work.now };
	await work.db
		.update(intake)
		.set({ partId: null, takenBy: work.actor.id, status: 'assigned', closedAt: null, ...taken })
		.where(eq(intake.id, id));
}

/** A done contact is done no longer: it comes to a part as if it just came in. */
export async function reopen(work: StaffWork, { id }: IntakeRow): Promise<void> {
	await work.db
		.update(intake)
		.set({
			status: sql`CASE WHEN ${intake.status} = 'closed' THEN 'assigned' ELSE ${intake.status} END`,
			closedAt: null
		})
		.where(eq(intake.id, id));
}
