import { isTooFarAhead } from './follow-up-moment.ts';
import { textProblem } from './free-text.ts';
import { isAskedOf } from './session-asked.ts';
import { dayNumber, minuteOf, typedLocal } from './time.ts';

/** Where a talk is held (domain brief 3.4). */
export const sessionKinds = [
	'home',
	'office',
	'phone',
	'video',
	'prison',
	'school',
	'walk'
] as const;
export type SessionKind = (typeof sessionKinds)[number];
/** What became of it. */
export const sessionOutcomes = [
	'held',
	'no-show',
	'cancelled-by-client',
	'cancelled-by-us'
] as const;
export type SessionOutcome = (typeof sessionOutcomes)[number];
/** Who of us was there. */
export const sessionStaff = ['counsellor', 'second', 'expert', 'colleague'] as const;
export type SessionStaff = (typeof sessionStaff)[number];
/** Who else was there, by what they are and never by name. */
export const sessionOthers = [
	'interpreter',
	'trusted',
	'key_figure',
	'school',
	'youth_care',
	'mental_health',
	'municipality',
	'police',
	'probation',
	'prison',
	'lawyer',
	'other'
] as const;
export type SessionOther = (typeof sessionOthers)[number];

/** What was seen and what was felt stand apart, so that nobody takes one for the other. */
export interface SessionWords {
	/** Of the case, by id. */
	people: string[];
	staff: SessionStaff[];
	others: SessionOther[];
	facts: string;
	impressions: string;
	agreements: string;
	/** How the client was, 0 to 10; absent where it was not asked or seen. */
	mood?: number;
	/** Of the plan, by id. */
	goals: string[];
	nextStep: string;
	/** Why it was called off, or what a correction mends. */
	why: string;
}
export interface Session extends SessionWords {
	kind: SessionKind;
	outcome: SessionOutcome;
	beganAt: Date;
	/** Of the talk itself. */
	minutes: number;
	/** Of each of us, there and back. */
	travelMinutes: number;
	travelKm: number;
}
/** As it was typed. */
export interface SessionRequest {
	fields: Record<string, string>;
	people: string[];
	staff: string[];
	others: string[];
	goals: string[];
}
export interface SessionFacts {
	now: Date;
	/** Who and what there is to choose from. */
	people: readonly string[];
	goals: readonly string[];
	/** It takes the place of an earlier version, and says why. */
	isCorrection?: boolean;
}
export type SessionProblems = Record<string, string>;

export const LONGEST_SESSION_TEXT = 6000;
const longestWhy = 500;
const most = { minutes: 600, travelMinutes: 900, travelKm: 1500 } as const;

/** Whether somebody of the family was spoken to. */
export function wasHeard({ outcome, people }: Pick<Session, 'outcome' | 'people'>): boolean {
	return outcome === 'held' && people.length > 0;
}

/** How many of us it took. */
export function staffCount({ staff }: Pick<Session, 'staff'>): number {
	return Math.max(1, staff.length);
}

/** A report as it may be kept, or by field why not. */
export function readSession(
	request: SessionRequest,
	facts: SessionFacts
): { session: Session } | { problems: SessionProblems } {
	const { fields } = request;
	const outcome = sessionOutcomes.find((code) => code === fields['outcome']?.trim());
	const asks = (name: string) => isAskedOf(outcome, name);
	const of = (name: string) => (asks(name) ? (fields[name] ?? '').trim() : '');
	const kind = sessionKinds.find((code) => code === of('kind'));
	const people = facts.people.filter((id) => asks('people') && request.people.includes(id));
	const others = sessionOthers.filter((code) => asks('others') && request.others.includes(code));
	const read: Session = {
		...{
			kind: kind!,
			outcome: outcome!,
			beganAt: typedLocal(of('day'), of('hour')) ?? new Date(NaN)
		},
		...{ minutes: whole(of('minutes')), travelMinutes: whole(of('travelMinutes')) },
		travelKm: whole(of('travelKm')),
		...{ people, others, staff: sessionStaff.filter((code) => request.staff.includes(code)) },
		...{ facts: of('facts'), impressions: of('impressions'), agreements: of('agreements') },
		...(of('mood') !== '' && { mood: whole(of('mood')) }),
		goals: facts.goals.filter((id) => asks('goals') && request.goals.includes(id)),
		...{ nextStep: of('nextStep'), why: of('why') }
	};
	const problems = {
		...(!outcome && { outcome: 'session-outcome-missing' }),
		...(!kind && { kind: 'session-kind-missing' }),
		...momentProblems(read, { day: of('day'), hour: of('hour') }, facts.now),
		...numberProblems(read),
		...(outcome === 'held' && heldProblems(read)),
		...whyProblem(read, facts),
		...textProblems(read)
	};
	return Object.keys(problems).length > 0 ? { problems } : { session: read };
}

function heldProblems(read: Session): SessionProblems {
	const isBare = [read.facts, read.impressions, read.agreements].every((words) => words === '');
	const { mood } = read;
	return {
		...(read.people.length + read.others.length === 0 && { people: 'session-nobody' }),
		...(read.staff.length === 0 && { staff: 'session-nobody-of-us' }),
		...(isBare && { facts: 'session-words-missing' }),
		...(mood !== undefined && !(mood <= 10) && { mood: 'number-out-of-range' })
	};
}

// what is called off may lie ahead; what happened, or did not, may not
function momentProblems(
	{ beganAt, outcome }: Session,
	{ day, hour }: { day: string; hour: string },
	now: Date
): SessionProblems {
	if (Number.isNaN(dayNumber(day))) return { day: 'day-unreadable' };
	if (Number.isNaN(minuteOf(hour))) return { hour: 'hour-unreadable' };
	const mayLieAhead = outcome === 'cancelled-by-client' || outcome === 'cancelled-by-us';
	if (beganAt > now && !mayLieAhead) return { day: 'session-ahead' };
	return isTooFarAhead(beganAt, now) ? { day: 'too-far-ahead' } : {};
}

function numberProblems(read: Session): SessionProblems {
	const isHeld = read.outcome === 'held';
	const inRange = {
		minutes: !isHeld || (read.minutes >= 1 && read.minutes <= most.minutes),
		travelMinutes: read.travelMinutes <= most.travelMinutes,
		travelKm: read.travelKm <= most.travelKm
	};
	const codes = { travelMinutes: 'session-travel-minutes', travelKm: 'session-travel-km' };
	const named = { minutes: 'session-minutes', ...codes };
	const wrong = Object.entries(named).filter(([name]) => !inRange[name as keyof typeof inRange]);
	return Object.fromEntries(wrong);
}

function whyProblem({ outcome, why }: Session, { isCorrection }: SessionFacts): SessionProblems {
	const asksWhy =
		isCorrection || outcome === 'cancelled-by-client' || outcome === 'cancelled-by-us';
	return asksWhy && why === '' ? { why: 'reason-missing' } : {};
}

function textProblems(read: Session): SessionProblems {
	const texts = ['facts', 'impressions', 'agreements', 'nextStep', 'why'] as const;
	return Object.fromEntries(
		texts.flatMap((name) => {
			const problem = textProblem(read[name], name === 'why' ? longestWhy : LONGEST_SESSION_TEXT);
			return problem ? [[name, problem]] : [];
		})
	);
}

// nothing typed is nothing; what cannot be read is no number
function whole(typed: string): number {
	if (typed === '') return 0;
	return /^\d{1,4}$/.test(typed) ? Number(typed) : NaN;
}
