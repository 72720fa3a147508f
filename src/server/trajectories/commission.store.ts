import { and, eq } from 'drizzle-orm';
import { commissionStatuses, type Commission } from '#domain/commission.ts';
import { commission } from '../db/schema/trajectories.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openJson, sealJson } from '../keys/sealed-json.ts';
import type { StaffWork } from '../work.ts';

export interface KeptCommission extends Commission {
	version: number;
}
type Words = Pick<Commission, 'commissioner' | 'municipality' | 'number'>;

export async function find(
	work: StaffWork,
	trajectoryId: string
): Promise<KeptCommission | undefined> {
	const [row] = await work.db
		.select()
		.from(commission)
		.where(eq(commission.trajectoryId, trajectoryId));
	if (!row) return undefined;
	const { status, askedOn, decidedOn, validUntil, version } = row;
	const key = await dataKeyOf(work, row.keyId);
	return {
		...openJson<Words>(key, placeOf(trajectoryId), row.sealed),
		...{ status, version, askedOn: askedOn ?? '' },
		...{ decidedOn: decidedOn ?? '', validUntil: validUntil ?? '' }
	};
}

/** As it stands from now on; false when somebody changed it meanwhile. `version` 0: there was none. */
export async function keep(
	work: StaffWork,
	whose: { trajectoryId: string; partId: string; keyId: string; version: number },
	{ commissioner, municipality, number, ...rest }: Commission
): Promise<boolean> {
	const { version, ...of } = whose;
	const words: Words = { commissioner, municipality, number };
	const fresh = {
		status: commissionStatuses.find((known) => known === rest.status)!,
		...{ askedOn: rest.askedOn || null, decidedOn: rest.decidedOn || null },
		...{ validUntil: rest.validUntil || null, version: version + 1 },
		sealed: sealJson(await dataKeyOf(work, of.keyId), placeOf(of.trajectoryId), words),
		...{ changedAt: work.now, changedBy: work.actor.id }
	};
	const asRead = and(eq(commission.trajectoryId, of.trajectoryId), eq(commission.version, version));
	const rows =
		version === 0
			? await work.db
					.insert(commission)
					.values({ ...of, ...fresh })
					.onConflictDoNothing()
					.returning({ id: commission.trajectoryId })
			: await work.db
					.update(commission)
					.set(fresh)
					.where(asRead)
					.returning({ id: commission.trajectoryId });
	return rows.length > 0;
}

function placeOf(row: string) {
	return { table: 'commission', row, column: 'sealed' };
}
