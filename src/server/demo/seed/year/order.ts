import type { Actor } from '#domain/actor.ts';
import { mayBeCommissioned } from '#domain/trajectory-type.ts';
import { dateOf, localDay } from '#domain/time.ts';
import { keepCommission } from '../../../trajectories/commission.ts';
import { readTrajectory } from '../../../trajectories/read.ts';
import type { Case } from '../acts.ts';
import { must } from '../must.ts';

const municipalities = ['Zevendam', 'Oudeveen', 'Hogerwoude', 'Lindermeer'];

/** A municipality orders the help, some days after it was asked for. */
export async function isOrdered(
	actor: Actor,
	{ partId }: Case,
	trajectoryId: string
): Promise<void> {
	const at = { partId, trajectoryId };
	const { line, facts, now, code } = must(await readTrajectory(actor, at));
	if (!mayBeCommissioned(line.type) || facts.isCommissioned) return;
	const municipality = municipalities[Number(code.slice(-1)) % municipalities.length]!;
	const day = (days: number) => dateOf(localDay(now) + days);
	must(
		await keepCommission(actor, at, {
			...{ status: 'given', commissioner: `Gemeente ${municipality}`, municipality, number: '' },
			...{ askedOn: day(-12), decidedOn: day(-1), validUntil: day(364), version: 0 }
		})
	);
}
