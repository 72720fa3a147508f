import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import type { ShiftKind } from '#domain/roster.ts';
import type { SpokenLanguage } from '#domain/spoken-language.ts';
import type { Weekday } from '#domain/time.ts';
import { record, staffChain } from '../audit/record.ts';
import { together, type StaffWork } from '../work.ts';
import * as roster from './store.ts';

/** What a supervisor changes about who works when. */
export type RosterChange =
	| {
			change: 'weekly';
			staffId: string;
			kind: ShiftKind;
			weekdays: Weekday[];
			starts: string;
			ends: string;
			from: string;
			until: string | null;
	  }
	| { change: 'day'; staffId: string; date: string; kind: ShiftKind; starts: string; ends: string }
	| { change: 'off'; staffId: string; date: string }
	| { change: 'absence'; staffId: string; from: string; until: string }
	| { change: 'speaks'; staffId: string; speaks: SpokenLanguage[] }
	| { change: 'strike'; of: 'weekly' | 'day' | 'absence'; id: string };
export type RosterOutcome = { changed: true } | { problem: 'not-allowed' | 'not-found' };

/** Kept with who did it and when; the switches follow at the worker's next look. */
export function changeRoster(actor: Actor, change: RosterChange): Promise<RosterOutcome> {
	return together(actor, async (work) => {
		if (!may(actor, 'roster.plan', undefined)) return { problem: 'not-allowed' };
		const staffId = await keep(work, change);
		if (!staffId) return { problem: 'not-found' };
		await record(work, { chainId: staffChain, kind: 'roster.changed', subjectId: staffId });
		return { changed: true };
	});
}

async function keep(work: StaffWork, change: RosterChange): Promise<string | undefined> {
	if (change.change === 'strike') return roster.strike(work, change);
	const { staffId } = change;
	if (!(await roster.isRosterable(work, staffId))) return undefined;
	if (change.change === 'weekly') {
		const { weekdays, kind, starts, ends, from, until } = change;
		const shift = { staffId, kind, starts, ends, from, until };
		await roster.addWeekly(
			work,
			weekdays.map((weekday) => ({ ...shift, weekday }))
		);
	} else if (change.change === 'day') {
		const { date, kind, starts, ends } = change;
		await roster.addDay(work, { staffId, date, kind, starts, ends });
	} else if (change.change === 'off') {
		await roster.addDay(work, {
			staffId,
			date: change.date,
			kind: 'off',
			starts: null,
			ends: null
		});
	} else if (change.change === 'absence') {
		await roster.addAbsence(work, { staffId, from: change.from, until: change.until });
	} else if (!(await roster.setSpeaks(work, staffId, change.speaks))) return undefined;
	return staffId;
}
