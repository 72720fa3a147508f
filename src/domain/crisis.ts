import { addHours } from 'date-fns/addHours';
import { workingDaysAfter, type Holidays } from './deadline.ts';
import { atLocal, dateOf, localDate, localDay, localTime } from './time.ts';

/** How far a crisis is (domain brief, 2.8). */
export const crisisStatuses = [
	'opened',
	'safety_action',
	'notified',
	'stabilised',
	'debriefed',
	'closed'
] as const;
export type CrisisStatus = (typeof crisisStatuses)[number];

/**
 * What is done, and from which status it leads to which. Danger that flares up again goes back to
 * acting; that she was spoken with again changes nothing but is kept.
 */
export const crisisMoves = {
	act: { opened: 'safety_action', safety_action: 'safety_action', notified: 'notified' },
	notify: { opened: 'notified', safety_action: 'notified', notified: 'notified' },
	contact: {
		safety_action: 'safety_action',
		notified: 'notified',
		stabilised: 'stabilised',
		debriefed: 'debriefed'
	},
	stabilise: { safety_action: 'stabilised', notified: 'stabilised' },
	flare: { stabilised: 'safety_action', debriefed: 'safety_action' },
	debrief: { stabilised: 'debriefed' },
	evaluate: { debriefed: 'closed' }
} as const satisfies Record<string, Partial<Record<CrisisStatus, CrisisStatus>>>;
export type CrisisMove = keyof typeof crisisMoves;
export const crisisMoveNames = Object.keys(crisisMoves) as CrisisMove[];

/** Who was told of it. */
export const notifiable = [
	'emergency',
	'veilig-thuis',
	'suicide-line',
	'child-protection',
	'supervisor',
	'doctor',
	'other'
] as const;
export type Notifiable = (typeof notifiable)[number];

const CONTACT_HOURS = 24;
const DEBRIEF_DAYS = 2;
const EVALUATE_DAYS = 5;

/** The status after a move, or that it is not possible now. */
export function moveCrisis(
	status: CrisisStatus,
	move: CrisisMove
): { status: CrisisStatus } | { problem: 'not-possible-now' } {
	const to: Partial<Record<CrisisStatus, CrisisStatus>> = crisisMoves[move];
	const next = to[status];
	return next ? { status: next } : { problem: 'not-possible-now' };
}

/** What can be done now, in the order in which it is mostly done. */
export function possibleMoves(status: CrisisStatus): CrisisMove[] {
	return crisisMoveNames.filter((move) => 'status' in moveCrisis(status, move));
}

/** Somebody may be in danger now: the one thing that is red. */
export function isUnsafe(status: CrisisStatus): boolean {
	return status === 'opened' || status === 'safety_action' || status === 'notified';
}

/** When something was done at this hour: one that is still to come today was yesterday's; empty is now. */
export function happened(time: string, now: Date): Date {
	if (time === '' || time === localTime(now)) return now;
	const isYesterday = time > localTime(now);
	return atLocal(isYesterday ? dateOf(localDay(now) - 1) : localDate(now), time);
}

/** By when what follows on a move has to be done. */
export interface CrisisDue {
	/** Speak with whoever called, if that is safe; once for each time that the danger flares up. */
	contact?: Date;
	/** With the counsellor who did it. */
	debrief?: Date;
	/** By a supervisor. */
	evaluate?: Date;
}

export function dueAfterMove(
	move: CrisisMove,
	{ openedAt, now, holidays = {} }: { openedAt: Date; now: Date; holidays?: Holidays | undefined }
): CrisisDue {
	if (move === 'act' || move === 'notify') return { contact: addHours(openedAt, CONTACT_HOURS) };
	if (move === 'flare') return { contact: addHours(now, CONTACT_HOURS) };
	if (move !== 'stabilise') return {};
	return {
		debrief: workingDaysAfter(now, DEBRIEF_DAYS, holidays),
		evaluate: workingDaysAfter(now, EVALUATE_DAYS, holidays)
	};
}

/** She was spoken with since the danger began, or flared up: what is done after that asks for no more. `moves` in order. */
export function isSpokenWith(moves: readonly CrisisMove[]): boolean {
	return moves.lastIndexOf('contact') > moves.lastIndexOf('flare');
}

/** What is done by a move, and what no longer has to be. */
export function settledBy(move: CrisisMove): { done?: keyof CrisisDue; off: (keyof CrisisDue)[] } {
	if (move === 'contact') return { done: 'contact', off: [] };
	if (move === 'debrief') return { done: 'debrief', off: [] };
	if (move === 'evaluate') return { done: 'evaluate', off: ['contact', 'debrief'] };
	return { off: move === 'flare' ? ['debrief', 'evaluate'] : [] };
}
