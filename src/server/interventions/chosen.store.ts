import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Choice, Ending, InterventionOutcome } from '#domain/chosen-intervention.ts';
import { chosenIntervention, intervention } from '../db/schema/advice.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText, seal } from '../keys/envelope.ts';
import type { StaffWork } from '../work.ts';
import type { KeptIntervention } from './store.ts';

export interface ChosenIntervention extends Choice {
	id: string;
	/** As it stands in the catalogue now. */
	of: KeptIntervention;
	ended: { endsOn: string; outcome: InterventionOutcome; words: string } | undefined;
}

/** Of a trajectory, the first one first. */
export async function ofTrajectory(
	work: StaffWork,
	trajectoryId: string
): Promise<ChosenIntervention[]> {
	const { startsOn, chosenAt } = chosenIntervention;
	const rows = await work.db
		.select({ row: chosenIntervention, of: intervention })
		.from(chosenIntervention)
		.innerJoin(intervention, eq(intervention.id, chosenIntervention.interventionId))
		.where(eq(chosenIntervention.trajectoryId, trajectoryId))
		.orderBy(asc(startsOn), asc(chosenAt), asc(chosenIntervention.id));
	return Promise.all(
		rows.map(async ({ row, of }) => {
			const { id, keyId, sealed, endsOn, outcome, ending } = row;
			const key = await dataKeyOf(work, keyId);
			const words = openText(key, placeOf(id, 'sealed'), sealed);
			const ended =
				endsOn && outcome && ending
					? { endsOn, outcome, words: openText(key, placeOf(id, 'ending'), ending) }
					: undefined;
			return { id, of, startsOn: row.startsOn, words, ended };
		})
	);
}

export async function add(
	work: StaffWork,
	at: { trajectoryId: string; partId: string; keyId: string },
	{ interventionId, startsOn, words }: Choice & { interventionId: string }
): Promise<string> {
	const id = randomUUID();
	const sealed = seal(await dataKeyOf(work, at.keyId), placeOf(id, 'sealed'), words);
	await work.db.insert(chosenIntervention).values({
		...{ id, ...at, interventionId, startsOn, sealed },
		...{ chosenAt: work.now, chosenBy: work.actor.id }
	});
	return id;
}

/** False when its end was said before. */
export async function end(
	work: StaffWork,
	{ id, keyId }: { id: string; keyId: string },
	{ endsOn, outcome, words }: Ending
): Promise<boolean> {
	const ending = seal(await dataKeyOf(work, keyId), placeOf(id, 'ending'), words);
	const rows = await work.db
		.update(chosenIntervention)
		.set({ endsOn, outcome, ending, endedBy: work.actor.id })
		.where(and(eq(chosenIntervention.id, id), isNull(chosenIntervention.endsOn)))
		.returning({ id: chosenIntervention.id });
	return rows.length > 0;
}

function placeOf(row: string, column: 'sealed' | 'ending') {
	return { table: 'chosen_intervention', row, column };
}
