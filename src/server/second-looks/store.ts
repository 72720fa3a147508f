import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { TriageLevel } from '#domain/triage.ts';
import { intake, secondLook } from '../db/schema/intakes.ts';
import { dataKeyOf, dataKeys } from '../keys/data-keys.ts';
import { openText, seal } from '../keys/envelope.ts';
import type { StaffWork } from '../work.ts';

export type LookRow = typeof secondLook.$inferSelect;
export interface WaitingLook {
	id: string;
	intakeId: string;
	reference: string;
	fromLevel: TriageLevel;
	toLevel: TriageLevel;
	/** The level now: another than `fromLevel` makes the proposal stale. */
	level: TriageLevel;
	reason: string;
	proposedBy: string;
	proposedAt: Date;
	takenBy: string | null;
}
interface Proposal {
	from: TriageLevel;
	to: TriageLevel;
	reason: string;
}
interface Decision {
	decision: 'agreed' | 'refused' | 'withdrawn';
}

const mostWaiting = 100;

export async function add(
	work: StaffWork,
	about: { id: string; keyId: string },
	{ from, to, reason }: Proposal
): Promise<void> {
	const id = randomUUID();
	await work.db.insert(secondLook).values({
		id,
		kind: 'lower-level',
		intakeId: about.id,
		keyId: about.keyId,
		sealed: seal(await dataKeyOf(work, about.keyId), placeOf(id), reason),
		fromLevel: from,
		toLevel: to,
		proposedBy: work.actor.id,
		proposedAt: work.now
	});
}

/** Locked until the end of the transaction; only while it waits. */
export async function hold(work: StaffWork, id: string): Promise<LookRow | undefined> {
	const [row] = await work.db
		.select()
		.from(secondLook)
		.where(and(eq(secondLook.id, id), isNull(secondLook.decidedAt)))
		.for('update');
	return row;
}

export async function decide(work: StaffWork, id: string, { decision }: Decision): Promise<void> {
	await work.db
		.update(secondLook)
		.set({ decision, decidedBy: work.actor.id, decidedAt: work.now })
		.where(eq(secondLook.id, id));
}

/** What waits for a second person about this intake. */
export async function waitingFor(
	work: StaffWork,
	intakeId: string
): Promise<WaitingLook | undefined> {
	const [found] = await waitingWhere(work, eq(secondLook.intakeId, intakeId));
	return found;
}

/** Everything that waits for a second person and that the actor can see, the oldest first. */
export function waiting(work: StaffWork): Promise<WaitingLook[]> {
	return waitingWhere(work, undefined);
}

async function waitingWhere(
	work: StaffWork,
	which: ReturnType<typeof eq> | undefined
): Promise<WaitingLook[]> {
	const rows = await work.db
		.select({
			look: secondLook,
			reference: intake.reference,
			level: intake.level,
			takenBy: intake.takenBy
		})
		.from(secondLook)
		.innerJoin(intake, eq(intake.id, secondLook.intakeId))
		.where(and(isNull(secondLook.decidedAt), which))
		.orderBy(asc(secondLook.proposedAt), asc(secondLook.id))
		.limit(mostWaiting);
	const keys = await dataKeys(
		work,
		rows.map((row) => row.look.keyId)
	);
	return rows.map(({ look, ...about }) => {
		const key = keys.get(look.keyId);
		const reason = key ? openText(key, placeOf(look.id), look.sealed) : '';
		return { ...look, ...about, intakeId: look.intakeId!, reason };
	});
}

function placeOf(id: string) {
	return { table: 'second_look', row: id, column: 'sealed' };
}
