import type { ContactWindow } from '#domain/safe-contact.ts';
import type { KeptPlan } from './sealed-plan.ts';
import { momentOfWindow } from './windows.ts';

/** The fields of the plan's form by name, as a page shows them. */
export interface TypedPlan {
	fields: Record<string, string>;
	moments: string[];
}

/** A kept plan as its form shows it: windows that fill a box of the week exactly become that box. */
export function typedFrom(kept: KeptPlan | undefined, mayStore: boolean): TypedPlan {
	if (!kept) return { fields: { language: 'nl' }, moments: [] };
	const exact = kept.safeWindows.filter((window) => !momentOfWindow(window));
	const yesNo = (yes: boolean) => (yes ? 'yes' : 'no');
	return {
		fields: {
			sms: yesNo(kept.smsAllowed),
			call: yesNo(kept.callAllowed),
			first: kept.channelOrder[0] === 'voice' ? 'voice' : 'sms',
			shared: kept.phoneIsShared,
			sharedConfirmed: yesNo(kept.sharedPhoneConfirmed),
			monitored: kept.phoneMonitoredRisk,
			attempts: String(kept.maxAttemptsPerDay),
			level: kept.smsContentLevel,
			language: kept.language,
			contactNot: kept.contactNot,
			store: yesNo(mayStore),
			...rows('safe', exact),
			...rows('unsafe', kept.unsafeWindows),
			...rows('dates', kept.unsafeDates)
		},
		moments: kept.safeWindows.map(momentOfWindow).filter((code) => code !== undefined)
	};
}

/** What was typed, readable or not. */
export function typedIn(form: FormData): TypedPlan {
	const texts = [...form].filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string'
	);
	const moments = texts.filter(([name]) => name === 'moment').map(([, code]) => code);
	return { fields: Object.fromEntries(texts.filter(([name]) => name !== 'moment')), moments };
}

function rows(name: string, windows: (Partial<ContactWindow> & { from: string; to: string })[]) {
	const fields = windows.flatMap(({ weekday, from, to }, index) => [
		...(weekday ? [[`${name}-${index}-day`, String(weekday)]] : []),
		[`${name}-${index}-from`, from],
		[`${name}-${index}-to`, to]
	]);
	return Object.fromEntries(fields) as Record<string, string>;
}
