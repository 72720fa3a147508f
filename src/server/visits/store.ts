import { and, asc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { waits } from '#domain/follow-up.ts';
import { nextStep, sendVisit, type Visit } from '#domain/visit.ts';
import { part } from '../db/schema/cases.ts';
import { followUp } from '../db/schema/follow-ups.ts';
import { visit, visitAddress } from '../db/schema/visits.ts';
import { addDataKey, dataKeyOf } from '../keys/data-keys.ts';
import type { StaffWork } from '../work.ts';
import { openAddress, openVisit, sealAddress, sealVisit, type KeptVisit } from './sealed-visit.ts';

type Row = typeof visit.$inferSelect;
/** A visit with the appointment it belongs to. */
export interface VisitRow extends Visit, Omit<Row, keyof Visit> {
	endsAt: Date;
	/** Absent for the second person who does not know the case. */
	code: string | null;
}
export interface VisitPlan
	extends Pick<Row, 'goes' | 'second' | 'secondHow' | 'risk' | 'needsAgreement'>, KeptVisit {
	address: string;
}

const mostListed = 100;

export async function find(work: StaffWork, id: string): Promise<VisitRow | undefined> {
	const [row] = await select(work).where(eq(visit.id, id));
	return row && shaped(row);
}

/** The same, locked until the end of the transaction. */
export async function hold(work: StaffWork, id: string): Promise<VisitRow | undefined> {
	const [row] = await work.db.execute<{ held: boolean }>(
		sql`SELECT door.hold_visit(${id}::uuid) AS held`
	);
	return row?.held ? find(work, id) : undefined;
}

/** Everything the actor sees that is not over, the one that is back first first; what nobody goes to however far ahead. */
export async function current(work: StaffWork, until: Date): Promise<VisitRow[]> {
	const stands = inArray(followUp.status, ['held', 'booked']);
	const rows = await select(work)
		.where(
			and(
				isNull(visit.outAt),
				or(
					sql`${visit.inAt} IS NOT NULL OR ${visit.helpAt} IS NOT NULL`,
					and(stands, or(lt(followUp.startsAt, until), isNotNull(visit.leftAt)))
				)
			)
		)
		.orderBy(asc(visit.backBy), asc(visit.id))
		.limit(mostListed);
	return rows.map(shaped);
}

/** What waits for a supervisor who agrees, however far ahead. */
export async function toAgree(work: StaffWork): Promise<VisitRow[]> {
	const rows = await select(work)
		.where(
			and(
				visit.needsAgreement,
				isNull(visit.agreedAt),
				isNull(visit.inAt),
				isNull(visit.outAt),
				inArray(followUp.status, ['held', 'booked'])
			)
		)
		.orderBy(asc(followUp.startsAt), asc(visit.id))
		.limit(mostListed);
	return rows.map(shaped);
}

/** Undefined for whoever may not know where it is. */
export async function addressOf(
	work: StaffWork,
	{ id, keyId }: Pick<VisitRow, 'id' | 'keyId'>
): Promise<string | undefined> {
	const [row] = await work.db.select().from(visitAddress).where(eq(visitAddress.visitId, id));
	return row && openAddress(await dataKeyOf(work, keyId), id, row.sealed);
}

export async function toldOf(work: StaffWork, { id, keyId, sealed }: VisitRow): Promise<KeptVisit> {
	return openVisit(await dataKeyOf(work, keyId), id, sealed);
}

/** A plan for an appointment, under a key of its own. */
export async function add(
	work: StaffWork,
	appointment: { id: string; partId: string; startsAt: Date; endsAt: Date },
	plan: VisitPlan
): Promise<void> {
	const { id, partId, startsAt, endsAt: backBy } = appointment;
	const { id: keyId, key } = await addDataKey(work, { partId });
	const { address, answers, words, travel, ...rest } = plan;
	const fresh = { startsAt, backBy, isOff: false, inAt: null, outAt: null } as const;
	const nextAt = nextStep({ ...fresh, helpAt: null, leftAt: null, rung: 'none' })?.at ?? null;
	const sealed = sealVisit(key, id, { answers, words, travel });
	await work.db.insert(visit).values({ ...rest, id, partId, keyId, sealed, backBy, nextAt });
	const where = { visitId: id, partId, keyId, sealed: sealAddress(key, id, address) };
	await work.db.insert(visitAddress).values(where);
}

/** The plan in other words; who agreed to the old one agreed to that. */
export async function replan(work: StaffWork, row: VisitRow, plan: VisitPlan): Promise<boolean> {
	const key = await dataKeyOf(work, row.keyId);
	const { address, answers, words, travel, ...rest } = plan;
	const sealed = sealVisit(key, row.id, { answers, words, travel });
	const version = row.version + 1;
	const isOther = plan.goes !== row.goes && { rung: 'none' as const, nextAt: nextOf(row) };
	const changed = await work.db
		.update(visit)
		.set({ ...rest, ...isOther, sealed, version })
		.where(
			and(
				eq(visit.id, row.id),
				eq(visit.version, row.version),
				isNull(visit.inAt),
				isNull(visit.helpAt)
			)
		)
		.returning({ id: visit.id });
	if (changed.length === 0) return false;
	await work.db
		.update(visitAddress)
		.set({ sealed: sealAddress(key, row.id, address) })
		.where(eq(visitAddress.visitId, row.id));
	return true;
}

/** When the ladder does something, once somebody else goes. */
export function nextOf(row: Visit): Date | null {
	return nextStep(sendVisit(row))?.at ?? null;
}

/** Its appointment has another time. */
export async function move(work: StaffWork, row: VisitRow, to: Visit): Promise<void> {
	const { backBy, rung } = to;
	const nextAt = nextStep(to)?.at ?? null;
	await work.db
		.update(visit)
		.set({ backBy, rung, nextAt, version: row.version + 1 })
		.where(eq(visit.id, row.id));
}

function select(work: StaffWork) {
	return work.db
		.select({
			row: visit,
			startsAt: followUp.startsAt,
			endsAt: followUp.endsAt,
			status: followUp.status,
			code: part.code
		})
		.from(visit)
		.innerJoin(followUp, eq(followUp.id, visit.id))
		.leftJoin(part, eq(part.id, visit.partId))
		.$dynamic();
}

type Selected = Awaited<ReturnType<typeof select>>[number];

function shaped({ row, startsAt, endsAt, status, code }: Selected): VisitRow {
	return { ...row, startsAt, endsAt, code, isOff: !waits({ status }) };
}
