import { addMinutes } from 'date-fns/addMinutes';
import { isOpen, nextOpening } from './opening-hours.ts';
import type { OpeningHours } from './opening-hours.ts';

/** A conversation: she waits, somebody is there, it is over and told briefly (wrap_up), it is told; or nobody came. */
export const chatStatuses = ['waiting', 'active', 'wrap_up', 'ended', 'abandoned'] as const;
export type ChatStatus = (typeof chatStatuses)[number];

/** Somebody may still write in it. */
export function isLive(status: ChatStatus): boolean {
	return status === 'waiting' || status === 'active';
}

export const chatEnders = ['seeker', 'staff', 'silence'] as const;
export type ChatEnder = (typeof chatEnders)[number];
/** What came of it: done with, it goes on with whoever spoke with her, referred, or there was nobody. */
export const chatOutcomes = ['helped', 'continues', 'referred', 'no-contact'] as const;
export type ChatOutcome = (typeof chatOutcomes)[number];
/** What becomes of her contact by it. */
export const contactAfter: Record<ChatOutcome, 'closes' | 'stays'> = {
	helped: 'closes',
	continues: 'stays',
	referred: 'closes',
	'no-contact': 'closes'
};
/** The one question afterwards: did you feel heard? */
export const chatRatings = ['heard', 'partly', 'not-heard'] as const;
export type ChatRating = (typeof chatRatings)[number];
export const lineAuthors = ['seeker', 'staff', 'house'] as const;
export type LineAuthor = (typeof lineAuthors)[number];
/** What the house tells in between: who came, went, or took over. */
export const tidings = ['joined', 'left', 'took-over'] as const;
export type Tiding = (typeof tidings)[number];

/** Of one line, in characters. */
export const LONGEST_LINE = 2000;
export const MOST_LINES = 5000;
export const MOST_PLACES = 4;

/** Minutes without a word of hers before she is asked whether she is still there, and before her screen is emptied (SC-17). */
export const NUDGE_MINUTES = 5;
export const NEUTRAL_MINUTES = 10;
/** Minutes without a sign of life of her screen before her place is given up; her words and her code stay. */
export const WAITING_SILENCE_MINUTES = 10;
export const ACTIVE_SILENCE_MINUTES = 60;
/** What nobody told so long after it ended is a contact like any other all the same. */
export const UNTOLD_HOURS = 24;
/** Minutes of waiting after which a text goes to those on duty, and to the supervisors. */
export const RING_AFTER_MINUTES = { counsellor: 1, supervisor: 4 } as const;
/** After this many minutes of waiting she is offered the form (domain brief 2.14). */
export const OFFER_FORM_MINUTES = 10;
/** The words of a conversation go so long after it ended (domain brief 4.4, R7). */
export const KEPT_DAYS = 30;
/** Her screen is told to be there while it was heard of within this many seconds. */
export const PRESENT_SECONDS = 75;

/** Why a line cannot be sent; undefined when it can. */
export function lineProblem(text: string): 'text-missing' | 'too-long' | undefined {
	if (text.trim() === '') return 'text-missing';
	return text.length > LONGEST_LINE ? 'too-long' : undefined;
}

/** A long text as lines that fit, broken where there is room to; `static/chat.js` breaks in the same places. */
export function brokenUp(text: string): string[] {
	const rest = text.trim();
	if (rest.length <= LONGEST_LINE) return rest === '' ? [] : [rest];
	const head = rest.slice(0, LONGEST_LINE);
	const at = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' '));
	const cut = at > 0 ? at : LONGEST_LINE - 1;
	return [rest.slice(0, cut).trim(), ...brokenUp(rest.slice(cut))].filter(Boolean);
}

/** The place of a line as a page tells it; before the first one when it tells none. */
export function lineSeq(told: unknown): number {
	const seq = Number(told);
	return Number.isInteger(seq) && seq > 0 && seq <= MOST_LINES ? seq : 0;
}

/** Open to her, or why not: outside our hours, nobody who holds conversations, or too many who wait. */
export type ChatDoor =
	| { open: true; isPractice?: boolean }
	| { open: false; why: 'closed' | 'nobody' | 'full'; nextOpening: Date | undefined };

/** The practice version is tried at any hour, and says so where nobody would read. */
export function practiceDoor(door: ChatDoor, people: number): ChatDoor {
	return people > 0 && !door.open ? { open: true, isPractice: true } : door;
}

/** `people` are those on duty who hold conversations. */
export function chatDoor(hours: OpeningHours, now: Date, people: number): ChatDoor {
	if (!isOpen(hours, now))
		return { open: false, why: 'closed', nextOpening: nextOpening(hours, now) };
	return people > 0 ? { open: true } : { open: false, why: 'nobody', nextOpening: undefined };
}

const leastSamples = 20;
const mostMinutes = 60;

/** Minutes she may have to wait, rounded up to five; undefined with fewer than twenty waits to tell it from, and long over an hour. */
export function expectedWait(samples: number, seconds: number): number | 'long' | undefined {
	if (samples < leastSamples || !Number.isFinite(seconds)) return undefined;
	const minutes = Math.max(5, Math.ceil(seconds / 300) * 5);
	return minutes > mostMinutes ? 'long' : minutes;
}

/** Whether her screen is there: it said so a moment ago. */
export function isPresent(seenAt: Date, now: Date): boolean {
	return now.getTime() - seenAt.getTime() <= PRESENT_SECONDS * 1000;
}

/** From when on her screen must be empty, counted from the last thing she did herself, or from the end she was there for. */
export function neutralAt(actedAt: Date, endedAt?: Date): Date {
	const at = addMinutes(actedAt, NEUTRAL_MINUTES);
	return endedAt && endedAt < at ? addMinutes(endedAt, NEUTRAL_MINUTES) : at;
}
