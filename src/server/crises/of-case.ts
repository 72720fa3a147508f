import { may } from '#domain/access.ts';
import { isUnsafe, type CrisisStatus } from '#domain/crisis.ts';
import { subjectOf } from '../intakes/reach.ts';
import * as intakes from '../intakes/store.ts';
import type { StaffWork } from '../work.ts';
import * as crises from './store.ts';

/** The way to the record of a crisis: of one that goes on, or to where one can be opened. */
export interface CrisisWay {
	intakeId: string;
	crisis: { status: CrisisStatus; isUnsafe: boolean } | undefined;
}

/** The crises about the contacts of a case, the newest first; when there is none, where its newest contact can open one. */
export async function crisesOfCase(
	work: StaffWork,
	contacts: readonly { id: string }[]
): Promise<CrisisWay[]> {
	const newestFirst = contacts.map(({ id }) => id).toReversed();
	const open = await crises.openOf(work, newestFirst);
	const ways = open.map(({ intakeId, status }) => ({
		intakeId,
		crisis: { status, isUnsafe: isUnsafe(status) }
	}));
	if (ways.length > 0) return allowed(work, 'crisis.read', ways);
	const places = newestFirst.slice(0, 1).map((intakeId) => ({ intakeId, crisis: undefined }));
	return allowed(work, 'crisis.act', places);
}

async function allowed(
	work: StaffWork,
	action: 'crisis.read' | 'crisis.act',
	ways: CrisisWay[]
): Promise<CrisisWay[]> {
	const found: CrisisWay[] = [];
	for (const way of ways) {
		const row = await intakes.find(work, way.intakeId);
		if (row && may(work.actor, action, subjectOf(work, row))) found.push(way);
	}
	return found;
}
