import { ageBands } from './age.ts';
import type { SafeContactPlan } from './safe-contact.ts';
import type { TriageAnswers } from './triage.ts';

export type Door = 'relative' | 'professional' | 'self';
export type FieldKind = 'choice' | 'choices' | 'text' | 'long-text' | 'phone';
export type FieldName = keyof typeof fields;
export type Answers = { [name in FieldName]?: string | string[] };
export type EmergencyLine = '112' | '113' | 'veilig-thuis';
export type PlanProposal = Omit<SafeContactPlan, 'confirmedAt' | 'validUntil'>;
export interface Field {
	kind: FieldKind;
	choices: readonly string[];
	longest: number;
}

const yesNoUnknown = ['yes', 'no', 'unknown'];
/** Wall clock of Europe/Amsterdam: the boxes of a week in which she ticks when she can be reached. */
export const partsOfDay = {
	morning: { from: '09:00', to: '12:00' },
	afternoon: { from: '12:00', to: '17:00' },
	evening: { from: '17:00', to: '21:00' }
} as const;
const moments = ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((weekday) =>
	(['morning', 'afternoon', 'evening'] as const).map((part) => ({
		code: `${weekday}-${part}`,
		window: { weekday, ...partsOfDay[part] }
	}))
);

/** Every question the public form can ask, with the codes of its choices. */
export const fields = {
	safeToTalk: choice(['yes', 'no']),
	callerInDanger: choice(yesNoUnknown),
	imminentViolence: choice(yesNoUnknown),
	imminentDeparture: choice(yesNoUnknown),
	weaponAccess: choice(yesNoUnknown),
	suicideRisk: choice(['now', 'plan', 'thoughts', 'no', 'unknown']),
	childInDanger: choice(yesNoUnknown),
	story: text('long-text', 8000),
	relation: choice(['child', 'partner', 'sibling', 'parent', 'grandchild', 'family', 'other']),
	ageBand: choice(ageBands),
	help: choice(['consultation', 'interpretation', 'trajectory_advice', 'unknown']),
	phone: text('phone', 500),
	mayText: choice(['yes', 'no']),
	mayCall: choice(['yes', 'no']),
	phoneShared: choice(yesNoUnknown),
	phoneMonitored: choice(['none', 'possible', 'likely', 'unknown']),
	safeMoments: { kind: 'choices', choices: moments.map(({ code }) => code), longest: 0 },
	contactNot: text('long-text', 500),
	word: text('text', 500)
} satisfies Record<string, Field>;

export const fieldNames = Object.keys(fields) as FieldName[];

export const acuteFields = [
	'callerInDanger',
	'imminentViolence',
	'imminentDeparture',
	'weaponAccess',
	'suicideRisk',
	'childInDanger'
] as const satisfies FieldName[];

/** What is known of a text field; empty when nothing was written. */
export function textOf(answers: Answers, name: FieldName): string {
	const value = answers[name];
	return typeof value === 'string' ? value : '';
}

/** The answers an intake keeps: the word lives on as a hash only, the phone as a contact point. */
export function keptAnswers(answers: Answers): Answers {
	const { word, phone, ...kept } = answers;
	return kept;
}

/** Whether all six acute questions were answered with no; missing and unknown are not no. */
export function acuteAllNo(answers: Answers | TriageAnswers): boolean {
	return acuteFields.every((name) => answers[name] === 'no');
}

/** Which emergency lines to show at once, most urgent first; empty when no danger was named. */
export function saysDanger(answers: Answers): EmergencyLine[] {
	const yes = (name: FieldName): boolean => answers[name] === 'yes';
	const suicide = textOf(answers, 'suicideRisk');
	const police = acuteFields.some(yes) || suicide === 'now';
	const lines: [EmergencyLine, boolean][] = [
		['112', police],
		['113', ['thoughts', 'plan', 'now'].includes(suicide)],
		['veilig-thuis', yes('childInDanger') || yes('callerInDanger')]
	];
	return lines.filter(([, shown]) => shown).map(([line]) => line);
}

/** The answers the triage rules read. What was not answered stays missing. */
export function triageAnswersOf(door: Door, answers: Answers): TriageAnswers {
	const names = [...acuteFields, 'ageBand'] as const;
	const given = names.filter((name) => textOf(answers, name) !== '');
	const help = textOf(answers, 'help');
	return {
		...Object.fromEntries(given.map((name) => [name, textOf(answers, name)])),
		...(help === '' || help === 'unknown' ? {} : { serviceType: help }),
		...(door === 'professional' ? { callerIsProfessional: true } : {})
	} as TriageAnswers;
}

/**
 * What she said about contact, as the proposal a counsellor goes through with her; undefined
 * without a phone number. It is unconfirmed: nothing may be sent on it.
 */
export function planProposalOf(answers: Answers): PlanProposal | undefined {
	if (textOf(answers, 'phone').trim() === '') return undefined;
	const sms = textOf(answers, 'mayText') === 'yes';
	const voice = textOf(answers, 'mayCall') === 'yes';
	return {
		channelOrder: [...(sms ? (['sms'] as const) : []), ...(voice ? (['voice'] as const) : [])],
		smsAllowed: sms,
		callAllowed: voice,
		emailAllowed: false,
		phoneMonitoredRisk: oneOf(['none', 'possible', 'likely'], answers.phoneMonitored) ?? 'unknown',
		phoneIsShared: oneOf(['no', 'yes'], answers.phoneShared) ?? 'unknown',
		sharedPhoneConfirmed: false,
		safeWindows: moments
			.filter(({ code }) => answers.safeMoments?.includes(code))
			.map(({ window }) => window),
		unsafeWindows: [],
		unsafeDates: [],
		maxAttemptsPerDay: 1
	};
}

function oneOf<const T extends string>(known: readonly T[], value: unknown): T | undefined {
	return known.find((code) => code === value);
}

function choice(choices: readonly string[]): Field {
	return { kind: 'choice', choices, longest: 0 };
}

function text(kind: 'text' | 'long-text' | 'phone', longest: number): Field {
	return { kind, choices: [], longest };
}
