import { randomUUID, type KeyObject } from 'node:crypto';
import type postgres from 'postgres';
import { goalDomains, type Goal } from '#domain/goal.ts';
import { mostGoals, scaledGoals, type HelpPlan } from '#domain/help-plan.ts';
import type { ServiceType } from '#domain/triage.ts';
import { sealHelpPlan } from '#server/help-plans/sealed-plan.ts';

interface Part {
	partId: string;
	keyId: string;
	key: KeyObject;
}
export interface Plans {
	/** Beside the trajectory that the part began with. */
	trajectories: readonly ServiceType[];
	/** Of all its trajectories together. */
	goals: number;
}

export const manyPlans: Plans = {
	trajectories: ['individual_exit', 'peer_group'],
	goals: mostGoals
};
export const onePlan: Plans = { trajectories: [], goals: 3 };

/** Side by side in one case: a plan for each of its trajectories, sealed like real ones. */
export async function writePlans(
	sql: postgres.Sql,
	part: Part,
	{ trajectories, goals, by }: Plans & { by: string }
): Promise<void> {
	for (const type of trajectories)
		await sql`INSERT INTO trajectory (id, part_id, service_type, phase, status, opened_at, changed_at)
			VALUES (${randomUUID()}, ${part.partId}, ${type}, 'motivate', 'running', now(), now())`;
	const rows = await sql`SELECT id FROM trajectory WHERE part_id = ${part.partId} ORDER BY id`;
	for (const [n, row] of rows.entries()) {
		const share = Math.floor((goals + n) / rows.length);
		await writePlan(sql, part, { trajectoryId: String(row['id']), goals: share, by });
	}
}

async function writePlan(
	sql: postgres.Sql,
	{ partId, keyId, key }: Part,
	{ trajectoryId, goals, by }: { trajectoryId: string; goals: number; by: string }
): Promise<void> {
	const id = randomUUID();
	const plan: HelpPlan = { goals: Array.from({ length: goals }, (_, n) => goalOf(n)), steps: [] };
	await sql`INSERT INTO help_plan ${sql({
		...{ id, trajectory_id: trajectoryId, part_id: partId, key_id: keyId, version: 1 },
		...{ sealed: sealHelpPlan(key, id, plan), scaled_goals: scaledGoals(plan) },
		...{ written_at: new Date(), written_by: by }
	})}`;
}

function goalOf(n: number): Goal {
	const [importance, difficulty] = [2, 1] as const;
	return {
		id: randomUUID(),
		domain: goalDomains[n % goalDomains.length]!,
		plain: `Wij eten weer samen aan tafel, ook als wij het niet eens zijn. ${n}`,
		levels: [
			'Niemand komt nog aan tafel.',
			'Eén avond in de week, en dan is er ruzie.',
			'Twee avonden in de week zonder ruzie.',
			'De meeste avonden, en er wordt gepraat.',
			'Hij vraagt er zelf om.'
		],
		...{ importance, difficulty, baseline: -1 }
	};
}
