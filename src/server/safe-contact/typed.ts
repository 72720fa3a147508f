import type { ContactWindow } from '#domain/safe-contact.ts';
import type { PlanDetail } from '#domain/safe-contact-detail.ts';
import type { PlanShown } from './standing.ts';
import type { DetailField } from './detail-form.ts';
import { momentOfWindow } from './windows.ts';

/** The fields of the plan's form by name, as a page shows them. */
export interface TypedPlan {
	fields: Record<string, string>;
	moments: string[];
	needs: string[];
}

/** A kept plan as its form shows it: windows that fill a box of the week exactly become that box. */
export function typedFrom(kept: PlanShown | undefined, mayStore: boolean): TypedPlan {
	if (!kept) return { fields: { language: 'nl' }, moments: [], needs: [] };
	return {
		fields: {
			sms: yesNo(kept.smsAllowed),
			call: yesNo(kept.callAllowed),
			email: yesNo(kept.emailAllowed),
			first: kept.channelOrder[0] ?? 'sms',
			shared: kept.phoneIsShared,
			sharedConfirmed: yesNo(kept.sharedPhoneConfirmed),
			monitored: kept.phoneMonitoredRisk,
			attempts: String(kept.maxAttemptsPerDay),
			level: kept.smsContentLevel,
			language: kept.language,
			contactNot: kept.contactNot,
			store: yesNo(mayStore),
			...detailFields(kept.detail),
			...timeFields(kept)
		},
		moments: kept.safeWindows.map(momentOfWindow).filter((code) => code !== undefined),
		needs: kept.detail.accessibilityNeeds
	};
}

function timeFields(kept: PlanShown): Record<string, string> {
	const exact = kept.safeWindows.filter((window) => !momentOfWindow(window));
	return {
		...rows('safe', exact),
		...rows('unsafe', kept.unsafeWindows),
		...rows('dates', kept.unsafeDates)
	};
}

// each of them: what a page does not get back would be saved as its default
function detailFields(detail: PlanDetail): Record<DetailField, string> {
	const { thirdParty } = detail;
	return {
		coverStory: detail.coverStory,
		hidden: yesNo(detail.callFromHiddenNumber),
		voicemail: detail.voicemailAllowed,
		whoMayAnswer: detail.whoMayAnswer,
		lineDrop: detail.lineDropAction,
		neutralSubject: yesNo(detail.emailSubjectNeutral),
		letter: yesNo(detail.letterAllowed),
		plainEnvelope: yesNo(detail.plainEnvelope),
		thirdWho: thirdParty.who,
		thirdSaid: thirdParty.mayBeSaid,
		thirdAgreed: yesNo(thirdParty.agreed),
		interpreter: yesNo(detail.interpreterOnCall),
		missed: detail.missedContactPlan,
		material: yesNo(detail.safeToKeepMaterial),
		silence: String(detail.escalationOnSilenceDays),
		reply: yesNo(detail.smsReplyAllowed),
		senderStyle: detail.senderStyle
	};
}

function yesNo(yes: boolean): 'yes' | 'no' {
	return yes ? 'yes' : 'no';
}

/** What was typed, readable or not. */
export function typedIn(form: FormData): TypedPlan {
	const texts = [...form].filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string'
	);
	const ticked = (field: string) =>
		texts.filter(([name]) => name === field).map(([, code]) => code);
	const fields = texts.filter(([name]) => name !== 'moment' && name !== 'needs');
	return {
		fields: Object.fromEntries(fields),
		moments: ticked('moment'),
		needs: ticked('needs')
	};
}

function rows(name: string, windows: (Partial<ContactWindow> & { from: string; to: string })[]) {
	const fields = windows.flatMap(({ weekday, from, to }, index) => [
		...(weekday ? [[`${name}-${index}-day`, String(weekday)]] : []),
		[`${name}-${index}-from`, from],
		[`${name}-${index}-to`, to]
	]);
	return Object.fromEntries(fields) as Record<string, string>;
}
