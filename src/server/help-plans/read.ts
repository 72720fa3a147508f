import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { holds } from '#domain/consent.ts';
import type { FollowUpStatus } from '#domain/follow-up.ts';
import type { Step } from '#domain/help-plan.ts';
import { localDate } from '#domain/time.ts';
import { missingForRunning, type Readiness } from '#domain/readiness.ts';
import { isOpen, waitsToRun } from '#domain/trajectory.ts';
import { reviewStanding, type ReviewStanding } from '#domain/trajectory-review.ts';
import { findCase, recordReading, type NotForYou } from '../cases/found.ts';
import { headOf, type Head } from '../cases/read.ts';
import type { CasePart } from '../cases/store.ts';
import * as consents from '../consents/store.ts';
import * as people from '../people/store.ts';
import type { Person } from '../people/store.ts';
import { namesOfStaff, type StaffNames } from '../staff/colleagues.store.ts';
import { readinessOf } from '../trajectories/readiness.ts';
import * as trajectories from '../trajectories/store.ts';
import type { Trajectory } from '../trajectories/store.ts';
import * as reviews from '../trajectory-reviews/store.ts';
import type { KeptReview } from '../trajectory-reviews/store.ts';
import { together, type StaffWork } from '../work.ts';
import * as steps from './step.store.ts';
import * as plans from './store.ts';
import type { KeptHelpPlan } from './store.ts';

/** What the pages about one trajectory of a case have in common. */
export interface TrajectoryTop extends Head {
	mayWrite: boolean;
	mayPrint: boolean;
	/** All of the case, to go from one to another. */
	trajectories: Trajectory[];
	trajectory: Trajectory;
	people: Pick<Person, 'id' | 'name' | 'role'>[];
	today: string;
}
export interface HelpPlanPage extends TrajectoryTop {
	plan: ShownPlan;
	/** What holds while the newest version still waits for her yes. */
	inForce: { version: number; on: string } | undefined;
	/** Since when there were others. */
	versions: Awaited<ReturnType<typeof plans.versions>>;
	reviews: ShownReview[];
	review: { on: string | null; standing: ReviewStanding };
	/** What it cannot run without; absent when it runs, or is over, or is not hers to move. */
	missing: (keyof Readiness)[] | undefined;
	/** Whether whoever agreed reads her copy in her room. */
	readsInRoom: boolean;
}
export interface ShownPlan extends Omit<KeptHelpPlan, 'steps'> {
	steps: (Step & { status: FollowUpStatus | undefined })[];
	agreedBy: string;
}
export interface ShownReview extends KeptReview {
	by: string;
}
export type HelpPlanOutcome = HelpPlanPage | { noTrajectory: Head } | NotForYou;

/** The plan of the trajectory that was asked for, else of the newest one that goes on. */
export function readHelpPlan(
	actor: Actor,
	partId: string,
	trajectoryId: string | undefined
): Promise<HelpPlanOutcome> {
	return together(actor, async (work) => {
		const at = await topOf(work, partId, trajectoryId);
		if ('problem' in at || 'noTrajectory' in at) return at;
		const { top, found, names } = at;
		const page = { ...top, ...(await planOf(work, found, top, names)) };
		await recordReading(work, found);
		return page;
	});
}

/** Whose case, which trajectory; what every page about it begins with. */
export async function topOf(
	work: StaffWork,
	partId: string,
	trajectoryId: string | undefined
): Promise<
	{ top: TrajectoryTop; found: CasePart; names: StaffNames } | { noTrajectory: Head } | NotForYou
> {
	const { actor } = work;
	const found = await findCase(work, partId, 'part.read-story');
	if ('problem' in found) return found;
	const everybody = await people.ofPart(work, partId);
	const names = await namesOfStaff(work);
	const head = await headOf(work, found, { all: everybody, names });
	const all = await trajectories.ofPart(work, partId);
	const trajectory = trajectoryId
		? all.find(({ id }) => id === trajectoryId)
		: (all.find(({ status }) => isOpen(status)) ?? all[0]);
	if (!trajectory) return trajectoryId ? { problem: 'not-found' } : { noTrajectory: head };
	const top = {
		...head,
		mayWrite: may(actor, 'part.trajectory', found) && isOpen(trajectory.status),
		mayPrint: may(actor, 'part.print', found),
		...{ trajectories: all, trajectory },
		people: everybody.map(({ id, name, role }) => ({ id, name, role })),
		today: localDate(work.now)
	};
	return { top, found, names };
}

async function planOf(
	work: StaffWork,
	found: CasePart,
	{ trajectory, mayWrite, today }: TrajectoryTop,
	names: StaffNames
) {
	const plan = await plans.newest(work, trajectory.id);
	const agreed = plan.agreed ? plan : await plans.newestAgreed(work, trajectory.id);
	const standings = await steps.standings(
		work,
		plan.steps.map(({ followUpId }) => followUpId)
	);
	const held = await reviews.ofTrajectory(work, trajectory.id);
	const asks = mayWrite && waitsToRun(trajectory.status);
	const readiness = asks ? await readinessOf(work, found, trajectory) : undefined;
	return {
		plan: {
			...plan,
			steps: plan.steps.map((step) => ({ ...step, status: standings.get(step.followUpId) })),
			agreedBy: names.get(plan.agreed?.by ?? '') ?? ''
		},
		inForce:
			plan.agreed || !agreed?.agreed
				? undefined
				: { version: agreed.version, on: agreed.agreed.on },
		versions: await plans.versions(work, trajectory.id, plan.version),
		reviews: held.map((one) => ({ ...one, by: names.get(one.reviewedBy) ?? '' })),
		review: {
			on: trajectory.reviewOn,
			standing: reviewStanding(trajectory.reviewOn ?? undefined, today)
		},
		missing: readiness && missingForRunning(readiness),
		readsInRoom: await readsInRoom(work, agreed)
	};
}

async function readsInRoom(work: StaffWork, agreed: KeptHelpPlan | undefined): Promise<boolean> {
	if (!agreed?.agreed) return false;
	const all = await consents.ofPerson(work, agreed.agreed.personId);
	return all.some((one) => one.purpose === 'copy_in_room' && holds(one, work.now));
}
