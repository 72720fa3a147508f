import { sql } from 'drizzle-orm';
import { detailPlace } from '../audit/record.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { seal } from '../keys/envelope.ts';
import type { StaffWork } from '../work.ts';
import type { CasePart } from './store.ts';

type Invited = 'invited' | 'not-found' | 'not-possible-now' | 'conflict-declared';

export async function invite(
	work: StaffWork,
	{ partId, keyId }: CasePart,
	{ staffId, reason }: { staffId: string; reason: string }
): Promise<Invited> {
	const place = detailPlace(staffId, 'part.expert-invited');
	const sealed = seal(await dataKeyOf(work, keyId), place, JSON.stringify({ reason }));
	const [row] = await work.db.execute<{ outcome: Invited }>(
		sql`SELECT door.invite_expert(${partId}::uuid, ${staffId}::uuid, ${keyId}::uuid, ${sealed}::bytea) AS outcome`
	);
	return row!.outcome;
}

/** False when there was no invitation. */
export async function endInvitation(
	work: StaffWork,
	partId: string,
	staffId: string
): Promise<boolean> {
	const [row] = await work.db.execute<{ ended: boolean }>(
		sql`SELECT door.end_invitation(${partId}::uuid, ${staffId}::uuid) AS ended`
	);
	return row!.ended;
}
