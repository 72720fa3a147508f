import type { KeyObject } from 'node:crypto';
import type { GoalScore } from '#domain/goal.ts';
import type { LookedAt, Reviewer, ReviewTopic } from '#domain/trajectory-review.ts';
import { openText, seal } from '../keys/envelope.ts';

/** What was said at a review; the scores lie beside it, since her room reads those and nothing else. */
export interface ReviewWords {
	present: Reviewer[];
	topics: Partial<Record<ReviewTopic, LookedAt>>;
	reason: string;
}

export function sealReview(key: KeyObject, reviewId: string, words: ReviewWords): Buffer {
	return seal(key, placeOf(reviewId, 'sealed'), JSON.stringify(words));
}

export function openReview(key: KeyObject, reviewId: string, sealed: Buffer): ReviewWords {
	return JSON.parse(openText(key, placeOf(reviewId, 'sealed'), sealed)) as ReviewWords;
}

export function sealScores(key: KeyObject, reviewId: string, scores: GoalScore[]): Buffer {
	return seal(key, placeOf(reviewId, 'scores'), JSON.stringify(scores));
}

export function openScores(key: KeyObject, reviewId: string, sealed: Buffer): GoalScore[] {
	return JSON.parse(openText(key, placeOf(reviewId, 'scores'), sealed)) as GoalScore[];
}

function placeOf(row: string, column: 'sealed' | 'scores') {
	return { table: 'trajectory_review', row, column };
}
