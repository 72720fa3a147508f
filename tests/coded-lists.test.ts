import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { adviceSteps, conclusions } from '#domain/advice-answer.ts';
import { workingDaysToAnswer } from '#domain/advice-term.ts';
import { questionKinds } from '#domain/advice.ts';
import { goalDomains } from '#domain/goal.ts';
import { evidenceLevels, interventionCategories } from '#domain/intervention.ts';
import { score15, subscales } from '#domain/score-15.ts';
import { reviewers, reviewOutcomes, reviewTopics } from '#domain/trajectory-review.ts';

/** A paragraph of the domain brief, copied whole. */
const brief = (name: string) =>
	readFileSync(new URL(`support/brief/${name}.md`, import.meta.url), 'utf8');

test('the domains of goals are those of the brief, in its order', () => {
	expect([...brief('goal-domains').matchAll(/`(\w+)`/g)].map(([, code]) => code)).toEqual([
		...goalDomains
	]);
});

test('the subscales of SCORE-15 are those of the brief', () => {
	const itemsOf = (words: string) =>
		new RegExp(`${words} (?:items )?([\\d,]+)`)
			.exec(brief('score-15'))?.[1]
			?.split(',')
			.map(Number);
	expect(itemsOf('strengths')).toEqual([...subscales.strengths]);
	expect(itemsOf('overwhelmed by difficulties')).toEqual([...subscales.overwhelmed]);
	expect(itemsOf('disrupted communication')).toEqual([...subscales.communication]);
	expect(brief('score-15')).toContain('total 15–75, mean 1–5');
	expect(score15(Array.from({ length: 15 }, () => 3))?.total).toBe(45);
});

test('what is offered has the kinds and the ladder of the brief', () => {
	const told = brief('intervention');
	const categories = /category [(]([^)]+)[)]/.exec(told)?.[1]?.split(', ');
	expect(categories).toEqual([...interventionCategories]);
	expect(
		[...told.matchAll(/`(\w+)`/g)].map(([, code]) => code).filter((one) => one !== 'evidenceLevel')
	).toEqual([...evidenceLevels]);
});

test('a professional is asked, advised and told what the brief names', () => {
	const told = brief('professionals');
	const listed = (before: string, by: string) =>
		new RegExp(`${before}([^)]+)[)]`)
			.exec(told)?.[1]
			?.split(by)
			.map((one) => one.replaceAll('`', ''));
	expect(listed('question type [(]', ', ')).toEqual(
		questionKinds.map((code) => code.replace('law_sharing', 'law/sharing').replaceAll('_', ' '))
	);
	expect(listed('conclusion categories [(]', ', ')).toEqual([...conclusions]);
	const steps = listed('structured: ', ' / ')?.map((one) => one.toLowerCase().replaceAll(' ', '_'));
	expect(steps).toEqual([...adviceSteps]);
	expect(told).toContain(`Due: ${workingDaysToAnswer.interpretation} working days`);
});

test('a review looks at what the brief names', () => {
	const told = brief('review');
	const [present, topics] = [/present ([^;]+);/, /topics ([^.]+)[.]/].map(
		(part) => part.exec(told)?.[1]?.split(', ') ?? []
	);
	expect(present).toEqual(['counsellor', 'secondCounsellor', 'expert']);
	expect(reviewers).toHaveLength(3);
	const [goals, ...others] = topics!;
	expect(goals).toBe('goals');
	expect(others.at(-1)?.split('/')).toEqual([...reviewOutcomes]);
	const coded = others
		.slice(0, -1)
		.map((words) => words.replace(' still valid', '').replace(' ', '_'));
	expect(coded).toEqual([...reviewTopics]);
});
