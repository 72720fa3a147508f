import { sql } from 'drizzle-orm';
import type { EventKind } from '#domain/event.ts';
import { seal } from '../keys/envelope.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import type { Work } from '../work.ts';

/** The chain of what concerns staff and the house, and no case. */
export const staffChain = '00000000-0000-0000-0000-000000000000';

export interface Happening {
	/** The part it belongs to, or the intake while that has no part. */
	chainId: string;
	kind: EventKind;
	subjectId?: string | undefined;
	/** Sealed with this key; leave both out when the kind says it all. */
	keyId?: string;
	detail?: Record<string, unknown>;
}

/** Writes one event on its chain, in the same transaction as the act. Call it last: it holds the chain's lock. */
export async function record(work: Work, happening: Happening): Promise<void> {
	const { chainId, kind, subjectId = chainId, keyId, detail } = happening;
	const sealed =
		keyId && detail
			? seal(await dataKeyOf(work, keyId), detailPlace(subjectId, kind), JSON.stringify(detail))
			: null;
	await work.db.execute(
		sql`SELECT door.record(${chainId}::uuid, ${kind}, ${subjectId}::uuid, ${sealed ? keyId : null}::uuid, ${sealed}::bytea)`
	);
}

/** Somebody tried to open what is not theirs, or is not there; both look the same to whoever asked. */
export async function recordRefusal(work: Work, kind: EventKind, id: string): Promise<void> {
	await work.db.execute(sql`SELECT door.record_refusal(${kind}, ${id}::uuid)`);
}

export function detailPlace(subjectId: string, kind: string) {
	return { table: 'event', row: `${subjectId}|${kind}`, column: 'detail' };
}
