import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { decideLevelChange, type LevelChangeProblem } from '#domain/level-change.ts';
import { record } from '../audit/record.ts';
import { chainOf, notFound, refuse, subjectOf } from '../intakes/reach.ts';
import { setLevel } from '../intakes/set-level.ts';
import * as intakes from '../intakes/store.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import * as looks from './store.ts';

export type DecideOutcome =
	{ decided: 'agreed' | 'refused' | 'withdrawn' } | { problem: LevelChangeProblem | 'not-found' };

/** The second person's yes or no; a yes lowers the level in the same transaction. */
export function decideSecondLook(
	actor: Actor,
	lookId: string,
	agrees: boolean
): Promise<DecideOutcome> {
	return together(actor, async (work) => {
		const found = await find(work, lookId);
		if (!found) return refused(work, lookId);
		const { look, intake } = found;
		const subject = { proposedBy: look.proposedBy, intake: subjectOf(work, intake) };
		if (look.proposedBy === actor.id) return { problem: 'same-person' };
		if (!may(actor, 'second-look.decide', subject)) return refused(work, lookId);

		const request = { from: look.fromLevel, to: look.toLevel, reason: '', by: look.proposedBy };
		const outcome = decideLevelChange(request, intake.level, { by: actor.id, agrees });
		if ('problem' in outcome && agrees) return outcome;
		return keep(work, found, agrees ? 'agreed' : 'refused');
	});
}

/** Only whoever proposed it takes it back. */
export function withdrawSecondLook(actor: Actor, lookId: string): Promise<DecideOutcome> {
	return together(actor, async (work) => {
		const found = await find(work, lookId);
		if (found?.look.proposedBy !== actor.id) return refused(work, lookId);
		return keep(work, found, 'withdrawn');
	});
}

async function refused(work: StaffWork, lookId: string): Promise<typeof notFound> {
	await refuse(work, lookId);
	return notFound;
}

interface Found {
	look: looks.LookRow;
	intake: intakes.IntakeRow;
}

async function find(work: StaffWork, lookId: string): Promise<Found | undefined> {
	const look = isId(lookId) ? await looks.hold(work, lookId) : undefined;
	const intake = look?.intakeId ? await intakes.hold(work, look.intakeId) : undefined;
	return look && intake && { look, intake };
}

async function keep(
	work: StaffWork,
	{ look, intake }: Found,
	decision: 'agreed' | 'refused' | 'withdrawn'
): Promise<DecideOutcome> {
	await looks.decide(work, look.id, { decision });
	if (decision === 'agreed') await setLevel(work, intake, look.toLevel);
	await intakes.hintDesk(work);
	await record(work, {
		chainId: chainOf(intake),
		subjectId: intake.id,
		kind: decision === 'agreed' ? 'intake.level-lowering-agreed' : 'intake.level-lowering-refused',
		keyId: intake.keyId,
		detail: { decision, from: look.fromLevel, to: look.toLevel, proposedBy: look.proposedBy }
	});
	return { decided: decision };
}
