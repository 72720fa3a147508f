import type { FollowUpMethod } from './follow-up.ts';
import { tellsTooMuch, type SmsContentLevel } from './neutral-text.ts';
import type { SafeContactPlan } from './safe-contact.ts';

export const voicemails = ['never', 'neutral_text'] as const;
export const lineDropActions = ['wait', 'call_once_after_5min', 'sms_neutral'] as const;
export const missedContactPlans = [
	'none',
	'retry_next_window',
	'third_party',
	'welfare_check'
] as const;
export const senderStyles = ['neutral_name', 'plain_number'] as const;
export const accessibilityNeeds = ['hearing', 'sight', 'reading', 'stress'] as const;
export const LONGEST_COVER_STORY = 80;
export const MOST_SILENT_DAYS = 90;
/** SC-22: with fewer days than this the banner is red. */
const LAST_DAYS = 14;
const SHORTEST_WORD = 3;

/** What else was agreed about reaching her: what a counsellor goes by, not what decides (domain brief 5.2). */
export interface PlanDetail {
	/** What to say when somebody else answers. */
	coverStory: string;
	callFromHiddenNumber: boolean;
	voicemailAllowed: (typeof voicemails)[number];
	/** Empty: nobody but her. */
	whoMayAnswer: string;
	lineDropAction: (typeof lineDropActions)[number];
	emailSubjectNeutral: boolean;
	letterAllowed: boolean;
	plainEnvelope: boolean;
	thirdParty: { who: string; mayBeSaid: string; agreed: boolean };
	interpreterOnCall: boolean;
	accessibilityNeeds: (typeof accessibilityNeeds)[number][];
	missedContactPlan: (typeof missedContactPlans)[number];
	safeToKeepMaterial: boolean;
	escalationOnSilenceDays: number;
	smsReplyAllowed: boolean;
	senderStyle: (typeof senderStyles)[number];
}

/** What holds where nothing was agreed: the careful side of each. */
export const blankDetail: PlanDetail = {
	coverStory: '',
	callFromHiddenNumber: true,
	voicemailAllowed: 'never',
	whoMayAnswer: '',
	lineDropAction: 'wait',
	emailSubjectNeutral: true,
	letterAllowed: false,
	plainEnvelope: true,
	thirdParty: { who: '', mayBeSaid: '', agreed: false },
	interpreterOnCall: false,
	accessibilityNeeds: [],
	missedContactPlan: 'retry_next_window',
	safeToKeepMaterial: false,
	escalationOnSilenceDays: 14,
	smsReplyAllowed: false,
	senderStyle: 'neutral_name'
};

// whoever says to be one of these breaks the law, or is caught out by a call to the real one
const realOnes = [
	...['belastingdienst', 'gemeente', 'uwv', 'svb', 'cjib', 'ggd', 'rijkswaterstaat', 'douane'],
	...['rechtbank', 'justitie', 'marechaussee', 'jeugdzorg', 'jeugdbescherming', 'ind', 'duo'],
	...['kinderbescherming', 'kpn', 'ziggo', 'odido', 'vodafone', 'postnl', 'dhl', 'bol', 'ing'],
	...['rabobank', 'abn', 'achmea', 'interpolis', 'menzis', 'vgz', 'cz', 'zilveren', 'essent'],
	...['eneco', 'vattenfall', 'microsoft', 'google', 'whatsapp', 'amazon', 'zalando', 'coolblue']
];

/** Whether her texts come under a neutral name: one that nobody can answer (SC-06). */
export function asksForName({
	senderStyle,
	smsReplyAllowed
}: Pick<PlanDetail, 'senderStyle' | 'smsReplyAllowed'>): boolean {
	return senderStyle === 'neutral_name' && !smsReplyAllowed;
}

/** A story for whoever else answers: short, telling nothing of us, and never a real firm or authority. */
export function coverStoryProblem(
	story: string
): 'cover-story-too-long' | 'cover-story-tells' | 'cover-story-real' | undefined {
	if ([...story].length > LONGEST_COVER_STORY) return 'cover-story-too-long';
	const words = story.toLowerCase().split(/[^\p{L}\p{N}]+/u);
	if (tellsTooMuch(story)) return 'cover-story-tells';
	return words.some((word) => realOnes.includes(word)) ? 'cover-story-real' : undefined;
}

export type FreeWords = 'not-agreed' | 'waits' | 'agreed';

/** Free words by text: hers to agree on, and a supervisor's for this number (domain brief 5.2). */
export function freeWords(level: SmsContentLevel | undefined, allowedAt: Date | null): FreeWords {
	if (level !== 'free') return 'not-agreed';
	return allowedAt ? 'agreed' : 'waits';
}

export function isRunningOut(daysLeft: number): boolean {
	return daysLeft < LAST_DAYS;
}

/** The ways of speaking with her that show who she is; a plan is confirmed anew in each (domain brief 5.2). */
export function isTalk(method: FollowUpMethod | null): boolean {
	return method === 'phone' || method === 'office' || method === 'home' || method === 'video';
}

/** Of words that are compared, each already made one with its other spellings; empty ones are not set. */
export function wordsProblem(words: string[]): 'word-too-short' | 'words-alike' | undefined {
	const given = words.filter((word) => word !== '');
	if (given.some((word) => [...word].length < SHORTEST_WORD)) return 'word-too-short';
	return new Set(given).size < given.length ? 'words-alike' : undefined;
}

type Windows = Pick<SafeContactPlan, 'safeWindows' | 'unsafeWindows' | 'unsafeDates'>;

/** Whether two plans say the same about when; rows may stand in another order. */
export function sameWindows(one: Windows, other: Windows): boolean {
	const told = ({ safeWindows, unsafeWindows, unsafeDates }: Windows) =>
		[safeWindows, unsafeWindows].map(sorted).join('|') + sortedDates(unsafeDates);
	return told(one) === told(other);
}

function sorted(windows: Windows['safeWindows']): string {
	return windows
		.map(({ weekday, from, to }) => `${weekday} ${from} ${to}`)
		.sort()
		.join(',');
}

function sortedDates(dates: Windows['unsafeDates']): string {
	return dates
		.map(({ from, to }) => `${from} ${to}`)
		.sort()
		.join(',');
}
