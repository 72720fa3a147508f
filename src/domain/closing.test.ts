import { describe, expect, test } from 'vitest';
import {
	closingLineNames,
	closingLines,
	closingProblems,
	closureReasons,
	endedWell,
	leadsTo,
	wordsAskedBy,
	type Closing,
	type ClosingFacts
} from './closing.ts';

const facts: ClosingFacts = {
	now: new Date('2026-11-27T19:00:00Z'),
	danger: undefined,
	hasAftercareConsent: true
};
const complete: Closing = {
	reason: 'goals_met',
	why: 'Het gaat al maanden goed thuis.',
	answers: {
		risk: 'low',
		goals: 'scored',
		measures: 'asked',
		siblings: 'checked',
		children: 'none',
		handOver: 'not-needed',
		consents: 'reviewed',
		returning: 'told',
		aftercare: 'planned',
		retention: 'R4',
		lesson: 'none'
	},
	words: {},
	handedOn: '',
	receiptOn: ''
};
const problemsOf = (change: Partial<Closing>, more: Partial<ClosingFacts> = {}) =>
	closingProblems({ ...complete, ...change }, { ...facts, ...more });
const answering = (answers: Closing['answers'], rest: Partial<Closing> = {}) =>
	problemsOf({ answers: { ...complete.answers, ...answers }, ...rest });

test('with every line answered a second person may look at it', () => {
	expect(problemsOf({})).toEqual({});
});

test('a reason of the list, and why', () => {
	for (const reason of closureReasons) expect(problemsOf({ reason }).reason).toBeUndefined();
	expect(problemsOf({ reason: 'toString' })).toEqual({ reason: 'unanswered' });
	expect(problemsOf({ why: ' ' })).toEqual({ why: 'words-missing' });
});

test.each(closingLineNames)('%s is answered, by an answer of its own', (line) => {
	for (const answer of [undefined, '', 'yes'])
		expect(answering({ [line]: answer })).toEqual({ [line]: 'unanswered' });
});

test.each(closingLineNames.filter((line) => wordsAskedBy(line)))('%s asks words', (line) => {
	const answer = wordsAskedBy(line)!;
	expect(closingLines[line] as readonly string[]).toContain(answer);
	const days = { handedOn: '2026-11-20', receiptOn: '2026-11-23' };
	const silent = answering({ [line]: answer }, days);
	expect(silent).toEqual({ [`${line}-words`]: 'words-missing' });
	const said = { ...days, words: { [line]: 'Zij wil dat niet.' } };
	expect(answering({ [line]: answer }, said)).toEqual({});
	const number = { ...days, words: { [line]: '111222333' } };
	expect(answering({ [line]: answer }, number)).toEqual({ [`${line}-words`]: 'citizen-number' });
});

describe('what stands in the way', () => {
	test.each(['high', 'acute'])('a worry that is %s', (risk) => {
		expect(answering({ risk })).toEqual({ risk: 'still-too-dangerous' });
	});
	test('a danger that is not over, whatever was filled in', () => {
		expect(problemsOf({}, { danger: 'grave' })).toEqual({ risk: 'still-too-dangerous' });
		expect(problemsOf({}, { danger: 'second-awaited' })).toEqual({ risk: 'second-awaited' });
	});
	test('nobody knows how it is', () => {
		expect(answering({ risk: 'unknown' })).toEqual({ risk: 'risk-not-known' });
	});
	test('aftercare that she did not agree to', () => {
		const without = { hasAftercareConsent: false };
		expect(problemsOf({}, without)).toEqual({ aftercare: 'aftercare-without-consent' });
		const declined = { ...complete.answers, aftercare: 'declined' };
		expect(problemsOf({ answers: declined }, without)).toEqual({});
	});
});

describe('a warm hand-over', () => {
	const done = { handOver: 'done' };
	const words = { handOver: 'Aan het wijkteam, mevrouw De Wit' };
	test('has a day, and a receipt', () => {
		expect(answering(done, { words, handedOn: '', receiptOn: '' })).toEqual({
			handedOn: 'day-unreadable',
			receiptOn: 'receipt-missing'
		});
		expect(answering(done, { words, handedOn: '2026-11-28', receiptOn: '2026-11-28' })).toEqual({
			handedOn: 'day-in-future',
			receiptOn: 'day-in-future'
		});
		const warm = { words, handedOn: '2026-11-20', receiptOn: '2026-11-27' };
		expect(answering(done, warm)).toEqual({});
	});
	test('is what ends it when it ends so', () => {
		expect(problemsOf({ reason: 'handed_over_local' })).toEqual({ handOver: 'unanswered' });
	});
});

test('without aftercare the end comes at once', () => {
	expect(leadsTo('aftercare', 'planned')).toBe('aftercare');
	expect(leadsTo('aftercare', 'declined')).toBe('closed');
	expect(leadsTo('intake', null)).toBe('intake');
});

test('that there was nothing to worry about is a good end', () => {
	expect(closureReasons.filter(endedWell)).toEqual([
		'goals_met',
		'goals_partly_met',
		'concern_not_confirmed'
	]);
});
