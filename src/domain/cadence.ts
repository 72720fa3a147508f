import { workingDayBy, workingDayFrom, type Holidays } from './deadline.ts';
import { atLocal, dateOf, dayAfter, dayNumber, localDate, localDay, midnight } from './time.ts';
import { isOpen, type TrajectoryStatus } from './trajectory.ts';
import type { Pathway, TrajectoryType } from './trajectory-type.ts';
import type { TriageLevel } from './triage.ts';

export const cadenceCodes = [
	'cadence-contact',
	'cadence-risk-review',
	'cadence-plan-check',
	'cadence-review',
	'cadence-release',
	'cadence-aftercare'
] as const;
export type CadenceCode = (typeof cadenceCodes)[number];
export type Situation = keyof typeof rhythms;

/** How often, of a range the shorter. */
interface Every {
	days?: number;
	months?: number;
}
/** What comes back: each is planned from the one before. */
type Rhythm = Partial<Record<CadenceCode, Every>>;
/** Days that are fixed by one day: before and after it. */
type Series = readonly Every[];

export interface CadenceFacts {
	type: TrajectoryType;
	status: TrajectoryStatus;
	pathway: Pathway;
	/** Of the contact it came from, or of a danger that is open. */
	level: TriageLevel;
	/** When its plan is looked at again, where that was agreed: 'YYYY-MM-DD'. */
	reviewOn?: string | undefined;
	/** When the case is judged again, where that was planned with a judgement: 'YYYY-MM-DD'. */
	riskOn?: string | undefined;
	/** Expected, or when it was: 'YYYY-MM-DD'. */
	releaseOn?: string | undefined;
	/** When the help ended, where there is aftercare. */
	endedAt?: Date | undefined;
	/** She agreed that we contact her afterwards. */
	hasAftercareConsent: boolean;
	holidays?: Holidays;
}
export interface Due {
	code: CadenceCode;
	at: Date;
}

const review = { months: 3 };

/** Next contact and review for each situation (domain brief 2.9); of a range the shorter. */
export const rhythms = {
	T0: { 'cadence-contact': { days: 1 }, 'cadence-risk-review': { days: 1 } },
	// twice a week
	T1: { 'cadence-contact': { days: 3 }, 'cadence-risk-review': { days: 7 } },
	T2: { 'cadence-contact': { days: 7 }, 'cadence-risk-review': { days: 28 } },
	family: {
		'cadence-contact': { days: 7 },
		'cadence-plan-check': { days: 42 },
		'cadence-review': review
	},
	exit: { 'cadence-contact': { days: 7 }, 'cadence-review': review },
	released: { 'cadence-contact': { days: 3 }, 'cadence-review': review },
	detention: { 'cadence-contact': { months: 1 } },
	group: { 'cadence-contact': { months: 1 }, 'cadence-review': { months: 6 } },
	// a question that was answered, and what has ended
	still: {}
} as const satisfies Record<string, Rhythm>;

export const releaseSeries: Series = [
	{ months: -6 },
	{ months: -3 },
	{ months: -1 },
	{ days: 0 },
	{ days: 7 },
	{ months: 1 },
	{ months: 3 }
];
export const aftercareSeries: Series = [
	{ months: 1 },
	{ months: 3 },
	{ months: 6 },
	{ months: 12 }
];

const CLOSE_OF_DAY = '17:00';
const before: readonly TrajectoryStatus[] = ['requested', 'intake', 'awaiting_commission', 'plan'];
const guided: readonly TrajectoryType[] = ['family_support', 'individual_exit'];

/** Which row of the table holds now; danger comes before everything else. */
export function situationOf(facts: CadenceFacts, now: Date): Situation {
	const { type, status, level, pathway, releaseOn } = facts;
	if (!isOpen(status) || status === 'aftercare') return 'still';
	if (level === 'T0' || level === 'T1') return level;
	if (status === 'on_hold') return 'still';
	if (type === 'peer_group') return 'group';
	if (!guided.includes(type)) return 'still';
	if (before.includes(status) && level === 'T2') return 'T2';
	if (status !== 'plan' && before.includes(status)) return 'still';
	if (type === 'family_support') return 'family';
	if (isJustReleased(releaseOn, now)) return 'released';
	return pathway === 'detention' ? 'detention' : 'exit';
}

/** All that is to be planned when this situation begins. */
export function cadenceOf(facts: CadenceFacts, now: Date): Due[] {
	const codes = Object.keys(rhythmOf(facts, now)) as CadenceCode[];
	const rolling = codes.map((code) => ({ code, at: firstOf(code, facts, now) }));
	return [...rolling, ...seriesOf(facts, now)];
}

/** What comes after the one that was done now; undefined when nothing does. */
export function nextOf(code: CadenceCode, facts: CadenceFacts, now: Date): Due | undefined {
	const every = rhythmOf(facts, now)[code];
	const where = { ...facts, situation: situationOf(facts, now), now };
	return every && { code, at: onDay(dayAfter(localDate(now), every), where) };
}

// what has a day of its own is looked at on that day, and not once more; what is urgent does not wait for such a day
function rhythmOf(facts: CadenceFacts, now: Date): Rhythm {
	const rhythm: Rhythm = { ...rhythms[situationOf(facts, now)] };
	const risk = rhythm['cadence-risk-review'];
	if (facts.reviewOn) delete rhythm['cadence-review'];
	if (risk && facts.riskOn && facts.riskOn <= dayAfter(localDate(now), risk))
		delete rhythm['cadence-risk-review'];
	return rhythm;
}

/** The days that one day fixes, as far as they are still to come. */
export function seriesOf(facts: CadenceFacts, now: Date): Due[] {
	const { status, releaseOn, endedAt, hasAftercareConsent } = facts;
	const releases = releaseOn && isOpen(status) && status !== 'aftercare' ? releaseOn : '';
	const ended = status === 'aftercare' && hasAftercareConsent && endedAt ? localDate(endedAt) : '';
	return [
		...fixed('cadence-release', { day: releases, series: releaseSeries, facts }),
		...fixed('cadence-aftercare', { day: ended, series: aftercareSeries, facts })
	].filter(({ at }) => at > now);
}

// the same day, and within 48 hours; the others as they go on
function firstOf(code: CadenceCode, facts: CadenceFacts, now: Date): Date {
	const situation = situationOf(facts, now);
	if (code === 'cadence-contact' && situation === 'T0') return stillToday(now);
	if (code === 'cadence-contact' && situation === 'T1') return withinTwoDays(now);
	return nextOf(code, facts, now)!.at;
}

function stillToday(now: Date): Date {
	const close = atLocal(localDate(now), CLOSE_OF_DAY);
	const lastMinute = new Date(midnight(localDay(now) + 1).getTime() - 60_000);
	if (close > now) return close;
	return lastMinute > now ? lastMinute : now;
}

function withinTwoDays(now: Date): Date {
	const latest = new Date(now.getTime() + 48 * 3_600_000);
	const close = atLocal(localDate(latest), CLOSE_OF_DAY);
	return close <= latest ? close : atLocal(dateOf(localDay(latest) - 1), CLOSE_OF_DAY);
}

interface Fixed {
	day: string;
	series: Series;
	facts: CadenceFacts;
}

// on the day of release itself somebody is there, whatever day it is
function fixed(code: CadenceCode, { day, series, facts }: Fixed): Due[] {
	if (Number.isNaN(dayNumber(day))) return [];
	return series.map((every) => {
		const meant = dayAfter(day, every);
		const isRelease = code === 'cadence-release' && meant === day;
		const date = isRelease ? meant : workingDayBy(meant, facts.holidays);
		return { code, at: atLocal(date, CLOSE_OF_DAY) };
	});
}

// never later than meant: a day off moves it forward, but not to a day that is over
function onDay(
	meant: string,
	{ situation, holidays, now }: Pick<CadenceFacts, 'holidays'> & { situation: Situation; now: Date }
): Date {
	const inDanger = situation === 'T0' || situation === 'T1';
	const date = inDanger ? meant : workingDayBy(meant, holidays);
	const isOver = date <= localDate(now);
	return atLocal(isOver ? workingDayFrom(meant, holidays) : date, CLOSE_OF_DAY);
}

function isJustReleased(releaseOn: string | undefined, now: Date): boolean {
	if (!releaseOn || Number.isNaN(dayNumber(releaseOn))) return false;
	const today = localDate(now);
	return releaseOn <= today && today < dayAfter(releaseOn, { months: 1 });
}
