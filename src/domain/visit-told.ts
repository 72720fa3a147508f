import type { Step } from './visit.ts';

/** What is known of a step of the ladder by whoever reads it. */
export type StepTold =
	'ahead' | 'past' | 'under-way' | 'reached' | 'partly' | 'failed' | 'undecided' | 'decided';

interface Known {
	now: Date;
	/** The question of the police waits; undefined for whoever may not know. */
	asksDecision: boolean | undefined;
	/** How the texts and calls of this step fared, as far as this reader sees them. */
	statuses: readonly string[];
}

const arrived = ['sent', 'delivered'];
const lost = ['failed', 'undelivered', 'held_unsafe', 'expired', 'cancelled'];

/** That the minute is past does not say that anybody was reached, nor that anything was decided. */
export function tellStep({ rung, at }: Step, hasCome: boolean, known: Known): StepTold {
	if (!hasCome) return at <= known.now ? 'past' : 'ahead';
	return rung === 'police' ? told(known.asksDecision) : fared(known.statuses);
}

function told(asksDecision: boolean | undefined): StepTold {
	if (asksDecision === undefined) return 'past';
	return asksDecision ? 'undecided' : 'decided';
}

function fared(statuses: readonly string[]): StepTold {
	if (statuses.length === 0) return 'past';
	const reached = statuses.filter((one) => arrived.includes(one)).length;
	const failed = statuses.filter((one) => lost.includes(one)).length;
	if (reached + failed < statuses.length) return 'under-way';
	if (failed === 0) return 'reached';
	return reached === 0 ? 'failed' : 'partly';
}
