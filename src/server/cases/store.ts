import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { caseCode } from '#domain/case-code.ts';
import { localDate } from '#domain/time.ts';
import { caseFile, membership, part, person, type CaseStatus } from '../db/schema/cases.ts';
import { addDataKey, dataKeys } from '../keys/data-keys.ts';
import * as dangers from '../dangers/now.store.ts';
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
	/** As in `PartSubject`; nobody for whoever is no supervisor. */
	everWorkedIds: string[];
	/** Who was asked to think along, the one invited first first. */
	expertIds: string[];
	/** The actor, while she reads it behind broken glass. */
	readerIds: string[];
	isInDanger: boolean;
}

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
	return {
		...{ ...row, partId, counsellorIds: [staffId], everWorkedIds: [], expertIds: [] },
		...{ readerIds: [], isInDanger: false }
	};
}

/** The case when this actor may see it. */
export async function find(work: StaffWork, partId: string): Promise<CasePart | undefined> {
	const { code, status, openedAt, keyId } = part;
	const everWorkedIds = sql<string[]>`ARRAY(SELECT door.worked_beside(${part.id}))`;
	const [row] = await work.db
		.select({ code, status, openedAt, keyId, everWorkedIds })
		.from(part)
		.where(eq(part.id, partId));
	if (!row) return undefined;
	const members = await membersOf(work, partId);
	const readerIds = (await glass.openUntil(work, partId)) ? [work.actor.id] : [];
	const isInDanger = await dangers.isOpenIn(work, partId);
	return { partId, ...row, ...members, readerIds, isInDanger };
}

async function membersOf(
	work: StaffWork,
	partId: string
): Promise<Pick<CasePart, 'counsellorIds' | 'expertIds'>> {
	const { staffId, role, endedAt, since } = membership;
	const rows = await work.db
		.select({ staffId, role })
		.from(membership)
		.where(and(eq(membership.partId, partId), isNull(endedAt)))
		.orderBy(role, since);
	const idsOf = (isExpert: boolean) =>
		rows.filter((one) => (one.role === 'expert') === isExpert).map((one) => one.staffId);
	return { counsellorIds: idsOf(false), expertIds: idsOf(true) };
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
