import * as v from 'valibot';
import { languages } from '#domain/language.ts';
import { smsContentLevels } from '#domain/neutral-text.ts';
import type { Channel, ContactWindow } from '#domain/safe-contact.ts';
import type { PlanDetail } from '#domain/safe-contact-detail.ts';
import { LONGEST_ADDRESS, type Addresses } from '#domain/safe-contact-address.ts';
import type { KeptPlan } from './sealed-plan.ts';
import { readDetail } from './detail-form.ts';
import type { TypedWords } from './words.ts';
import { readDates, readWindows, windowOfMoment } from './windows.ts';

/** How this version comes to hold: gone through in a talk, laid in her room, or nothing yet. */
export type PlanStep = 'talk' | 'room' | 'draft';
export interface PlanRequest {
	kept: Omit<KeptPlan, 'validUntil'>;
	step: PlanStep;
	mayStore: boolean;
	/** A number typed anew; empty keeps the one there is. */
	phone: string;
	/** After STOP on the number there is: she said yes to texts again, in a talk. */
	smsAgain: boolean;
	/** She was spoken to on this number, so it is hers. */
	spoken: boolean;
	words?: TypedWords;
	/** Typed anew; one left empty keeps the one there is. */
	addresses: Addresses;
	/** Her code word, when she asked for a change otherwise than in a talk. */
	saidWord?: string;
	/** The mark of the plan and number that the page showed; absent where there was no page. */
	seen?: string | undefined;
}
export type PlanProblems = Record<string, string>;

const yesNo = v.optional(v.picklist(['yes', 'no']), 'no');
const address = v.optional(v.pipe(v.string(), v.maxLength(LONGEST_ADDRESS), v.trim()), '');
const plan = v.object({
	sms: yesNo,
	call: yesNo,
	first: v.optional(v.picklist(['sms', 'voice', 'email', 'letter']), 'sms'),
	email: yesNo,
	shared: v.optional(v.picklist(['no', 'yes', 'unknown']), 'unknown'),
	sharedConfirmed: yesNo,
	monitored: v.optional(v.picklist(['none', 'possible', 'likely', 'unknown']), 'unknown'),
	attempts: v.optional(v.picklist(['1', '2']), '1'),
	level: v.optional(v.picklist(smsContentLevels), 'neutral_only'),
	language: v.picklist(languages),
	contactNot: v.optional(v.pipe(v.string(), v.maxLength(2000)), ''),
	store: yesNo,
	smsAgain: yesNo,
	spoken: yesNo,
	seen: v.optional(v.string()),
	phone: v.optional(v.pipe(v.string(), v.maxLength(50)), ''),
	emailAddress: address,
	letterAddress: address,
	saidWord: v.optional(v.pipe(v.string(), v.maxLength(100)), ''),
	step: v.optional(v.picklist(['talk', 'room', 'draft']), 'draft')
});

/** What was typed, also when it cannot be read: it goes back onto the page. */
export function readPlan(
	form: FormData
): { request: PlanRequest; problems: PlanProblems } | undefined {
	const parsed = v.safeParse(
		plan,
		Object.fromEntries([...form].filter(([name]) => name in plan.entries))
	);
	const more = readDetail(form);
	if (!parsed.success || !more) return undefined;
	const typed = parsed.output;
	const kept = { ...choicesOf(typed, more.detail), ...timesIn(form), detail: more.detail };
	const { step, phone, saidWord, seen, emailAddress, letterAddress } = typed;
	const addresses = {
		email: emailAddress.toWellFormed(),
		letter: letterAddress.toWellFormed()
	};
	const request = {
		...{ kept, step, saidWord, seen, words: more.words, phone: phone.trim(), addresses },
		mayStore: typed.store === 'yes',
		smsAgain: typed.smsAgain === 'yes',
		spoken: typed.spoken === 'yes'
	};
	return { request, problems: { ...problemsOf(kept), ...more.problems } };
}

function choicesOf(typed: v.InferOutput<typeof plan>, detail: PlanDetail) {
	return {
		channelOrder: channelsOf(typed, detail),
		smsAllowed: typed.sms === 'yes',
		callAllowed: typed.call === 'yes',
		emailAllowed: typed.email === 'yes',
		phoneMonitoredRisk: typed.monitored,
		phoneIsShared: typed.shared,
		sharedPhoneConfirmed: typed.shared !== 'no' && typed.sharedConfirmed === 'yes',
		maxAttemptsPerDay: typed.attempts === '2' ? 2 : 1,
		language: typed.language,
		smsContentLevel: typed.level,
		contactNot: typed.contactNot.toWellFormed()
	} as const;
}

function timesIn(form: FormData) {
	const moments = form.getAll('moment').map(windowOfMoment);
	const ticked = moments.filter((window) => window !== undefined);
	return {
		safeWindows: [...ticked, ...readWindows(form, 'safe')],
		unsafeWindows: readWindows(form, 'unsafe'),
		unsafeDates: readDates(form)
	};
}

/** Only ways that are listed may be used; what she named first comes first. */
function channelsOf(
	{ sms, call, email, first }: Record<'sms' | 'call' | 'email' | 'first', string>,
	{ letterAllowed, thirdParty }: PlanDetail
): Channel[] {
	const ways: [Channel, boolean][] = [
		['sms', sms === 'yes'],
		['voice', call === 'yes'],
		['email', email === 'yes'],
		['letter', letterAllowed],
		['via_third_party', thirdParty.agreed]
	];
	const chosen = ways.flatMap(([channel, isChosen]) => (isChosen ? [channel] : []));
	return chosen.sort((one, other) => Number(other === first) - Number(one === first));
}

function problemsOf(
	kept: Pick<KeptPlan, 'safeWindows' | 'unsafeWindows' | 'unsafeDates'>
): PlanProblems {
	const badWindow = ({ from, to }: ContactWindow) => !(from < to && from !== '' && to !== '');
	return {
		...(kept.safeWindows.some(badWindow) && { 'safe-0-from': 'window-unreadable' }),
		...(kept.unsafeWindows.some(badWindow) && { 'unsafe-0-from': 'window-unreadable' }),
		...(kept.unsafeDates.some(({ from, to }) => !(from !== '' && from <= to)) && {
			'dates-0-from': 'dates-unreadable'
		})
	};
}
