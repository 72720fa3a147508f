import { addMinutes } from 'date-fns/addMinutes';
import type { Role } from './actor.ts';
import type { OnNow } from './roster.ts';

/** Until the next is called, in minutes (domain brief, 2.8). */
export const RUNG_MINUTES = 5;
/** A step that comes no later than this keeps the minutes that were promised when it began. */
const PUNCTUAL_SECONDS = 60;

/** Somebody with a number, who is not with her already and has no conflict of interest. */
export interface Reachable {
	id: string;
	role: Role;
	admitted: boolean;
	onDutySince?: Date | undefined;
	/** She took this contact. */
	hasIt: boolean;
	/** She speaks the language in which they called or wrote; true while nobody knows which that is. */
	speaks: boolean;
	/** She would find it when she signs in: nobody is called about what she may not open. */
	opens: boolean;
}
/** How far the call about one contact is: whom this round has reached for, and whom last. */
export interface Ladder {
	rung: number;
	round: number;
	paged: readonly string[];
	last: readonly string[];
	nextAt: Date;
	end?: { how: 'acknowledged'; by: string; at: Date } | { how: 'closed'; at: Date } | undefined;
}
/** What came of the last rung, and of the whole. */
export interface LastRung {
	/** A text or a call went out, or may have. */
	hasLeft: boolean;
	/** It is known that nothing of it arrives: a number that is no number, a telephone that is off. */
	isDead: boolean;
	/** Whoever is with her wrote down since then what she does about it. */
	isActedOn?: boolean | undefined;
}
export type PageEvent =
	| ({ kind: 'time'; at: Date; rungs: readonly (readonly string[])[] } & LastRung)
	| { kind: 'acknowledged'; at: Date; by: string }
	| { kind: 'closed'; at: Date };
type TimeEvent = Extract<PageEvent, { kind: 'time' }>;
/** What is to be done now: call these; or wait, and why nobody was reached for. */
export type Due =
	{ call: readonly string[] } | { wait: 'not-sent' | 'nobody' | 'acted-on' } | undefined;
export interface Step {
	ladder: Ladder;
	due: Due;
}

/** What came of one call or text, as the desk tells it. */
export const callStates = [
	'waits',
	'rings',
	'answered',
	'no-answer',
	'busy',
	'failed',
	'unsure',
	'not-made'
] as const;
export type CallState = (typeof callStates)[number];

const statesByStatus: Readonly<Record<string, CallState>> = {
	planned: 'waits',
	uncertain: 'unsure',
	sent: 'answered',
	delivered: 'answered',
	undelivered: 'no-answer',
	failed: 'failed',
	held_unsafe: 'failed',
	cancelled: 'not-made',
	expired: 'not-made'
};

/** Of a call: that somebody answers says yes to nothing. */
export function callState({
	status,
	errorCode
}: {
	status: string;
	errorCode: string | null;
}): CallState {
	if (status === 'undelivered' && errorCode === 'busy') return 'busy';
	if (status === 'undelivered' && errorCode !== 'no-answer') return 'failed';
	return Object.hasOwn(statesByStatus, status) ? (statesByStatus[status] ?? 'rings') : 'rings';
}

export function openLadder(at: Date): Ladder {
	return { rung: 0, round: 1, paged: [], last: [], nextAt: at };
}

/**
 * In what order they are called: whoever has it, whoever is on call, whoever is on duty, one by one;
 * then the supervisors together. Without a roster everybody on duty is called at once. Who speaks the language goes
 * first among equals; nobody is passed over for it.
 */
export function rungsOf(people: readonly Reachable[], rostered: OnNow): string[][] {
	const known = people.filter(({ admitted }) => admitted);
	const onDuty = bySpeech(known.filter((one) => one.role !== 'supervisor' && one.onDutySince));
	const onCall = bySpeech(
		known.filter(
			(one) => rostered.onCall.includes(one.id) && (one.role !== 'on_call' || one.onDutySince)
		)
	);
	const there = [...onCall, ...onDuty];
	const able = there.filter(({ opens }) => opens);
	const ids = idsOf([...able.filter(({ hasIt }) => hasIt), ...able]);
	const isRostered = rostered.onCall.length + rostered.onDuty.length > 0;
	const singly = isRostered ? ids.map((id) => [id]) : [ids];
	const rungs = [...singly, supervisorsOf(people)].filter((rung) => rung.length > 0);
	// better somebody who may have to fetch a colleague than nobody
	return rungs.length > 0 ? rungs : [idsOf(there)].filter((rung) => rung.length > 0);
}

function bySpeech(people: readonly Reachable[]): Reachable[] {
	return people.toSorted((one, other) => Number(other.speaks) - Number(one.speaks));
}

/** Moves a ladder. It ends when somebody says yes or the contact is closed, and by nothing else. */
export function step(ladder: Ladder, event: PageEvent): Step {
	if (ladder.end) return { ladder, due: undefined };
	if (event.kind === 'closed')
		return { ladder: { ...ladder, end: { how: 'closed', at: event.at } }, due: undefined };
	if (event.kind === 'acknowledged') {
		const { at, by } = event;
		return { ladder: { ...ladder, end: { how: 'acknowledged', by, at } }, due: undefined };
	}
	const isDue = event.at >= ladder.nextAt || isInVain(ladder, event);
	return isDue ? climb(ladder, event) : { ladder, due: undefined };
}

// nobody was reached, so nobody's minutes are to be waited for; a new round waits all the same
function isInVain(ladder: Ladder, { isDead, rungs }: TimeEvent): boolean {
	return isDead && ladder.rung > 0 && unpaged(rungs, ladder.paged) !== undefined;
}

function climb(ladder: Ladder, event: TimeEvent): Step {
	const { rungs, hasLeft, at } = event;
	const nextAt = promised(ladder.nextAt, at);
	const isThere = (id: string) => rungs.some((rung) => rung.includes(id));
	if (rungs.length === 0) return { ladder: { ...ladder, nextAt }, due: { wait: 'nobody' } };
	if (!hasLeft && ladder.last.some(isThere))
		return { ladder: { ...ladder, nextAt }, due: { wait: 'not-sent' } };

	const onward = unpaged(rungs, ladder.paged);
	// everybody was reached for, and somebody acts: the next in the rota is there no more
	if (!onward && event.isActedOn)
		return { ladder: { ...ladder, nextAt }, due: { wait: 'acted-on' } };
	const call = onward ?? rungs[0] ?? [];
	const isAgain = onward === undefined;
	return {
		ladder: {
			rung: ladder.rung + 1,
			round: ladder.round + (isAgain ? 1 : 0),
			paged: [...(isAgain ? [] : ladder.paged), ...call],
			last: call,
			nextAt
		},
		due: { call }
	};
}

// a worker that was away calls the next one now, and gives that one her minutes
function promised(before: Date, at: Date): Date {
	const late = at.getTime() - before.getTime();
	const isPunctual = late >= 0 && late <= PUNCTUAL_SECONDS * 1000;
	return addMinutes(isPunctual ? before : at, RUNG_MINUTES);
}

function unpaged(
	rungs: readonly (readonly string[])[],
	paged: readonly string[]
): readonly string[] | undefined {
	return rungs
		.map((rung) => rung.filter((id) => !paged.includes(id)))
		.find((rung) => rung.length > 0);
}

// one for whom nobody vouched opens nothing, yet where there is no other she can fetch one who does
function supervisorsOf(people: readonly Reachable[]): string[] {
	const all = people.filter(({ role }) => role === 'supervisor');
	const admitted = all.filter((one) => one.admitted);
	return idsOf(admitted.length > 0 ? admitted : all);
}

function idsOf(people: readonly Reachable[]): string[] {
	return [...new Set(people.map(({ id }) => id))];
}
