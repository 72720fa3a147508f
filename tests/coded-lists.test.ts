import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rhythms } from '#domain/cadence.ts';
import { extremismForms, UNCLEAR } from '#domain/extremism-form.ts';
import { directions, drivers, triggersByLevel, turns } from '#domain/factor.ts';
import { goalDomains } from '#domain/goal.ts';
import { protectiveFactors } from '#domain/protective-factor.ts';
import { riskHeadings, riskLevels } from '#domain/risk.ts';
import { adviceSteps, conclusions } from '#domain/advice-answer.ts';
import { workingDaysToAnswer } from '#domain/advice-term.ts';
import { questionKinds } from '#domain/advice.ts';
import { evidenceLevels, interventionCategories } from '#domain/intervention.ts';
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

test('a talk is of the kinds that the brief names', () => {
	const kinds = /type [(]([^)]+)[)]/.exec(brief('session'))?.[1]?.split(', ');
	expect(kinds).toEqual([...sessionKinds]);
});

/** Whatever stands below a list is set in by whoever formats it. */
const linesOf = (name: string) =>
	brief(name)
		.split('\n')
		.map((line) => line.trim());
const codesIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);

test('forms of extremism are those of the brief, in its order, and unclear is where it begins', () => {
	const told = brief('extremism-forms').split('\n').at(2)!.split('. Threat')[0]!;
	expect(codesIn(told)).toEqual([...extremismForms]);
	expect(UNCLEAR).toBe('unclear');
});

test('events are those of the brief, level by level, with both their turns and directions', () => {
	const lines = linesOf('factors');
	for (const [level, codes] of Object.entries(triggersByLevel)) {
		const line = lines.find((one) => one.startsWith(`- **${level} `))!;
		const told = codesIn(line).map((code) => code.replace(/[()]/g, ''));
		expect(told, level).toEqual([...codes]);
	}
	const kinds = lines.find((line) => line.startsWith('Kinds:'))!;
	expect(codesIn(kinds)).toEqual([...turns, ...directions]);
	expect(brief('factors')).toContain('impact 1–3');
});

test('what somebody seeks and what protects are those of the brief, in its order', () => {
	const lines = linesOf('factors');
	const seekers = lines.find((line) => line.startsWith('Four seeker types'))!;
	expect(codesIn(seekers.slice(seekers.indexOf('`'), seekers.indexOf('→')))).toEqual([...drivers]);
	const protects = lines.find((line) => line.startsWith('Protective factors'))!;
	const told = protects
		.slice(protects.indexOf(': ') + 2, protects.indexOf('. ['))
		.split(', ')
		.map((words) => words.split(/[/ ]/)[0]);
	const first = (code: string) => code.replace('own_family', 'partner').split('_')[0]!;
	const said = protectiveFactors.map((code) =>
		code === 'faith_mentor' ? 'religious' : code === 'different_people' ? 'contact' : first(code)
	);
	expect(
		told.map((word) => word!.replace('hobbies', 'hobby').replace('self-control', 'self'))
	).toEqual(said);
});

test('levels and headings of a judgement are those of the brief', () => {
	const told = brief('risk');
	const levels = codesIn(told.slice(told.indexOf(':'), told.indexOf('. Every')));
	expect(levels.toSorted()).toEqual([...riskLevels].toSorted());
	const headings = /structured headings \(([^)]+)\)/.exec(told)?.[1]?.split(', ');
	expect(headings?.map((words) => words.replace(/[ /]/g, '_'))).toEqual([...riskHeadings]);
	expect(told).toContain('second assessor for high/acute');
	expect(told).toContain('the tool never computes the risk level');
});

test('a judgement is looked at again as often as the brief says of a case of that urgency', () => {
	const rowOf = (name: string) =>
		brief('cadence')
			.split('\n')
			.find((line) => line.startsWith(`| ${name}`))!;
	expect(rowOf('T0')).toContain('risk review every 24 h');
	expect(rowOf('T1')).toContain('risk review weekly');
	expect(rowOf('T2')).toContain('risk review every 4 weeks');
	expect(rowOf('T3')).toContain('every 3 months formal review');
	expect(rhythms.T0['cadence-risk-review']).toEqual({ days: 1 });
	expect(rhythms.T1['cadence-risk-review']).toEqual({ days: 7 });
	expect(rhythms.T2['cadence-risk-review']).toEqual({ days: 28 });
	expect(rhythms.family['cadence-review']).toEqual({ months: 3 });
});
