import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import type { Facts } from '#domain/trajectory.ts';
import { recordReading, type NotForYou } from '../cases/found.ts';
import { headOf, type Head } from '../cases/read.ts';
import * as people from '../people/store.ts';
import { spent } from '../sessions/store.ts';
import { namesOfStaff } from '../staff/colleagues.store.ts';
import { together } from '../work.ts';
import { endOf } from './ask.ts';
import * as commissions from './commission.store.ts';
import { factsOf } from './facts.ts';
import { findTrajectory, type At } from './found.ts';
import * as requests from './request.store.ts';
import type { StepRequest } from './request.store.ts';
import * as rhythms from './rhythm.store.ts';
import type { Trajectory } from './store.ts';

/** One trajectory, so that a colleague can take over tomorrow. */
export interface TrajectoryPage extends Head {
	line: Trajectory;
	facts: Facts;
	/** How many talks were held. */
	talks: number;
	commission: commissions.KeptCommission | undefined;
	beats: rhythms.Beat[];
	/** What waits for a second person. */
	waiting: AskedStep | undefined;
	/** What was asked before, the newest first. */
	past: AskedStep[];
	/** The other trajectories of this case. */
	beside: Trajectory[];
	/** Where the end of the help leads from here. */
	end: 'aftercare' | 'closed' | undefined;
	mayWrite: boolean;
	/** Hers are the other two of the four eyes. */
	mayApprove: boolean;
	mayFrame: boolean;
	now: Date;
}
export interface AskedStep extends StepRequest {
	asker: string;
	/** Who decided; empty while nobody did. */
	by: string;
}

export function readTrajectory(actor: Actor, at: At): Promise<TrajectoryPage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findTrajectory(work, at, 'part.view');
		if ('problem' in found) return found;
		const { part, line, all } = found;
		const names = await namesOfStaff(work);
		const everybody = await people.ofPart(work, part.partId);
		const asked = (await requests.ofTrajectory(work, line.id)).map((one) => ({
			...one,
			asker: names.get(one.askedBy) ?? '',
			by: names.get(one.decidedBy ?? '') ?? ''
		}));
		const page = {
			...(await headOf(work, part, { all: everybody, names })),
			line,
			facts: await factsOf(work, part, found),
			talks: (await spent(work, line.id)).held,
			commission: await commissions.find(work, line.id),
			beats: await rhythms.open(work, line.id),
			waiting: asked.find(({ decision }) => decision === null),
			past: asked.filter(({ decision }) => decision !== null),
			beside: all.filter(({ id }) => id !== line.id),
			end: endOf(found),
			mayWrite: may(actor, 'part.trajectory', part),
			mayApprove: may(actor, 'part.approve-move', part),
			mayFrame: may(actor, 'part.legal-frame', part),
			now: work.now
		};
		await recordReading(work, part);
		return page;
	});
}
