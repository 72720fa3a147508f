import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { goalDomains } from '#domain/goal.ts';
import { score15, subscales } from '#domain/score-15.ts';
import { sessionKinds } from '#domain/session.ts';
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

test('a talk is of the kinds that the brief names', () => {
	const kinds = /type [(]([^)]+)[)]/.exec(brief('session'))?.[1]?.split(', ');
	expect(kinds).toEqual([...sessionKinds]);
});
