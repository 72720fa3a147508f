import { correctingProblem, type NoteRequest } from './corrected.ts';
import { formsOf, type Forms } from './extremism-form.ts';
import { withoutNone, type FieldProblems } from './field-problems.ts';
import { platformsOf, type OnlinePlatform } from './online-platform.ts';
import { pastDayProblem } from './past-day.ts';
import { textProblem } from './free-text.ts';
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
export interface SignalRequest extends NoteRequest {
	also: readonly string[];
	platforms: readonly string[];
}

const longestSignal = 2000;

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
		observedOn: pastDayProblem(observedOn, { today }),
		reason: correctingProblem(corrects, reason)
	});
	if (!side || !source || Object.keys(problems).length > 0) return { problems };
	const forms = formsOf(fields['form'] ?? '', also);
	const signal = { side, source, observedOn, fact, opinion, platforms: platformsOf(platforms) };
	return { signal: { ...signal, ...forms }, reason };
}
