import * as v from 'valibot';
import { shiftKinds } from '#domain/roster.ts';
import { spokenLanguages } from '#domain/spoken-language.ts';
import { dayNumber, type Weekday } from '#domain/time.ts';
import type { RosterChange } from './plan.ts';

export type TypedRoster = Record<string, string | string[]>;
export interface UnreadRoster {
	/** Which form of the page. */
	change: string;
	field: string;
	problem: string;
	typed: TypedRoster;
}
type Read = { request: RosterChange } | UnreadRoster;

const who = v.pipe(v.string(), v.uuid('colleague-missing'));
const date = v.pipe(
	v.string(),
	v.check((text) => !Number.isNaN(dayNumber(text)), 'day-unreadable')
);
const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'hour-unreadable'));
const hours = { starts: time, ends: time };
const kind = v.picklist(shiftKinds, 'shift-missing');

const weekly = v.object({
	...{ staffId: who, kind, ...hours, from: date },
	until: v.union(
		[
			v.pipe(
				v.literal(''),
				v.transform(() => null)
			),
			date
		],
		'day-unreadable'
	),
	weekdays: v.pipe(
		v.array(
			v.pipe(
				v.picklist(['1', '2', '3', '4', '5', '6', '7']),
				v.transform((one) => Number(one) as Weekday)
			)
		),
		v.minLength(1, 'weekdays-missing')
	)
});
const day = v.object({ staffId: who, date, kind, ...hours });
const off = v.object({ staffId: who, date });
const absence = v.object({ staffId: who, from: date, until: date });
const speaks = v.object({
	staffId: who,
	speaks: v.pipe(v.array(v.picklist(spokenLanguages)), v.minLength(1, 'languages-missing'))
});
const strike = v.object({
	of: v.picklist(['weekly', 'day', 'absence']),
	id: v.pipe(v.string(), v.uuid())
});
export const rosterForms = { weekly, day, off, absence, speaks, strike } as const;
export type RosterForm = keyof typeof rosterForms;

/** What was typed in one of the forms of the roster; times are those of the clock on the wall. */
export function readRosterChange(change: RosterForm, form: FormData): Read {
	const typed = typedIn(form);
	const asDay = change === 'day' && typed['kind'] === 'off' ? 'off' : change;
	const parsed = v.safeParse(rosterForms[asDay], typed);
	if (!parsed.success) {
		const [issue] = parsed.issues;
		const field = String(issue.path?.[0]?.key ?? 'staffId');
		return { change, field, problem: codeOf(issue.message), typed };
	}
	const request = { change: asDay, ...parsed.output } as RosterChange;
	const problem = crossed(request);
	return problem ? { change, ...problem, typed } : { request };
}

// what each field says by itself is right
function crossed(request: RosterChange): { field: string; problem: string } | undefined {
	if ('starts' in request && request.starts === request.ends)
		return { field: 'ends', problem: 'shift-without-time' };
	const isBackwards =
		'until' in request &&
		request.until !== null &&
		'from' in request &&
		request.until < request.from;
	return isBackwards ? { field: 'until', problem: 'until-before-from' } : undefined;
}

function codeOf(message: string): string {
	return /^[a-z-]+$/.test(message) ? message : 'unreadable';
}

function typedIn(form: FormData): TypedRoster {
	const lists = ['weekdays', 'speaks'];
	const single = ['staffId', 'kind', 'starts', 'ends', 'from', 'until', 'date', 'of', 'id'];
	return {
		...Object.fromEntries(lists.map((name) => [name, form.getAll(name).map(String)])),
		...Object.fromEntries(single.map((name) => [name, String(form.get(name) ?? '').trim()]))
	};
}
