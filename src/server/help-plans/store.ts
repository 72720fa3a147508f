import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import { emptyPlan, scaledGoals, type AgreementWay, type HelpPlan } from '#domain/help-plan.ts';
import { helpPlan } from '../db/schema/plans.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import type { StaffWork } from '../work.ts';
import { openHelpPlan, sealHelpPlan } from './sealed-plan.ts';

type Row = typeof helpPlan.$inferSelect;
/** A version; 0 is before anybody wrote one. */
export interface KeptHelpPlan extends HelpPlan {
	id: string;
	version: number;
	writtenAt: Date;
	agreed: Agreed | undefined;
}
export interface Agreed {
	personId: string;
	how: AgreementWay;
	on: string;
	by: string;
}

/** The newest version of a trajectory's plan. */
export async function newest(work: StaffWork, trajectoryId: string): Promise<KeptHelpPlan> {
	const [row] = await work.db
		.select()
		.from(helpPlan)
		.where(eq(helpPlan.trajectoryId, trajectoryId))
		.orderBy(desc(helpPlan.version))
		.limit(1);
	return row ? kept(work, row) : unwritten(work.now);
}

/** The newest one that was agreed. */
export async function newestAgreed(
	work: StaffWork,
	trajectoryId: string
): Promise<KeptHelpPlan | undefined> {
	const [row] = await work.db
		.select()
		.from(helpPlan)
		.where(and(eq(helpPlan.trajectoryId, trajectoryId), isNotNull(helpPlan.agreedAt)))
		.orderBy(desc(helpPlan.version))
		.limit(1);
	return row && kept(work, row);
}

/** Every version that was agreed and the one that is worked on, the newest first. */
export function versions(
	work: StaffWork,
	trajectoryId: string,
	newestVersion: number
): Promise<Pick<Row, 'version' | 'writtenAt' | 'writtenBy' | 'agreedOn'>[]> {
	const { version, writtenAt, writtenBy, agreedOn } = helpPlan;
	return work.db
		.select({ version, writtenAt, writtenBy, agreedOn })
		.from(helpPlan)
		.where(
			and(
				eq(helpPlan.trajectoryId, trajectoryId),
				or(isNotNull(helpPlan.agreedAt), eq(helpPlan.version, newestVersion))
			)
		)
		.orderBy(desc(helpPlan.version));
}

/** The version after the one that was read; false when somebody wrote one meanwhile. */
export async function write(
	work: StaffWork,
	at: { trajectoryId: string; partId: string; keyId: string; version: number },
	plan: HelpPlan
): Promise<string | false> {
	const { version, keyId, ...place } = at;
	const id = randomUUID();
	const key = await dataKeyOf(work, keyId);
	const rows = await work.db
		.insert(helpPlan)
		.values({
			...{ id, ...place, keyId, version: version + 1 },
			sealed: sealHelpPlan(key, id, { goals: plan.goals, steps: plan.steps }),
			scaledGoals: scaledGoals(plan),
			writtenAt: work.now,
			writtenBy: work.actor.id
		})
		.onConflictDoNothing({ target: [helpPlan.trajectoryId, helpPlan.version] })
		.returning({ id: helpPlan.id });
	return rows.length > 0 ? id : false;
}

/** False when this version was agreed before. */
export async function agree(
	work: StaffWork,
	planId: string,
	{ personId, how, on }: Omit<Agreed, 'by'>
): Promise<boolean> {
	const rows = await work.db
		.update(helpPlan)
		.set({
			...{ personId, agreedHow: how, agreedOn: on },
			...{ agreedAt: work.now, agreedBy: work.actor.id }
		})
		.where(and(eq(helpPlan.id, planId), isNull(helpPlan.agreedAt)))
		.returning({ id: helpPlan.id });
	return rows.length > 0;
}

async function kept(work: StaffWork, row: Row): Promise<KeptHelpPlan> {
	const { id, keyId, sealed, version, writtenAt } = row;
	const plan = openHelpPlan(await dataKeyOf(work, keyId), id, sealed);
	return { ...plan, id, version, writtenAt, agreed: agreedOf(row) };
}

function agreedOf({ personId, agreedHow, agreedOn, agreedBy }: Row): Agreed | undefined {
	return personId && agreedHow && agreedOn && agreedBy
		? { personId, how: agreedHow, on: agreedOn, by: agreedBy }
		: undefined;
}

function unwritten(now: Date): KeptHelpPlan {
	return { ...emptyPlan, id: '', version: 0, writtenAt: now, agreed: undefined };
}
