import { and, eq } from 'drizzle-orm';
import { legalGrounds, type LegalFrame } from '#domain/legal-frame.ts';
import { legalFrame } from '../db/schema/trajectories.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openJson, sealJson } from '../keys/sealed-json.ts';
import type { StaffWork } from '../work.ts';

export interface KeptFrame extends LegalFrame {
	version: number;
}
type Told = Omit<LegalFrame, 'ground'>;

/** Undefined where there is none, and for whoever does not work on the case. */
export async function find(work: StaffWork, trajectoryId: string): Promise<KeptFrame | undefined> {
	const [row] = await work.db
		.select()
		.from(legalFrame)
		.where(eq(legalFrame.trajectoryId, trajectoryId));
	if (!row) return undefined;
	const { ground, version } = row;
	const told = openJson<Told>(await dataKeyOf(work, row.keyId), placeOf(trajectoryId), row.sealed);
	return { ...told, ground, version };
}

/** False when somebody changed it meanwhile. `version` 0: there was none. */
export async function keep(
	work: StaffWork,
	whose: { trajectoryId: string; partId: string; keyId: string; version: number },
	{ ground, ...told }: LegalFrame
): Promise<boolean> {
	const { version, ...of } = whose;
	const fresh = {
		ground: legalGrounds.find((known) => known === ground)!,
		version: version + 1,
		sealed: sealJson(await dataKeyOf(work, of.keyId), placeOf(of.trajectoryId), told),
		...{ changedAt: work.now, changedBy: work.actor.id }
	};
	const id = { id: legalFrame.trajectoryId };
	const asRead = and(eq(legalFrame.trajectoryId, of.trajectoryId), eq(legalFrame.version, version));
	const rows =
		version === 0
			? await work.db
					.insert(legalFrame)
					.values({ ...of, ...fresh })
					.onConflictDoNothing()
					.returning(id)
			: await work.db.update(legalFrame).set(fresh).where(asRead).returning(id);
	return rows.length > 0;
}

function placeOf(row: string) {
	return { table: 'legal_frame', row, column: 'sealed' };
}
