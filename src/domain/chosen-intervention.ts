import { isOffered, type Intervention } from './intervention.ts';
import { textProblem } from './free-text.ts';
import { dayNumber } from './time.ts';

/** How something that was chosen went, in a word. */
export const interventionOutcomes = [
	'completed',
	'partly',
	'stopped_by_client',
	'stopped_by_us',
	'no_place',
	'not_begun'
] as const;
export type InterventionOutcome = (typeof interventionOutcomes)[number];

/** What was chosen for somebody in a trajectory. */
export interface Choice {
	/** 'YYYY-MM-DD'. */
	startsOn: string;
	/** Why this, and what is hoped of it. */
	words: string;
}
export interface Ending {
	endsOn: string;
	outcome: InterventionOutcome;
	words: string;
}
type Problems = { problems: Record<string, string> };

const longestWords = 2000;

export function readChoice(
	{ startsOn, words }: Choice,
	offered: Pick<Intervention, 'endedOn'> | undefined
): { choice: Choice } | Problems {
	const isDay = !Number.isNaN(dayNumber(startsOn));
	const text = textProblem(words, longestWords);
	const problems = {
		...(!offered && { intervention: 'intervention-missing' }),
		...(!isDay && { startsOn: 'day-unreadable' }),
		...(offered && isDay && !isOffered(offered, startsOn) && { intervention: 'offered-no-more' }),
		...(text && { words: text })
	};
	return Object.keys(problems).length > 0
		? { problems }
		: { choice: { startsOn, words: words.trim() } };
}

/** That it is over, on which day and how; what did not begin is over on the day it would have. */
export function readEnding(
	{ endsOn, outcome, words }: Record<keyof Ending, string>,
	{ startsOn, today }: { startsOn: string; today: string }
): { ending: Ending } | Problems {
	const known = interventionOutcomes.find((code) => code === outcome);
	const text = textProblem(words, longestWords);
	const when = dayOfEnding(endsOn, { startsOn, today });
	const problems = {
		...(when && { endsOn: when }),
		...(!known && { outcome: 'ended-how-missing' }),
		...(text && { words: text })
	};
	if (!known || Object.keys(problems).length > 0) return { problems };
	return { ending: { endsOn, outcome: known, words: words.trim() } };
}

function dayOfEnding(
	endsOn: string,
	{ startsOn, today }: { startsOn: string; today: string }
): string | undefined {
	if (Number.isNaN(dayNumber(endsOn))) return 'day-unreadable';
	if (endsOn < startsOn) return 'ends-before-start';
	return endsOn > today && endsOn > startsOn ? 'day-ahead' : undefined;
}
