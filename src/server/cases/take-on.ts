import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { moveIntake } from '#domain/intake.ts';
import type { TrajectoryType } from '#domain/trajectory.ts';
import { record, recordRefusal } from '../audit/record.ts';
import * as intakes from '../intakes/store.ts';
import type { IntakeRow } from '../intakes/store.ts';
import { subjectOf } from '../intakes/reach.ts';
import { isId } from '../row-id.ts';
import { followRhythm } from '../trajectories/rhythm.ts';
import * as trajectories from '../trajectories/store.ts';
import { together, type StaffWork } from '../work.ts';
import { addPeople } from './first-people.ts';
import { proposePlan } from './first-plan.ts';
import * as rooms from './intake.store.ts';
import { join } from './join.ts';
import * as cases from './store.ts';

/** What the counsellor decided at the intake; `name` is of who asks, as she wants to be called. */
export interface TakeOnRequest {
	serviceType: TrajectoryType;
	name: string;
	/** A code word of our own for the person somebody worries about; never a name. */
	concern: string;
}
export type TakeOnOutcome =
	| { partId: string; code: string }
	| { problem: 'not-found' | 'not-allowed' | 'already-taken-on' | 'not-possible-now' };

/**
 * Opens a case for a taken intake. The intake keeps status `assigned` while its room waits for an
 * answer (else it is closed); from then on it belongs to the part and leaves the inbox. A number or
 * a plan that came with it is unconfirmed: nothing is sent on it.
 */
export function takeOn(
	actor: Actor,
	intakeId: string,
	request: TakeOnRequest
): Promise<TakeOnOutcome> {
	return together(actor, async (work) => {
		const intake = isId(intakeId) ? await rooms.holdIntake(work, intakeId) : undefined;
		if (!intake) return refuse(work, intakeId);
		if (intake.partId) return { problem: 'already-taken-on' };
		if (!may(actor, 'intake.take-on', subjectOf(work, intake))) return { problem: 'not-allowed' };
		if ('problem' in moveIntake(intake.status, 'close')) return { problem: 'not-possible-now' };

		return openFor(work, intake, request);
	});
}

async function openFor(
	work: StaffWork,
	intake: IntakeRow,
	request: TakeOnRequest
): Promise<TakeOnOutcome> {
	const told = await intakes.told(work, intake);
	const opened = await cases.open(work);
	const { partId, keyId } = opened;
	const { personIds, tieId } = await addPeople(work, { partId, keyId }, { ...request, told });
	const trajectoryId = await trajectories.add(work, partId, request.serviceType);
	const planId = await proposePlan(work, { partId, keyId, personId: personIds[0]! }, told);
	await join(work, intake, partId);

	const chainId = partId;
	await record(work, { chainId: intake.id, kind: 'intake.taken-on', subjectId: partId });
	await record(work, { chainId, kind: 'part.opened' });
	for (const subjectId of personIds)
		await record(work, { chainId, kind: 'person.added', subjectId });
	if (tieId) await record(work, { chainId, kind: 'person.tied', subjectId: tieId });
	await record(work, { chainId, kind: 'trajectory.opened', subjectId: trajectoryId });
	if (planId) await record(work, { chainId, kind: 'plan.proposed', subjectId: planId });
	await followRhythm(work, opened, { trajectoryId });
	return { partId, code: opened.code };
}

async function refuse(work: StaffWork, intakeId: string): Promise<TakeOnOutcome> {
	if (isId(intakeId)) await recordRefusal(work, 'intake.opening-refused', intakeId);
	return { problem: 'not-found' };
}
