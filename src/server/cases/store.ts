import { randomUUID } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
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
	/** Who worked on it before, or on another part of the same case. */
	formerIds: string[];
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
		...{ ...row, partId, counsellorIds: [staffId], formerIds: [], expertIds: [] },
		...{ readerIds: [], isInDanger: false }
	};
}

/** The case when this actor may see it. */
export async function find(work: StaffWork, partId: string): Promise<CasePart | undefined> {
	const [row] = await work.db.select().from(part).where(eq(part.id, partId));
	if (!row) return undefined;
	const { code, status, openedAt, keyId } = row;
	const members = await membersOf(work, row);
	const readerIds = (await glass.openUntil(work, partId)) ? [work.actor.id] : [];
	const isInDanger = await dangers.isOpenIn(work, partId);
	return { partId, code, status, openedAt, keyId, ...members, readerIds, isInDanger };
}

async function membersOf(
	work: StaffWork,
	{ id, caseId }: Pick<typeof part.$inferSelect, 'id' | 'caseId'>
): Promise<Pick<CasePart, 'counsellorIds' | 'formerIds' | 'expertIds'>> {
	const { partId, staffId, role, endedAt, since } = membership;
	const rows = await work.db
		.select({ partId, staffId, role, endedAt })
		.from(membership)
		.innerJoin(part, eq(part.id, partId))
		.where(eq(part.caseId, caseId))
		.orderBy(role, since);
	const isHere = (one: (typeof rows)[number]) => one.partId === id && one.endedAt === null;
	const idsOf = (isExpert: boolean, isNow: boolean) =>
		rows
			.filter((one) => (one.role === 'expert') === isExpert && isHere(one) === isNow)
			.map((one) => one.staffId);
	return {
		counsellorIds: idsOf(false, true),
		formerIds: idsOf(false, false),
		expertIds: idsOf(true, true)
	};
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
