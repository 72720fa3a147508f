import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleVersion, triage, triageRules } from './triage.ts';
import type { TriageAnswers } from './triage.ts';

const soon = { hoursToEvent: 24 };
const wants = { violenceAttitude: 'wants' } as const;
const approves = { violenceAttitude: 'approves' } as const;
const loner = { isolated: true, mentalHealthConcern: true, grievance: true };

const hits: [string, ...TriageAnswers[]][] = [
	['R01', { imminentViolence: 'yes' }],
	[
		'R02',
		{ attackPreparation: 'yes', weaponAccess: 'yes' },
		{ attackPreparation: 'yes', ...soon },
		{ attackPreparation: 'yes', hoursToEvent: -5 }
	],
	['R03', { suicideRisk: 'now' }],
	['R04', { callerInDanger: 'yes' }],
	['R05', { childInDanger: 'yes' }],
	['R06', { imminentDeparture: 'yes', ...soon }],
	['R10', { imminentDeparture: 'yes' }],
	['R11', { missing: 'yes' }],
	['R12', { weaponAccess: 'yes', ...wants }, { weaponAccess: 'yes', ...approves }],
	['R13', { attackPreparation: 'yes' }],
	['R14', { suicideRisk: 'plan' }],
	['R15', { threatAgainstThirdPerson: 'yes' }, { threatAgainstStaff: 'yes' }],
	['R16', { duressWordUsed: true }],
	['R17', { violenceAtHome: 'yes' }],
	['R18', { coercedMarriageOrTravelOfMinor: 'yes' }],
	[
		'R19',
		{ age: 15, ...wants },
		{ ageBand: '12-15', phase: 'action' },
		{ ageBand: '<12', ...wants }
	],
	['R20', { age: 17, onlineViolentTasks: true }, { ageBand: '16-17', onlineViolentTasks: true }],
	['R21', { releaseInDays: 7 }, { releaseInDays: -1 }],
	[
		'R30',
		{ imminentViolence: 'unknown', ...wants },
		{ imminentDeparture: 'unknown', ...approves },
		{ suicideRisk: 'unknown', ...approves }
	],
	['R31', wants, approves],
	['R32', { recruiterContact: true }, { phase: 'member' }, { phase: 'action' }],
	['R33', { age: 15, changeSpeed: 'sudden' }],
	['R34', { childrenInCare: true }, { siblingWorry: 'high' }],
	['R35', { returnedDaysAgo: 92 }],
	['R36', { releaseInDays: 92 }],
	['R37', { suicideRisk: 'thoughts' }],
	['R38', loner],
	['R39', { callerWellbeing: 3 }, { fearsReprisal: true }],
	['R40', { mediaExposure: true }],
	['R41', { recontactDaysAfterClosure: 30, worseThanAtClosure: true }],
	['R50', {}, { extremismForm: 'unclear' }, { personOfConcern: true, answeredAtOnce: false }],
	['R51', { serviceType: 'trajectory_advice' }, { serviceType: 'interpretation' }],
	['R51', { serviceType: 'liv_asylum' }],
	['R60', { personOfConcern: false }],
	['R61', { extremismForm: 'none_apparent' }],
	['R62', { callerIsProfessional: true, answeredAtOnce: true }]
];

const misses: [string, ...TriageAnswers[]][] = [
	['R01', { imminentViolence: 'unknown' }, { imminentViolence: 'no' }],
	['R02', { attackPreparation: 'yes', hoursToEvent: 24.5 }, { weaponAccess: 'yes', ...soon }],
	['R02', { attackPreparation: 'yes', hoursToEvent: NaN }],
	['R03', { suicideRisk: 'plan' }],
	['R06', { imminentDeparture: 'yes' }, { imminentDeparture: 'unknown', ...soon }],
	['R12', { weaponAccess: 'yes', violenceAttitude: 'excuses' }],
	['R15', { threatAgainstThirdPerson: 'unknown', threatAgainstStaff: 'no' }],
	['R19', { age: 16, ...wants }, { ageBand: '16-17', ...wants }, { ageBand: 'unknown', ...wants }],
	['R19', { age: 16, ageBand: '<12', ...wants }, { age: NaN, ageBand: '<12', ...wants }, wants],
	['R20', { age: 18, onlineViolentTasks: true }, { ageBand: '18-22', onlineViolentTasks: true }],
	[
		'R20',
		{ ageBand: '23-29', onlineViolentTasks: true },
		{ ageBand: '30+', onlineViolentTasks: true }
	],
	['R21', { releaseInDays: 8 }, { releaseInDays: NaN }, {}],
	['R30', wants, { imminentViolence: 'unknown', violenceAttitude: 'unknown' }],
	['R30', { childInDanger: 'unknown', weaponAccess: 'unknown', ...wants }],
	['R31', { violenceAttitude: 'excuses' }, { violenceAttitude: 'unknown' }],
	['R32', { recruiterContact: false, phase: 'withdrawing' }],
	['R33', { age: 16, changeSpeed: 'sudden' }, { age: 15, changeSpeed: 'fast' }],
	['R34', { siblingWorry: 'some' }],
	['R35', { returnedDaysAgo: 93 }, {}],
	['R36', { releaseInDays: 93 }],
	['R37', { suicideRisk: 'unknown' }],
	['R38', { ...loner, isolated: false }, { ...loner, grievance: false }],
	['R38', { isolated: true, grievance: true }],
	['R39', { callerWellbeing: 4 }, { callerWellbeing: NaN }, {}],
	['R41', { recontactDaysAfterClosure: 31, worseThanAtClosure: true }],
	['R41', { recontactDaysAfterClosure: 5 }, { worseThanAtClosure: true }],
	['R50', { answeredAtOnce: true }, { personOfConcern: false }, { extremismForm: 'none_apparent' }],
	['R51', { serviceType: 'consultation' }],
	['R60', {}, { personOfConcern: true }],
	['R61', {}, { extremismForm: 'unclear' }],
	['R62', { callerIsProfessional: true }, { answeredAtOnce: true }]
];

const fixed = { seed: 20261123, numRuns: 300 };
const story = fc.constantFrom(...hits.flatMap(([, ...cases]) => cases));

describe('the rules', () => {
	it('stand in order of urgency, each tried by a hit', () => {
		const levels = triageRules.map((rule) => rule.level);
		const ids = triageRules.map((rule) => rule.id);
		expect(levels).toEqual([...levels].sort());
		expect(ids).toEqual([...ids].sort());
		expect(new Set(ids)).toEqual(new Set(hits.map(([id]) => id)));
		expect(ruleVersion).toBeGreaterThan(0);
	});

	it.each(hits)('%s holds', (id, ...cases) => {
		for (const answers of cases) expect(triage(answers).matchedRules).toContain(id);
	});

	it.each(misses)('%s does not hold', (id, ...cases) => {
		for (const answers of cases) expect(triage(answers).matchedRules).not.toContain(id);
	});
});

const passport: TriageAnswers = {
	imminentDeparture: 'yes',
	hoursToEvent: 14,
	recruiterContact: true
};
const list: TriageAnswers = { weaponAccess: 'yes', imminentViolence: 'unknown', ...approves };
const scenarios: [string, TriageAnswers, string, string][] = [
	['D01', passport, 'T0', 'R06 R10 R32 R50'],
	['D02', { ...list, phase: 'member', siblingWorry: 'high' }, 'T1', 'R12 R30 R31 R32 R34 R50'],
	['D03', { extremismForm: 'anti_institutional', violenceAttitude: 'rejects' }, 'T3', 'R50'],
	['D04', { callerIsProfessional: true, answeredAtOnce: true, age: 14 }, 'T4', 'R62'],
	['D04 unanswered', { callerIsProfessional: true, age: 14 }, 'T3', 'R50'],
	['D06', { releaseInDays: 42, callerIsProfessional: true }, 'T2', 'R36 R50'],
	['D07', { childrenInCare: true, extremismForm: 'conspiracy' }, 'T2', 'R34 R50'],
	['D10', { suicideRisk: 'thoughts', ...loner }, 'T2', 'R37 R38 R50'],
	['D12', { personOfConcern: false, callerWellbeing: 2, mediaExposure: true }, 'T2', 'R39 R40 R60'],
	['nothing holds', { answeredAtOnce: true }, 'T3', ''],
	['nothing known', {}, 'T3', 'R50']
];

describe('triage', () => {
	it.each(scenarios)('%s', (_, answers, level, rules) => {
		expect(triage(answers)).toMatchObject({
			level,
			matchedRules: rules.split(' ').filter(Boolean)
		});
	});

	it('asks for the look of a supervisor from four rules of T2 on, whatever the level', () => {
		const three = { recruiterContact: true, childrenInCare: true, mediaExposure: true };
		expect(triage(three).supervisorLook).toBe(false);
		expect(triage({ ...three, fearsReprisal: true }).supervisorLook).toBe(true);
		expect(triage({ ...three, fearsReprisal: true, missing: 'yes' })).toMatchObject({
			level: 'T1',
			supervisorLook: true
		});
	});

	it('takes the most urgent rule that holds', () => {
		fc.assert(
			fc.property(story, story, story, (...told) => {
				const { level, matchedRules } = triage(Object.assign({}, ...told) as TriageAnswers);
				const matched = triageRules.filter((rule) => matchedRules.includes(rule.id));
				expect(matched.map((rule) => rule.id)).toEqual(matchedRules);
				expect(level).toBe(matched.map((rule) => rule.level).sort()[0] ?? 'T3');
			}),
			fixed
		);
	});

	it('is never calmed by who asks, by an answer given at once or by what does not show', () => {
		const calm = { personOfConcern: false, answeredAtOnce: true, callerIsProfessional: true };
		fc.assert(
			fc.property(story, (answers) => {
				const { level } = triage(answers);
				fc.pre(level <= 'T2');
				const calmed = triage({ ...answers, ...calm, extremismForm: 'none_apparent' });
				expect(calmed.level).toBe(level);
			}),
			fixed
		);
	});
});
