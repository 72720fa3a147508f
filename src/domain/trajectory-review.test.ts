import { describe, expect, test } from 'vitest';
import {
	decideReview,
	nextReviewDay,
	reviewStanding,
	reviewTopics,
	type ReviewRequest
} from './trajectory-review.ts';
import { reviewDayProblem } from './help-plan.ts';

const today = '2026-11-27';
const whole: ReviewRequest = {
	heldOn: today,
	present: ['counsellor', 'second', 'expert'],
	topics: Object.fromEntries(
		reviewTopics.map((topic) => [topic, { answer: 'in-order', words: '' }])
	),
	outcome: 'continue',
	reason: '',
	nextOn: '2027-02-20'
};
const about = (given: Partial<ReviewRequest>) => decideReview({ ...whole, ...given }, today);

describe('a review', () => {
	test('is kept when everything was looked at', () => {
		expect(about({})).toEqual(whole);
	});
	test('names each topic that nobody looked at', () => {
		expect(about({ topics: {} })).toEqual({
			problems: Object.fromEntries(reviewTopics.map((topic) => [topic, 'not-looked-at']))
		});
	});
	test('what asks attention is told', () => {
		const topics = { ...whole.topics, risk: { answer: 'asks-attention', words: ' ' } };
		expect(about({ topics })).toEqual({ problems: { risk: 'words-missing' } });
		topics.risk.words = 'Hij is weer alleen.';
		expect(about({ topics })).toMatchObject({ topics: { risk: topics.risk } });
	});
	test.each<[string, Partial<ReviewRequest>, object]>([
		['without its counsellor', { present: ['expert'] }, { present: 'counsellor-missing' }],
		['tomorrow', { heldOn: '2026-11-28' }, { heldOn: 'day-ahead' }],
		['on no day', { heldOn: '27 november' }, { heldOn: 'day-unreadable' }],
		['undecided', { outcome: '' }, { outcome: 'outcome-unsaid' }],
		['a change without a reason', { outcome: 'change' }, { reason: 'reason-missing' }],
		['no next one', { nextOn: '' }, { nextOn: 'review-day-unreadable' }],
		['the next one in half a year', { nextOn: '2027-05-27' }, { nextOn: 'review-too-far' }]
	])('%s is refused', (_, given, problems) => {
		expect(about(given)).toEqual({ problems });
	});
	test('what stops has no next one', () => {
		expect(about({ outcome: 'stop', reason: 'Zij wil niet verder.', nextOn: '' })).toMatchObject({
			outcome: 'stop',
			nextOn: undefined
		});
	});
	test('whoever was not there is seen from the record, and keeps no review from being kept', () => {
		expect(about({ present: ['counsellor'] })).toMatchObject({ present: ['counsellor'] });
	});
	test('the day that is offered for the next one may be', () => {
		expect(reviewDayProblem(nextReviewDay(today), today)).toBeUndefined();
	});
});

test.each([
	[undefined, 'none'],
	['2026-11-28', 'ahead'],
	['2026-11-27', 'due'],
	['2026-11-13', 'due'],
	['2026-11-12', 'overdue'],
	['2026-10-30', 'overdue'],
	['2026-10-29', 'long-overdue']
])('a review of %s is %s on the 27th of November', (on, standing) => {
	expect(reviewStanding(on, today)).toBe(standing);
});
