import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { glassStanding } from '#domain/glass.ts';
import { colleagues } from '../staff/colleagues.store.ts';
import { together } from '../work.ts';
import * as privacy from './store.ts';

/** A supervisor may open every case: the list is cut, and says so. */
const mostReadings = 200;

/** Who opened what they do not work on, and what else a privacy officer asks about; nothing of what stands in it. */
export function privacyOverview(actor: Actor) {
	return together(actor, async (work) => {
		if (!may(actor, 'privacy.view', undefined)) return { problem: 'not-allowed' as const };
		const names = await colleagues(work);
		const nameOf = (id: string | null) => names.get(id ?? '')?.name ?? '';
		const roleOf = (id: string) => names.get(id)?.role;
		const named = <Row extends { staffId: string }>({ staffId, ...row }: Row) => ({
			...row,
			id: staffId,
			by: nameOf(staffId),
			role: roleOf(staffId)
		});
		const broken = (await privacy.glass(work)).map(({ reviewedBy, ...one }) => ({
			...one,
			by: nameOf(one.staffId),
			reviewedBy: nameOf(reviewedBy),
			standing: glassStanding(one, work.now),
			isOpen: one.endsAt > work.now
		}));
		const readings = await privacy.readings(work, mostReadings + 1);
		const house = (await privacy.house(work)).map(({ actorId, subjectId, ...one }) => ({
			...one,
			id: actorId ?? subjectId ?? '',
			by: nameOf(actorId),
			about: nameOf(subjectId)
		}));
		return {
			now: work.now,
			late: broken.filter(({ standing }) => standing === 'late'),
			glass: broken,
			readings: readings.slice(0, mostReadings).map(named),
			isCut: readings.length > mostReadings,
			days: await privacy.days(work),
			refusals: (await privacy.refusals(work)).map(named),
			conflicts: (await privacy.conflicts(work)).map(named),
			searches: house.filter(({ kind }) => kind === 'search.alerted'),
			accounts: house.filter(({ kind }) => kind !== 'search.alerted')
		};
	});
}
