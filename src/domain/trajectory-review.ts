import { REVIEW_DAYS, reviewDayProblem } from './help-plan.ts';
import { pastDayProblem } from './past-day.ts';
import { dateOf, dayNumber } from './time.ts';

/** What a review looks at besides the goals and what is decided (domain brief 3.5). */
export const reviewTopics = [
	'risk',
	'siblings',
	'consent',
	'commission',
	'cooperation',
	'staff_safety'
] as const;
export type ReviewTopic = (typeof reviewTopics)[number];
export const topicAnswers = ['in-order', 'asks-attention', 'does-not-apply'] as const;
export type TopicAnswer = (typeof topicAnswers)[number];
/** Who should be there. */
export const reviewers = ['counsellor', 'second', 'expert'] as const;
export type Reviewer = (typeof reviewers)[number];
export const reviewOutcomes = ['continue', 'change', 'stop'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

export interface LookedAt {
	answer: TopicAnswer;
	words: string;
}
export interface ReviewRequest {
	/** 'YYYY-MM-DD'. */
	heldOn: string;
	present: Reviewer[];
	topics: Partial<Record<ReviewTopic, { answer: string; words: string }>>;
	outcome: string;
	reason: string;
	/** 'YYYY-MM-DD'; empty when it stops. */
	nextOn: string;
}
export interface ReviewDecided {
	heldOn: string;
	present: Reviewer[];
	topics: Record<ReviewTopic, LookedAt>;
	outcome: ReviewOutcome;
	reason: string;
	nextOn: string | undefined;
}
export type ReviewProblems = Partial<
	Record<ReviewTopic | 'heldOn' | 'present' | 'outcome' | 'reason' | 'nextOn', string>
>;
export type ReviewStanding = 'none' | 'ahead' | 'due' | 'overdue' | 'long-overdue';

/** A review as it may be kept, or by field why not. */
export function decideReview(
	request: ReviewRequest,
	today: string
): ReviewDecided | { problems: ReviewProblems } {
	const { heldOn, present, reason } = request;
	const topics = Object.fromEntries(
		reviewTopics.map((topic) => [topic, lookedAt(request.topics[topic])])
	);
	const outcome = reviewOutcomes.find((code) => code === request.outcome);
	const nextOn = outcome === 'stop' ? undefined : request.nextOn;
	const problems: ReviewProblems = Object.fromEntries(
		[
			['heldOn', pastDayProblem(heldOn, { today })],
			['present', present.includes('counsellor') ? undefined : 'counsellor-missing'],
			...reviewTopics.map((topic) => [topic, topicProblem(topics[topic])]),
			['outcome', outcome ? undefined : 'outcome-unsaid'],
			['reason', asksWhy(outcome) && reason.trim() === '' ? 'reason-missing' : undefined],
			['nextOn', nextOn === undefined ? undefined : reviewDayProblem(nextOn, today)]
		].filter(([, problem]) => problem !== undefined)
	);
	if (Object.keys(problems).length > 0) return { problems };
	const looked = topics as Record<ReviewTopic, LookedAt>;
	return { heldOn, present, topics: looked, outcome: outcome!, reason, nextOn };
}

/** After so many days supervisors see it. */
export const LATE_DAYS = 14;

/** How a review stands: after two weeks supervisors see it, after four it is long overdue. */
export function reviewStanding(reviewOn: string | undefined, today: string): ReviewStanding {
	if (!reviewOn) return 'none';
	const late = dayNumber(today) - dayNumber(reviewOn);
	if (late < 0) return 'ahead';
	if (late > 28) return 'long-overdue';
	return late > LATE_DAYS ? 'overdue' : 'due';
}

/** The day that is offered: three months on. */
export function nextReviewDay(today: string): string {
	return dateOf(dayNumber(today) + REVIEW_DAYS - 1);
}

function lookedAt(given?: { answer: string; words: string }): Partial<LookedAt> {
	const answer = topicAnswers.find((code) => code === given?.answer);
	return { ...(answer && { answer }), words: given?.words ?? '' };
}

function topicProblem(looked?: Partial<LookedAt>): string | undefined {
	if (!looked?.answer) return 'not-looked-at';
	const isBare = looked.words?.trim() === '';
	return looked.answer === 'asks-attention' && isBare ? 'words-missing' : undefined;
}

function asksWhy(outcome: ReviewOutcome | undefined): boolean {
	return outcome === 'change' || outcome === 'stop';
}
