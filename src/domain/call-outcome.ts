import type { Call } from './call.ts';

/** What came of a call in which somebody was spoken to, or was there and silent (telephony brief 5.2, 9). */
export const callOutcomes = [
	'advice',
	'appointment',
	'referred',
	'wrong-number',
	'silent',
	'abusive',
	'other-answered'
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** What becomes of the contact by it. A silent call stays a silent call: nobody rings it back for that. */
export const contactAfterCall: Record<CallOutcome, 'closes' | 'stays'> = {
	advice: 'closes',
	appointment: 'stays',
	referred: 'closes',
	'wrong-number': 'closes',
	silent: 'closes',
	abusive: 'closes',
	'other-answered': 'stays'
};
/** What was said is written down only where there was a conversation; by it a task about calling back is done. */
export const toldInWords: readonly CallOutcome[] = ['advice', 'appointment', 'referred'];

/** What there is to choose from: only when we call can somebody else have answered, or the word have been wrong. */
export function outcomesOf({ direction }: Pick<Call, 'direction'>): readonly CallOutcome[] {
	if (direction === 'outbound') return [...toldInWords, 'other-answered'];
	return callOutcomes.filter((outcome) => outcome !== 'other-answered');
}
