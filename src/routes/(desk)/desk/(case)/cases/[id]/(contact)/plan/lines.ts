import type { Language } from '#domain/language.ts';
import { familyTemplate, templates, type SmsContentLevel } from '#domain/neutral-text.ts';
import { deskWords, type DeskLanguage } from '#i18n/desk.ts';
import { weekdayInWords } from '#i18n/hours.ts';
import { shortDay } from '#i18n/moments.ts';
import { atLocal } from '#domain/time.ts';
import type { PageData } from './$types';

type Version = PageData['versions'][number];
export type Plan = NonNullable<NonNullable<PageData['standing']>['plan']>;
type Line = [label: string, text: string];

/** Who kept a version, and how it came to hold. */
export function howKept(one: Version, language: DeskLanguage): string[] {
	const t = deskWords(language);
	const day = shortDay(language, one.keptAt);
	const kept = one.keptBy
		? t('plan-detail.kept-by', { name: one.keptBy, day })
		: t('plan-detail.kept-by-her', { day });
	if (!one.confirmedAt) return [kept, t('plan-detail.by-nobody')];
	const on = shortDay(language, one.confirmedAt);
	return one.how === 'room'
		? [kept, t('plan-detail.by-room', { day: on })]
		: [kept, t('plan-detail.by-talk', { day: on, name: one.confirmedBy })];
}

/** A version in words, group by group as its form asks. */
export function groupsOf(plan: Plan, language: DeskLanguage): { title: string; lines: Line[] }[] {
	const t = deskWords(language);
	return [
		{ title: t('plan-detail.how'), lines: how(plan, language) },
		{ title: t('plan-detail.when'), lines: when(plan, language) },
		{ title: t('plan-detail.what'), lines: what(plan, language) },
		{ title: t('plan-detail.wrong'), lines: wrong(plan, language) },
		{ title: t('plan-detail.words'), lines: words(plan, language) }
	];
}

/** The text she would get, without its day. */
export function sampleOf(level: SmsContentLevel, language: Language): string {
	const text = templates[familyTemplate(level)][language];
	return text.replace('{weekday}', '…').replace('{time}', '10:00');
}

function how(plan: Plan, language: DeskLanguage): Line[] {
	const t = deskWords(language);
	const { detail } = plan;
	const ways = plan.channelOrder.map((way) => t(`plan-detail.way-${way}`)).join(', ');
	return [
		[t('plan-detail.ways'), ways || t('plan-detail.ways-none')],
		[t('plan.attempts'), String(plan.maxAttemptsPerDay)],
		[t('plan.shared'), t(`plan.${plan.phoneIsShared}`)],
		[t('plan.monitored'), t(`plan.monitored-${plan.phoneMonitoredRisk}`)],
		[t('plan-detail.hidden'), yesNo(detail.callFromHiddenNumber, language)],
		[t('plan-detail.voicemail'), t(`plan-detail.voicemail-${detail.voicemailAllowed}`)],
		...told(t('plan-detail.who-may-answer'), detail.whoMayAnswer),
		...(plan.emailAllowed
			? [
					line(t('plan-detail.email-address'), isSet(plan.hasAddress.email, language)),
					line(t('plan-detail.neutral-subject'), yesNo(detail.emailSubjectNeutral, language))
				]
			: []),
		...(detail.letterAllowed
			? [
					line(t('plan-detail.letter-address'), isSet(plan.hasAddress.letter, language)),
					line(t('plan-detail.plain-envelope'), yesNo(detail.plainEnvelope, language))
				]
			: [])
	];
}

function when(plan: Plan, language: DeskLanguage): Line[] {
	const t = deskWords(language);
	const hours = (windows: Plan['safeWindows']) =>
		windows
			.map(({ weekday, from, to }) => `${weekdayInWords(language, weekday)} ${from}–${to}`)
			.join(', ');
	const day = (date: string) => shortDay(language, atLocal(date, '12:00'));
	const days = plan.unsafeDates.map(({ from, to }) =>
		from === to ? day(from) : `${day(from)} – ${day(to)}`
	);
	return [
		[t('plan.moments'), hours(plan.safeWindows) || t('plan.never-safe')],
		...told(t('plan.unsafe'), hours(plan.unsafeWindows)),
		...told(t('plan.dates'), days.join(', ')),
		...told(t('plan.her-words'), plan.contactNot),
		plan.confirmedAt
			? [t('plan-detail.until'), day(plan.validUntil)]
			: [t('plan-detail.holds'), t('plan-detail.holds-not')]
	];
}

function what({ detail, ...plan }: Plan, language: DeskLanguage): Line[] {
	const t = deskWords(language);
	const { thirdParty } = detail;
	const level = plan.smsContentLevel;
	return [
		[t('plan-detail.cover-story'), detail.coverStory || t('plan-detail.nothing')],
		[t('plan.level'), t(`plan.level-${level}`, { text: sampleOf(level, plan.language) })],
		[t('plan.language'), t(`spoken.${plan.language}`)],
		...(detail.interpreterOnCall ? [line(t('plan-detail.interpreter'), t('plan.yes'))] : []),
		[t('plan-detail.reply'), yesNo(detail.smsReplyAllowed, language)],
		[t('plan-detail.sender'), t(`plan-detail.sender-${detail.senderStyle}`)],
		...told(t('plan-detail.third-fold'), thirdParty.who),
		...told(t('plan-detail.third-said'), thirdParty.mayBeSaid)
	];
}

function wrong({ detail }: Plan, language: DeskLanguage): Line[] {
	const t = deskWords(language);
	const needs = detail.accessibilityNeeds.map((need) => t(`plan-detail.need-${need}`)).join(', ');
	return [
		[t('plan-detail.line-drop'), t(`plan-detail.line-drop-${detail.lineDropAction}`)],
		[t('plan-detail.missed'), t(`plan-detail.missed-${detail.missedContactPlan}`)],
		[t('plan-detail.silence'), String(detail.escalationOnSilenceDays)],
		...told(t('plan-detail.needs'), needs),
		[t('plan-detail.material'), yesNo(detail.safeToKeepMaterial, language)]
	];
}

function words({ hasWord }: Plan, language: DeskLanguage): Line[] {
	const t = deskWords(language);
	return (['code', 'back', 'duress'] as const).map((name) =>
		line(t(`plan-detail.${name}`), isSet(hasWord[name], language))
	);
}

function told(label: string, text: string): Line[] {
	return text ? [[label, text]] : [];
}

function line(label: string, text: string): Line {
	return [label, text];
}

function isSet(yes: boolean, language: DeskLanguage): string {
	return deskWords(language)(yes ? 'plan-detail.is-set' : 'plan-detail.not-set');
}

function yesNo(yes: boolean, language: DeskLanguage): string {
	return deskWords(language)(yes ? 'plan.yes' : 'plan.no');
}
