import { scores, tScore, type Score } from './goal-attainment.ts';

/** What a goal can be about (domain brief 3.4). */
export const goalDomains = [
	'family_communication',
	'family_safety',
	'parental_resilience',
	'siblings_protection',
	'children_safety',
	'contact_with_subject',
	'practical_legal',
	'grief_trauma',
	'media_exposure',
	'violence_renunciation',
	'network_distance',
	'ideology_identity',
	'housing',
	'work_education',
	'finance_debts',
	'mental_health',
	'addiction',
	'social_network',
	'online_behaviour',
	'society_participation'
] as const;
export type GoalDomain = (typeof goalDomains)[number];

/** How much something counts, or how hard it is. */
export const grades = [1, 2, 3] as const;
export type Grade = (typeof grades)[number];
/** Where a goal stands at the beginning; the lowest when it cannot be worse. */
export const baselines = [-1, -2] as const;
export type Baseline = (typeof baselines)[number];

export interface Goal {
	/** The same in each version of the plan. */
	id: string;
	domain: GoalDomain;
	/** In her own words: it stands on her copy. */
	plain: string;
	/** What one would see at each score, the lowest first; empty while nobody described it. */
	levels: readonly [string, string, string, string, string];
	importance: Grade;
	difficulty: Grade;
	baseline: Baseline;
}
export interface GoalScore {
	goalId: string;
	score: Score;
}
export type GoalReading = 'reached' | 'partly' | 'not-yet';

/** All five levels are described: only then a score says something. */
export function isScaled({ levels }: Pick<Goal, 'levels'>): boolean {
	return levels.every((level) => level.trim() !== '');
}

export function weightOf({ importance, difficulty }: Pick<Goal, 'importance' | 'difficulty'>) {
	return importance * difficulty;
}

export function levelOf({ levels }: Pick<Goal, 'levels'>, score: Score): string {
	return levels[scores.indexOf(score)] ?? '';
}

/** T of what was scored now, and of the same goals as they began: undefined when no scaled goal was. */
export function attainment(
	goals: readonly Goal[],
	scored: readonly GoalScore[]
): { t: number; began: number } | undefined {
	const both = goals.filter(isScaled).flatMap((goal) => {
		const now = scored.find(({ goalId }) => goalId === goal.id);
		return now ? [{ weight: weightOf(goal), score: now.score, baseline: goal.baseline }] : [];
	});
	const t = tScore(both);
	const began = tScore(both.map(({ weight, baseline }) => ({ weight, score: baseline })));
	return t === undefined || began === undefined ? undefined : { t, began };
}

/** Told to her, without a number (domain brief 3.6). */
export function readingOf({ baseline }: Pick<Goal, 'baseline'>, score: Score): GoalReading {
	if (score >= 0) return 'reached';
	return score === -1 && baseline === -2 ? 'partly' : 'not-yet';
}
