import type { Purpose as TextPurpose } from './notification.ts';

export const consentPurposes = [
	'store_contact_details',
	'sms',
	'voice_call',
	'email',
	'share_with_partner',
	'commission_municipality',
	'case_meeting_input',
	'interpreter',
	'peer_group',
	'research_anonymised',
	'contact_after_closure',
	'copy_in_room'
] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** One yes each: whoever agrees to one kind of data has not agreed to another. */
export const dataCategories = [
	'identity',
	'contact_details',
	'concern',
	'family',
	'goals',
	'progress',
	'safety'
] as const;
export type DataCategory = (typeof dataCategories)[number];

export const givers = ['self', 'guardian', 'both'] as const;
export type GivenBy = (typeof givers)[number];

/** In a talk, with a note of who heard it; on paper; by herself in the room. */
export const consentWays = ['talk', 'written', 'room'] as const;
export type ConsentWay = (typeof consentWays)[number];
export const withdrawalWays = [...consentWays, 'sms'] as const;
export type WithdrawalWay = (typeof withdrawalWays)[number];

/** Of the words that are read out; a change of those words is a new version. */
export const consentTextVersion = '2026-11';

interface PurposeRule {
	/** Something leaves the house: the yes says to whom, and which kind of data. */
	isSharing: boolean;
	/** Part of help that somebody asked for herself: at any age her own yes is enough (UAVG 5). */
	isDirectHelp: boolean;
	/** Taken back: which texts that wait are stopped at once. */
	stops: readonly TextPurpose[];
	/** Taken back: which other yeses have nothing left to stand on. */
	alsoEnds: readonly ConsentPurpose[];
}

const contact = { isSharing: false, isDirectHelp: true, stops: [], alsoEnds: [] } as const;
const sharing = { isSharing: true, isDirectHelp: false, stops: [], alsoEnds: [] } as const;
const taking = { isSharing: false, isDirectHelp: false, stops: [], alsoEnds: [] } as const;

/** Each purpose: what its yes has to say, and what its withdrawal does besides opening a task. */
export const purposeRules: Record<ConsentPurpose, PurposeRule> = {
	store_contact_details: {
		...contact,
		stops: ['remind-family'],
		alsoEnds: ['sms', 'voice_call', 'email']
	},
	sms: { ...contact, stops: ['remind-family'] },
	voice_call: contact,
	email: contact,
	share_with_partner: sharing,
	commission_municipality: sharing,
	case_meeting_input: sharing,
	interpreter: { ...taking, isDirectHelp: true },
	peer_group: taking,
	research_anonymised: taking,
	contact_after_closure: taking,
	copy_in_room: { ...taking, isDirectHelp: true }
};

export const sharingPurposes = consentPurposes.filter((one) => purposeRules[one].isSharing);

export interface GivenConsent {
	id: string;
	personId: string;
	purpose: ConsentPurpose;
	/** Both empty where nothing is shared. */
	recipient: string;
	category: DataCategory | '';
	givenAt: Date;
	validUntil: Date;
	withdrawnAt: Date | null;
}
export type ConsentNeed = Pick<GivenConsent, 'personId' | 'purpose'> &
	Partial<Pick<GivenConsent, 'recipient' | 'category'>>;

export function holds(
	{
		givenAt,
		validUntil,
		withdrawnAt
	}: Pick<GivenConsent, 'givenAt' | 'validUntil' | 'withdrawnAt'>,
	at: Date
): boolean {
	return givenAt <= at && at < validUntil && !(withdrawnAt && withdrawnAt <= at);
}

/** Whether this yes is about exactly this at this moment: this person, purpose, recipient and kind of data. */
export function covers(consent: GivenConsent, need: ConsentNeed, at: Date): boolean {
	return holds(consent, at) && isSame(consent, need);
}

/** The yeses that end together with this one: those that say the same, and those that stand on it. */
export function endedWith(withdrawn: GivenConsent, all: readonly GivenConsent[]): GivenConsent[] {
	const { alsoEnds } = purposeRules[withdrawn.purpose];
	return all.filter(
		(one) =>
			!one.withdrawnAt &&
			(isSame(one, withdrawn) ||
				(one.personId === withdrawn.personId && alsoEnds.includes(one.purpose)))
	);
}

/** Which texts that wait for this person are stopped when these yeses end. */
export function stoppedBy(ended: readonly Pick<GivenConsent, 'purpose'>[]): TextPurpose[] {
	return [...new Set(ended.flatMap(({ purpose }) => purposeRules[purpose].stops))];
}

/** The task that tells whoever works on it; what was shared asks for more than a talk. */
export function withdrawalTask(shares: number): 'recipient-to-inform' | 'consent-withdrawn' {
	return shares > 0 ? 'recipient-to-inform' : 'consent-withdrawn';
}

/** The order in which yeses are read: how we reach her first. */
export function byPurpose(
	one: Pick<GivenConsent, 'purpose'>,
	other: Pick<GivenConsent, 'purpose'>
): number {
	return consentPurposes.indexOf(one.purpose) - consentPurposes.indexOf(other.purpose);
}

function isSame(consent: GivenConsent, need: ConsentNeed): boolean {
	if (consent.personId !== need.personId || consent.purpose !== need.purpose) return false;
	if (!purposeRules[consent.purpose].isSharing) return true;
	const isNamed = need.recipient !== undefined && nameOf(need.recipient) !== '';
	return (
		isNamed &&
		nameOf(consent.recipient) === nameOf(need.recipient ?? '') &&
		consent.category !== '' &&
		consent.category === need.category
	);
}

// typed by hand each time: capitals and spaces make no other recipient
function nameOf(recipient: string): string {
	return recipient.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
}
