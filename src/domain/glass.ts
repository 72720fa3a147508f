import { addMinutes } from 'date-fns/addMinutes';
import { isCaseCode } from './case-code.ts';
import { reactionDeadline, type Holidays } from './deadline.ts';
import { reasonProblem, type ReasonProblem } from './reason.ts';

/** Breaking glass: reading in need what is not one's own (NEN 7513: the emergency button; domain brief 4.7). */
export type GlassProblem = ReasonProblem | 'code-unreadable';
export const verdicts = ['right', 'wrong'] as const;
export type Verdict = (typeof verdicts)[number];

const OPEN_MINUTES = 60;

/** Why the glass stays whole; undefined when it may break. */
export function glassProblem(code: string, reason: string): GlassProblem | undefined {
	return isCaseCode(code) ? reasonProblem(reason) : 'code-unreadable';
}

/** When it shuts by itself. */
export function glassEnd(brokenAt: Date): Date {
	return addMinutes(brokenAt, OPEN_MINUTES);
}

/** By when a supervisor has looked at it: the end of the third working day. */
export function glassReviewBy(brokenAt: Date, holidays?: Holidays): Date {
	return reactionDeadline('T3', brokenAt, holidays);
}

export type GlassStanding = 'late' | 'waiting' | Verdict;

/** What became of broken glass: the verdict, or that it still waits for one, in time or not. */
export function glassStanding(
	{ reviewBy, verdict }: { reviewBy: Date; verdict: Verdict | null },
	now: Date
): GlassStanding {
	if (verdict) return verdict;
	return reviewBy < now ? 'late' : 'waiting';
}
