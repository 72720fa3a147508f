import { formsOf, type Forms } from './extremism-form.ts';
import { platformsOf, type OnlinePlatform } from './online-platform.ts';
import { textProblem } from './person.ts';
import { dayNumber } from './time.ts';
import { toldBy, type ToldBy } from './told-by.ts';

/** What speaks for a worry, and what speaks against it: asked alike, kept alike (domain brief 2.2, 2.7). */
export const signalSides = ['worry', 'contra'] as const;
export type SignalSide = (typeof signalSides)[number];

/** Something about somebody on a day. What was seen or heard and what somebody makes of it are two things. */
export interface Signal extends Forms {
	side: SignalSide;
	source: ToldBy;
	/** 'YYYY-MM-DD', about. */
	observedOn: string;
	platforms: OnlinePlatform[];
	fact: string;
	opinion: string;
}
/** As it was typed. */
export interface SignalRequest {
	/** Of somebody in the part; empty: of nobody who is there. */
	personId: string;
	fields: Record<string, string>;
	also: readonly string[];
	platforms: readonly string[];
	/** Which one it puts right; empty: none. */
	corrects: string;
}
export type FieldProblems = Record<string, string>;

export const longestSignal = 2000;
export const longestReason = 500;

/** What was noticed, or by field why it cannot be kept. */
export function readSignal(
	{ personId, fields, also, platforms, corrects }: SignalRequest,
	today: string
): { signal: Signal; reason: string } | { problems: FieldProblems } {
	const { fact = '', opinion = '', reason = '', observedOn = '' } = fields;
	const side = signalSides.find((code) => code === fields['side']);
	const source = toldBy.find((code) => code === fields['source']);
	const problems = withoutNone({
		side: side ? undefined : 'side-missing',
		personId: personId ? undefined : 'about-whom-missing',
		fact: fact === '' && opinion === '' ? 'nothing-seen' : textProblem(fact, longestSignal),
		opinion: textProblem(opinion, longestSignal),
		source: source ? undefined : 'source-missing',
		observedOn: dayProblem(observedOn, today),
		reason: correctingProblem(corrects, reason)
	});
	if (!side || !source || Object.keys(problems).length > 0) return { problems };
	const forms = formsOf(fields['form'] ?? '', also);
	const signal = { side, source, observedOn, fact, opinion, platforms: platformsOf(platforms) };
	return { signal: { ...signal, ...forms }, reason };
}

/** A day that has been. */
export function dayProblem(day: string, today: string): string | undefined {
	if (Number.isNaN(dayNumber(day))) return 'day-unreadable';
	return day > today ? 'day-ahead' : undefined;
}

/** Whoever puts something right says what was wrong. */
export function correctingProblem(corrects: string, reason: string): string | undefined {
	if (corrects && reason === '') return 'reason-missing';
	return textProblem(reason, longestReason);
}

export function withoutNone(problems: Record<string, string | undefined>): FieldProblems {
	return Object.fromEntries(
		Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== undefined)
	);
}
