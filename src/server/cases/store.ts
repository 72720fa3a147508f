import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { caseCode, isCaseCode } from '#domain/case-code.ts';
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
import { openPerson } from '../people/sealed-person.ts';
import type { StaffWork } from '../work.ts';

/** One part of a case, with who works on it; the first counsellor first. */
export interface CasePart {
	caseId: string;
	code: string;
	status: CaseStatus;
	openedAt: Date;
	partId: string;
	keyId: string;
	counsellorIds: string[];
}
export interface CaseLine {
	caseId: string;
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

/** A case of one part, its number the next one of the year it opens in; the actor works on it first. */
export async function open(work: StaffWork): Promise<CasePart> {
	const [caseId, partId] = [randomUUID(), randomUUID()];
	const [next] = await work.db.execute<{ number: string }>(
		sql`SELECT nextval('case_number') AS number`
	);
	const code = caseCode(Number(localDate(work.now).slice(0, 4)), Number(next!.number));
	const caseKey = await addDataKey(work, { caseId });
	const row = {
		id: caseId,
		code,
		keyId: caseKey.id,
		status: 'intake',
		openedAt: work.now
	} as const;
	await work.db.insert(caseFile).values(row);

	const { id: keyId } = await addDataKey(work, { partId });
	await work.db.insert(part).values({ id: partId, caseId, keyId, openedAt: work.now });
	const staffId = work.actor.id;
	await work.db.insert(membership).values({ partId, staffId, role: 'first', since: work.now });
	return { ...row, caseId, partId, keyId, counsellorIds: [staffId] };
}

/** The case when this actor may see it. */
export async function find(work: StaffWork, caseId: string): Promise<CasePart | undefined> {
	const [row] = await work.db
		.select({ caseFile, part })
		.from(caseFile)
		.innerJoin(part, eq(part.caseId, caseFile.id))
		.where(eq(caseFile.id, caseId))
		.limit(1);
	if (!row) return undefined;
	const { code, status, openedAt } = row.caseFile;
	const { id: partId, keyId } = row.part;
	return {
		caseId,
		code,
		status,
		openedAt,
		partId,
		keyId,
		counsellorIds: await membersOf(work, partId)
	};
}

/** The actor's own cases, the highest code first; `after` is the last code of the page before. */
export async function list(
	work: StaffWork,
	after?: string,
	closed = false
): Promise<{ lines: CaseLine[]; next?: string }> {
	const rows = await work.db
		.selectDistinctOn([caseFile.code], { caseFile, partId: part.id, trajectory })
		.from(membership)
		.innerJoin(part, eq(part.id, membership.partId))
		.innerJoin(caseFile, eq(caseFile.id, part.caseId))
		.innerJoin(trajectory, eq(trajectory.partId, part.id))
		.where(
			and(
				eq(membership.staffId, work.actor.id),
				isNull(membership.endedAt),
				closed ? isNotNull(caseFile.closedAt) : isNull(caseFile.closedAt),
				after && isCaseCode(after) ? lt(caseFile.code, after) : undefined
			)
		)
		.orderBy(desc(caseFile.code), desc(trajectory.openedAt))
		.limit(linesAPage + 1);
	const shown = rows.slice(0, linesAPage);
	const parts = shown.map((row) => row.partId);
	const [names, moments] = [await namesOf(work, parts), await nextMoments(work, parts)];
	const lines = shown.map(({ caseFile: { id, code, status }, partId, trajectory: line }) => ({
		caseId: id,
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

async function namesOf(work: StaffWork, partIds: string[]): Promise<Map<string, string>> {
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
			and(inArray(followUp.partId, partIds), inArray(followUp.status, ['held', 'booked', 'open']))
		)
		.orderBy(followUp.partId, followUp.startsAt);
	return new Map(rows.map(({ partId, at }) => [partId ?? '', at]));
}
