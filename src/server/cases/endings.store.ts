import { and, asc, eq, inArray } from 'drizzle-orm';
import { openText } from '../keys/envelope.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { detailPlace } from '../audit/record.ts';
import { event } from '../db/schema/follow-ups.ts';
import type { Look } from '../work.ts';

const kind = 'trajectory.moved';

/** How a closed case ended: when, and the reason that was given; empty when none was, or it was erased. */
export interface Ending {
	at: Date;
	reason: string;
}

/** By part: the last move of its trajectories, which closed it. */
export async function endings(
	look: Look,
	partIds: readonly string[]
): Promise<Map<string, Ending>> {
	if (partIds.length === 0) return new Map();
	const moves = await look.db
		.select({
			partId: event.chainId,
			at: event.at,
			subjectId: event.subjectId,
			keyId: event.keyId,
			detail: event.detail
		})
		.from(event)
		.where(and(inArray(event.chainId, [...partIds]), eq(event.kind, kind)))
		.orderBy(asc(event.seq));
	const last = [...new Map(moves.map((move) => [move.partId, move])).values()];
	const keys = await dataKeys(
		look,
		last.flatMap(({ keyId }) => keyId ?? [])
	);
	return new Map(
		last.map(({ partId, at, subjectId, keyId, detail }) => {
			const key = keys.get(keyId ?? '');
			const isKept = key && detail && subjectId;
			const told = isKept ? openText(key, detailPlace(subjectId, kind), detail) : '{}';
			const { reason = '' } = JSON.parse(told) as { reason?: string };
			return [partId, { at, reason }];
		})
	);
}
