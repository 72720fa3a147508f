import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { caseCode, isCaseCode } from '#domain/case-code.ts';
import { ASK_CONSENT_AGAIN } from '#domain/follow-up.ts';
import { localDate } from '#domain/time.ts';
import type { TrajectoryStatus, TrajectoryType } from '#domain/trajectory.ts';
import {
	caseFile,
	membership,
	part,
	person,
	trajectory,
	type CaseStatus
} from '../db/schema/cases.ts';
import { followUp } from '../db/schema/follow-ups.ts';
import { addDataKey, dataKeys } from '../keys/data-keys.ts';
import * as glass from '../glass/store.ts';
import { openPerson } from '../people/sealed-person.ts';
import type { StaffWork } from '../work.ts';

/** One part of a case, with who works on it; the first counsellor first. */
export interface CasePart {
	partId: string;
	code: string;
	status: CaseStatus;
	openedAt: Date;
	keyId: string;
	counsellorIds: string[];
	/** The actor, while she reads it behind broken glass. */
	readerIds: string[];
}
export interface CaseLine {
	partId: string;
	code: string;
	status: CaseStatus;
	/** Of who asks; empty when she gave none. */
	name: string;
	serviceType: TrajectoryType;
	phase: string;
	trajectoryStatus: TrajectoryStatus;
	nextAt: Date | null;
}

const linesAPage = 30;

/** A case of one part; its number is the next one of the year it opens in; the actor works on it first. */
export async function open(work: StaffWork): Promise<CasePart> {
	const [caseId, partId] = [randomUUID(), randomUUID()];
	const [next] = await work.db.execute<{ number: string }>(
		sql`SELECT nextval('case_number') AS number`
	);
	const code = caseCode(Number(localDate(work.now).slice(0, 4)), Number(next!.number));
	const caseKey = await addDataKey(work, { caseId });
	const openedAt = work.now;
	await work.db.insert(caseFile).values({ id: caseId, keyId: caseKey.id, openedAt });

	const { id: keyId } = await addDataKey(work, { partId });
	const row = { code, keyId, openedAt, status: 'intake' } as const;
	await work.db.insert(part).values({ id: partId, caseId, ...row });
	const staffId = work.actor.id;
	await work.db.insert(membership).values({ partId, staffId, role: 'first', since: work.now });
	return { ...row, partId, counsellorIds: [staffId], readerIds: [] };
}

/** The case when this actor may see it. */
export async function find(work: StaffWork, partId: string): Promise<CasePart | undefined> {
	const [row] = await work.db.select().from(part).where(eq(part.id, partId));
	if (!row) return undefined;
	const { code, status, openedAt, keyId } = row;
	const counsellorIds = await membersOf(work, partId);
	const readerIds = (await glass.openUntil(work, partId)) ? [work.actor.id] : [];
	return { partId, code, status, openedAt, keyId, counsellorIds, readerIds };
}

/** The actor's own cases, the highest code first; `after` is the last code of the page before. */
export async function list(
	work: StaffWork,
	after?: string,
	closed = false
): Promise<{ lines: CaseLine[]; next?: string }> {
	const rows = await work.db
		.selectDistinctOn([part.code], { part, trajectory })
		.from(membership)
		.innerJoin(part, eq(part.id, membership.partId))
		.innerJoin(trajectory, eq(trajectory.partId, part.id))
		.where(
			and(
				eq(membership.staffId, work.actor.id),
				isNull(membership.endedAt),
				closed ? isNotNull(part.closedAt) : isNull(part.closedAt),
				after && isCaseCode(after) ? lt(part.code, after) : undefined
			)
		)
		.orderBy(desc(part.code), desc(trajectory.openedAt))
		.limit(linesAPage + 1);
	const shown = rows.slice(0, linesAPage);
	const parts = shown.map((row) => row.part.id);
	const [names, moments] = [await namesOf(work, parts), await nextMoments(work, parts)];
	const lines = shown.map(({ part: { id: partId, code, status }, trajectory: line }) => ({
		partId,
		code,
		status,
		name: names.get(partId) ?? '',
		serviceType: line.serviceType as TrajectoryType,
		phase: line.phase,
		trajectoryStatus: line.status as TrajectoryStatus,
		nextAt: moments.get(partId) ?? null
	}));
	const last = lines.at(-1);
	return rows.length > linesAPage && last ? { lines, next: last.code } : { lines };
}

async function membersOf(work: StaffWork, partId: string): Promise<string[]> {
	const rows = await work.db
		.select({ staffId: membership.staffId })
		.from(membership)
		.where(and(eq(membership.partId, partId), isNull(membership.endedAt)))
		.orderBy(membership.role);
	return rows.map(({ staffId }) => staffId);
}

/** Of who asks, by part. */
export async function namesOf(work: StaffWork, partIds: string[]): Promise<Map<string, string>> {
	const rows = await work.db.select().from(person).where(inArray(person.partId, partIds));
	const keys = await dataKeys(
		work,
		rows.map(({ keyId }) => keyId)
	);
	const named = rows.flatMap((row) => {
		const key = keys.get(row.keyId);
		const kept = key && openPerson(key, row.id, row.sealed);
		return kept?.role === 'asker' ? [[row.partId, kept.name] as const] : [];
	});
	return new Map(named);
}

async function nextMoments(work: StaffWork, partIds: string[]): Promise<Map<string, Date>> {
	const rows = await work.db
		.selectDistinctOn([followUp.partId], { partId: followUp.partId, at: followUp.startsAt })
		.from(followUp)
		.where(
			and(
				inArray(followUp.partId, partIds),
				inArray(followUp.status, ['held', 'booked', 'open']),
				sql`${followUp.reasonCode} IS DISTINCT FROM ${ASK_CONSENT_AGAIN}`
			)
		)
		.orderBy(followUp.partId, followUp.startsAt);
	return new Map(rows.map(({ partId, at }) => [partId ?? '', at]));
}
