import { subMinutes } from 'date-fns/subMinutes';
import type { Actor } from '#domain/actor.ts';
import { changeFollowUpOf } from '../../follow-ups/change.ts';
import { readCase } from '../../cases/read.ts';
import { deskOf } from '../../intakes/list.ts';
import { must } from './must.ts';
import type { Story } from './play.ts';

/** What comes back by itself was done: nobody lives a year with a list that grows. */
export async function* keepUp(counsellors: readonly Actor[], end: Date): Story {
	yield subMinutes(end, 5);
	for (const actor of counsellors) while (await settlesOldest(actor));
}

async function settlesOldest(actor: Actor): Promise<boolean> {
	const { overdue } = must(await deskOf(actor, { show: 'overdue' }));
	const beat = overdue.find(({ reasonCode }) => reasonCode?.startsWith('cadence-'));
	if (!beat?.partId) return false;
	const { followUps } = must(await readCase(actor, beat.partId));
	const { version } = followUps.find(({ id }) => id === beat.id)!;
	const done = { move: 'complete', reason: 'Gedaan.', version } as const;
	must(await changeFollowUpOf(actor, { partId: beat.partId, followUpId: beat.id }, done));
	return true;
}
