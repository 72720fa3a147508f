import { addMinutes } from 'date-fns/addMinutes';
import { max } from 'date-fns/max';
import { subMinutes } from 'date-fns/subMinutes';

export * from './visit-risk.ts';
export type Rung = (typeof rungs)[number];
export type VisitAct = (typeof visitActs)[number];
export type VisitDecision = (typeof visitDecisions)[number];
/** How it stands, in one word. */
export type VisitState = 'planned' | 'left' | 'missed' | 'in' | 'late' | 'help' | 'out' | 'off';
export type VisitProblem =
	'visit-too-early' | 'visit-over' | 'visit-not-begun' | 'help-asked' | 'visit-goes-on';
export interface Visit {
	startsAt: Date;
	/** By when whoever goes is out again: as planned, until she says otherwise. */
	backBy: Date;
	/** Called off, or told how it went: of nobody who has not gone is asked then. */
	isOff: boolean;
	inAt: Date | null;
	outAt: Date | null;
	/** Since when somebody there needs help. */
	helpAt: Date | null;
	/** Since when whoever would go no longer works on the case: nobody goes. */
	leftAt: Date | null;
	/** How far the ladder went. */
	rung: Rung;
}
export interface Step {
	rung: Rung;
	at: Date;
}
export type Acted = { visit: Visit; steps: Step[] } | { problem: VisitProblem };

export const rungs = ['none', 'not-in', 'call', 'supervisor', 'police'] as const;
export const visitActs = ['in', 'out', 'more', 'help'] as const;
/** What a supervisor decides about somebody of whom nothing is heard. */
export const visitDecisions = ['safe', 'police', 'no-police'] as const;

/** Minutes after the moment at which she would be out (domain.md 2.13). */
const ladder = [
	{ rung: 'call', minutes: 15 },
	{ rung: 'supervisor', minutes: 30 },
	{ rung: 'police', minutes: 45 }
] as const satisfies { rung: Rung; minutes: number }[];
const NOT_IN_MINUTES = 15;
export const MORE_MINUTES = 30;
/** Nobody arrives longer before the appointment than this. */
const EARLIEST_MINUTES = 120;

/** What happens next when nobody says anything, and when; undefined when nothing does. */
export function nextStep(visit: Visit): Step | undefined {
	if (isOut(visit)) return stepAfter(visit);
	if (visit.isOff || visit.outAt) return undefined;
	// somebody else can still go when it is known now
	const at = visit.leftAt ?? addMinutes(visit.startsAt, NOT_IN_MINUTES);
	return visit.rung === 'none' ? { rung: 'not-in', at } : undefined;
}

/** Every step that is due by now, each with the minute that was promised. */
export function climb(visit: Visit, now: Date): { visit: Visit; steps: Step[] } {
	const next = nextStep(visit);
	if (!next || next.at > now) return { visit, steps: [] };
	const rest = climb({ ...visit, rung: next.rung }, now);
	return { visit: rest.visit, steps: [next, ...rest.steps] };
}

/** All of the ladder as it stands now, for whoever is told what will happen. */
export function ladderOf({ backBy }: Pick<Visit, 'backBy'>): Step[] {
	return ladder.map(({ rung, minutes }) => ({ rung, at: addMinutes(backBy, minutes) }));
}

export function stateOf(
	visit: Pick<Visit, 'isOff' | 'inAt' | 'outAt' | 'helpAt' | 'leftAt' | 'rung'>
): VisitState {
	if (visit.outAt) return 'out';
	if (visit.helpAt) return 'help';
	if (isLate(visit)) return 'late';
	if (visit.inAt) return 'in';
	if (visit.isOff) return 'off';
	if (visit.leftAt) return 'left';
	return isMissedIn(visit) ? 'missed' : 'planned';
}

/** What whoever is there says: each press counts once, and to go out is always possible. */
export function actOn(visit: Visit, act: VisitAct, now: Date): Acted {
	if (visit.outAt) return act === 'out' ? still(visit) : { problem: 'visit-over' };
	if (visit.isOff && !isOut(visit)) return { problem: 'visit-over' };
	if (!visit.inAt && now < subMinutes(visit.startsAt, EARLIEST_MINUTES))
		return { problem: 'visit-too-early' };
	return deeds[act](visit, now);
}

/** A key pressed in the call that asks how it goes; undefined for any other, and then the ladder goes on. */
export function actOfKey(key: string): VisitAct | undefined {
	if (key === '1') return 'more';
	return key === '2' ? 'help' : undefined;
}

/** The appointment at another time, while nobody has gone, or asked for help on the way. */
export function moveVisit(visit: Visit, to: { startsAt: Date; endsAt: Date }): Acted {
	if (isOut(visit) || visit.outAt) return { problem: 'visit-goes-on' };
	return still({ ...visit, startsAt: to.startsAt, backBy: to.endsAt, rung: 'none' });
}

/** Somebody else goes, while nobody has gone. */
export function sendVisit(visit: Visit): Visit {
	return { ...visit, leftAt: null, rung: 'none' };
}

export function isOut(visit: Pick<Visit, 'inAt' | 'outAt' | 'helpAt'>): boolean {
	return (visit.inAt ?? visit.helpAt) !== null && !visit.outAt;
}

/** Somebody would be out and said nothing, or asked for help. */
export function isLate(visit: Pick<Visit, 'inAt' | 'outAt' | 'helpAt' | 'rung'>): boolean {
	return isOut(visit) && hasReached(visit.rung, 'call');
}

/** Nobody was heard of at the start. */
export function isMissedIn(visit: Pick<Visit, 'inAt' | 'outAt' | 'rung'>): boolean {
	return !visit.inAt && !visit.outAt && visit.rung === 'not-in';
}

/** It stands with the supervisors: they may know where she is. */
export function isWithSupervisors(visit: Pick<Visit, 'outAt' | 'rung'>): boolean {
	return !visit.outAt && hasReached(visit.rung, 'supervisor');
}

const deeds: Record<VisitAct, (visit: Visit, now: Date) => Acted> = {
	in: (visit, now) => (visit.inAt ? still(visit) : still(comeIn(visit, now))),
	out: (visit, now) => still({ ...visit, outAt: now }),
	more: (visit, now) => {
		if (!visit.inAt) return { problem: 'visit-not-begun' };
		if (visit.helpAt) return { problem: 'help-asked' };
		return still({ ...visit, backBy: later(visit, now), rung: 'none' });
	},
	// the supervisors at once, and with it the question of the police
	help: (visit, now) =>
		visit.helpAt
			? still(visit)
			: {
					visit: { ...visit, helpAt: now, rung: 'police' },
					steps: [
						{ rung: 'supervisor', at: now },
						{ rung: 'police', at: now }
					]
				}
};

// whoever comes later than it would have ended gets half an hour
function comeIn(visit: Visit, now: Date): Visit {
	const backBy = visit.backBy > now ? visit.backBy : addMinutes(now, MORE_MINUTES);
	const rung = visit.helpAt ? visit.rung : 'none';
	return { ...visit, inAt: now, backBy, rung };
}

function later({ backBy }: Visit, now: Date): Date {
	return addMinutes(max([backBy, now]), MORE_MINUTES);
}

function stepAfter({ rung, backBy }: Visit): Step | undefined {
	const next = ladder.find((step) => !hasReached(rung, step.rung));
	return next && { rung: next.rung, at: addMinutes(backBy, next.minutes) };
}

function hasReached(rung: Rung, wanted: Rung): boolean {
	return rungs.indexOf(rung) >= rungs.indexOf(wanted);
}

function still(visit: Visit): Acted {
	return { visit, steps: [] };
}
