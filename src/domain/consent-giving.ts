import type { GuardianRule } from './age.ts';
import { purposeRules, type ConsentPurpose, type ConsentWay } from './consent.ts';
import type { DataCategory, GivenBy } from './consent.ts';
import { consentEnd } from './safe-contact-term.ts';
import { dayNumber, localDay, midnight } from './time.ts';

export interface ConsentRequest {
	purpose: ConsentPurpose;
	recipient: string;
	categories: readonly DataCategory[];
	givenBy: GivenBy;
	how: Exclude<ConsentWay, 'room'>;
	/** Who heard it, or what was said. */
	witness: string;
	/** 'YYYY-MM-DD', the last day; empty for 12 months. */
	until: string;
}
/** Whose yes it is: what her age asks, undefined when nobody knows it, and whether she asked for help herself. */
export interface Giver {
	rule: GuardianRule | undefined;
	asksHerself: boolean;
}
export type GiverProblem = 'guardian-needed' | 'both-needed' | 'self-needed' | 'age-needed';
export type ConsentProblem =
	| GiverProblem
	| 'recipient-missing'
	| 'categories-missing'
	| 'witness-missing'
	| 'until-unreadable'
	| 'until-too-late';
export interface NewConsent {
	recipient: string;
	category: DataCategory | '';
}

/** One yes for each kind of data, and until when they hold; or why this cannot be one. */
export function decideConsent(
	request: ConsentRequest,
	giver: Giver,
	now: Date
): { consents: NewConsent[]; validUntil: Date } | { problem: ConsentProblem } {
	const { purpose, categories, how, witness } = request;
	const recipient = request.recipient.trim();
	const { isSharing } = purposeRules[purpose];
	if (isSharing && recipient === '') return { problem: 'recipient-missing' };
	if (isSharing && categories.length === 0) return { problem: 'categories-missing' };
	const refused = giverProblem(giver, request);
	if (refused) return { problem: refused };
	if (how === 'talk' && witness.trim() === '') return { problem: 'witness-missing' };

	const validUntil = lastMoment(request.until, now);
	if (typeof validUntil === 'string') return { problem: validUntil };
	const consents = isSharing
		? [...new Set(categories)].map((category) => ({ recipient, category }))
		: [{ recipient: '', category: '' as const }];
	return { consents, validUntil };
}

const allowedBy: Record<
	GuardianRule | 'unknown',
	{ allowed: readonly GivenBy[]; problem: GiverProblem }
> = {
	guardian_only: { allowed: ['guardian', 'both'], problem: 'guardian-needed' },
	both: { allowed: ['both'], problem: 'both-needed' },
	self: { allowed: ['self'], problem: 'self-needed' },
	unknown: { allowed: ['self', 'both'], problem: 'age-needed' }
};

/** Domain brief 4.3: below 12 the parents, from 12 both, from 16 the young person alone. */
export function giverProblem(
	{ rule, asksHerself }: Giver,
	{ purpose, givenBy }: Pick<ConsentRequest, 'purpose' | 'givenBy'>
): GiverProblem | undefined {
	const isDirect = asksHerself && purposeRules[purpose].isDirectHelp && givenBy === 'self';
	if (isDirect) return undefined;
	const { allowed, problem } = allowedBy[rule ?? 'unknown'];
	return allowed.some((one) => one === givenBy) ? undefined : problem;
}

function lastMoment(until: string, now: Date): Date | 'until-unreadable' | 'until-too-late' {
	const latest = consentEnd(now);
	if (until === '') return latest;
	const day = dayNumber(until);
	if (Number.isNaN(day) || day < localDay(now)) return 'until-unreadable';
	const end = midnight(day + 1);
	return end > latest ? 'until-too-late' : end;
}
