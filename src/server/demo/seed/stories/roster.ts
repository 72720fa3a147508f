import type { SpokenLanguage } from '#domain/spoken-language.ts';
import type { Weekday } from '#domain/time.ts';
import { localDate } from '#domain/time.ts';
import { changeRoster, type RosterChange } from '../../../roster/plan.ts';
import type { Cast } from '../cast.ts';
import type { Moments } from '../moments.ts';
import { must } from '../must.ts';
import type { Story } from '../play.ts';

/**
 * Who is rung at night and at the weekend, who is away and who speaks what. Nobody at the desk stands on
 * it by the hour: whoever tries the demo would find the chat closed after five.
 */
export function rosterStory(
	{ annelies, ruud, pieter, sanne, ...team }: Cast,
	when: Moments
): Story {
	const from = localDate(when.daysAgo(90, '12:00'));
	const onCall = (staffId: string, weekdays: Weekday[], starts: string, ends: string) =>
		({
			...({ change: 'weekly', kind: 'on-call', until: null } as const),
			...{ staffId, weekdays, starts, ends, from }
		}) satisfies RosterChange;
	const speaks: [string, SpokenLanguage[]][] = [
		[team.amina.id, ['nl', 'ar']],
		[team.joost.id, ['nl', 'en', 'tr']],
		[team.mehmet.id, ['nl', 'tr']]
	];
	const changes: RosterChange[] = [
		onCall(annelies.id, [1, 2, 3, 4], '17:00', '09:00'),
		onCall(pieter.id, [5, 6, 7], '17:00', '09:00'),
		onCall(ruud.id, [6, 7], '09:00', '17:00'),
		{
			...{ change: 'absence', staffId: sanne.id },
			from: localDate(when.inWorkdays(4, '12:00')),
			until: localDate(when.inWorkdays(6, '12:00'))
		},
		...speaks.map(([staffId, all]) => ({ change: 'speaks', staffId, speaks: all }) as const)
	];
	return (async function* () {
		yield when.minutesAgo(5);
		for (const change of changes) must(await changeRoster(annelies, change));
	})();
}
