export type TriageLevel = 'T0' | 'T1' | 'T2' | 'T3' | 'T4';
export type Answer = 'yes' | 'no' | 'unknown';
export type SuicideRisk = 'no' | 'thoughts' | 'plan' | 'now' | 'unknown';
export type ViolenceAttitude = 'rejects' | 'excuses' | 'approves' | 'wants' | 'unknown';
export type RadicalisationPhase = 'susceptible' | 'seeking' | 'member' | 'action' | 'withdrawing';
export type AgeBand = '<12' | '12-15' | '16-17' | '18-22' | '23-29' | '30+' | 'unknown';
export type ExtremismForm =
	| 'jihadist'
	| 'right_extremist'
	| 'right_accelerationist'
	| 'anti_institutional'
	| 'conspiracy'
	| 'left_extremist'
	| 'animal_environment'
	| 'incel_misogynist'
	| 'nihilistic_violence'
	| 'ethno_nationalist'
	| 'other_religious'
	| 'mixed'
	| 'unclear'
	| 'none_apparent';
export type ServiceType =
	| 'consultation'
	| 'interpretation'
	| 'trajectory_advice'
	| 'family_support'
	| 'individual_exit'
	| 'peer_group'
	| 'treatment'
	| 'liv_asylum'
	| 'lat_minor_returnee';

/** What is known of a contact; hours, days and years as the field says. A missing field is not 'unknown'. */
export interface TriageAnswers {
	imminentViolence?: Answer;
	attackPreparation?: Answer;
	weaponAccess?: Answer;
	imminentDeparture?: Answer;
	missing?: Answer;
	callerInDanger?: Answer;
	childInDanger?: Answer;
	violenceAtHome?: Answer;
	threatAgainstThirdPerson?: Answer;
	threatAgainstStaff?: Answer;
	coercedMarriageOrTravelOfMinor?: Answer;
	suicideRisk?: SuicideRisk;
	violenceAttitude?: ViolenceAttitude;
	phase?: RadicalisationPhase;
	changeSpeed?: 'slow' | 'fast' | 'sudden';
	siblingWorry?: 'none' | 'some' | 'high';
	extremismForm?: ExtremismForm;
	serviceType?: ServiceType;
	age?: number;
	ageBand?: AgeBand;
	hoursToEvent?: number;
	releaseInDays?: number;
	returnedDaysAgo?: number;
	recontactDaysAfterClosure?: number;
	callerWellbeing?: number;
	duressWordUsed?: boolean;
	onlineViolentTasks?: boolean;
	recruiterContact?: boolean;
	childrenInCare?: boolean;
	isolated?: boolean;
	mentalHealthConcern?: boolean;
	grievance?: boolean;
	fearsReprisal?: boolean;
	mediaExposure?: boolean;
	worseThanAtClosure?: boolean;
	personOfConcern?: boolean;
	answeredAtOnce?: boolean;
	callerIsProfessional?: boolean;
}

export interface TriageOutcome {
	level: TriageLevel;
	matchedRules: string[];
	supervisorLook: boolean;
}

export interface TriageRule {
	id: string;
	level: TriageLevel;
	holds: (a: TriageAnswers) => boolean;
}

/** Goes up whenever a rule changes; stored with every outcome. */
export const ruleVersion = 1;

/** The rules in order of urgency (domain brief, section 7.2). */
export const triageRules: readonly TriageRule[] = [
	{ id: 'R01', level: 'T0', holds: (a) => a.imminentViolence === 'yes' },
	{ id: 'R02', level: 'T0', holds: (a) => a.attackPreparation === 'yes' && canStrikeSoon(a) },
	{ id: 'R03', level: 'T0', holds: (a) => a.suicideRisk === 'now' },
	{ id: 'R04', level: 'T0', holds: (a) => a.callerInDanger === 'yes' },
	{ id: 'R05', level: 'T0', holds: (a) => a.childInDanger === 'yes' },
	{ id: 'R06', level: 'T0', holds: (a) => a.imminentDeparture === 'yes' && withinADay(a) },
	{ id: 'R10', level: 'T1', holds: (a) => a.imminentDeparture === 'yes' },
	{ id: 'R11', level: 'T1', holds: (a) => a.missing === 'yes' },
	{ id: 'R12', level: 'T1', holds: (a) => a.weaponAccess === 'yes' && favoursViolence(a) },
	{ id: 'R13', level: 'T1', holds: (a) => a.attackPreparation === 'yes' },
	{ id: 'R14', level: 'T1', holds: (a) => a.suicideRisk === 'plan' },
	{ id: 'R15', level: 'T1', holds: threatensSomeone },
	{ id: 'R16', level: 'T1', holds: (a) => a.duressWordUsed === true },
	{ id: 'R17', level: 'T1', holds: (a) => a.violenceAtHome === 'yes' },
	{ id: 'R18', level: 'T1', holds: (a) => a.coercedMarriageOrTravelOfMinor === 'yes' },
	{ id: 'R19', level: 'T1', holds: (a) => youngerThan(a, 16) && readyToAct(a) },
	{ id: 'R20', level: 'T1', holds: (a) => youngerThan(a, 18) && a.onlineViolentTasks === true },
	{ id: 'R21', level: 'T1', holds: (a) => upTo(a.releaseInDays, 7) },
	{ id: 'R30', level: 'T2', holds: (a) => acutelyUnknown(a) && favoursViolence(a) },
	{ id: 'R31', level: 'T2', holds: favoursViolence },
	{ id: 'R32', level: 'T2', holds: (a) => a.recruiterContact === true || belongs(a) },
	{ id: 'R33', level: 'T2', holds: (a) => youngerThan(a, 16) && a.changeSpeed === 'sudden' },
	{ id: 'R34', level: 'T2', holds: (a) => a.childrenInCare === true || a.siblingWorry === 'high' },
	{ id: 'R35', level: 'T2', holds: (a) => upTo(a.returnedDaysAgo, 92) },
	{ id: 'R36', level: 'T2', holds: (a) => upTo(a.releaseInDays, 92) },
	{ id: 'R37', level: 'T2', holds: (a) => a.suicideRisk === 'thoughts' },
	{ id: 'R38', level: 'T2', holds: standsAlone },
	{
		id: 'R39',
		level: 'T2',
		holds: (a) => upTo(a.callerWellbeing, 3) || a.fearsReprisal === true
	},
	{ id: 'R40', level: 'T2', holds: (a) => a.mediaExposure === true },
	{ id: 'R41', level: 'T2', holds: cameBackWorse },
	{ id: 'R50', level: 'T3', holds: (a) => raisesConcern(a) && a.answeredAtOnce !== true },
	{ id: 'R51', level: 'T3', holds: asksForAdviceProduct },
	{ id: 'R60', level: 'T4', holds: (a) => a.personOfConcern === false },
	{ id: 'R61', level: 'T4', holds: (a) => a.extremismForm === 'none_apparent' },
	{
		id: 'R62',
		level: 'T4',
		holds: (a) => a.callerIsProfessional === true && a.answeredAtOnce === true
	}
];

/** Weighs the answers: every rule that holds in order, the most urgent level (T3 when none holds). */
export function triage(answers: TriageAnswers): TriageOutcome {
	const matched = triageRules.filter((rule) => rule.holds(answers));
	return {
		level: matched[0]?.level ?? 'T3',
		matchedRules: matched.map((rule) => rule.id),
		supervisorLook: matched.filter((rule) => rule.level === 'T2').length >= 4
	};
}

function canStrikeSoon(a: TriageAnswers): boolean {
	return a.weaponAccess === 'yes' || withinADay(a);
}

function withinADay(a: TriageAnswers): boolean {
	return upTo(a.hoursToEvent, 24);
}

function favoursViolence(a: TriageAnswers): boolean {
	return a.violenceAttitude === 'approves' || a.violenceAttitude === 'wants';
}

function threatensSomeone(a: TriageAnswers): boolean {
	return a.threatAgainstThirdPerson === 'yes' || a.threatAgainstStaff === 'yes';
}

function readyToAct(a: TriageAnswers): boolean {
	return a.violenceAttitude === 'wants' || a.phase === 'action';
}

function acutelyUnknown(a: TriageAnswers): boolean {
	return [a.imminentViolence, a.imminentDeparture, a.suicideRisk].includes('unknown');
}

function belongs(a: TriageAnswers): boolean {
	return a.phase === 'member' || a.phase === 'action';
}

function standsAlone(a: TriageAnswers): boolean {
	return a.isolated === true && a.mentalHealthConcern === true && a.grievance === true;
}

function cameBackWorse(a: TriageAnswers): boolean {
	return upTo(a.recontactDaysAfterClosure, 30) && a.worseThanAtClosure === true;
}

function raisesConcern(a: TriageAnswers): boolean {
	return a.personOfConcern !== false && a.extremismForm !== 'none_apparent';
}

function asksForAdviceProduct(a: TriageAnswers): boolean {
	return ['trajectory_advice', 'interpretation', 'liv_asylum'].includes(a.serviceType ?? '');
}

const lowerEdge = { '<12': 0, '12-15': 12, '16-17': 16, '18-22': 18, '23-29': 23, '30+': 30 };

function youngerThan({ age, ageBand = 'unknown' }: TriageAnswers, years: number): boolean {
	return (age ?? (ageBand === 'unknown' ? NaN : lowerEdge[ageBand])) < years;
}

function upTo(value: number | undefined, limit: number): boolean {
	return typeof value === 'number' && value <= limit;
}
