import type { Language } from '#domain/language.ts';
import { familyTemplate, templates, type SmsContentLevel } from '#domain/neutral-text.ts';
import { looksLikePhone } from '#domain/phone.ts';
import { mayTextThisPhone } from '#domain/safe-contact.ts';
import { accessibilityNeeds } from '#domain/safe-contact-detail.ts';
import { deskWords } from '#i18n/desk.ts';
import { listIn, own } from '#i18n/told.ts';
import { codeOf, type Telling } from './telling.ts';
import { waysTold } from './told-ways.ts';
import { whenTold } from './told-when.ts';
import type { Topic } from './topics.ts';

/** What was agreed on one topic, in sentences that can be read out as they stand. */
export function toldOf(topic: Topic, about: Omit<Telling, 't'>): string {
	const told = tellings[topic]({ ...about, t: deskWords(about.language) });
	return told.filter(Boolean).join(' ');
}

/** The text she would get, without its day. */
export function sampleOf(level: SmsContentLevel, language: Language): string {
	const text = templates[familyTemplate(level)][language];
	return text.replace('{weekday}', '…').replace('{time}', '10:00');
}

const tellings: Record<Topic, (about: Telling) => string[]> = {
	phone,
	ways: waysTold,
	when: whenTold,
	call,
	text,
	third,
	silence,
	care,
	words
};

function phone({ t, typed, facts }: Telling): string[] {
	const number = numberIn(typed.fields['phone']);
	const shared = codeOf(typed, 'shared');
	const isAgreed = shared !== 'no' && typed.fields['sharedConfirmed'] === 'yes';
	return [
		number ? t('plan-told.number-new', { number: own(number) }) : '',
		!number && facts.phone ? t('plan-told.number', { number: own(facts.phone) }) : '',
		!number && facts.phone === '' ? t('plan.phone-none') : '',
		t(`plan-told.shared-${shared}`),
		isAgreed ? t('plan-told.shared-agreed') : '',
		t(`plan-told.monitored-${codeOf(typed, 'monitored')}`)
	];
}

// what was typed and refused is not read to her
function numberIn(typed = ''): string {
	return looksLikePhone(typed) ? typed : '';
}

function call({ t, typed }: Telling): string[] {
	const { whoMayAnswer: who, coverStory: story, interpreter } = typed.fields;
	return [
		// whoever reads only this must not think that we call
		codeOf(typed, 'call') === 'yes' ? '' : t('plan-told.call-not'),
		t(`plan-told.hidden-${codeOf(typed, 'hidden')}`),
		t(`plan-told.voicemail-${codeOf(typed, 'voicemail')}`),
		who ? t('plan-told.answer', { who: own(who) }) : t('plan-told.answer-nobody'),
		story ? t('plan-told.story', { story: own(story) }) : t('plan-told.story-none'),
		t(`plan-told.drop-${codeOf(typed, 'lineDrop')}`),
		interpreter === 'yes' ? t('plan-told.interpreter') : ''
	];
}

function text(about: Telling): string[] {
	const { t, typed } = about;
	const spoken = codeOf(typed, 'language');
	const level = codeOf(typed, 'level');
	return [
		textsGo(about) ? '' : t('plan-told.text-not'),
		t(`plan-told.level-${level}`, { text: sampleOf(level, spoken) }),
		t('plan-told.language', { language: t(`spoken.${spoken}`) }),
		t(`plan-told.reply-${codeOf(typed, 'reply')}`),
		t(`plan-told.sender-${codeOf(typed, 'senderStyle')}`)
	];
}

// as the rule of sending has it, as far as the plan and the number decide (domain/safe-contact.ts)
function textsGo({ typed, facts }: Telling): boolean {
	const phone = {
		phoneIsShared: codeOf(typed, 'shared'),
		sharedPhoneConfirmed: typed.fields['sharedConfirmed'] === 'yes'
	};
	const isStopped = facts.isOptedOut === true && typed.fields['smsAgain'] !== 'yes';
	const isSeen = codeOf(typed, 'monitored') === 'likely';
	const isHeld = facts.waitsForSupervisor === true;
	const mayGo = mayTextThisPhone(phone) && !isSeen && !isStopped && !isHeld;
	return codeOf(typed, 'sms') === 'yes' && mayGo;
}

function third({ t, typed }: Telling): string[] {
	const { thirdSaid: said, thirdAgreed } = typed.fields;
	const who = typed.fields['thirdWho']?.trim();
	if (!who) return [t('plan-told.third-none')];
	return [
		t(thirdAgreed === 'yes' ? 'plan-told.third' : 'plan-told.third-asked', { who: own(who) }),
		said ? t('plan-told.third-said', { said: own(said) }) : ''
	];
}

function silence({ t, typed }: Telling): string[] {
	const days = Number(typed.fields['silence'] ?? '14');
	return [
		t(`plan-told.missed-${codeOf(typed, 'missed')}`),
		days > 0 ? t('plan-told.silence', { n: days }) : ''
	];
}

function care({ t, typed, language }: Telling): string[] {
	const needs = accessibilityNeeds
		.filter((need) => typed.needs.includes(need))
		.map((need) => t(`plan-detail.need-${need}`).toLowerCase());
	return [
		needs.length > 0 ? t('plan-told.needs', { needs: listIn(language, needs) }) : '',
		t(`plan-told.material-${codeOf(typed, 'material')}`)
	];
}

const wordFields = { code: 'codeWord', back: 'codeWordBack', duress: 'duressWord' } as const;

/** Which words there are, never what they are. */
function words({ t, typed: { fields }, facts, language }: Telling): string[] {
	const set = (['code', 'back', 'duress'] as const).filter((name) => {
		const field = wordFields[name];
		return fields[field] || (facts.hasWord?.[name] && fields[`${field}-gone`] !== 'yes');
	});
	if (set.length === 0) return [t('plan-told.words-none')];
	const names = set.map((name) => t(`plan-told.word-${name}`));
	return [t('plan-told.words', { words: listIn(language, names) })];
}
