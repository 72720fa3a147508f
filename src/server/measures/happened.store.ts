import { and, asc, eq, inArray } from 'drizzle-orm';
import type { EventKind } from '#domain/event.ts';
import { localDate } from '#domain/time.ts';
import { detailPlace } from '../audit/record.ts';
import { event } from '../db/schema/follow-ups.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import type { StaffWork } from '../work.ts';

const told = [
	'trajectory.opened',
	'trajectory.moved',
	'trajectory.phase-changed',
	'trajectory.plan-agreed',
	'trajectory.reviewed'
] as const satisfies EventKind[];
/** Something that happened with a trajectory, to be set beside what was measured. */
export interface Happened {
	/** 'YYYY-MM-DD'. */
	day: string;
	kind: (typeof told)[number];
	/** The status or phase it came into. */
	to?: string | undefined;
}

/** The first one first. */
export async function happenedWith(
	work: StaffWork,
	at: {
		partId: string;
		trajectoryId: string;
	}
): Promise<Happened[]> {
	const rows = await work.db
		.select()
		.from(event)
		.where(
			and(
				eq(event.chainId, at.partId),
				eq(event.subjectId, at.trajectoryId),
				inArray(event.kind, [...told])
			)
		)
		.orderBy(asc(event.at), asc(event.seq));
	const all = await Promise.all(
		rows.map(async (row) => {
			const { to, on } = await detailOf(work, row);
			return { day: on ?? localDate(row.at), kind: row.kind as Happened['kind'], to };
		})
	);
	return all.toSorted((one, other) => one.day.localeCompare(other.day));
}

async function detailOf(
	work: StaffWork,
	{ keyId, detail, subjectId, kind }: typeof event.$inferSelect
): Promise<{ to?: string; on?: string }> {
	if (!keyId || !detail || !subjectId) return {};
	const key = await dataKeyOf(work, keyId);
	return JSON.parse(openText(key, detailPlace(subjectId, kind), detail)) as {
		to?: string;
		on?: string;
	};
}
