/** What came of a call in which somebody was spoken to, or was there and silent (telephony brief 5.2, 9). */
export const callOutcomes = [
	'advice',
	'appointment',
	'referred',
	'wrong-number',
	'silent',
	'abusive'
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** What becomes of the contact by it. A silent call stays a silent call: nobody rings it back for that. */
export const contactAfterCall: Record<CallOutcome, 'closes' | 'stays'> = {
	advice: 'closes',
	appointment: 'stays',
	referred: 'closes',
	'wrong-number': 'closes',
	silent: 'closes',
	abusive: 'closes'
};
/** What was said is written down only where there was a conversation. */
export const toldInWords: readonly CallOutcome[] = ['advice', 'appointment', 'referred'];
