import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import { isCaseCode, typedCaseCode } from '#domain/case-code.ts';
import { caseFile, part } from '../db/schema/cases.ts';
import { conflict, sealedLink } from '../db/schema/walls.ts';
import { addDataKey, dataKeyOf } from '../keys/data-keys.ts';
import { openText, seal } from '../keys/envelope.ts';
import type { StaffWork } from '../work.ts';

export type ConflictRow = typeof conflict.$inferSelect;
export type LinkRow = typeof sealedLink.$inferSelect;

/** The case a part is in, for a supervisor. */
export async function caseOf(
	work: StaffWork,
	partId: string
): Promise<{ caseId: string; keyId: string } | undefined> {
	const [row] = await work.db
		.select({ caseId: caseFile.id, keyId: caseFile.keyId })
		.from(part)
		.innerJoin(caseFile, eq(caseFile.id, part.caseId))
		.where(eq(part.id, partId));
	return row;
}

/** The parts of a case in the order of their codes. */
export async function partsOf(work: StaffWork, caseId: string): Promise<string[]> {
	const rows = await work.db
		.select({ id: part.id })
		.from(part)
		.where(eq(part.caseId, caseId))
		.orderBy(asc(part.code));
	return rows.map(({ id }) => id);
}

/** The part with this code as somebody typed it, when the actor may see it. */
export async function partWithCode(work: StaffWork, typed: string): Promise<string | undefined> {
	const code = typedCaseCode(typed);
	if (!isCaseCode(code)) return undefined;
	const [row] = await work.db.select({ id: part.id }).from(part).where(eq(part.code, code));
	return row?.id;
}

/** The sealed links of a case that stand. */
export function linksOf(work: StaffWork, caseId: string): Promise<LinkRow[]> {
	return work.db
		.select()
		.from(sealedLink)
		.where(
			and(
				isNull(sealedLink.endedAt),
				or(eq(sealedLink.caseId, caseId), eq(sealedLink.otherCaseId, caseId))
			)
		)
		.orderBy(asc(sealedLink.madeAt), asc(sealedLink.id));
}

export async function reasonOf(work: StaffWork, { id, keyId, sealed }: LinkRow): Promise<string> {
	return openText(await dataKeyOf(work, keyId), placeOf(id), sealed);
}

/** What stands open in danger on one side rings for the other at once. */
export async function addLink(
	work: StaffWork,
	{ caseId, keyId, otherCaseId, reason }: Omit<NewLink, 'id'>
): Promise<string> {
	const id = randomUUID();
	const sealed = seal(await dataKeyOf(work, keyId), placeOf(id), reason);
	const made = { madeBy: work.actor.id, madeAt: work.now };
	await work.db.insert(sealedLink).values({ id, caseId, otherCaseId, keyId, sealed, ...made });
	await work.db.execute(sql`SELECT door.ring_neighbours(${caseId}::uuid)`);
	return id;
}

interface NewLink {
	id: string;
	caseId: string;
	keyId: string;
	otherCaseId: string;
	reason: string;
}

export async function endLink(work: StaffWork, id: string): Promise<boolean> {
	const rows = await work.db
		.update(sealedLink)
		.set({ endedAt: work.now, endedBy: work.actor.id })
		.where(and(eq(sealedLink.id, id), isNull(sealedLink.endedAt)))
		.returning({ id: sealedLink.id });
	return rows.length > 0;
}

/** Whether nobody is taken out of reach of a danger that has yet to be weighed for her, or the actor is who may keep it from her. */
export async function maySeparate(work: StaffWork, partId: string): Promise<boolean> {
	const [row] = await work.db.execute<{ may: boolean }>(
		sql`SELECT door.may_separate(${partId}::uuid) AS may`
	);
	return row!.may;
}

/** The part goes to this case; events on both, and danger rings where it now stands. */
export async function movePart(work: StaffWork, partId: string, caseId: string): Promise<boolean> {
	const [row] = await work.db.execute<{ moved: boolean }>(
		sql`SELECT door.move_part(${partId}::uuid, ${caseId}::uuid) AS moved`
	);
	return row!.moved;
}

/** An empty case for a part that goes its own way again. */
export async function addCase(work: StaffWork): Promise<{ caseId: string; keyId: string }> {
	const caseId = randomUUID();
	const { id: keyId } = await addDataKey(work, { caseId });
	await work.db.insert(caseFile).values({ id: caseId, keyId, openedAt: work.now });
	return { caseId, keyId };
}

export async function assign(
	work: StaffWork,
	{ partId, staffId, role }: { partId: string; staffId: string; role: 'first' | 'second' }
): Promise<'assigned' | 'not-found' | 'not-possible-now' | 'conflict-declared'> {
	const [row] = await work.db.execute<{ outcome: Awaited<ReturnType<typeof assign>> }>(
		sql`SELECT door.assign_part(${partId}::uuid, ${staffId}::uuid, ${role}) AS outcome`
	);
	return row!.outcome;
}

/** Who declared a conflict of interest in a case, since when and why. */
export function conflictsOf(work: StaffWork, caseId: string): Promise<ConflictRow[]> {
	return work.db
		.select()
		.from(conflict)
		.where(eq(conflict.caseId, caseId))
		.orderBy(asc(conflict.declaredAt), asc(conflict.id));
}

function placeOf(linkId: string) {
	return { table: 'sealed_link', row: linkId, column: 'sealed' };
}
