import * as v from 'valibot';
import { languages } from '#domain/language.ts';
import type { Channel, ContactWindow } from '#domain/safe-contact.ts';
import type { KeptPlan } from './sealed-plan.ts';
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
	/** The mark of the plan and number that the page showed; absent where there was no page. */
	seen?: string | undefined;
}
export type PlanProblems = Record<string, string>;

const yesNo = v.optional(v.picklist(['yes', 'no']), 'no');
const plan = v.object({
	sms: yesNo,
	call: yesNo,
	first: v.optional(v.picklist(['sms', 'voice']), 'sms'),
	shared: v.optional(v.picklist(['no', 'yes', 'unknown']), 'unknown'),
	sharedConfirmed: yesNo,
	monitored: v.optional(v.picklist(['none', 'possible', 'likely', 'unknown']), 'unknown'),
	attempts: v.optional(v.picklist(['1', '2']), '1'),
	level: v.optional(v.picklist(['neutral_only', 'time_only']), 'neutral_only'),
	language: v.picklist(languages),
	contactNot: v.optional(v.pipe(v.string(), v.maxLength(2000)), ''),
	store: yesNo,
	smsAgain: yesNo,
	spoken: yesNo,
	seen: v.optional(v.string()),
	phone: v.optional(v.pipe(v.string(), v.maxLength(50)), ''),
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
	if (!parsed.success) return undefined;
	const typed = parsed.output;
	const moments = form
		.getAll('moment')
		.map(windowOfMoment)
		.filter((window) => window !== undefined);
	const [safe, unsafe] = [readWindows(form, 'safe'), readWindows(form, 'unsafe')];
	const dates = readDates(form);
	const kept = {
		channelOrder: channelsOf(typed),
		smsAllowed: typed.sms === 'yes',
		callAllowed: typed.call === 'yes',
		emailAllowed: false,
		phoneMonitoredRisk: typed.monitored,
		phoneIsShared: typed.shared,
		sharedPhoneConfirmed: typed.shared !== 'no' && typed.sharedConfirmed === 'yes',
		safeWindows: [...moments, ...safe],
		unsafeWindows: unsafe,
		unsafeDates: dates,
		maxAttemptsPerDay: typed.attempts === '2' ? 2 : 1,
		language: typed.language,
		smsContentLevel: typed.level,
		contactNot: typed.contactNot.toWellFormed()
	} as const satisfies PlanRequest['kept'];
	const { step, phone } = typed;
	const said = {
		mayStore: typed.store === 'yes',
		smsAgain: typed.smsAgain === 'yes',
		spoken: typed.spoken === 'yes',
		seen: typed.seen
	};
	return { request: { kept, step, phone: phone.trim(), ...said }, problems: problemsOf(kept) };
}

function channelsOf({ sms, call, first }: { sms: string; call: string; first: string }): Channel[] {
	const chosen: Channel[] = [
		...(sms === 'yes' ? ['sms' as const] : []),
		...(call === 'yes' ? ['voice' as const] : [])
	];
	return first === 'voice' ? chosen.reverse() : chosen;
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
