import { subMinutes } from 'date-fns/subMinutes';
import type { Actor } from '#domain/actor.ts';
import { changeFollowUpOf } from '../../follow-ups/change.ts';
import { readCase } from '../../cases/read.ts';
import { deskOf } from '../../intakes/list.ts';
import { endDanger } from '../../dangers/end.ts';
import { switchDuty } from '../../staff/switch-duty.ts';
import type { Cast } from './cast.ts';
import type { Moments } from './moments.ts';
import { must } from './must.ts';
import type { Story } from './play.ts';

/** What comes back by itself was done: nobody lives a year with a list that grows. */
export async function* keepUp(counsellors: readonly Actor[], end: Date): Story {
	yield subMinutes(end, 5);
	for (const actor of counsellors) while (await settlesOldest(actor));
}

const overBecause = [
	'Wij spraken iedereen in huis, ook hemzelf. De politie heeft het afgesloten.',
	'De huisarts volgt het nu, en wie het zag belt ons nog elke week.',
	'Er kwam niets meer na die nacht. De casemanager blijft en kijkt elke maand opnieuw.',
	'Wat dreigde is voorbij: het plan is teruggedraaid en het toestel ligt bij de politie.'
];

/** No danger stays open for weeks: once a week a supervisor says of what is over that it is, and why. */
export async function* endsDangers(cast: Cast, { daysAgo, minutesAgo }: Moments): Story {
	let said = 0;
	for (let week = 51; week >= 0; week--) {
		yield week > 0 ? daysAgo(week * 7, '16:40') : minutesAgo(30);
		said = await endsOld(cast, daysAgo(week * 7 + 12, '00:00'), said);
	}
}

async function endsOld({ pieter, annelies }: Cast, until: Date, before: number): Promise<number> {
	must(await switchDuty(pieter, true));
	const read = async () => {
		const { inDanger } = must(await deskOf({ ...pieter, onDuty: true }, { show: 'all' }));
		return inDanger.find(({ raisedAt }) => raisedAt < until);
	};
	let said = before;
	// of each case the newest is shown: behind it may be another
	for (let old = await read(); old; old = await read(), said++)
		must(await endDanger(annelies, old.id, overBecause[said % overBecause.length]!));
	must(await switchDuty(pieter, false));
	return said;
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
