import { reactionDeadline } from './deadline.ts';
import { acuteAllNo } from './intake-answers.ts';
import { afterOpeningMinutes } from './opening-hours.ts';
import type { OpeningHours } from './opening-hours.ts';
import { ruleVersion, triage, triageRules } from './triage.ts';
import type { TriageAnswers, TriageLevel } from './triage.ts';

export type IntakeStatus = 'live' | 'new' | 'triaged' | 'assigned' | 'answered' | 'closed';
export type IntakeMove = keyof typeof moves;
export type Weighing = ReturnType<typeof weigh>;
export type Glow = 'calm' | 'half' | 'due';

/** What decides an intake's place on the desk. Reopening starts `waitingSince` and unsets `readAt`. */
export interface WaitingIntake {
	level: TriageLevel;
	acuteUnclear: boolean;
	readAt?: Date | undefined;
	waitingSince: Date;
	readBy: Date;
	deadline: Date;
}

/** Minutes of opening time in which a person reads a message that may hide an acute danger. */
const UNCLEAR_MINUTES = 60;

/** Statuses and moves (domain brief 3.2): each verb, from where, to where. */
export const moves = {
	triage: { from: ['new'], to: 'triaged' },
	take: { from: ['new', 'triaged'], to: 'assigned' },
	release: { from: ['assigned', 'answered'], to: 'triaged' },
	answer: { from: ['assigned'], to: 'answered' },
	close: { from: ['assigned', 'answered'], to: 'closed' },
	reopen: { from: ['answered', 'closed'], to: 'triaged' }
} as const satisfies Record<string, { from: readonly IntakeStatus[]; to: IntakeStatus }>;

/** Where a message may be referred to when it ends without a case; any other end has a reason in words. */
export const destinations = [
	'police',
	'veilig-thuis',
	'suicide-line',
	'doctor',
	'mental-health',
	'municipality',
	'other'
] as const;
export type Destination = (typeof destinations)[number];

/** The status after a move, or that this move is not possible now. */
export function moveIntake(
	status: IntakeStatus,
	move: IntakeMove
): { status: IntakeStatus } | { problem: 'not-possible-now' } {
	const { from, to } = moves[move];
	const possible: readonly IntakeStatus[] = from;
	return possible.includes(status) ? { status: to } : { problem: 'not-possible-now' };
}

/** The provisional weight of a message, and whether an acute danger was left open in it. */
export function weigh(answers: TriageAnswers) {
	const outcome = triage(answers);
	return {
		...outcome,
		acuteUnclear: !isUrgent(outcome.level) && !acuteAllNo(answers),
		ruleVersion
	};
}

/** What she writes later may raise the level, never lower it; it is calm only when she says that there is no danger. */
export function weighAgain(
	level: TriageLevel,
	answers: TriageAnswers
): Pick<Weighing, 'level' | 'acuteUnclear'> {
	const weighed = weigh(answers);
	const raised = weighed.level < 'T3' && weighed.level < level ? weighed.level : level;
	return { level: raised, acuteUnclear: weighed.acuteUnclear && !isUrgent(raised) };
}

/** What is asked while she talks: the level goes up by it and never down, and keeps the rules by which it stands. */
export function weighOn(
	before: { level: TriageLevel; matchedRules: readonly string[] },
	answers: TriageAnswers
): Weighing {
	const weighed = weigh(answers);
	const stays = triageRules
		.filter(({ level }) => level >= before.level && level < weighed.level)
		.filter(({ id }) => before.matchedRules.includes(id));
	const level = before.level < weighed.level ? before.level : weighed.level;
	return {
		...weighed,
		level,
		matchedRules: [...stays.map(({ id }) => id), ...weighed.matchedRules],
		acuteUnclear: weighed.acuteUnclear && !isUrgent(level)
	};
}

/** T0 and T1: counted in real time, day and night, and texted to whoever is on duty. */
export function isUrgent(level: TriageLevel): boolean {
	return level === 'T0' || level === 'T1';
}

/**
 * By when there must be a reaction, and by when a person has read it; both instants. Never later
 * than what the public was told; without any opening in sight the triage deadline stands alone.
 */
export function dueTimes(
	weighing: Pick<Weighing, 'level' | 'acuteUnclear'>,
	receivedAt: Date,
	promise: { readBy: Date; comeBackAt: Date } | undefined,
	hours: OpeningHours
): { deadline: Date; readBy: Date } {
	const reaction = reactionDeadline(weighing.level, receivedAt, hours.holidays);
	const deadline = earliest([reaction, promise?.comeBackAt]);
	const unclear = weighing.acuteUnclear
		? afterOpeningMinutes(hours, receivedAt, UNCLEAR_MINUTES)
		: undefined;
	return { deadline, readBy: earliest([deadline, promise?.readBy, unclear]) };
}

/** A message that may hide an acute danger and that no person has read since it came. */
export function isNotYetRead(intake: WaitingIntake): boolean {
	return intake.acuteUnclear && intake.readAt === undefined && !isUrgent(intake.level);
}

/** The level as a screen may show it: nothing calmer than T1 before a person has read it. */
export function shownLevel(intake: WaitingIntake): TriageLevel | 'not-read' {
	return isNotYetRead(intake) ? 'not-read' : intake.level;
}

/** The next moment something is owed: reading it first, then reacting. */
export function dueMoment(intake: WaitingIntake): Date {
	return intake.readAt === undefined ? intake.readBy : intake.deadline;
}

/** Sort order of the desk: T0, T1, not yet read, then all others by the moment something is owed. */
export function byStanding(one: WaitingIntake, other: WaitingIntake): number {
	const rank = standing(one) - standing(other);
	return rank || dueMoment(one).getTime() - dueMoment(other).getTime();
}

/** 0 for T0, 1 for T1, 2 for not yet read, 3 for all others. */
export function standing(intake: WaitingIntake): 0 | 1 | 2 | 3 {
	if (intake.level === 'T0') return 0;
	if (intake.level === 'T1') return 1;
	return isNotYetRead(intake) ? 2 : 3;
}

/** How strongly it asks for attention: not yet read by opening minutes, others by share of time. */
export function glow(intake: WaitingIntake, now: Date, hours: OpeningHours): Glow {
	const { half, due } = isNotYetRead(intake) ? unreadMoments(intake, hours) : shares(intake);
	if (now >= due) return 'due';
	return now >= half ? 'half' : 'calm';
}

/** When whoever came on duty since hears of a message that may hide a danger: as it glows half, and fully; not without an opening in sight. */
export function askAgainMoments(since: Date, hours: OpeningHours): Date[] {
	return [UNCLEAR_MINUTES / 2, UNCLEAR_MINUTES].flatMap(
		(minutes) => afterOpeningMinutes(hours, since, minutes) ?? []
	);
}

// Without any opening in sight nobody can read it in time: then it glows from the start.
function unreadMoments(intake: WaitingIntake, hours: OpeningHours): { half: Date; due: Date } {
	const since = intake.waitingSince;
	return {
		half: afterOpeningMinutes(hours, since, UNCLEAR_MINUTES / 2) ?? since,
		due: afterOpeningMinutes(hours, since, UNCLEAR_MINUTES) ?? since
	};
}

function shares(intake: WaitingIntake): { half: Date; due: Date } {
	const due = dueMoment(intake);
	return { half: new Date((intake.waitingSince.getTime() + due.getTime()) / 2), due };
}

function earliest(moments: (Date | undefined)[]): Date {
	const times = moments.filter((moment) => moment !== undefined).map((moment) => +moment);
	return new Date(Math.min(...times));
}
