import { and, asc, eq, inArray, or, isNotNull } from 'drizzle-orm';
import type { EventKind } from '#domain/event.ts';
import { part, person } from '../db/schema/cases.ts';
import { event } from '../db/schema/follow-ups.ts';
import { danger, passingOn, sealedLink } from '../db/schema/walls.ts';
import type { StaffWork } from '../work.ts';

const kinds: EventKind[] = [
	'case.part-joined',
	'case.part-left',
	'case.reason-given',
	'case.linked',
	'case.unlinked',
	'number.allowed-shared',
	'danger.seen',
	'danger.passed-on',
	'danger.kept',
	'danger.ended'
];

export type DecisionRow = Awaited<ReturnType<typeof rowsOf>>[number];

/** What supervisors did about a case, in order; what names something the actor may not see is not there. */
export async function rowsOf(work: StaffWork, caseId: string) {
	const { at, kind, actorId, subjectId, keyId, detail } = event;
	const isSeen = [part.id, sealedLink.id, danger.id, person.id].map((id) => isNotNull(id));
	const rows = await work.db
		.select({
			...{ at, kind, actorId, subjectId, keyId, detail },
			code: part.code,
			link: sealedLink,
			dangerId: danger.id,
			decidedDangerId: passingOn.dangerId
		})
		.from(event)
		.leftJoin(part, eq(part.id, event.subjectId))
		.leftJoin(sealedLink, eq(sealedLink.id, event.subjectId))
		.leftJoin(danger, eq(danger.id, event.subjectId))
		.leftJoin(person, eq(person.id, event.subjectId))
		.leftJoin(
			passingOn,
			and(eq(passingOn.partId, event.subjectId), eq(passingOn.decidedAt, event.at))
		)
		.where(and(eq(event.chainId, caseId), inArray(event.kind, kinds), or(...isSeen)))
		.orderBy(asc(event.seq));
	return rows.map(({ decidedDangerId, ...row }) => ({
		...row,
		dangerId: row.dangerId ?? decidedDangerId
	}));
}
