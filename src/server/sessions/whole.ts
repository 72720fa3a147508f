import type { Goal } from '#domain/goal.ts';
import type { StaffNames } from '../staff/colleagues.store.ts';
import type { StaffWork } from '../work.ts';
import { goalsOf, type ShownSession } from './read.ts';
import * as sessions from './store.ts';

/** Every talk of these trajectories as it stands now, the newest first, with the goals it touched. */
export interface WholeSessions {
	sessions: ShownSession[];
	goals: Pick<Goal, 'id' | 'plain'>[];
}

const atOnce = 200;

export async function wholeSessions(
	work: StaffWork,
	trajectoryIds: readonly string[],
	names: StaffNames
): Promise<WholeSessions> {
	const whole: WholeSessions = { sessions: [], goals: [] };
	for (const id of trajectoryIds) {
		const talks = await everyTalk(work, id);
		whole.sessions.push(...talks.map((one) => ({ ...one, by: names.get(one.writtenBy) ?? '' })));
		if (talks.length > 0) whole.goals.push(...(await goalsOf(work, id)));
	}
	whole.sessions.sort((one, other) => other.beganAt.getTime() - one.beganAt.getTime());
	return whole;
}

async function everyTalk(work: StaffWork, trajectoryId: string): Promise<sessions.KeptSession[]> {
	const all: sessions.KeptSession[] = [];
	let page: sessions.KeptSession[];
	do {
		const last = all.at(-1);
		const from = last && sessions.order.standsAt(last);
		page = await sessions.ofTrajectory(work, trajectoryId, { from, limit: atOnce });
		all.push(...page);
	} while (page.length === atOnce);
	return all;
}
